package dev.kindling.cli.options;

import dev.kindling.project.ProjectPlace;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * The words of a call that may begin with a project, and name nodes.
 *
 * @param place the project that they name, or else the one that the current folder lies in
 * @param nodes the words behind it
 */
public record NodeArguments(ProjectPlace place, List<String> nodes) {

  /** Words of which the first is a project if there is one of that name, or none around. */
  public static NodeArguments of(List<String> words) {
    return !words.isEmpty() && isPlace(words.get(0)) ? withProject(words) : orAround(words);
  }

  /** Words of which the first is a project. */
  public static NodeArguments withProject(List<String> words) {
    return new NodeArguments(
        ProjectPlace.at(Path.of(words.get(0))), words.subList(1, words.size()));
  }

  /** Words that are nodes all. */
  public static NodeArguments around(List<String> words) {
    return new NodeArguments(ProjectPlace.around(), words);
  }

  private static NodeArguments orAround(List<String> words) {
    NodeArguments around = around(words);
    return words.isEmpty() || around.place.isProject() ? around : withProject(words);
  }

  /** Whether a word that may be a project or a node is a place, so that it is no node. */
  public static boolean isPlace(String word) {
    try {
      return word.contains("/") || word.matches("\\.\\.?") || Files.exists(Path.of(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
