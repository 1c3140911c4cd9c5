package dev.kindling.report;

import dev.kindling.explanation.Explanation;
import dev.kindling.facts.Finding;
import dev.kindling.facts.Severity;
import dev.kindling.plan.Plan;
import dev.kindling.plan.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * JUnit's XML, which every CI system shows: a case for each node, and one for the findings that
 * name no node. A finding of severity {@code error} fails its case; the others are printed in it.
 */
final class JunitPlan implements PlanWriter {

  private static final String ELSEWHERE = "(pipeline)";

  @Override
  public void write(Explanation explained, Writer out) throws IOException {
    Plan plan = explained.plan();
    Map<String, List<Finding>> cases = new LinkedHashMap<>();
    plan.nodes().forEach(verdict -> cases.put(verdict.node(), new ArrayList<>()));
    for (Finding finding : plan.findings()) {
      String name = finding.node();
      cases
          .computeIfAbsent(
              name == null || !cases.containsKey(name) ? ELSEWHERE : name, key -> new ArrayList<>())
          .add(finding);
    }
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newFactory()
              .createXMLStreamWriter(new EscapingWriter(out, EscapingWriter.Form.XML));
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      write(plan, cases, xml);
      xml.writeEndDocument();
      xml.writeCharacters("\n");
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private static void write(Plan plan, Map<String, List<Finding>> cases, XMLStreamWriter xml)
      throws XMLStreamException {
    long failed = cases.values().stream().filter(JunitPlan::fails).count();
    String suite = text(plan.project() + "." + plan.pipeline());
    xml.writeStartElement("testsuites");
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", suite);
    xml.writeAttribute("tests", Integer.toString(cases.size()));
    xml.writeAttribute("failures", Long.toString(failed));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", "0");
    xml.writeAttribute("time", "0");
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    plan.nodes().forEach(verdict -> verdicts.put(verdict.node(), verdict));
    for (Map.Entry<String, List<Finding>> each : cases.entrySet()) {
      xml.writeCharacters("\n    ");
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", suite);
      xml.writeAttribute("name", text(each.getKey()));
      xml.writeAttribute("time", "0");
      writeFindings(each.getValue(), xml);
      xml.writeEndElement();
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  /** A case takes one failure in most readers, so that its findings share one. */
  private static void writeFindings(List<Finding> findings, XMLStreamWriter xml)
      throws XMLStreamException {
    List<Finding> errors = findings.stream().filter(JunitPlan::isError).toList();
    if (!errors.isEmpty()) {
      xml.writeCharacters("\n      ");
      xml.writeStartElement("failure");
      xml.writeAttribute("type", text(errors.get(0).code()));
      xml.writeAttribute("message", text(errors.get(0).message()));
      xml.writeCharacters(text(described(errors)));
      xml.writeEndElement();
    }
    List<Finding> others = findings.stream().filter(finding -> !isError(finding)).toList();
    if (!others.isEmpty()) {
      xml.writeCharacters("\n      ");
      xml.writeStartElement("system-out");
      xml.writeCharacters(text(described(others)));
      xml.writeEndElement();
    }
    if (!findings.isEmpty()) {
      xml.writeCharacters("\n    ");
    }
  }

  private static String described(List<Finding> findings) {
    return String.join("", findings.stream().map(TextFindings::plain).toList()).stripTrailing();
  }

  private static boolean fails(List<Finding> findings) {
    return findings.stream().anyMatch(JunitPlan::isError);
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
