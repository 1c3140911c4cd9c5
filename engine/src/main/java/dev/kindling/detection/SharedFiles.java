package dev.kindling.detection;

import dev.kindling.condensation.PipelineGraph;
import dev.kindling.facts.Dataset;
import dev.kindling.facts.Input;
import dev.kindling.facts.Node;
import dev.kindling.facts.Output;
import dev.kindling.facts.SharedFile;
import dev.kindling.graph.BreadthFirst;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Files that one node writes and another reads by another name, while no way leads from either to
 * the other: whoever runs them may run them in any order, or at once.
 */
final class SharedFiles {

  private final PipelineGraph graph;
  private final Map<Integer, BitSet> reached = new HashMap<>();

  private SharedFiles(PipelineGraph graph) {
    this.graph = graph;
  }

  /** Use of a dataset by a node. */
  private record Use(int node, Dataset dataset, FilePlace place) {}

  static List<SharedFile> of(PipelineGraph graph, Map<String, Dataset> datasets) {
    return new SharedFiles(graph).find(datasets);
  }

  private List<SharedFile> find(Map<String, Dataset> datasets) {
    Map<String, FilePlace> places = new HashMap<>();
    datasets.forEach(
        (name, dataset) -> FilePlace.of(dataset).ifPresent(place -> places.put(name, place)));
    if (isOneEach(places, datasets)) {
      return List.of();
    }
    TreeMap<String, List<Use>> readers = new TreeMap<>();
    List<Use> folders = new ArrayList<>();
    for (int v = 0; v < graph.size(); v++) {
      for (Input input : graph.nodes().get(v).inputs()) {
        FilePlace place = places.get(input.dataset());
        if (place != null) {
          Use use = new Use(v, datasets.get(input.dataset()), place);
          readers.computeIfAbsent(place.path(), path -> new ArrayList<>()).add(use);
          if (place.folder()) {
            folders.add(use);
          }
        }
      }
    }
    List<SharedFile> shared = new ArrayList<>();
    for (int v = 0; v < graph.size(); v++) {
      Node writer = graph.nodes().get(v);
      for (Output output : writer.outputs()) {
        FilePlace place = places.get(output.dataset());
        if (place != null) {
          Use written = new Use(v, datasets.get(output.dataset()), place);
          for (Use read : candidates(place, readers, folders)) {
            if (read.node() != v && collide(written, read)) {
              shared.add(fact(written, read));
            }
          }
        }
      }
    }
    return shared.stream().distinct().toList();
  }

  /** Whether no two datasets are at one place, and none is at one within a folder. */
  private static boolean isOneEach(Map<String, FilePlace> places, Map<String, Dataset> datasets) {
    Map<String, String> bases = new HashMap<>();
    for (Map.Entry<String, FilePlace> entry : places.entrySet()) {
      String base = Objects.requireNonNull(datasets.get(entry.getKey())).base();
      String other = bases.putIfAbsent(entry.getValue().path(), base);
      if (entry.getValue().folder() || (other != null && !other.equals(base))) {
        return false;
      }
    }
    return true;
  }

  /** The readers of that path; of what lies below it, for a folder; and of folders above it. */
  private static List<Use> candidates(
      FilePlace written, TreeMap<String, List<Use>> readers, List<Use> folders) {
    List<Use> found = new ArrayList<>(readers.getOrDefault(written.path(), List.of()));
    if (written.folder()) {
      // The character behind the slash is the zero.
      readers.subMap(written.path() + "/", written.path() + "0").values().forEach(found::addAll);
    }
    found.addAll(folders.stream().filter(use -> !use.place().equals(written)).toList());
    return found;
  }

  private boolean collide(Use written, Use read) {
    return !written.dataset().base().equals(read.dataset().base())
        && written.place().meets(read.place())
        && !reaches(written.node(), read.node())
        && !reaches(read.node(), written.node());
  }

  private boolean reaches(int from, int to) {
    // Edges lead to greater numbers alone.
    return from < to && reached.computeIfAbsent(from, this::behind).get(to);
  }

  private BitSet behind(int start) {
    return BreadthFirst.reached(graph.size(), start, graph.out()::each);
  }

  private SharedFile fact(Use written, Use read) {
    return new SharedFile(
        written.dataset().name(),
        read.dataset().name(),
        String.valueOf(written.dataset().path()),
        graph.name(written.node()),
        graph.name(read.node()),
        written.dataset().origin(),
        read.dataset().origin());
  }
}
