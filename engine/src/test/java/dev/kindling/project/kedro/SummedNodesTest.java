package dev.kindling.project.kedro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.files.FileCache;
import dev.kindling.python.evaluation.Interpreter;
import dev.kindling.python.files.ProjectFiles;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Site;
import dev.kindling.python.values.Text;
import dev.kindling.python.values.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Adding pipelines one after the other gives what looking at all nodes anew each time gives. */
class SummedNodesTest {

  private static final Site SITE = Site.NOWHERE;
  private static final KedroRules RULES =
      new KedroRules(
          KedroVersion.of("1.7.0"),
          new Interpreter(
              new ProjectFiles(Path.of("."), Path.of("src"), List.of(), new FileCache()),
              Map.of(),
              List.of()),
          Requirements.of(Path.of("none"), new FileCache()));

  @Test
  void sums_are_those_of_looking_at_all_nodes_each_time() {
    long seed = Long.getLong("kindling.seed", new Random().nextLong());
    Random random = new Random(seed);
    int refused = 0;
    int longest = 0;
    for (int i = 0; i < 3000; i++) {
      List<KedroNode> fast = List.of();
      List<KedroNode> slow = List.of();
      List<List<KedroNode>> former = new ArrayList<>();
      int different = 2 + random.nextInt(30);
      for (int k = 0; k < 12; k++) {
        List<KedroNode> more = pipeline(random, different);
        List<KedroNode> left = fast;
        List<KedroNode> same = slow;
        if (random.nextInt(5) == 0 && !former.isEmpty()) {
          // Another sum begins as an earlier one did.
          left = former.get(random.nextInt(former.size()));
          same = List.copyOf(left);
        }
        List<KedroNode> from = left;
        List<KedroNode> begun = same;
        Object one = outcome(() -> SummedNodes.of(from, more, SITE));
        Object other = outcome(() -> reference(begun, more));
        assertThat(one).as("seed %d", seed).isEqualTo(other);
        if (one instanceof List<?>) {
          fast = SummedNodes.of(from, more, SITE);
          slow = reference(begun, more);
          former.add(fast);
          longest = Math.max(longest, fast.size());
        } else {
          refused++;
        }
      }
      for (List<KedroNode> sum : former) {
        assertThat(sum).as("seed %d", seed).isEqualTo(List.copyOf(sum));
      }
    }
    assertThat(refused).isGreaterThan(1000);
    assertThat(longest).isGreaterThan(8);
  }

  private static Object outcome(Supplier<List<KedroNode>> sum) {
    try {
      return sum.get().stream().map(SummedNodesTest::shown).toList();
    } catch (PythonError e) {
      return e.getMessage() + " at " + e.site();
    }
  }

  private static String shown(KedroNode node) {
    return node.identity() + " " + node.tags();
  }

  private static List<KedroNode> reference(List<KedroNode> nodes, List<KedroNode> others) {
    Map<List<Object>, KedroNode> all = new LinkedHashMap<>();
    nodes.forEach(node -> all.putIfAbsent(node.identity(), node));
    others.forEach(node -> all.putIfAbsent(node.identity(), node));
    List<KedroNode> sum = List.copyOf(all.values());
    PipelineRefusals.check(sum, SITE);
    return sum;
  }

  private static List<KedroNode> pipeline(Random random, int different) {
    while (true) {
      List<KedroNode> nodes = new ArrayList<>();
      int count = random.nextInt(4);
      try {
        for (int i = 0; i < count; i++) {
          nodes.add(node(random, different));
        }
        PipelineRefusals.check(nodes, SITE);
        return nodes;
      } catch (PythonError e) {
        // Kedro refuses it; another one is drawn.
      }
    }
  }

  private static KedroNode node(Random random, int different) {
    int number = random.nextInt(different);
    Map<String, Site> tags = new TreeMap<>();
    if (random.nextBoolean()) {
      tags.put("t" + random.nextInt(2), SITE);
    }
    return KedroNode.of(
        RULES,
        new KedroNode.Written(
            new Value.Opaque("library.f"),
            names(random, different, random.nextInt(3)),
            names(random, 3 * different, 1 + random.nextInt(2)),
            "n" + number,
            null,
            tags,
            random.nextInt(6) == 0 ? List.of("d" + random.nextInt(different)) : List.of(),
            SITE));
  }

  private static NodeNames names(Random random, int different, int count) {
    Map<String, Text> names = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String name = "d" + random.nextInt(different) + (random.nextInt(12) == 0 ? "@spark" : "");
      names.put("k" + i, new Text(name, SITE));
    }
    return NodeNames.of(names);
  }
}
