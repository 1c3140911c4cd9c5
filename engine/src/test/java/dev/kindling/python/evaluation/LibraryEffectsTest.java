package dev.kindling.python.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Functions of Python's own library that are said to read only, called by Python. */
class LibraryEffectsTest {

  /** By module, what is called with a list and a dict; both must be as before. */
  private static final List<String> CALLS =
      List.of(
          "logging.getLogger('x').error('%s %s', l, d)",
          "logging.warning('%s', l, extra={'d': d})",
          "warnings.warn(str(l), stacklevel=1)",
          "pprint.pformat((l, d))",
          "pprint.pprint(d, stream=io.StringIO())",
          "vars(types.SimpleNamespace(l=l))",
          "dir(d)",
          "ascii(l)",
          "id(l)",
          "hash((1, 2))",
          "json.dumps([l, d])",
          "json.dump(d, io.StringIO())",
          "pickle.dumps([l, d])",
          "hashlib.sha256(bytes(l))",
          "base64.b64encode(bytes(l))",
          "inspect.signature(f)",
          "textwrap.indent(str(l), ' ')",
          "string.Template('$a').substitute(d)",
          "math.fsum(l)",
          "statistics.mean(l)",
          "datetime.date(*l)",
          "time.strftime('%Y')",
          "uuid.uuid5(uuid.NAMESPACE_URL, str(l))",
          "decimal.Decimal(3)",
          "fractions.Fraction(*l[:2])",
          "platform.python_version()",
          "importlib.util.find_spec('json')",
          "typing.get_type_hints(f)");

  @Test
  void python_leaves_what_they_are_given_as_it_is() throws Exception {
    StringBuilder script =
        new StringBuilder(
            "import base64, datetime, decimal, fractions, hashlib, importlib.util, inspect, io, json\n"
                + "import logging, math, pickle, platform, pprint, statistics, string, textwrap, time\n"
                + "import types, typing, uuid, warnings\n"
                + "logging.disable()\nwarnings.simplefilter('ignore')\n"
                + "def f(a: int): return a\n");
    for (String call : CALLS) {
      assertThat(LibraryEffects.readsOnly(name(call))).as(call).isTrue();
      script
          .append("l, d = [3, 2, 1], {'a': [1], 'b': {'c': 2}}\nbefore = repr((l, d))\n")
          .append(call)
          .append("\nprint(repr((l, d)) == before)\n");
    }
    Process process = new ProcessBuilder("python3", "-c", script.toString()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(errors).isEmpty();
    List<String> unchanged = new ArrayList<>(output.lines().toList());
    assertThat(unchanged).hasSize(CALLS.size()).containsOnly("True");
  }

  private static String name(String call) {
    String name = call.substring(0, call.indexOf('('));
    return name.equals("logging.getLogger")
        ? "logging.Logger.error"
        : name.indexOf('.') < 0 ? "builtins." + name : name;
  }

  @Test
  void what_takes_its_argument_apart_is_not_among_them() {
    for (String name :
        List.of(
            "logging.config.dictConfig",
            "random.shuffle",
            "heapq.heappush",
            "copy.copy",
            "types.MethodType",
            "acme.fill")) {
      assertThat(LibraryEffects.readsOnly(name)).as(name).isFalse();
    }
  }
}
