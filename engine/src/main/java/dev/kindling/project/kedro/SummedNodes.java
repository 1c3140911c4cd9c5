package dev.kindling.project.kedro;

import dev.kindling.facts.DatasetName;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The nodes of a pipeline that others are added to, one after the other: only what is added is
 * looked at, so that a sum of many pipelines takes no time with the square of their number. Sums
 * that begin alike share what they have in common.
 */
final class SummedNodes extends AbstractList<KedroNode> implements RandomAccess {

  private final Ledger ledger;
  private final int size;

  private SummedNodes(Ledger ledger, int size) {
    this.ledger = ledger;
    this.size = size;
  }

  /**
   * The nodes of both, each once; the first of two that are the same stays.
   *
   * @param nodes those of a pipeline that Kedro takes
   * @throws dev.kindling.python.values.PythonError where Kedro refuses the sum
   */
  static List<KedroNode> of(List<KedroNode> nodes, List<KedroNode> others, Site site) {
    SummedNodes all =
        nodes instanceof SummedNodes sum && sum.size == sum.ledger.nodes.size()
            ? sum
            : new Ledger(nodes).all();
    return all.plus(others, site);
  }

  private List<KedroNode> plus(List<KedroNode> others, Site site) {
    Map<List<Object>, KedroNode> more = new LinkedHashMap<>();
    for (KedroNode node : others) {
      if (!ledger.identities.contains(node.identity())) {
        more.putIfAbsent(node.identity(), node);
      }
    }
    if (!ledger.takes(more.values())) {
      List<KedroNode> all = new ArrayList<>(this);
      all.addAll(more.values());
      PipelineRefusals.check(all, site);
    }
    more.values().forEach(ledger::add);
    return ledger.all();
  }

  @Override
  public KedroNode get(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return ledger.nodes.get(index);
  }

  @Override
  public int size() {
    return size;
  }

  /** What the nodes so far have; it only grows. */
  private static final class Ledger {

    private final List<KedroNode> nodes = new ArrayList<>();
    private final Set<List<Object>> identities = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> plain = new HashSet<>();
    private final Set<String> transcoded = new HashSet<>();
    private final Set<String> written = new HashSet<>();
    private final Set<String> confirmed = new HashSet<>();
    private final Set<String> read = new HashSet<>();

    private Ledger(List<KedroNode> nodes) {
      nodes.forEach(this::add);
    }

    private SummedNodes all() {
      return new SummedNodes(this, nodes.size());
    }

    private void add(KedroNode node) {
      nodes.add(node);
      identities.add(node.identity());
      names.add(node.name());
      node.confirms().forEach(name -> confirmed.add(DatasetName.base(name)));
      for (Text name : node.inputs()) {
        String base = DatasetName.base(name.value());
        (base.equals(name.value()) ? plain : transcoded).add(base);
        read.add(base);
      }
      for (Text name : node.outputs()) {
        String base = DatasetName.base(name.value());
        (base.equals(name.value()) ? plain : transcoded).add(base);
        written.add(base);
      }
    }

    /** Whether nothing about the further nodes calls for a closer look. */
    private boolean takes(Iterable<KedroNode> more) {
      Ledger own = new Ledger(List.of());
      for (KedroNode node : more) {
        for (Text output : node.outputs()) {
          String base = DatasetName.base(output.value());
          if (written.contains(base) || own.written.contains(base)) {
            return false;
          }
        }
        for (String name : node.confirms()) {
          String base = DatasetName.base(name);
          if (confirmed.contains(base) || own.confirmed.contains(base)) {
            return false;
          }
        }
        if (names.contains(node.name()) || own.names.contains(node.name())) {
          return false;
        }
        own.add(node);
      }
      return own.transcoded.stream()
              .noneMatch(name -> plain.contains(name) || own.plain.contains(name))
          && own.plain.stream().noneMatch(transcoded::contains)
          && own.nodes.stream().allMatch(Ledger::hasOneTranscoding)
          && !mayCircle(own);
    }

    private static boolean hasOneTranscoding(KedroNode node) {
      return Stream.concat(node.inputs().stream(), node.outputs().stream())
          .map(Text::value)
          .allMatch(name -> name.indexOf('@') == name.lastIndexOf('@'));
    }

    /** A circle leads from those that are there to the further ones and back. */
    private boolean mayCircle(Ledger own) {
      return own.written.stream().anyMatch(read::contains)
          && own.read.stream().anyMatch(written::contains);
    }
  }
}
