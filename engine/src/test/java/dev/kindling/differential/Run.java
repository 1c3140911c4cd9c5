package dev.kindling.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program did under one choice.
 *
 * @param pipelines in the registry's order; null where it raised an error
 * @param raised the error's type and message; null where it raised none
 */
public record Run(@Nullable List<Piped> pipelines, @Nullable String raised) {

  /** A registered pipeline, its nodes in order. */
  record Piped(String name, List<Noded> nodes) {}

  /** A node, as far as a plan depends on it. */
  record Noded(
      String name,
      String function,
      @Nullable String namespace,
      List<String> tags,
      List<String> inputs,
      List<String> outputs) {}

  public static Run of(JsonNode run) {
    if (run.has("raises")) {
      return new Run(
          null,
          run.path("raises").asText()
              + ": "
              + run.path("says").asText()
              + " at "
              + run.path("line").asText());
    }
    List<Piped> pipelines = new ArrayList<>();
    for (JsonNode pipeline : run.path("pipelines")) {
      List<Noded> nodes = new ArrayList<>();
      for (JsonNode node : pipeline.path(1)) {
        nodes.add(
            new Noded(
                node.path(0).asText(),
                node.path(1).asText(),
                node.path(2).isNull() ? null : node.path(2).asText(),
                texts(node.path(3)),
                texts(node.path(4)),
                texts(node.path(5))));
      }
      pipelines.add(new Piped(pipeline.path(0).asText(), nodes));
    }
    return new Run(pipelines, null);
  }

  /** Of a program that takes too long. */
  static Run endless() {
    return new Run(null, "TooLong");
  }

  boolean isEndless() {
    return raised != null && raised.startsWith("TooLong");
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
