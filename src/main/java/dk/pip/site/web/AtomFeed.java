package dk.pip.site.web;

import dk.pip.editions.PublishedEdition;
import dk.pip.editions.PublishedEdition.PublishedStory;
import dk.pip.municipality.Imprint;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// The stories of the newest editions as an Atom feed (RFC 4287).
public final class AtomFeed {
  public static final String CONTENT_TYPE = "application/atom+xml;charset=UTF-8";
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
  private static final int MOST_EDITIONS = 12;

  private AtomFeed() {}

  /// @param root the site's address without a slash at the end; feeds need whole addresses
  /// @param editions those that everybody may read
  public static String write(Imprint imprint, String root, List<PublishedEdition> editions) {
    var newest =
        editions.stream()
            .sorted(Comparator.comparing(PublishedEdition::firstAt).reversed())
            .limit(MOST_EDITIONS)
            .toList();
    var out = new StringWriter();
    try {
      var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(NAMESPACE);
      element(xml, "title", imprint.newsletter() + " – " + imprint.municipality());
      element(xml, "subtitle", imprint.tagline());
      element(xml, "id", root + "/");
      link(xml, "self", root + SiteAddresses.FEED, CONTENT_TYPE.substring(0, CONTENT_TYPE.indexOf(';')));
      link(xml, "alternate", root + "/", "text/html");
      element(xml, "updated", updated(newest).toString());
      xml.writeStartElement("author");
      element(xml, "name", imprint.municipality());
      xml.writeEndElement();
      for (var edition : newest) {
        for (var story : edition.stories()) {
          xml.writeStartElement("entry");
          xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", story.language());
          element(xml, "title", story.headline());
          element(xml, "id", root + story.path());
          link(xml, "alternate", root + story.path(), "text/html");
          element(xml, "published", edition.firstAt().toString());
          element(xml, "updated", story.changedAt().toString());
          element(xml, "summary", story.standfirst());
          xml.writeEndElement();
        }
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("The feed could not be written", e);
    }
    return out.toString();
  }

  private static Instant updated(List<PublishedEdition> editions) {
    return editions.stream()
        .flatMap(edition -> edition.stories().stream())
        .map(PublishedStory::changedAt)
        .max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
  }

  private static void element(XMLStreamWriter xml, String name, @Nullable String text) throws XMLStreamException {
    if (text == null || text.isEmpty()) {
      return;
    }
    xml.writeStartElement(name);
    xml.writeCharacters(printable(text));
    xml.writeEndElement();
  }

  /// XML can't carry control characters, not even written as references.
  private static String printable(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "");
  }

  private static void link(XMLStreamWriter xml, String rel, String href, String type) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", href);
  }
}
