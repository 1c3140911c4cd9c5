package dev.kindling.project.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactoryPatternTest {

  @Test
  void each_field_is_as_short_as_it_can_be() {
    assertThat(match("{namespace}.{ds}@spark", "a.b.c@spark"))
        .contains(Map.of("namespace", "a", "ds", "b.c"));
  }

  @Test
  void case_does_not_count() {
    assertThat(match("Raw_{x}", "raw_Y")).contains(Map.of("x", "Y"));
  }

  @Test
  void a_repeated_field_is_the_same_text_again() {
    assertThat(match("{x}_{x}", "a_a")).contains(Map.of("x", "a"));
    assertThat(match("{x}_{x}", "a_b")).isEmpty();
  }

  @Test
  void doubled_braces_are_braces_and_other_signs_stand_for_themselves() {
    assertThat(match("{{x}}.{y}", "{x}.z")).contains(Map.of("y", "z"));
    assertThat(match("a.{y}", "abz")).isEmpty();
  }

  @Test
  void an_integer_field_takes_digits_only() {
    assertThat(match("p{n:d}", "p007")).contains(Map.of("n", "7"));
    assertThat(match("p{n:d}", "px")).isEmpty();
  }

  @Test
  void an_unknown_form_is_no_pattern() {
    assertThat(FactoryPattern.of("{x:>10}")).isEmpty();
  }

  @Test
  void kedro_tries_the_most_specific_pattern_first() {
    assertThat(
            Stream.of("{default}", "{b}_c", "{a}_c", "{ns}.{a}_c", "{a}_cd")
                .map(p -> FactoryPattern.of(p).orElseThrow())
                .sorted(FactoryPattern.ORDER)
                .map(FactoryPattern::text))
        .containsExactly("{ns}.{a}_c", "{a}_cd", "{a}_c", "{b}_c", "{default}");
  }

  @Test
  void a_hostile_pattern_ends() {
    String pattern = "{a}x{b}x{c}x{d}x{e}x{f}x{g}x{h}x{i}x{j}y";

    assertThat(match(pattern, "x".repeat(200))).isEmpty();
  }

  private static Optional<Map<String, String>> match(String pattern, String name) {
    return FactoryPattern.of(pattern).orElseThrow().match(name);
  }
}
