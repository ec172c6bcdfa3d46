package dk.pip.papers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/// An element of XSL-FO. It is given to the engine as events, never as text, so nothing in it can be read as markup.
public final class Fo {
  private static final String FO = "http://www.w3.org/1999/XSL/Format";
  private static final String FOX = "http://xmlgraphics.apache.org/fop/extensions";
  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Object> children = new ArrayList<>();

  private Fo(String name) {
    this.name = name;
  }

  public static Fo of(String name) {
    return new Fo(name);
  }

  public static Fo block() {
    return new Fo("block");
  }

  /// A block of others, which is none of its own to those who listen.
  public static Fo group() {
    return block().set("role", "Div");
  }

  public Fo set(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  /// Sets a length in points.
  public Fo set(String attribute, double points) {
    return set(attribute, points(points));
  }

  /// Gives another value to an attribute wherever it has this one.
  public void replace(String attribute, String value, String other) {
    attributes.replace(attribute, value, other);
    for (var child : children) {
      if (child instanceof Fo element) {
        element.replace(attribute, value, other);
      }
    }
  }

  @Nullable String get(String attribute) {
    return attributes.get(attribute);
  }

  public Fo add(@Nullable Fo child) {
    if (child != null) {
      children.add(child);
    }
    return this;
  }

  public Fo addAll(List<Fo> more) {
    children.addAll(more);
    return this;
  }

  public Fo add(String text) {
    if (!text.isEmpty()) {
      children.add(text);
    }
    return this;
  }

  /// The element with its children in another one, which is its only child then.
  public Fo wrapped(Fo inner) {
    inner.children.addAll(children);
    children.clear();
    children.add(inner);
    return this;
  }

  public boolean isEmpty() {
    return children.isEmpty();
  }

  public static String points(double points) {
    return String.format(Locale.ROOT, "%.2fpt", points);
  }

  public static String millimetres(double millimetres) {
    return String.format(Locale.ROOT, "%.2fmm", millimetres);
  }

  /// The same for elements that would look the same.
  public int fingerprint() {
    var fingerprint = 31 * name.hashCode() + attributes.hashCode();
    for (var child : children) {
      fingerprint = 31 * fingerprint + (child instanceof Fo element ? element.fingerprint() : child.hashCode());
    }
    return fingerprint;
  }

  /// Gives the element with all that is in it to the engine.
  public void write(ContentHandler to) throws SAXException {
    var given = new AttributesImpl();
    attributes.forEach((attribute, value) -> given.addAttribute(namespace(attribute), local(attribute), attribute, "CDATA", value));
    to.startElement(FO, name, "fo:" + name, given);
    for (var child : children) {
      if (child instanceof Fo element) {
        element.write(to);
      } else {
        var letters = child.toString().toCharArray();
        to.characters(letters, 0, letters.length);
      }
    }
    to.endElement(FO, name, "fo:" + name);
  }

  private static String namespace(String attribute) {
    return attribute.startsWith("fox:") ? FOX : attribute.startsWith("xml:") ? XML : "";
  }

  private static String local(String attribute) {
    return attribute.substring(attribute.indexOf(':') + 1);
  }
}
