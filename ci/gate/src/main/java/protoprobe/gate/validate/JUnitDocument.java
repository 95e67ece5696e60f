// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.validate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import protoprobe.kit.fault.BadInput;

/** JUnit XML, and what CI servers rely on in it. */
record JUnitDocument(Element root) implements Document {
  private static final String MAX_DEPTH =
      "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";

  static JUnitDocument read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      DocumentBuilder builder = builder();
      builder.setErrorHandler(new DefaultHandler()); // the JDK's own prints on standard error
      return new JUnitDocument(builder.parse(in).getDocumentElement());
    } catch (SAXException e) {
      throw new BadInput(file + ": not well-formed XML without DOCTYPE: " + e.getMessage());
    }
  }

  /** Entities and external subsets need a DOCTYPE, which is refused: OWASP, XXE prevention. */
  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setAttribute(MAX_DEPTH, "64");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setCoalescing(true);
      return factory.newDocumentBuilder();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("no XML parser that can be hardened", e);
    }
  }

  @Override
  public List<String> findings() {
    List<String> findings = new ArrayList<>();
    switch (root.getTagName()) {
      case "testsuites" -> {
        new SuiteRules(findings).totals("testsuites", root);
        List<Element> suites = Elements.children(root, "testsuite");
        if (suites.isEmpty()) {
          findings.add("testsuites: no testsuite, expected at least one");
        }
        suites.forEach(suite -> new SuiteRules(findings).suite(suite, true));
      }
      case "testsuite" -> new SuiteRules(findings).suite(root, false); // Surefire's dialect
      default ->
          findings.add("root '%s', expected testsuites or testsuite".formatted(root.getTagName()));
    }
    return findings;
  }
}
