package dk.pip.papers;

import dk.pip.municipality.Palette;
import dk.pip.municipality.Palette.Token;
import dk.pip.municipality.Theme;
import dk.pip.papers.PrintText.Division;
import dk.pip.shared.Language;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.jspecify.annotations.Nullable;

/// What texts are set with: sizes, colours, links, and the language by whose rules words are divided.
public class TextSetting {
  private final Palette.Scheme colours;
  private final FoSizes sizes;
  private final Language whole;
  private final @Nullable Language spelling;
  private final boolean rightToLeft;

  public TextSetting(Theme theme, FoSizes sizes, Language whole) {
    this.colours = Palette.of(theme).light();
    this.sizes = sizes;
    this.whole = whole;
    this.spelling = whole;
    this.rightToLeft = false;
  }

  /// The same for a part in another language.
  ///
  /// @param spelling null for one that Pip has no rules for
  protected TextSetting(TextSetting other, @Nullable Language spelling, boolean rightToLeft) {
    this.colours = other.colours;
    this.sizes = other.sizes;
    this.whole = other.whole;
    this.spelling = spelling;
    this.rightToLeft = rightToLeft;
  }

  FoSizes sizes() {
    return sizes;
  }

  /// The language of the document that this is in.
  Language whole() {
    return whole;
  }

  /// The language by whose rules words are divided; null for one that Pip has no rules for.
  public final @Nullable Language spelling() {
    return spelling;
  }

  public final boolean isRightToLeft() {
    return rightToLeft;
  }

  /// The type of a heading within a text.
  protected Type type(Heading heading) {
    return heading.getLevel() <= 3 ? sizes.heading() : sizes.strong();
  }

  /// Told of each heading within a text when it is set.
  protected void met(Heading heading, Fo block) {}

  /// Whether rows of tables stand closer than usual.
  protected boolean isClose() {
    return false;
  }

  /// Whether the document has the picture that a text asks for. Of others the words are printed that stand for them.
  protected boolean hasPicture(Image image) {
    return false;
  }

  /// A picture that the document has.
  protected Fo picture(Image image, Room room) {
    throw new IllegalStateException("This document has no pictures. Indicates a bug");
  }

  public String colour(Token token) {
    return colours.get(token);
  }

  /// A paragraph of running text.
  public Fo paragraph(Type type, String text) {
    return PrintText.add(type.set(Fo.block()), text, type.face(), spelling, Division.USUAL);
  }

  /// A paragraph in soft ink.
  public Fo soft(Type type, String text) {
    return paragraph(type, text).set("color", colour(Token.SOFT_INK));
  }

  /// The same for names, days and places, which are not divided where they need not be.
  public Fo fact(Type type, String text) {
    return plain(type, text).set("color", colour(Token.SOFT_INK));
  }

  /// A paragraph of which only the longest words may be divided.
  public Fo plain(Type type, String text) {
    return PrintText.add(type.set(Fo.block()), text, type.face(), spelling, Division.LONG_WORDS);
  }

  /// A heading, which is not parted from what follows.
  public Fo title(Type type, int level, String text) {
    return plain(type, text).set("role", "H" + level).set("keep-with-next.within-column", "always");
  }

  /// A cell with room before and after what stands in it, in the order of reading. The engine measures what it calls the start
  /// of a cell from the left, always.
  public Fo padded(Fo cell, double before, double after) {
    return cell.set("padding-start", rightToLeft ? after : before).set("padding-end", rightToLeft ? before : after);
  }

  public Fo inline(Face face, String text) {
    return PrintText.add(PrintText.inline(face), text, face, spelling, Division.LONG_WORDS);
  }

  /// A link to somewhere on the net, with its words.
  public Fo link(String address, Face face, String text) {
    return link(address, text).add(inline(face, text));
  }

  /// A link that says these words to those who listen.
  public Fo link(String address, String words) {
    return Fo.of("basic-link")
        .set("external-destination", "url('" + encoded(target(address)) + "')")
        .set("fox:alt-text", PrintText.clean(words))
        .set("color", colour(Token.LINK));
  }

  public static boolean isMail(String address) {
    return address.contains("@") && !address.contains("/");
  }

  /// The address as a link: a mail address becomes `mailto:`.
  public static String target(String address) {
    return isMail(address) && !address.startsWith("mailto:") ? "mailto:" + address : address;
  }

  private static String encoded(String address) {
    return address.replace("'", "%27").replace("(", "%28").replace(")", "%29").replace("\"", "%22").replace("\\", "%5C").replace(" ", "%20");
  }

  /// The address as one would write it on paper: `eksempel.example/mere`.
  public static String shortAddress(String address) {
    return wholeAddress(address.replaceFirst("[?#].*$", ""));
  }

  public static String wholeAddress(String address) {
    return address.replaceFirst("^(https?://(www\\.)?|mailto:|tel:)", "").replaceFirst("/$", "");
  }
}
