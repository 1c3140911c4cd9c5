package dev.kindling.project.folder;

import dev.kindling.facts.Pipeline;
import dev.kindling.facts.Unread;
import java.util.List;

/**
 * What a project registers.
 *
 * @param pipelines in the order of the registry, each with its nodes in Kedro's order
 * @param unread what could not be read, by place
 * @param skipped pipelines that Kedro itself leaves out because their import fails
 */
public record Registry(List<Pipeline> pipelines, List<Unread> unread, List<Unread> skipped) {

  public Registry {
    pipelines = List.copyOf(pipelines);
    unread = List.copyOf(unread);
    skipped = List.copyOf(skipped);
  }
}
