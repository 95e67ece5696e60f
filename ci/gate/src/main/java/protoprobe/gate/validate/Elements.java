// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Walks a document. */
final class Elements {
  private Elements() {}

  static List<Element> children(Element parent, String name) {
    return children(parent).stream().filter(each -> each.getTagName().equals(name)).toList();
  }

  /** The elements right below; by siblings, since a list by index is slow in large documents. */
  static List<Element> children(Element parent) {
    List<Element> found = new ArrayList<>();
    for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  /** Every element of that name below, at any depth, except right below. */
  static List<Element> deeper(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Element child : children(parent)) {
      found.addAll(children(child, name));
      found.addAll(deeper(child, name));
    }
    return found;
  }

  /** The properties of an element, sorted by name. */
  static Map<String, String> properties(Element element) {
    Map<String, String> properties = new TreeMap<>();
    for (Element list : children(element, "properties")) {
      for (Element each : children(list, "property")) {
        properties.put(each.getAttribute("name"), each.getAttribute("value"));
      }
    }
    return properties;
  }
}
