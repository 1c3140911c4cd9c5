package dev.kindling.facts;

import java.util.List;

/**
 * A part of the project that could not be read, so that the plan may lack something.
 *
 * @param what the part: a pipeline, a node, a catalog entry, a file
 * @param reason one sentence with the cure
 * @param pipelines the registered pipelines that may lack it; empty where any may
 */
public record Unread(String what, String reason, Origin origin, List<String> pipelines)
    implements Located {

  public Unread {
    pipelines = List.copyOf(pipelines);
  }

  /** A part that any pipeline may lack. */
  public Unread(String what, String reason, Origin origin) {
    this(what, reason, origin, List.of());
  }

  /** Whether the pipeline may lack it. */
  public boolean concerns(String pipeline) {
    return pipelines.isEmpty() || pipelines.contains(pipeline);
  }
}
