package dev.kindling.report.findings;

import dev.kindling.facts.Finding;
import dev.kindling.facts.InvalidInput;
import dev.kindling.facts.Origin;
import dev.kindling.facts.Severity;
import dev.kindling.git.SourceFiles;
import dev.kindling.plan.Plan;
import dev.kindling.report.style.EscapingWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * JUnit's XML, which every CI system shows: a suite for each plan; in it a case for each node, and
 * one for the findings that name no node. A finding of severity {@code error} fails its case; the
 * others are printed in it.
 */
final class JunitReport implements FindingsReport {

  private static final String ELSEWHERE = "(pipeline)";

  /** Something that the library writes, whose own exception no reader of this package expects. */
  private interface Part {
    void writeTo(XMLStreamWriter xml) throws XMLStreamException;
  }

  private final Writer out;
  private @Nullable XMLStreamWriter xml;

  JunitReport(Writer out) {
    this.out = out;
  }

  @Override
  public void begin() throws IOException {
    try {
      xml =
          XMLOutputFactory.newFactory()
              .createXMLStreamWriter(new EscapingWriter(out, EscapingWriter.Form.XML));
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    write(
        document -> {
          document.writeStartDocument("UTF-8", "1.0");
          document.writeCharacters("\n");
          document.writeStartElement("testsuites");
        });
  }

  @Override
  public void plan(SourceFiles files, Plan plan) throws IOException {
    Map<String, List<Finding>> cases = new LinkedHashMap<>();
    plan.nodes().forEach(verdict -> cases.put(verdict.node(), new ArrayList<>()));
    for (Finding finding : plan.findings()) {
      String name = finding.node();
      cases
          .computeIfAbsent(
              name == null || !cases.containsKey(name) ? ELSEWHERE : name, key -> new ArrayList<>())
          .add(finding);
    }
    long failed = cases.values().stream().filter(JunitReport::fails).count();
    String suite = text(plan.project() + "." + plan.pipeline());
    write(
        document -> {
          begin(suite, cases.size(), failed, 0, document);
          for (Map.Entry<String, List<Finding>> each : cases.entrySet()) {
            document.writeCharacters("\n    ");
            document.writeStartElement("testcase");
            document.writeAttribute("classname", suite);
            document.writeAttribute("name", text(each.getKey()));
            document.writeAttribute("time", "0");
            writeFindings(files, each.getValue(), document);
            document.writeEndElement();
          }
          document.writeCharacters("\n  ");
          document.writeEndElement();
        });
  }

  @Override
  public void failure(SourceFiles files, String project, InvalidInput failure) throws IOException {
    String place = failure.origin().known() ? files.at(failure.origin()) + ": " : "";
    notPlanned(project, "no-plan", place + failure.getMessage());
  }

  @Override
  public void end(boolean complete) throws IOException {
    if (!complete) {
      notPlanned("kindling", "incomplete", "the run was stopped before its end");
    }
    write(
        document -> {
          document.writeCharacters("\n");
          document.writeEndElement();
          document.writeEndDocument();
          document.writeCharacters("\n");
          document.flush();
        });
  }

  private void notPlanned(String project, String type, String message) throws IOException {
    write(
        document -> {
          begin(text(project), 1, 0, 1, document);
          document.writeCharacters("\n    ");
          document.writeStartElement("testcase");
          document.writeAttribute("classname", text(project));
          document.writeAttribute("name", ELSEWHERE);
          document.writeAttribute("time", "0");
          document.writeCharacters("\n      ");
          document.writeStartElement("error");
          document.writeAttribute("type", type);
          document.writeAttribute("message", text(message));
          document.writeEndElement();
          document.writeCharacters("\n    ");
          document.writeEndElement();
          document.writeCharacters("\n  ");
          document.writeEndElement();
        });
  }

  private static void begin(
      String suite, int tests, long failed, int errors, XMLStreamWriter document)
      throws XMLStreamException {
    document.writeCharacters("\n  ");
    document.writeStartElement("testsuite");
    document.writeAttribute("name", suite);
    document.writeAttribute("tests", Integer.toString(tests));
    document.writeAttribute("failures", Long.toString(failed));
    document.writeAttribute("errors", Integer.toString(errors));
    document.writeAttribute("skipped", "0");
    document.writeAttribute("time", "0");
  }

  private void write(Part part) throws IOException {
    if (xml == null) {
      throw new IllegalStateException("the report has not begun");
    }
    try {
      part.writeTo(xml);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** A case takes one failure in most readers, so that its findings share one. */
  private static void writeFindings(SourceFiles files, List<Finding> findings, XMLStreamWriter xml)
      throws XMLStreamException {
    List<Finding> errors = findings.stream().filter(JunitReport::isError).toList();
    if (!errors.isEmpty()) {
      xml.writeCharacters("\n      ");
      xml.writeStartElement("failure");
      xml.writeAttribute("type", text(errors.get(0).code()));
      xml.writeAttribute("message", text(errors.get(0).message()));
      xml.writeCharacters(text(described(files, errors)));
      xml.writeEndElement();
    }
    List<Finding> others = findings.stream().filter(finding -> !isError(finding)).toList();
    if (!others.isEmpty()) {
      xml.writeCharacters("\n      ");
      xml.writeStartElement("system-out");
      xml.writeCharacters(text(described(files, others)));
      xml.writeEndElement();
    }
    if (!findings.isEmpty()) {
      xml.writeCharacters("\n    ");
    }
  }

  private static String described(SourceFiles files, List<Finding> findings) {
    return String.join("", findings.stream().map(f -> TextFindings.plain(below(files, f))).toList())
        .stripTrailing();
  }

  private static Finding below(SourceFiles files, Finding finding) {
    Origin at = finding.origin();
    return at.known()
        ? new Finding(
            finding.code(),
            finding.severity(),
            finding.node(),
            finding.dataset(),
            finding.message(),
            finding.remedy(),
            files.at(at))
        : finding;
  }

  private static boolean fails(List<Finding> findings) {
    return findings.stream().anyMatch(JunitReport::isError);
  }

  private static boolean isError(Finding finding) {
    return finding.severity() == Severity.ERROR;
  }

  /** XML 1.0 has no way to write most control characters: they become replacement characters. */
  private static String text(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    raw.codePoints().map(c -> isXml(c) ? c : 0xFFFD).forEach(text::appendCodePoint);
    return text.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
