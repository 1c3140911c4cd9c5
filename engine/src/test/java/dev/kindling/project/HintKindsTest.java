package dev.kindling.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.facts.Node;
import dev.kindling.facts.TypeHint;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways to write an annotation that Python's own type checkers see through. */
class HintKindsTest {

  private static final String FRAME = "pyspark.sql.dataframe.DataFrame";

  @TempDir Path root;

  private Node node(String types, String nodes) {
    return new KedroFolder(root)
        .file("src/shop/kinds.py", types)
        .file("src/shop/nodes.py", "from pyspark.sql import DataFrame\nf = None\n" + nodes)
        .registry("result = pipeline([node(g, 'a', 'b', name='n')])")
        .nodes()
        .get(0);
  }

  /** The annotations of `g`, by parameter. */
  private List<String> hints(String nodes) {
    return hints("", nodes);
  }

  private List<String> hints(String types, String nodes) {
    return node(types, nodes).hints().stream()
        .map(hint -> hint.parameter() + ": " + hint.annotation())
        .toList();
  }

  private Set<String> mentioned(String types, String nodes) {
    return node(types, nodes).hints().stream()
        .map(TypeHint::types)
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }

  @Test
  void a_quoted_name_belongs_to_the_module_that_writes_it() {
    String kinds =
        """
        from typing import TYPE_CHECKING, NewType, Optional, TypeVar, Union
        if TYPE_CHECKING:
            from pyspark.sql import DataFrame as SparkFrame

        Maybe = Optional["SparkFrame"]
        Bound = TypeVar("Bound", bound="SparkFrame")
        New = NewType("New", "SparkFrame")
        Plain = "SparkFrame"
        """;
    String nodes = "from shop.kinds import *\n\n\ndef g(a: %s): pass\n";
    assertThat(hints(kinds, nodes.formatted("Maybe")))
        .containsExactly("a: typing.Optional[" + FRAME + "]");
    assertThat(hints(kinds, nodes.formatted("list[Bound]")))
        .containsExactly("a: list[typing.TypeVar('Bound', bound=" + FRAME + ")]");
    assertThat(hints(kinds, nodes.formatted("New")))
        .containsExactly("a: typing.NewType('New', " + FRAME + ")");
    assertThat(hints(kinds, nodes.formatted("Plain"))).containsExactly("a: " + FRAME);
    assertThat(hints(kinds, nodes.formatted("list['SparkFrame']")))
        .containsExactly("a: list[SparkFrame]");
    assertThat(hints(kinds, "import shop.kinds\n\n\ndef g(a: 'shop.kinds.SparkFrame'): pass\n"))
        .containsExactly("a: " + FRAME);
  }

  @Test
  void names_for_type_checkers_are_exported_again() {
    String kinds =
        """
        from typing import TYPE_CHECKING
        if not TYPE_CHECKING:
            SparkFrame = object
        else:
            from pyspark.sql import DataFrame as SparkFrame
            from shop.nodes import Back
        """;
    assertThat(
            hints(
                kinds,
                """
                import typing
                if typing.TYPE_CHECKING:
                    from shop.kinds import SparkFrame as Frame, Back as Again
                    Back = Frame


                def g(a: "Frame") -> "Again": pass
                """))
        .containsExactly("a: " + FRAME, "return: " + FRAME);
  }

  @Test
  void type_parameters_have_bounds_and_constraints() {
    assertThat(hints("def g[T: DataFrame](a: T) -> T: pass\n"))
        .containsExactly(
            "a: typing.TypeVar('T', bound=" + FRAME + ")",
            "return: typing.TypeVar('T', bound=" + FRAME + ")");
    assertThat(hints("def g[T: (int, DataFrame), *Ts, **P](a: list[T]): pass\n"))
        .containsExactly("a: list[typing.TypeVar('T', int, " + FRAME + ")]");
    assertThat(
            hints(
                """
                class Holder[T: Later]:
                    Own = DataFrame

                    def run[U: Own](self, a: T) -> U: pass


                Later = DataFrame
                g = Holder().run
                """))
        .containsExactly(
            "a: typing.TypeVar('T', bound=" + FRAME + ")",
            "return: typing.TypeVar('U', bound=" + FRAME + ")");
  }

  @Test
  void aliases_are_followed_when_they_are_asked_for() {
    assertThat(
            hints(
                "type Many[K] = dict[K, Later]\ntype Later = DataFrame\n\n\ndef g(a: Many[str]): pass\n"))
        .containsExactly("a: dict[str, " + FRAME + "]");
    assertThat(hints("type Rec = list[Rec] | DataFrame\n\n\ndef g(a: Rec): pass\n"))
        .containsExactly("a: typing.Union[list[shop.nodes.Rec], " + FRAME + "]");
    assertThat(
            hints(
                "type First[A, B] = A\n\n\ndef g(a: First[int, str]) -> First[DataFrame, int]: pass\n"))
        .containsExactly("a: int", "return: " + FRAME);
    assertThat(
            hints(
                """
                import typing as t
                T = t.TypeVar("T", int, DataFrame)
                Many = t.Dict[str, T]
                Alias = t.TypeAliasType("Alias", "list[T]", type_params=(T,))


                def g(a: Many[int]) -> Alias[int]: pass
                """))
        .containsExactly("a: typing.Dict[str, int]", "return: list[int]");
    assertThat(hints("type A = tuple[B, B, B]\ntype B = tuple[A, A, A]\n\n\ndef g(a: A): pass\n"))
        .hasSize(1);
  }

  @Test
  void a_name_that_is_bound_anew_keeps_its_first_meaning_unless_annotations_are_postponed() {
    String rest = "def g(a: DataFrame): pass\n\n\nDataFrame = int\n";
    assertThat(hints(rest)).containsExactly("a: " + FRAME);
    assertThat(
            new KedroFolder(root)
                .file(
                    "src/shop/nodes.py",
                    "from __future__ import annotations\nfrom pyspark.sql import DataFrame\nf = None\n"
                        + rest)
                .registry("result = pipeline([node(g, 'a', 'b', name='n')])")
                .nodes()
                .get(0)
                .hints())
        .extracting(TypeHint::annotation)
        .containsExactly("int");
  }

  @Test
  void a_class_that_derives_from_a_frame_is_one() {
    assertThat(mentioned("", "class Orders(DataFrame): pass\n\n\ndef g(a: Orders): pass\n"))
        .contains(FRAME);
    assertThat(mentioned("", "class Orders: frame: DataFrame\n\n\ndef g(a: Orders): pass\n"))
        .doesNotContain(FRAME);
    assertThat(
            mentioned(
                "",
                "from typing_extensions import Generic, TypeVar\nT = TypeVar('T', default=DataFrame)\nclass Box(Generic[T]): pass\n\n\ndef g(a: Box): pass\n"))
        .contains(FRAME);
  }

  @Test
  void type_parameters_have_defaults() {
    assertThat(
            hints(
                "class Box[T = DataFrame]: pass\n\n\ndef g(a: Box, b: Box[int] = 1) -> Box[int]: pass\n"))
        .containsExactly("a: shop.nodes.Box[" + FRAME + "]", "return: shop.nodes.Box[int]");
    assertThat(hints("type Many[T = DataFrame] = list[T]\n\n\ndef g(a: Many) -> Many[int]: pass\n"))
        .containsExactly("a: list[" + FRAME + "]", "return: list[int]");
    assertThat(hints("def g[T = DataFrame](a: T): pass\n"))
        .containsExactly("a: typing.TypeVar('T', default=" + FRAME + ")");
  }

  @Test
  void what_cannot_be_resolved_stays_as_it_is_written() {
    assertThat(hints("def g(a: dict[Missing, 'nowhere.X'], ) -> make(1): pass\n"))
        .containsExactly("a: dict[Missing, nowhere.X]", "return: make(...)");
  }

  @Test
  void decorators_may_hand_annotations_on() {
    assertThat(
            hints(
                """
                import inspect


                def keeping(function):
                    def inner(*args):
                        return function(*args)
                    inner.__annotations__ = function.__annotations__
                    inner.__signature__ = inspect.signature(function)
                    return inner


                @keeping
                def g(a: DataFrame) -> "DataFrame": pass
                """))
        .containsExactly("a: " + FRAME, "return: " + FRAME);
    assertThat(
            hints(
                """
                def setting(function):
                    function.__annotations__["a"] = DataFrame
                    function.__annotations__.pop("return")
                    return function


                @setting
                def g(a: int) -> DataFrame: pass
                """))
        .containsExactly("a: " + FRAME);
  }

  @Test
  void functools_and_typing_leave_annotations_standing() {
    assertThat(
            hints(
                """
                from functools import singledispatch


                @singledispatch
                def g(a: DataFrame): pass


                @g.register
                def _(a: int): pass
                """))
        .containsExactly("a: " + FRAME);
    assertThat(
            hints(
                """
                from functools import partialmethod


                class Steps:
                    def run(self, b: int, a: DataFrame): pass

                    short = partialmethod(run, 1)


                g = Steps().short
                """))
        .containsExactly("a: " + FRAME);
    assertThat(
            hints(
                """
                from typing import overload


                @overload
                def g(a: int) -> int: ...
                @overload
                def g(a: DataFrame) -> DataFrame: ...
                def g(a): pass
                """))
        .containsExactly(
            "a: typing.Union[int, " + FRAME + "]", "return: typing.Union[int, " + FRAME + "]");
  }

  @Test
  void classes_are_functions_of_their_fields() {
    assertThat(
            hints(
                "from dataclasses import dataclass\n\n\n@dataclass\nclass g:\n    a: DataFrame\n    b: int = 0\n"))
        .containsExactly("a: " + FRAME);
    assertThat(
            hints(
                "class Base:\n    def __init__(self, a: DataFrame): pass\n\n\nclass g(Base): pass\n"))
        .containsExactly("a: " + FRAME);
    assertThat(
            hints(
                "class Made:\n    @classmethod\n    def make(cls, a: DataFrame): pass\n    @staticmethod\n    def plain(a: DataFrame): pass\n\n\ng = Made.make\n"))
        .containsExactly("a: " + FRAME);
  }

  @Test
  void a_condition_may_ask_for_type_checkers_in_more_words() {
    String nodes =
        "import sys, typing as t\nfrom typing import TYPE_CHECKING\nif %s:\n    from pyspark.sql import DataFrame as SparkFrame\n\n\ndef g(a: 'SparkFrame'): pass\n";
    for (String test :
        List.of(
            "False or TYPE_CHECKING",
            "TYPE_CHECKING and True",
            "not (not TYPE_CHECKING and sys.version_info >= (3, 8))",
            "not not t.TYPE_CHECKING")) {
      assertThat(hints(nodes.formatted(test))).as(test).containsExactly("a: " + FRAME);
    }
    assertThat(hints(nodes.formatted("TYPE_CHECKING and False"))).containsExactly("a: SparkFrame");
  }

  @Test
  void of_several_star_imports_the_one_that_has_the_name_gives_it() {
    assertThat(
            hints(
                "from typing import *\nfrom pandas import *\nfrom pyspark.sql.functions import *\nfrom pyspark.sql import *\n",
                "from shop.kinds import *\nfrom os import *\n\n\ndef g(a: Optional[DataFrame]): pass\n"))
        .containsExactly("a: typing.Optional[" + FRAME + "]");
    assertThat(
            hints(
                "if TYPE_CHECKING:\n    from pyspark.sql import *\n",
                "del DataFrame\nif TYPE_CHECKING:\n    from shop.kinds import *\n\n\ndef g(a: 'DataFrame') -> 'int': pass\n"))
        .containsExactly("a: " + FRAME, "return: int");
  }

  @Test
  void code_that_runs_unpacks_types() {
    assertThat(
            hints(
                """
                from typing import TypeVarTuple
                Ts = TypeVarTuple("Ts")
                Row = tuple[DataFrame, *Ts]
                Rows = tuple[int, *tuple[DataFrame, ...]]


                def g(a: Row[int]) -> Rows: pass
                """))
        .containsExactly(
            "a: tuple[" + FRAME + ", typing.Unpack[(int)]]",
            "return: tuple[int, typing.Unpack[tuple[" + FRAME + ", ...]]]");
  }

  @Test
  void what_stands_behind_an_annotated_type_is_no_type() {
    assertThat(
            mentioned(
                "",
                "import typing as t\n\n\ndef g(a: t.Annotated[int, 'pyspark.sql.DataFrame', 1]): pass\n"))
        .doesNotContain(FRAME, "pyspark.sql.DataFrame");
    assertThat(
            mentioned(
                "",
                "import typing as t\n\n\ndef g(a: dict[t.Annotated[int, 'x'], t.Annotated[DataFrame, 'x']]): pass\n"))
        .contains(FRAME);
  }

  @Test
  void named_tuples_and_methods_made_of_functions_are_functions_too() {
    assertThat(
            hints(
                "from typing import NamedTuple\n\n\nclass g(NamedTuple):\n    a: DataFrame\n    b: int = 0\n"))
        .containsExactly("a: " + FRAME);
    assertThat(
            hints(
                "import types\n\n\ndef run(self, a: DataFrame): pass\n\n\ng = types.MethodType(run, 1)\n"))
        .containsExactly("a: " + FRAME);
  }

  @Test
  void the_default_of_a_type_parameter_is_followed() {
    assertThat(
            hints(
                "type Late = list[Frame]\ntype Frame = DataFrame\ntype Many[T = dict[str, 'Late']] = set[T]\n\n\ndef g(a: Many): pass\n"))
        .containsExactly("a: set[dict[str, list[" + FRAME + "]]]");
  }
}
