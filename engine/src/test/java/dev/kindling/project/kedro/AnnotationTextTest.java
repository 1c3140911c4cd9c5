package dev.kindling.project.kedro;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnnotationTextTest {

  @Test
  void every_name_of_the_expression_counts() {
    assertThat(AnnotationText.names("typing.Callable[[], dict[str, pyspark.sql.DataFrame | None]]"))
        .containsExactly("typing.Callable", "dict", "str", "pyspark.sql.DataFrame", "None");
  }

  @Test
  void forward_references_count_and_literals_do_not() {
    assertThat(AnnotationText.names("typing.Literal['a.b'] | typing.List['c.D']"))
        .containsExactly("typing.Literal", "typing.List", "c.D");
  }

  @Test
  void an_open_quote_ends_with_the_text() {
    assertThat(AnnotationText.names("'a.B")).containsExactly("a.B");
  }

  @Test
  void what_stands_behind_an_annotated_type_is_none() {
    assertThat(AnnotationText.names("typing.Annotated[list['a.B'], 'c.D', [e.F]] | g.H"))
        .containsExactly("typing.Annotated", "list", "a.B", "g.H");
    assertThat(AnnotationText.names("Annotated[TypeVar('T', bound=a.B), c.D]"))
        .containsExactly("Annotated", "TypeVar", "T", "bound", "a.B");
  }
}
