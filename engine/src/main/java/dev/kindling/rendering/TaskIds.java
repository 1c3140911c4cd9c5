package dev.kindling.rendering;

import dev.kindling.facts.Finding;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Ids in Airflow for the names of tasks. An id is the name of a Python variable too, so that the
 * file reads naturally: letters, digits and underscores. A name that is one already stays as it is;
 * ids depend on nothing but the names, so that a change elsewhere renames no task, except where
 * names collide.
 *
 * @param byName in the order of the names
 */
record TaskIds(Map<String, String> byName, List<Finding> findings) {

  private static final int LONGEST = 55;
  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_]+");
  private static final Set<String> KEYWORDS =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "case",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "match",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "type",
          "while",
          "with",
          "yield",
          "_");

  /**
   * Gives every name its id.
   *
   * @param taken names that the file uses for something else
   */
  static TaskIds of(List<String> names, Set<String> taken) {
    Map<String, List<String>> bySlug = new HashMap<>();
    names.forEach(name -> bySlug.computeIfAbsent(slug(name), s -> new ArrayList<>()).add(name));
    Set<String> used = new HashSet<>(taken);
    names.stream().filter(name -> slug(name).equals(name)).forEach(used::add);
    Map<String, String> ids = new LinkedHashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (String name : names) {
      String slug = slug(name);
      List<String> rivals = bySlug.get(slug);
      boolean free = !taken.contains(slug) && (rivals.size() == 1 || slug.equals(name));
      String id = free ? slug : distinct(slug, name, used);
      used.add(id);
      ids.put(name, id);
      if (!free) {
        findings.add(renamed(name, slug, id, rivals));
      }
    }
    return new TaskIds(ids, List.copyOf(findings));
  }

  String of(String name) {
    return byName.get(name);
  }

  private static String slug(String name) {
    String slug = FOREIGN.matcher(name).replaceAll("_");
    if (!slug.equals(name)) {
      slug = slug.replaceFirst("^_+", "").replaceFirst("_+$", "");
    }
    if (slug.isEmpty()) {
      slug = "task_" + Digest.of(name);
    } else if (Character.isDigit(slug.charAt(0)) || KEYWORDS.contains(slug)) {
      slug = "task_" + slug;
    }
    return slug.length() <= LONGEST ? slug : cut(slug) + "_" + Digest.of(name);
  }

  private static String distinct(String slug, String name, Set<String> used) {
    String id = cut(slug) + "_" + Digest.of(name);
    // Eight hexadecimal digits can be somebody's name; the next eight are as stable.
    for (String more = name; used.contains(id); ) {
      more += "+";
      id = cut(slug) + "_" + Digest.of(more);
    }
    return id;
  }

  private static String cut(String slug) {
    return slug.substring(0, Math.min(slug.length(), LONGEST - Digest.LENGTH - 1))
        .replaceFirst("_+$", "");
  }

  private static Finding renamed(String name, String slug, String id, List<String> rivals) {
    String why =
        rivals.size() == 1
            ? "the generated file uses the name `" + slug + "` itself"
            : "`"
                + slug
                + "` would also be the id of `"
                + rivals.stream().filter(rival -> !rival.equals(name)).findFirst().orElse(slug)
                + "`";
    return new Finding(
        CompileCode.RENAMED_TASK.code(),
        Severity.NOTE,
        null,
        null,
        "task `" + name + "` has the Airflow id `" + id + "`, since " + why,
        "rename the node if the id should be readable",
        Origin.UNKNOWN);
  }
}
