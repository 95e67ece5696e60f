// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** JUnit XML as the JDK's parser reads it. */
record Xml(Element root) {
  static Xml parse(String text) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return new Xml(
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(text)))
              .getDocumentElement());
    } catch (Exception e) {
      throw new AssertionError("not well formed: " + e.getMessage(), e);
    }
  }

  Element suite() {
    return root.getTagName().equals("testsuite") ? root : children(root, "testsuite").get(0);
  }

  List<Element> cases() {
    return children(suite(), "testcase");
  }

  /** The case of that id. */
  Element one(String id) {
    return cases().stream()
        .filter(
            each ->
                each.getAttribute("name").equals(id)
                    || each.getAttribute("name").startsWith(id + ":"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no case " + id));
  }

  /** The only failure, error or skipped of a case; none: an empty list. */
  static List<Element> marks(Element testcase) {
    return Stream.of("failure", "error", "skipped")
        .flatMap(name -> children(testcase, name).stream())
        .toList();
  }

  static String property(Element parent, String name) {
    return children(parent, "properties").stream()
        .flatMap(properties -> children(properties, "property").stream())
        .filter(property -> property.getAttribute("name").equals(name))
        .map(property -> property.getAttribute("value"))
        .findFirst()
        .orElse("");
  }

  static List<Element> children(Element parent, String name) {
    return IntStream.range(0, parent.getChildNodes().getLength())
        .mapToObj(parent.getChildNodes()::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
        .map(Element.class::cast)
        .filter(element -> element.getTagName().equals(name))
        .toList();
  }
}
