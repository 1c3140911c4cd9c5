package dev.kindling.python.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kindling.python.Code;
import dev.kindling.python.Snippets;
import dev.kindling.python.values.PythonError;
import dev.kindling.python.values.Value;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterpreterTest {

  @TempDir Path root;

  private String result(String text) {
    return new Code(root).file("m.py", text).shown();
  }

  @Test
  void every_snippet_is_known() {
    for (String snippet : Snippets.KNOWN) {
      assertThat(result(snippet)).as(snippet).doesNotStartWith("unknown");
    }
  }

  @Test
  void texts_and_numbers_are_written_as_python_does() {
    assertThat(result("result = 'it\\'s', 1.0, 1e20, 0.1, 1e-7, True, None, (1,), {'a': [1]}"))
        .isEqualTo("(\"it's\", 1.0, 1e+20, 0.1, 1e-07, True, None, (1,), {'a': [1]})");
    assertThat(result("result = f'{3:03d}|{2.5:.2f}|{\"ab\":>4}|{[1, None]}'"))
        .isEqualTo("'003|2.50|  ab|[1, None]'");
  }

  @Test
  void closures_see_the_last_value_of_a_loop_and_defaults_the_one_of_their_round() {
    assertThat(result("fs = [lambda: i for i in range(3)]\nresult = [f() for f in fs]"))
        .isEqualTo("[2, 2, 2]");
    assertThat(result("fs = [lambda i=i: i for i in range(3)]\nresult = [f() for f in fs]"))
        .isEqualTo("[0, 1, 2]");
  }

  @Test
  void relative_absolute_and_star_imports_and_re_exports_are_followed() {
    new Code(root)
        .file("pkg/__init__.py", "from .inner import *\nfrom .deep.er import thing as renamed\n")
        .file("pkg/inner.py", "__all__ = ['shown']\nshown = 1\nhidden = 2\n")
        .file(
            "pkg/deep/er.py",
            "from ..inner import shown as inner_shown\nfrom pkg import inner\nfrom .. import inner as again\n"
                + "thing = inner.hidden + again.shown\n");
    assertThat(
            result(
                "import pkg\nimport pkg.deep.er as er\nfrom pkg import shown, renamed\n"
                    + "result = shown, renamed, er.thing, hasattr(pkg, 'hidden'), pkg.inner.hidden"))
        .isEqualTo("(1, 3, 3, False, 2)");
  }

  @Test
  void modules_that_import_each_other_see_what_is_bound_so_far() {
    new Code(root)
        .file("a.py", "x = 1\nimport b\ny = b.z\n")
        .file("b.py", "import a\nz = a.x + 1\n");
    assertThat(result("import a\nresult = a.y")).isEqualTo("2");
  }

  @Test
  void a_name_that_a_module_lacks_is_an_import_error() {
    new Code(root).file("a.py", "x = 1\n");
    assertThatThrownBy(() -> result("from a import y"))
        .isInstanceOfSatisfying(
            PythonError.class,
            e -> {
              assertThat(e.typeName()).isEqualTo("ImportError");
              assertThat(e.site().origin().toString()).isEqualTo("src/m.py:1");
            });
    assertThat(result("try:\n    from a import y\nexcept ImportError:\n    y = 5\nresult = y"))
        .isEqualTo("5");
  }

  @Test
  void what_is_no_part_of_the_project_is_a_name() {
    assertThat(result("from pyspark.sql import DataFrame as D\nresult = D"))
        .isEqualTo("`pyspark.sql.DataFrame`");
    assertThat(result("import numpy as np\nresult = np.array([1])"))
        .isEqualTo("unknown: `numpy.array` is no part of the project");
  }

  @Test
  void a_folder_without_code_does_not_hide_a_library_of_its_name() {
    new Code(root).file("great_expectations/notes.txt", "x");
    assertThat(
            result(
                "from great_expectations.core import Thing\nfrom great_expectations import other\n"
                    + "result = [Thing is other]"))
        .isEqualTo("[False]");
  }

  @Test
  void unknown_values_travel_with_their_reason_and_their_line() {
    Value value =
        new Code(root)
            .file("m.py", "import requests\n\nn = requests.get('x')\nresult = f'{n}' + 'a'\n")
            .result();
    assertThat(value).isInstanceOf(Value.Unknown.class);
    assertThat(((Value.Unknown) value).site().origin().line()).isEqualTo(3);
  }

  @Test
  void code_that_an_unknown_condition_decides_leaves_nothing_known_behind() {
    assertThat(
            result(
                "import lib\nx, names, kept = 1, ['a'], ['k']\n"
                    + "if lib.flag():\n    x = 2\n    names.append('b')\n"
                    + "result = x, names, kept"))
        .startsWith("a tuple");
    assertThat(result("import lib\nkept = ['k']\nif lib.f():\n    print(kept)\nresult = kept"))
        .isEqualTo("['k']");
    assertThat(
            result("import lib\nalias = l = []\nif lib.f():\n    l.append(1)\nresult = len(alias)"))
        .startsWith("unknown: `lib.f`");
    assertThat(
            result(
                "import lib\ndef f():\n    if lib.f():\n        return 1\n    return 2\nresult = f()"))
        .startsWith("unknown: `lib.f`");
    assertThat(result("import lib\nn = 0\nfor x in lib.many():\n    n += 1\nresult = n"))
        .startsWith("unknown: `lib.many`");
  }

  @Test
  void variables_of_the_process_are_looked_up() {
    Value value =
        new Code(root)
            .file(
                "m.py",
                "import os\nresult = os.getenv('A', 'x'), os.environ['A'], os.getenv('B'), "
                    + "int(os.getenv('C', 3))\n")
            .result(Map.of("A", "1"));
    assertThat(Code.shown(value)).isEqualTo("('1', '1', None, 3)");
  }

  @Test
  void files_of_the_project_are_read_and_no_others() {
    new Code(root).file("pkg/data.txt", "hello\nworld\n");
    assertThat(
            result(
                "from pathlib import Path\nbase = Path(__file__).parent / 'pkg'\n"
                    + "with open(base / 'data.txt') as f:\n    text = f.read()\n"
                    + "result = text, (base / 'data.txt').exists(), (base / 'no').exists()"))
        .isEqualTo("('hello\\nworld\\n', True, False)");
    assertThat(result("result = open('/etc/passwd').read()"))
        .isEqualTo("unknown: the file `/etc/passwd` is no part of the project");
    assertThat(result("result = open('../../../../../../etc/passwd').read()"))
        .startsWith("unknown");
  }

  @Test
  void an_exception_names_its_line() {
    assertThatThrownBy(() -> result("def f():\n    return undefined\n\nresult = f()"))
        .isInstanceOfSatisfying(
            PythonError.class,
            e -> assertThat(e.site().origin().toString()).isEqualTo("src/m.py:2"))
        .hasMessage("name `undefined` is not defined");
  }
}
