package dev.kindling.report.findings;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Origin;
import dev.kindling.git.SourceFiles;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/** Places as SARIF writes them: files below the root of the sources, and names of the pipeline. */
final class SarifPlaces {

  /** As code scanning services name the root of the sources. */
  static final String ROOT = "%SRCROOT%";

  private SarifPlaces() {}

  static void location(SourceFiles files, Finding finding, JsonGenerator log) throws IOException {
    log.writeStartObject();
    if (finding.origin().known()) {
      physical(files, finding.origin(), log);
    }
    if (finding.node() != null || finding.dataset() != null) {
      log.writeArrayFieldStart("logicalLocations");
      if (finding.node() != null) {
        logical(finding.node(), "function", log);
      }
      if (finding.dataset() != null) {
        logical(finding.dataset(), "data", log);
      }
      log.writeEndArray();
    }
    log.writeEndObject();
  }

  private static void logical(String name, String kind, JsonGenerator log) throws IOException {
    log.writeStartObject();
    log.writeStringField("fullyQualifiedName", name);
    log.writeStringField("kind", kind);
    log.writeEndObject();
  }

  static void physical(SourceFiles files, Origin origin, JsonGenerator log) throws IOException {
    log.writeObjectFieldStart("physicalLocation");
    log.writeObjectFieldStart("artifactLocation");
    log.writeStringField("uri", uri(files.path(origin.file())));
    log.writeStringField("uriBaseId", ROOT);
    log.writeEndObject();
    if (origin.line() > 0) {
      log.writeObjectFieldStart("region");
      log.writeNumberField("startLine", origin.line());
      if (!origin.text().isEmpty()) {
        log.writeObjectFieldStart("snippet");
        log.writeStringField("text", origin.text());
        log.writeEndObject();
      }
      log.writeEndObject();
    }
    log.writeEndObject();
  }

  private static String uri(String path) throws IOException {
    try {
      return new URI("file", null, "/" + path, null).toASCIIString().substring("file:/".length());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
