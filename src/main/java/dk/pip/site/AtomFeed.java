package dk.pip.site;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// Writes a feed as Atom (RFC 4287).
final class AtomFeed {
  static final String MEDIA_TYPE = "application/atom+xml";
  static final String CONTENT_TYPE = MEDIA_TYPE + ";charset=UTF-8";
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  private AtomFeed() {}

  static String write(Feed feed) {
    var out = new StringWriter();
    try {
      var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("xml", XML, "lang", feed.language().tag());
      element(xml, "title", feed.title());
      element(xml, "subtitle", feed.subtitle());
      element(xml, "id", feed.root() + feed.page());
      link(xml, "self", feed.root() + feed.self(), MEDIA_TYPE);
      link(xml, "alternate", feed.root() + feed.page(), "text/html");
      element(xml, "updated", feed.updated().toString());
      author(xml, feed.author());
      for (var each : feed.entries()) {
        entry(xml, feed, each);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("The feed could not be written", e);
    }
    return out.toString();
  }

  private static void entry(XMLStreamWriter xml, Feed feed, Feed.Entry each) throws XMLStreamException {
    xml.writeStartElement("entry");
    xml.writeAttribute("xml", XML, "lang", each.language());
    element(xml, "title", each.title());
    element(xml, "id", feed.root() + each.path());
    link(xml, "alternate", feed.root() + each.path(), "text/html");
    element(xml, "published", each.publishedAt().toString());
    element(xml, "updated", each.changedAt().toString());
    author(xml, each.author());
    var category = each.category();
    if (category != null) {
      xml.writeEmptyElement("category");
      xml.writeAttribute("term", Feed.printable(category));
    }
    element(xml, "summary", each.summary());
    var picture = each.picture();
    if (picture != null) {
      link(xml, "enclosure", picture, "image/jpeg");
    }
    xml.writeEndElement();
  }

  private static void author(XMLStreamWriter xml, @Nullable String name) throws XMLStreamException {
    if (name != null && !name.isBlank()) {
      xml.writeStartElement("author");
      element(xml, "name", name);
      xml.writeEndElement();
    }
  }

  private static void element(XMLStreamWriter xml, String name, @Nullable String text) throws XMLStreamException {
    if (text == null || text.isEmpty()) {
      return;
    }
    xml.writeStartElement(name);
    xml.writeCharacters(Feed.printable(text));
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, String href, String type) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", href);
  }
}
