// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Writes elements, indented. Not the JDK's {@code XMLStreamWriter}: it leaves line breaks in
 * attributes as they are, and every parser turns those into spaces.
 */
final class XmlOut {
  private final StringBuilder text =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  private final Deque<String> open = new ArrayDeque<>();

  void open(String element, Map<String, String> attributes) {
    start(element, attributes);
    text.append('>');
    open.push(element);
  }

  void close() {
    String element = open.pop();
    indent();
    text.append("</").append(element).append('>');
  }

  void empty(String element, Map<String, String> attributes) {
    start(element, attributes);
    text.append("/>");
  }

  void leaf(String element, Map<String, String> attributes, String content) {
    start(element, attributes);
    text.append('>').append(XmlText.content(content)).append("</").append(element).append('>');
  }

  /** The document. */
  String end() {
    return text + "\n";
  }

  private void start(String element, Map<String, String> attributes) {
    indent();
    text.append('<').append(element);
    attributes.forEach(
        (name, value) ->
            text.append(' ')
                .append(name)
                .append("=\"")
                .append(XmlText.attribute(value))
                .append('"'));
  }

  private void indent() {
    text.append('\n').append("  ".repeat(open.size()));
  }
}
