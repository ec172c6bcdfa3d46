package dk.pip.site.web;

import dk.pip.site.SitemapSource.Entry;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes a map of the site as sitemaps.org has it.
final class Sitemap {
  /// How many pages search engines take at a time.
  static final int MOST = 50_000;

  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

  private Sitemap() {}

  static String of(String root, List<Entry> entries) {
    return write("urlset", xml -> {
      for (var entry : entries) {
        place(xml, "url", root + entry.path(), entry);
      }
    });
  }

  /// The parts, each with when something in it last changed.
  static String index(String root, List<Entry> entries) {
    return write("sitemapindex", xml -> {
      for (var from = 0; from < entries.size(); from += MOST) {
        var part = entries.subList(from, Math.min(entries.size(), from + MOST));
        var newest = part.stream().map(Entry::changedAt).filter(Objects::nonNull).max(java.time.Instant::compareTo).orElse(null);
        place(xml, "sitemap", root + "/sitemap-" + (from / MOST + 1) + ".xml", new Entry("", newest));
      }
    });
  }

  private interface Body {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }

  private static String write(String name, Body body) {
    var out = new StringWriter();
    try {
      var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement(name);
      xml.writeDefaultNamespace(NAMESPACE);
      body.write(xml);
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("The sitemap could not be written", e);
    }
    return out.toString();
  }

  private static void place(XMLStreamWriter xml, String name, String address, Entry entry) throws XMLStreamException {
    xml.writeStartElement(name);
    element(xml, "loc", address);
    var changed = entry.changedAt();
    if (changed != null) {
      element(xml, "lastmod", changed.truncatedTo(ChronoUnit.SECONDS).toString());
    }
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
