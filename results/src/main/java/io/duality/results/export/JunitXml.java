package io.duality.results.export;

import io.duality.results.gate.Finding;
import io.duality.results.gate.Verdict;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A gate's verdict as JUnit XML: a suite a scenario, a case a metric. What cannot be told is
 * skipped with its reason, so that no dashboard counts it as a success.
 */
public final class JunitXml {
  private final XMLStreamWriter xml;

  private JunitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The document. */
  public static String of(List<Finding> findings) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new JunitXml(xml).write(findings);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a writer to memory failed", e);
    }
    return text + "\n";
  }

  private void write(List<Finding> findings) throws XMLStreamException {
    Map<String, List<Finding>> suites = new LinkedHashMap<>();
    for (Finding finding : findings) {
      suites.computeIfAbsent(finding.rule().scenario(), _ -> new ArrayList<>()).add(finding);
    }
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuites");
    for (Map.Entry<String, List<Finding>> suite : suites.entrySet()) {
      suite(suite.getKey(), suite.getValue());
    }
    line(0);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(String scenario, List<Finding> cases) throws XMLStreamException {
    line(1);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", scenario);
    xml.writeAttribute("tests", Integer.toString(cases.size()));
    xml.writeAttribute("failures", count(cases, Verdict.FAIL));
    xml.writeAttribute("errors", count(cases, Verdict.INVALID));
    xml.writeAttribute("skipped", count(cases, Verdict.NOISY, Verdict.INCONCLUSIVE));
    for (Finding finding : cases) {
      testCase(finding);
    }
    line(1);
    xml.writeEndElement();
  }

  private static String count(List<Finding> cases, Verdict... verdicts) {
    List<Verdict> counted = List.of(verdicts);
    return Long.toString(cases.stream().filter(f -> counted.contains(f.verdict())).count());
  }

  private void testCase(Finding finding) throws XMLStreamException {
    line(2);
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "duality." + finding.rule().scenario());
    xml.writeAttribute("name", finding.rule().metric());
    switch (finding.verdict()) {
      case PASS -> {
        // A case without an element has passed.
      }
      case FAIL -> outcome("failure", finding);
      case INVALID -> outcome("error", finding);
      case NOISY, INCONCLUSIVE -> outcome("skipped", finding);
    }
    xml.writeEndElement();
  }

  private void outcome(String element, Finding finding) throws XMLStreamException {
    line(3);
    xml.writeEmptyElement(element);
    xml.writeAttribute("message", message(finding));
    line(2);
  }

  private static String message(Finding finding) {
    if (finding.verdict() == Verdict.INVALID) {
      return "INVALID: what was measured breaks a rule of validity; summary.md says which";
    }
    return String.format(
        Locale.ROOT,
        "%s: worse by %.1f %% [%.1f .. %.1f], delta %s %%, adjusted p %.4f, %d pairs",
        finding.verdict(),
        percent(finding.ratio()),
        percent(finding.low()),
        percent(finding.high()),
        Figures.rounded(finding.rule().delta() * 100),
        finding.adjustedP(),
        finding.pairs());
  }

  private static double percent(double ratio) {
    return (ratio - 1) * 100;
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
