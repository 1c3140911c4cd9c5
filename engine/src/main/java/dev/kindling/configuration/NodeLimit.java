package dev.kindling.configuration;

import dev.kindling.facts.Origin;
import dev.kindling.facts.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Remembers which files have more nodes than omegaconf takes from 2.4 on. */
final class NodeLimit {

  private static final String VARIABLE = "OMEGACONF_MAX_YAML_EXPANDED_NODES";
  private static final long USUAL = 10_000;

  private final long most;
  private final Map<String, Refusal> refusals = new TreeMap<>();

  private NodeLimit(long most) {
    this.most = most;
  }

  /** None where omegaconf is older, or a variable of the environment lifts the limit. */
  static NodeLimit of(ConfigSettings settings) {
    String told = settings.environment().getOrDefault(VARIABLE, "" + USUAL).strip();
    boolean none = !settings.yaml().byLibyaml() || told.equalsIgnoreCase("none");
    return new NodeLimit(
        none ? Long.MAX_VALUE : told.matches("\\d{1,15}") ? Long.parseLong(told) : USUAL);
  }

  void check(String file, NodeCount nodes) {
    if (most < Long.MAX_VALUE && nodes.exceeds(most)) {
      refusals.put(
          file,
          new Refusal(
              nodes.expanded() > most
                  ? "the file holds %,d keys, values and mappings, and omegaconf takes %,d from 2.4 on"
                      .formatted(nodes.expanded(), most)
                  : "the file's aliases make %,d nodes of %,d, and omegaconf takes a hundred times as many from 2.4 on"
                      .formatted(nodes.expanded(), nodes.written()),
              "split the file, ask for `omegaconf<2.4`, or set %s for the run".formatted(VARIABLE),
              new Origin(file, 0, "")));
    }
  }

  List<Refusal> refusals() {
    return List.copyOf(refusals.values());
  }
}
