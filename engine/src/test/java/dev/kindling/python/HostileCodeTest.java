package dev.kindling.python;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.OperatingSystemMXBean;
import dev.kindling.python.values.PythonError;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that would run for ever, exhaust memory or the stack, or is no Python at all. */
class HostileCodeTest {

  /** Of the whole process, its compiler and collector included. */
  private static final Duration MOST_WORK = Duration.ofSeconds(60);

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  @TempDir Path root;

  private String result(String text) {
    return new Code(root).file("m.py", text).shown();
  }

  /** Within so much work of the processor, however many others share it. */
  private void ends(String text) {
    String shown = text.substring(0, Math.min(80, text.length()));
    FutureTask<@Nullable Void> work =
        new FutureTask<>(
            () -> {
              try {
                assertThat(result(text)).as(shown).isNotNull();
              } catch (PythonError e) {
                assertThat(e.getMessage()).isNotEmpty();
              }
              return null;
            });
    Thread thread = new Thread(work, "hostile");
    thread.setDaemon(true);
    long before = PROCESS.getProcessCpuTime();
    thread.start();
    while (true) {
      try {
        work.get(100, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        assertThat(Duration.ofNanos(PROCESS.getProcessCpuTime() - before))
            .as(shown + " does not end")
            .isLessThan(MOST_WORK);
      } catch (ExecutionException e) {
        throw new AssertionError(shown, e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void endless_loops_end() {
    ends("n = 0\nwhile True:\n    n += 1\nresult = n");
    ends("while True:\n    pass\nresult = 1");
    ends(
        "def f():\n    while 1:\n        for i in range(10 ** 4):\n            x = [i] * 100\nresult = f()");
    ends("result = [0 for a in range(10 ** 5) for b in range(10 ** 5)]");
    ends("result = sum(range(10 ** 12))");
    ends("l = [1]\nfor x in l:\n    l.append(x)\nresult = len(l)");
    ends("def g():\n    while True:\n        yield 1\nresult = list(g())");
  }

  @Test
  void recursion_ends() {
    ends("def f(n):\n    return f(n + 1)\nresult = f(0)");
    ends("def f(n):\n    return f(n) + f(n)\nresult = f(0)");
    ends("class A:\n    def __getattr__(self, n):\n        return self.nope\nresult = A().x");
    ends("f = lambda g: g(g)\nresult = f(f)");
    ends("import m\nresult = m");
    ends("class A:\n    @property\n    def p(self):\n        return self.p\nresult = A().p");
  }

  @Test
  void huge_values_are_not_made() {
    ends("result = 'x' * 10 ** 12");
    ends("result = [0] * 10 ** 9");
    ends("result = 9 ** 9 ** 9");
    ends("result = 1 << 10 ** 12");
    ends("x = 'ab'\nfor i in range(100):\n    x = x + x\nresult = len(x)");
    ends("x = [1]\nfor i in range(100):\n    x = x + x\nresult = len(x)");
    ends("x = [1]\nfor i in range(100):\n    x.extend(x)\nresult = len(x)");
    ends("import itertools\nresult = list(itertools.product(*[range(10)] * 12))");
    ends("x = 3\nfor i in range(200):\n    x = x * x\nresult = x");
    ends("result = '%999999999d' % 1, f'{1:999999999d}'");
    ends("x = []\nx.append(x)\nresult = str(x) + repr({1: x})");
    ends("t = ()\nfor i in range(30000):\n    t = (t,)\nresult = {t: 1}");
    ends("t = []\nfor i in range(30000):\n    t = [t]\nresult = t == t, str(t)");
  }

  @Test
  void regular_expressions_that_never_end_end() {
    ends("import re\nresult = re.match(r'(a+)+$', 'a' * 40 + 'b')");
    ends("import re\nresult = re.sub(r'(.*)*x', '', 'y' * 5000)");
    ends("import re\nresult = re.findall('(' * 3000 + 'a' + ')' * 3000, 'a')");
    ends("import re\nresult = re.compile('[a-z&&[^b]]'), re.compile('(?P<a'), re.compile('\\\\')");
    ends("import re\nresult = re.search('((a?){30}){30}', 'a' * 30)");
  }

  @Test
  void bombs_of_formats_and_comprehensions_end() {
    ends("result = f'{\"a\":{10 ** 9}}', '{:{w}}'.format(1, w=10 ** 9)");
    ends("result = '%*d' % (10 ** 9, 1), 'a'.ljust(10 ** 9), 'a'.zfill(10 ** 9)");
    ends("result = pow(9, 10 ** 9), 9 ** -10 ** 9, round(1e308 * 10)");
    ends(
        "result = [[[[a for a in range(999)] for b in range(999)] for c in range(999)] for d in range(999)]");
    ends("result = {a: {b: [c for c in range(9999)] for b in range(9999)} for a in range(9999)}");
    ends("l = [1]\nl[0:0] = l\nfor i in range(60):\n    l[0:0] = l\nresult = len(l)");
    ends("x = 'a'\nfor i in range(90):\n    x = f'{x}{x}'\nresult = x");
    ends("x = 'a'\nfor i in range(90):\n    x = x.replace('a', 'aa')\nresult = len(x)");
    ends("x = 'a'\nfor i in range(90):\n    x = x.join([x] * 3)\nresult = len(x)");
    ends("import math\nresult = math.ceil(float('inf')), math.floor(float('nan'))");
  }

  @Test
  void hooks_of_classes_and_decorators_that_call_themselves_end() {
    ends("class A:\n    def __new__(cls):\n        return cls()\nresult = A()");
    ends(
        "class A:\n    def __init_subclass__(cls):\n        type('B', (A,), {})\nclass B(A):\n    pass\nresult = 1");
    ends(
        "class A:\n    def __init_subclass__(cls):\n        class C(cls):\n            pass\nclass B(A):\n    pass\nresult = 1");
    ends(
        "def d(f):\n    @d\n    def g():\n        return f()\n    return g\n@d\ndef h():\n    return 1\nresult = h()");
    ends("def g():\n    yield from g()\nresult = list(g())");
    ends("from lib import u\ndef f():\n    g()\ndef g():\n    f()\nif u():\n    f()\nresult = 1");
    ends("g = globals()\nfor k in list(g):\n    g[k + 'x'] = g\nresult = str(g)");
    ends("class A:\n    pass\na = A()\na.__dict__['d'] = a.__dict__\nresult = str(a.__dict__)");
  }

  @Test
  void modules_that_import_one_another_with_stars_end() {
    new Code(root)
        .file("a.py", "from b import *\nfrom m import *\nx = 1\n")
        .file("b.py", "from a import *\nfrom m import *\ny = 2\n");
    ends(
        "from a import *\nfrom b import *\nfrom m import *\nimport sys\nsys.path.append('.')\nresult = x, y");
  }

  @Test
  void nesting_without_measure_is_no_crash() {
    ends("result = " + "[".repeat(2_000) + "]".repeat(2_000));
    ends("result = " + "-".repeat(3_000) + "1");
    ends("result = " + "1 + ".repeat(20_000) + "1");
    ends("result = " + "(lambda: ".repeat(300) + "1" + ")()".repeat(300));
    StringBuilder blocks = new StringBuilder();
    for (int i = 0; i < 90; i++) {
      blocks.append(" ".repeat(i)).append("if 1:\n");
    }
    ends(blocks + " ".repeat(90) + "result = 1");
    StringBuilder functions = new StringBuilder();
    for (int i = 0; i < 90; i++) {
      functions.append(" ".repeat(i)).append("def f():\n");
    }
    ends(functions + " ".repeat(90) + "pass\nresult = f()");
  }

  @Test
  void large_literals_are_read() {
    ends("result = len([" + "1, ".repeat(50_000) + "])");
    ends("result = len('" + "x".repeat(1_000_000) + "')");
    ends("result = " + "9".repeat(5_000));
  }

  @Test
  void no_python_is_a_syntax_error_with_its_line() {
    for (String text :
        List.of(
            "x = 1\nprint 'python 2'\n",
            "x = 1\nexcept ValueError, e:\n",
            "x = 1\n  y = 2\n",
            "x = 1\nresult = (\n",
            "x = 1\n{{ cookiecutter.name }} = 1\n",
            "x = 1\nx = '''never ends\n")) {
      assertThatThrownBy(() -> result(text))
          .as(text)
          .isInstanceOfSatisfying(
              PythonError.class,
              e -> {
                assertThat(e.typeName()).isEqualTo("SyntaxError");
                assertThat(e.site().origin().file()).isEqualTo("src/m.py");
                assertThat(e.site().origin().line()).isGreaterThan(0);
              });
    }
  }

  @Test
  void other_encodings_are_read_as_they_are_declared() {
    Code code = new Code(root);
    assertThat(
            code.file("m.py", "# -*- coding: latin-1 -*-\nresult = 'é'".getBytes(ISO_8859_1))
                .shown())
        .isEqualTo("'é'");
    assertThat(code.file("m.py", "\ufeffresult = 'é'".getBytes(UTF_8)).shown()).isEqualTo("'é'");
    assertThat(code.file("m.py", "result = 'a'\r\nresult += 'b'\r\n").shown()).isEqualTo("'ab'");
    for (byte[] bytes :
        List.of(
            "x = 1\nresult = 'é'".getBytes(ISO_8859_1),
            "result = 1".getBytes(UTF_16),
            "# coding: no-such-thing\nresult = 1".getBytes(UTF_8),
            "result = 1\0".getBytes(UTF_8),
            new byte[] {1, 2, 3, (byte) 0xff, 0})) {
      assertThatThrownBy(() -> code.file("m.py", bytes).shown())
          .isInstanceOfSatisfying(
              PythonError.class, e -> assertThat(e.typeName()).isEqualTo("SyntaxError"));
    }
  }

  @Test
  void links_that_leave_the_project_are_not_followed(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("secret.py"), "key = 1\n");
    Files.createDirectories(elsewhere.resolve("lib"));
    Files.writeString(elsewhere.resolve("lib/__init__.py"), "key = 1\n");
    Files.createDirectories(root.resolve("src"));
    Files.createSymbolicLink(root.resolve("src/secret.py"), elsewhere.resolve("secret.py"));
    Files.createSymbolicLink(root.resolve("src/lib"), elsewhere.resolve("lib"));
    assertThat(result("import secret, lib\nresult = secret.key, lib.key")).doesNotContain("1");
  }

  @Test
  void nothing_is_executed() {
    Path trace = root.resolve("trace");
    ends(
        "import os, subprocess\nos.system('touch "
            + trace
            + "')\n"
            + "subprocess.run(['touch', '"
            + trace
            + "'])\n"
            + "eval(\"open('"
            + trace
            + "', 'w')\")\n"
            + "exec(\"open('"
            + trace
            + "', 'w')\")\n"
            + "open('"
            + trace
            + "', 'w').write('x')\n"
            + "__import__('os').system('touch "
            + trace
            + "')\nresult = 1\n");
    assertThat(trace).doesNotExist();
  }
}
