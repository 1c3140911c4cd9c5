package dev.kindling.rendering;

import java.util.Locale;

/** Names of what a run creates for itself: clusters, volumes. */
final class PerRunName {

  private PerRunName() {}

  /**
   * A template that renders to a name of its own in every run, valid for clusters and volumes.
   *
   * @param name what to start with; one that already is a template is left alone
   */
  static String of(String name) {
    if (isTemplate(name)) {
      return name;
    }
    String start =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    if (start.isEmpty() || !Character.isLetter(start.charAt(0))) {
      start = start.isEmpty() ? "kedro" : "kedro-" + start;
    }
    return "{{ ('" + start + "-' ~ run_id) | dns_name }}";
  }

  static boolean isTemplate(String name) {
    return name.contains("{{");
  }
}
