package dev.kindling.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import dev.kindling.explanation.Explanation;
import dev.kindling.plan.Plan;
import dev.kindling.report.style.EscapingWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of {@link PlanJson} as YAML: what YAML 1.1 or 1.2 reads back is the same tree. */
final class YamlPlan implements PlanWriter {

  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .stringQuotingChecker(new Cautious())
          .build();

  @Override
  public void write(Explanation explained, Writer out) throws IOException {
    Plan plan = explained.plan();
    try (JsonGenerator yaml =
        FACTORY
            .createGenerator(new EscapingWriter(out, EscapingWriter.Form.YAML))
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      PlanJson.write(plan, yaml);
    }
  }

  /** Leaves only words without quotes that no version of YAML takes for anything else. */
  private static final class Cautious extends StringQuotingChecker {

    private static final long serialVersionUID = 1L;
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*");
    private static final Set<String> RESERVED =
        Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    @Override
    public boolean needToQuoteName(String name) {
      return needToQuoteValue(name);
    }

    @Override
    public boolean needToQuoteValue(String value) {
      return !WORD.matcher(value).matches() || RESERVED.contains(value.toLowerCase(Locale.ROOT));
    }
  }
}
