package dk.pip.incoming;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// The lines of HTML, as a mail program shows them, with what its marks say is quoted and what is a signature.
final class HtmlLines implements NodeFilter {
  static final int MOST = 20_000;
  private static final int LONGEST = 512 << 10;
  private static final Set<String> UNSEEN = Set.of("head", "style", "script", "title", "template", "noscript", "object", "iframe", "svg");
  private static final Set<String> BLOCKS =
      Set.of("div", "p", "blockquote", "ul", "ol", "li", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "section",
          "article", "header", "footer", "address", "center", "dl", "dt", "dd", "form", "fieldset", "body", "tbody", "thead", "figure", "main");
  private static final Set<String> APART = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre");
  private static final Pattern HIDDEN = Pattern.compile("(?i)display\\s*:\\s*none|mso-hide\\s*:\\s*all|visibility\\s*:\\s*hidden");
  private static final Pattern NO_MARGIN = Pattern.compile("(?i)margin(?:-top|-bottom)?\\s*:\\s*0(?:px|cm|pt|in|em)?\\s*(?:[;\"]|$|0)");
  private static final Pattern BORDER = Pattern.compile("(?i)border-left(?:-style|-width)?\\s*:\\s*(?:[1-9]|solid|medium|#|rgb|thin)");
  private static final Pattern SIGNATURE =
      Pattern.compile("(?i)(?:^|[ _])(?:gmail_signature|moz-signature|protonmail_signature_block|signature|ms-outlook-mobile-signature|ms-outlook-ios-signature|ms-outlook-android-signature|mobile-signature|x_signature)(?:$|[ _-])");
  private static final Pattern QUOTED = Pattern.compile("(?i)gmail_quote(?!_container)|protonmail_quote|yahoo_quoted|moz-quote|cite|x_gmail_quote|zmail_extra|tutanota_quote|quote");
  private static final Pattern CONTAINER = Pattern.compile("(?i)yahoo_quoted|mail-editor-reference-message-container|protonmail_quote|samsung_quote|bloop_original");
  private static final Pattern REST = Pattern.compile("(?i)^(?:x_)*divRplyFwdMsg|OutlookMessageHeader");
  private static final Pattern SPACE = Pattern.compile("[ \\t\\n\\r\\f]++");
  private static final Pattern LENGTH = Pattern.compile("\\s*(\\d{1,5})(?:\\.\\d+)?(?:px)?\\s*");
  private static final int MOST_PICTURES = 200;
  private static final int WIDEST_LOGO = 700;
  private static final int HIGHEST_LOGO = 120;
  private static final Pattern WEB = Pattern.compile("(?i)^https?://.{3,}");

  private final List<LetterLine> lines = new ArrayList<>();
  private final StringBuilder now = new StringBuilder();
  private final List<Element> opened = new ArrayList<>();

  /// Those of the line that is being written.
  private final List<LetterLine.Shown> pictures = new ArrayList<>();

  private int shown;
  private int quoted;
  private int signed;
  private int literal;
  private boolean rest;

  private HtmlLines() {}

  static List<LetterLine> of(String html) {
    var some = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
    var document = Jsoup.parse(some);
    var reading = new HtmlLines();
    reading.filter(document);
    return reading.lines;
  }

  private void filter(Element document) {
    document.filter(this);
    end();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (lines.size() >= MOST) {
      return FilterResult.STOP;
    }
    if (node instanceof TextNode text) {
      write(text.getWholeText());
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    var name = element.normalName();
    if (UNSEEN.contains(name) || element.hasAttr("hidden") || HIDDEN.matcher(element.attr("style")).find()) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (BLOCKS.contains(name)) {
      end();
    }
    begin(element, name);
    return FilterResult.CONTINUE;
  }

  private void begin(Element element, String name) {
    var marks = element.className() + " " + element.id();
    if (isRest(element)) {
      rest = true;
    }
    if (isQuote(element, name, marks)) {
      quoted++;
      opened.add(element);
    }
    if (isSignature(element, marks)) {
      signed++;
    }
    switch (name) {
      case "br" -> line();
      case "hr" -> {
        now.append("________________________________");
        line();
      }
      case "pre", "textarea" -> literal++;
      case "li" -> now.append(item(element));
      case "td", "th" -> {
        if (!now.isEmpty() && !Character.isWhitespace(now.charAt(now.length() - 1))) {
          now.append(' ');
        }
      }
      case "img" -> {
        // Some programs write emoji as pictures.
        var alt = element.attr("alt");
        picture(element);
        if (!alt.isEmpty() && alt.codePointCount(0, alt.length()) <= 3 && alt.codePoints().allMatch(sign -> sign > 0x2000)) {
          now.append(alt);
        }
      }
      default -> {}
    }
  }

  private void picture(Element element) {
    var from = element.attr("src").strip();
    if (!from.regionMatches(true, 0, "cid:", 0, 4) || ++shown > MOST_PICTURES) {
      return;
    }
    var picture = new LetterLine.Shown(from.substring(4), isSmall(element));
    if (now.isEmpty() && !lines.isEmpty()) {
      var last = lines.removeLast();
      var all = new ArrayList<>(last.pictures());
      all.add(picture);
      lines.add(new LetterLine(last.text(), last.depth(), last.rest(), last.signature(), all));
    } else {
      pictures.add(picture);
    }
  }

  /// What doesn't say its size may be a photograph, but where the program says that it belongs to the signature.
  private boolean isSmall(Element picture) {
    var width = length(picture, "width");
    var height = length(picture, "height");
    return width == 0 || height == 0 ? signed > 0 : width <= WIDEST_LOGO && height <= HIGHEST_LOGO;
  }

  private static int length(Element element, String side) {
    var found = LENGTH.matcher(element.attr(side));
    return found.matches() ? Math.min(Integer.parseInt(found.group(1)), 10_000) : 0;
  }

  private static boolean isRest(Element element) {
    return REST.matcher(element.id()).find() || element.className().contains("OutlookMessageHeader");
  }

  private static boolean isSignature(Element element, String marks) {
    return SIGNATURE.matcher(marks).find() || element.attr("data-smartmail").equals("gmail_signature");
  }

  private boolean isQuote(Element element, String name, String marks) {
    if (!name.equals("blockquote")) {
      return CONTAINER.matcher(marks).find();
    }
    return element.attr("type").equalsIgnoreCase("cite")
        || element.hasAttr("cite")
        || QUOTED.matcher(marks).find()
        || BORDER.matcher(element.attr("style")).find()
        || LetterCut.endsAttribution(lines);
  }

  private static String item(Element element) {
    var list = element.parent();
    if (list == null || !list.normalName().equals("ol")) {
      return "- ";
    }
    var number = 1;
    for (var before = element.previousElementSibling(); before != null && number < 1_000; before = before.previousElementSibling()) {
      number++;
    }
    return number + ". ";
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    var name = element.normalName();
    if (name.equals("a")) {
      address(element);
    }
    if (BLOCKS.contains(name)) {
      end();
    }
    var marks = element.className() + " " + element.id();
    if (!opened.isEmpty() && opened.getLast().equals(element)) {
      opened.removeLast();
      quoted--;
    }
    if (signed > 0 && isSignature(element, marks)) {
      signed--;
    }
    if (name.equals("pre") || name.equals("textarea")) {
      literal--;
    }
    if (APART.contains(name) && !isTight(element, name)) {
      gap();
    }
    return FilterResult.CONTINUE;
  }

  private static boolean isTight(Element element, String name) {
    return name.equals("p") && (element.className().startsWith("Mso") || element.className().startsWith("x_Mso") || NO_MARGIN.matcher(element.attr("style")).find())
        || (name.equals("ul") || name.equals("ol")) && element.parent() != null && element.parent().normalName().equals("li");
  }

  /// Where a link leads that doesn't say so itself.
  private void address(Element link) {
    var href = link.attr("href").strip();
    var text = link.text().strip();
    if (quoted > 0 || signed > 0 || text.isEmpty() || !WEB.matcher(href).matches() || href.length() > 300) {
      return;
    }
    var bare = href.replaceFirst("(?i)^https?://(?:www\\.)?", "").replaceFirst("/$", "").toLowerCase(Locale.ROOT);
    if (!text.toLowerCase(Locale.ROOT).contains(bare) && !bare.startsWith(text.toLowerCase(Locale.ROOT).replaceFirst("^(?:https?://)?(?:www\\.)?", "")) ) {
      now.append(" <").append(href).append('>');
    }
  }

  private void write(String text) {
    if (literal > 0) {
      var first = true;
      for (var piece : text.split("\r\n|\r|\n", -1)) {
        if (!first) {
          line();
        }
        now.append(piece);
        first = false;
      }
      return;
    }
    var words = SPACE.matcher(text).replaceAll(" ");
    if (now.isEmpty() || Character.isWhitespace(now.charAt(now.length() - 1))) {
      words = words.startsWith(" ") ? words.substring(1) : words;
    }
    now.append(words);
  }

  /// Ends the line that is being written, if there is one.
  private void end() {
    if (!now.isEmpty()) {
      line();
    }
  }

  private void line() {
    var text = now.toString().replace('\u00a0', ' ');
    now.setLength(0);
    var separator = text.strip().equals("--") && text.startsWith("--");
    text = separator ? "-- " : text.stripTrailing();
    var depth = quoted == 0 ? PlainLines.depth(text) : quoted;
    var bare = quoted == 0 && depth > 0 ? PlainLines.afterMarks(text) : text;
    lines.add(new LetterLine(bare, depth, rest && !text.isBlank(), signed > 0, List.copyOf(pictures)));
    pictures.clear();
    rest &= text.isBlank();
  }

  private void gap() {
    if (!lines.isEmpty() && !lines.getLast().isBlank()) {
      lines.add(new LetterLine("", quoted, false, signed > 0));
    }
  }
}
