package dev.kindling.report.style;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.Writer;

/**
 * Generators whose bytes do not depend on the platform: line feeds, two spaces, no hash order. What
 * steers a terminal is escaped. They leave the writer open.
 */
public final class Json {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().build().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private Json() {}

  public static JsonGenerator indented(Writer out) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return compact(out).setPrettyPrinter(printer);
  }

  public static JsonGenerator compact(Writer out) throws IOException {
    return FACTORY.createGenerator(new EscapingWriter(out, EscapingWriter.Form.JSON));
  }
}
