package dev.kindling.differential;

import dev.kindling.facts.Input;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Project;
import dev.kindling.facts.Tag;
import dev.kindling.facts.Unread;
import dev.kindling.project.OpenProject;
import dev.kindling.project.folder.ReadOptions;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a program.
 *
 * @param refused the message where it is refused as wrong input
 * @param parts the pipelines of which a part is named as unread
 * @param open whether there may be more pipelines, or each may have more nodes
 */
record Reading(
    @Nullable String refused,
    List<Run.Piped> pipelines,
    Set<String> parts,
    boolean open,
    List<Unread> unread) {

  private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");
  private static final Pattern MORE = Pattern.compile(" and \\d+ more$");

  static Reading of(Program program, Path root) {
    try {
      return of(
          OpenProject.at(
                  root,
                  ReadOptions.defaults().withEnv("local").withEnvironment(program.environment()))
              .facts());
    } catch (InvalidInput e) {
      return new Reading(e.origin() + ": " + e.getMessage(), List.of(), Set.of(), false, List.of());
    }
  }

  private static Reading of(Project project) {
    Set<String> parts = new HashSet<>();
    boolean open = false;
    for (Unread unread : project.unread()) {
      String what = unread.what();
      if (what.equals("the pipelines") || MORE.matcher(what).find()) {
        open = true;
      } else if (what.startsWith("a part of the pipeline")) {
        open |= what.contains("whose name is not known");
        Matcher names = QUOTED.matcher(what);
        while (names.find()) {
          parts.add(names.group(1));
        }
      }
    }
    return new Reading(
        null,
        project.pipelines().stream().map(Reading::piped).toList(),
        parts,
        open,
        project.unread());
  }

  private static Run.Piped piped(Pipeline pipeline) {
    return new Run.Piped(pipeline.name(), pipeline.nodes().stream().map(Reading::noded).toList());
  }

  private static Run.Noded noded(Node node) {
    return new Run.Noded(
        node.name(),
        node.function(),
        node.namespace(),
        node.tags().stream().map(Tag::name).toList(),
        node.inputs().stream().map(Input::dataset).toList(),
        node.outputs().stream().map(Output::dataset).toList());
  }

  /** Whether it claims to be all that there is. */
  boolean isComplete() {
    return refused == null && unread.isEmpty();
  }

  boolean isPart(String pipeline) {
    return open || parts.contains(pipeline);
  }
}
