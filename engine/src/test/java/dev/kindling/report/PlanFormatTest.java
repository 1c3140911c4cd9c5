package dev.kindling.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kindling.Golden;
import dev.kindling.report.style.Style;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanFormatTest {

  @ParameterizedTest
  @EnumSource(value = PlanFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "HTML")
  void every_format_writes_its_golden_output(PlanFormat format) {
    Golden.assertMatches("report/shop." + format, Plans.write(format.writer(Style.PLAIN)));
  }

  @ParameterizedTest
  @EnumSource(PlanFormat.class)
  void no_format_depends_on_the_locale(PlanFormat format) {
    String before = Plans.write(format.writer(Style.PLAIN));
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(Plans.write(format.writer(Style.PLAIN))).isEqualTo(before);
    } finally {
      Locale.setDefault(locale);
    }
  }

  @Test
  void colour_adds_escapes_and_nothing_else() {
    String colored = Plans.write(PlanFormat.TEXT.writer(Style.ANSI));
    assertThat(colored).contains("\u001b[");
    assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(Plans.write(PlanFormat.TEXT.writer(Style.PLAIN)));
  }
}
