package dev.kindling.report.findings;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The program and its rules, as SARIF describes them.
 *
 * @param pages what is known of codes, by code
 */
record SarifTool(Map<String, CodePage> pages, String version) {

  private static final String SITE = "https://kindling.dev/";

  void write(List<String> codes, JsonGenerator log) throws IOException {
    log.writeObjectFieldStart("tool");
    log.writeObjectFieldStart("driver");
    log.writeStringField("name", "Kindling");
    log.writeStringField("version", version);
    log.writeStringField("semanticVersion", version);
    log.writeStringField("informationUri", SITE);
    log.writeArrayFieldStart("rules");
    for (String code : codes) {
      rule(code, log);
    }
    log.writeEndArray();
    log.writeEndObject();
    log.writeEndObject();
    log.writeObjectFieldStart("originalUriBaseIds");
    log.writeObjectFieldStart(SarifPlaces.ROOT);
    log.writeObjectFieldStart("description");
    log.writeStringField("text", "The root of the repository, or of the project outside of one.");
    log.writeEndObject();
    log.writeEndObject();
    log.writeEndObject();
  }

  private void rule(String code, JsonGenerator log) throws IOException {
    log.writeStartObject();
    log.writeStringField("id", code);
    log.writeStringField("name", inCapitals(code));
    CodePage page = pages.get(code);
    if (page != null) {
      text("shortDescription", sentence(page.title()), log);
      text("fullDescription", sentence(page.summary()), log);
      log.writeObjectFieldStart("help");
      log.writeStringField("text", page.page().isEmpty() ? sentence(page.title()) : page.page());
      if (!page.page().isEmpty()) {
        log.writeStringField("markdown", page.page());
      }
      log.writeEndObject();
      log.writeObjectFieldStart("defaultConfiguration");
      log.writeStringField("level", page.severity().toString());
      log.writeEndObject();
    }
    log.writeStringField("helpUri", SITE + "rules/" + code);
    log.writeEndObject();
  }

  private static void text(String field, String text, JsonGenerator log) throws IOException {
    log.writeObjectFieldStart(field);
    log.writeStringField("text", text);
    log.writeEndObject();
  }

  /** {@code memory-boundary} as SARIF spells names: {@code MemoryBoundary}. */
  private static String inCapitals(String code) {
    return Arrays.stream(code.split("-"))
        .filter(word -> !word.isEmpty())
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  private static String sentence(String text) {
    String trimmed = text.strip();
    return trimmed.endsWith(".") ? trimmed : trimmed + ".";
  }
}
