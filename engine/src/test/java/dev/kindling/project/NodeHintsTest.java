package dev.kindling.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.facts.Node;
import dev.kindling.facts.SparkUse;
import dev.kindling.facts.TypeHint;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeHintsTest {

  private static final String FRAME = "pyspark.sql.dataframe.DataFrame";

  @TempDir Path root;

  private List<TypeHint> hints(String functions, String call) {
    return node(functions, call).hints();
  }

  private Node node(String functions, String call) {
    return new KedroFolder(root)
        .file("src/shop/nodes.py", functions + "\n\ng = None\n")
        .registry("result = pipeline([node(" + call + ", name='n')])")
        .nodes()
        .get(0);
  }

  private String hint(String imports, String annotation) {
    List<TypeHint> hints =
        hints(imports + "\n\n\ndef f(a: " + annotation + "):\n    return a\n", "f, 'a', 'b'");
    return hints.isEmpty() ? "" : hints.get(0).annotation();
  }

  @Test
  void a_frame_is_known_by_every_name_that_it_can_be_reached_by() {
    assertThat(hint("from pyspark.sql import DataFrame", "DataFrame")).isEqualTo(FRAME);
    assertThat(hint("from pyspark.sql import DataFrame as D", "D")).isEqualTo(FRAME);
    assertThat(hint("import pyspark.sql as ps", "ps.DataFrame")).isEqualTo(FRAME);
    assertThat(hint("import pyspark", "pyspark.sql.DataFrame")).isEqualTo(FRAME);
    assertThat(hint("from pyspark import sql", "'sql.DataFrame'")).isEqualTo(FRAME);
    assertThat(hint("from pyspark.sql import *", "DataFrame")).isEqualTo(FRAME);
    assertThat(
            hint(
                "from __future__ import annotations\nfrom pyspark.sql.dataframe import DataFrame",
                "DataFrame"))
        .isEqualTo(FRAME);
    assertThat(
            hint(
                "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from pyspark.sql import DataFrame",
                "'DataFrame'"))
        .isEqualTo(FRAME);
    assertThat(hint("from pyspark.sql import DataFrame\nFrame = DataFrame", "Frame"))
        .isEqualTo(FRAME);
    assertThat(hint("import pyspark.pandas as ps", "ps.DataFrame"))
        .isEqualTo("pyspark.pandas.frame.DataFrame");
    assertThat(hint("from pyspark.sql.connect.dataframe import DataFrame", "DataFrame"))
        .isEqualTo("pyspark.sql.connect.dataframe.DataFrame");
  }

  @Test
  void a_frame_is_found_anywhere_inside_a_type() {
    String imports =
        "import typing as t\nfrom typing import *\nfrom collections.abc import Callable as C\n"
            + "from pyspark.sql import DataFrame";
    assertThat(hint(imports, "t.Optional[DataFrame]")).isEqualTo("typing.Optional[" + FRAME + "]");
    assertThat(hint(imports, "DataFrame | None")).isEqualTo("typing.Optional[" + FRAME + "]");
    assertThat(hint(imports, "t.Union[int, DataFrame]"))
        .isEqualTo("typing.Union[int, " + FRAME + "]");
    assertThat(hint(imports, "dict[str, list[DataFrame]]"))
        .isEqualTo("dict[str, list[" + FRAME + "]]");
    assertThat(hint(imports, "t.Dict[str, 'DataFrame']"))
        .isEqualTo("typing.Dict[str, " + FRAME + "]");
    assertThat(hint(imports, "t.Callable[[], DataFrame]"))
        .isEqualTo("typing.Callable[[], " + FRAME + "]");
    assertThat(hint(imports, "C[[int], DataFrame]"))
        .isEqualTo("collections.abc.Callable[[int], " + FRAME + "]");
    assertThat(hint(imports, "t.Annotated[DataFrame, 'x']"))
        .isEqualTo("typing.Annotated[" + FRAME + ", 'x']");
    assertThat(hint(imports, "tuple[DataFrame, ...]")).isEqualTo("tuple[" + FRAME + ", ...]");
    assertThat(hint(imports + "\nX = t.NewType('X', DataFrame)", "X"))
        .isEqualTo("typing.NewType('X', " + FRAME + ")");
    assertThat(hint(imports + "\nT = t.TypeVar('T', bound=DataFrame)", "t.List[T]"))
        .isEqualTo("typing.List[typing.TypeVar('T', bound=" + FRAME + ")]");
  }

  @Test
  void what_merely_looks_alike_is_no_frame() {
    assertThat(hint("from pandas import DataFrame", "DataFrame"))
        .isEqualTo("pandas.core.frame.DataFrame");
    assertThat(hint("class DataFrame:\n    pass", "DataFrame")).isEqualTo("shop.nodes.DataFrame");
    assertThat(hint("from snowflake.snowpark import DataFrame", "DataFrame"))
        .isEqualTo("snowflake.snowpark.DataFrame");
    assertThat(hint("from typing import Literal", "Literal['pyspark.sql.DataFrame']"))
        .isEqualTo("typing.Literal['pyspark.sql.DataFrame']");
  }

  @Test
  void hints_reach_through_decorators_partials_callables_and_methods() {
    String functions =
        """
        from functools import wraps
        from pyspark.sql import DataFrame as D
        from lib import foreign


        def deco(fn):
            @wraps(fn)
            def inner(*args, **kwargs):
                return fn(*args, **kwargs)
            return inner


        @deco
        @foreign(1)
        def f(a: int, b: D, *rest: D, c: D = None) -> D:
            return a


        class Callable:
            def __call__(self, a: D) -> int:
                return 1

            def method(self, a: D) -> None:
                pass
        """;
    assertThat(hints(functions, "f, ['x', 'y'], 'z'"))
        .extracting(h -> h.parameter() + " " + h.dataset() + " " + h.annotation())
        .containsExactly("a x int", "b y " + FRAME, "return null " + FRAME);
    assertThat(hints(functions, "partial(f, 1), ['y', 'w'], 'z'"))
        .extracting(TypeHint::parameter)
        .containsExactly("b", "rest", "return");
    assertThat(hints(functions + "\nobj = Callable()\n", "__import__('x'), 'a', 'b'")).isEmpty();
    assertThat(
            new KedroFolder(root)
                .file("src/shop/nodes.py", functions + "\n\ng = Callable()\n")
                .registry(
                    "result = pipeline([node(g, 'a', 'b', name='x'), node(g.method, 'a', 'c', name='y')])")
                .nodes())
        .extracting(n -> n.hints().get(0).annotation())
        .containsExactly(FRAME, FRAME);
  }

  @Test
  void a_parameter_that_no_input_is_bound_to_says_nothing() {
    assertThat(
            hints(
                "from pyspark.sql import DataFrame\n\n\ndef f(a, spare: DataFrame = None):\n    return a\n",
                "f, 'a', 'b'"))
        .isEmpty();
  }

  @Test
  void a_hint_names_its_line() {
    List<TypeHint> hints =
        hints(
            "from pyspark.sql import DataFrame\n\n\ndef f(\n    a: DataFrame,\n):\n    return a\n",
            "f, 'a', 'b'");
    assertThat(hints.get(0).origin().toString()).isEqualTo("src/shop/nodes.py:5");
    assertThat(hints.get(0).origin().text()).isEqualTo("a: DataFrame,");
  }

  @Test
  void a_body_that_uses_pyspark_is_told_also_through_helpers_of_its_module() {
    Node node =
        node(
            """
            from pyspark.sql import SparkSession
            import pyspark.sql.functions as F


            def helper():
                return SparkSession.builder.getOrCreate()


            def unused():
                return F.col("x")


            def f(a):
                import pyspark.ml
                return helper()
            """,
            "f, 'a', 'b'");
    assertThat(node.sparkUses())
        .extracting(SparkUse::name)
        .containsExactlyInAnyOrder("pyspark.ml", "pyspark.sql.session.SparkSession");
  }

  private List<String> uses(String functions) {
    return node(
            "from pyspark.sql import SparkSession, functions as F\nfrom pyspark.sql.functions import *\n"
                + "from pyspark.sql.functions import col\n"
                + (functions.contains("other") ? "from shop import other\n" : "")
                + functions,
            "f, 'a', 'b'")
        .sparkUses()
        .stream()
        .map(SparkUse::name)
        .toList();
  }

  @Test
  void a_name_that_a_scope_of_the_function_binds_is_no_import_of_the_module() {
    for (String body :
        List.of(
            "F = a\n    return F.col(1)",
            "for col in a: print(col, sum(a))",
            "[col for col in a if col]",
            "with open(a) as F, open(a) as (col, *rest): return F",
            "try: pass\n    except ValueError as F: print(F)",
            "print((col := 1), [(F := x) for x in a])\n    return F",
            "return (lambda F, col=1: F.x + col)(a)",
            "def F(): return col\n    col = 1\n    return F()",
            "class col: pass\n    return col",
            "del col",
            "match a:\n        case [F, *col]: return F, col\n        case {'x': int() as F, **col}: return F\n        case SparkSession(): pass",
            "try: pass\n    except SparkSession: pass",
            "import pandas as F\n    return F",
            "col: int\n    return col",
            "col += 1",
            "x = 1\n    def inner():\n        nonlocal x\n        x = 2\n        return x",
            "return isinstance(a, SparkSession)")) {
      assertThat(uses("def f(a):\n    " + body + "\n")).as(body).isEmpty();
    }
    assertThat(uses("def f(col, *F, **SparkSession):\n    return col, F, SparkSession\n"))
        .isEmpty();
  }

  @Test
  void what_the_module_imports_is_used_where_no_scope_binds_it() {
    for (String body :
        List.of(
            "return [x for x in col(a)]",
            "[col(a) for x in a]",
            "[1 for col in col(a)]",
            "class K:\n        col = 1\n        def m(self): return col(a)\n    return K",
            "global col\n    return col",
            "def inner():\n        global col\n        return col\n    col = 1\n    return inner()",
            "return lambda F=col: F",
            "import pyspark.sql.functions as X\n    return X.col(1)",
            "return lit(1)")) {
      assertThat(uses("def f(a):\n    " + body + "\n")).as(body).isNotEmpty();
    }
  }

  @Test
  void calls_are_followed_through_modules_methods_and_producers() {
    new KedroFolder(root)
        .file(
            "src/shop/other.py",
            """
            from pyspark.sql import DataFrame, SparkSession


            def start():
                return SparkSession.builder.getOrCreate()


            def typed() -> DataFrame: ...


            class Loader:
                def __init__(self): self.session = start()
                def load(self): return self.again()
                def again(self): return SparkSession.builder
                @classmethod
                def made(cls): return start()


            loader = Loader()
            """);
    String session = "pyspark.sql.session.SparkSession";
    assertThat(uses("def f(a): return other.start()\n")).containsExactly(session);
    assertThat(uses("def f(a):\n    from .other import start as s\n    return s()\n"))
        .containsExactly(session);
    assertThat(uses("def f(a): return other.Loader.made()\n")).containsExactly(session);
    assertThat(uses("def f(a): return other.Loader()\n")).containsExactly(session);
    assertThat(uses("def f(a): return other.loader.load()\n")).containsExactly(session);
    assertThat(uses("def f(a): return map(other.start, a)\n")).containsExactly(session);
    assertThat(uses("def f(a): return other.typed().count()\n")).containsExactly(FRAME);
    assertThat(uses("def f(a, start=1): return start()\n")).isEmpty();
  }
}
