package io.github.lightsailsnapshot.retention.view;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Pages and pictures as a parser reads them: what is not well-formed fails. */
final class Xml {
  private Xml() {}

  static Document parsed(String markup) {
    String xml = markup.replaceFirst("<!DOCTYPE html>", "").replace("&nbsp;", " ");
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)));
    } catch (Exception malformed) {
      throw new AssertionError(
          malformed.getMessage() + " in " + xml.substring(0, Math.min(3_000, xml.length())),
          malformed);
    }
  }

  static List<Element> elements(Document document, String tag) {
    NodeList nodes = document.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> (Element) nodes.item(i))
        .toList();
  }

  static List<String> texts(Document document, String tag) {
    return elements(document, tag).stream().map(Element::getTextContent).toList();
  }

  static long count(Document document, String tag, String styleClass) {
    return elements(document, tag).stream()
        .filter(element -> element.getAttribute("class").equals(styleClass))
        .count();
  }
}
