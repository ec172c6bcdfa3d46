package dk.pip.editions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// Finds the marks of Markdown, HTML and word processors that still stand in the words of a form, whatever let them through:
/// readers would see `**` where words were to be bold.
final class LeftOverMarks {
  private static final int MOST_TOLD = 20;
  private static final int LONGEST_SHOWN = 60;

  private record Mark(String key, Pattern pattern, List<String> signs) {}

  private static final String TAGS =
      "a|b|big|blockquote|br|center|div|em|font|h[1-6]|hr|i|iframe|img|li|ol|p|s|script|small|span|strike|strong|style|sub|sup|table"
          + "|tbody|td|th|thead|tr|u|ul";

  private static final List<Mark> EVERYWHERE =
      List.of(
          new Mark("bold", Pattern.compile("(?<!\\*)\\*{2,3}(?!\\*)"), List.of("**")),
          new Mark("bold", Pattern.compile("(?<!_)__(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}.:!?])__(?!_)"), List.of("__")),
          new Mark("bold", Pattern.compile("(?<!~)~~(?!~)"), List.of("~~")),
          new Mark("link", Pattern.compile("]\\("), List.of("](")),
          new Mark("note", Pattern.compile("\\[\\^[^]\\s]{1,40}]"), List.of("[^")),
          new Mark("html", Pattern.compile("</?(?i:" + TAGS + ")(?:\\s[^<>]*)?/?>"), List.of("&lt;", "<")),
          new Mark("html", Pattern.compile("&(?:lt|gt|amp|quot|nbsp|#\\d{2,6});"), List.of("&amp;", "&")));

  /// Forms with bullets of their own have these there alone.
  private static final Mark BULLET =
      new Mark(
          "bullet",
          Pattern.compile("(?:^|[.:;!?] )[•▪◦‣●■∙⁃](?=\\s?\\S)"),
          List.of("•", "▪", "◦", "‣", "●", "■", "∙", "⁃"));

  private static final Pattern ADDRESS = Pattern.compile("://|www\\.|@");

  private final BundleFiles files;
  private final Set<Place> places = new LinkedHashSet<>();
  private final StringBuilder code = new StringBuilder();
  private final Map<String, List<String>> lines = new HashMap<>();

  /// @param words with the mark, as they stand in the form
  private record Place(String key, String words, @Nullable String file, int line) {}

  private LeftOverMarks(BundleFiles files) {
    this.files = files;
  }

  /// @param print the words of the PDF
  /// @param already found; what is said of a line there is not said again
  static List<Finding> of(Bundle bundle, SetForms forms, String print, List<Finding> already) {
    var marks = new LeftOverMarks(bundle.files());
    forms.pages().forEach(page -> marks.html(page));
    marks.html(forms.mailHtml());
    marks.look(forms.mailText(), EVERYWHERE);
    marks.look(print, EVERYWHERE);
    return marks.findings(already);
  }

  private List<Finding> findings(List<Finding> already) {
    var told = new HashSet<Object>();
    already.forEach(finding -> told.add(List.of(finding.file() == null ? "" : finding.file(), finding.line())));
    var findings = new ArrayList<Finding>();
    for (var place : places) {
      var where = List.of(place.file() == null ? place.words() : place.file(), place.line());
      if (findings.size() < MOST_TOLD && told.add(where)) {
        findings.add(Finding.warns(place.file(), place.line(), "editions.check.left-over-" + place.key(), place.words()));
      }
    }
    if (findings.isEmpty()) {
      findings.add(Finding.passed("editions.check.no-left-over"));
    }
    return findings;
  }

  private void html(String html) {
    if (!mayHold(html)) {
      return;
    }
    var body = Jsoup.parse(html).body();
    for (var element : body.select("code, pre, script, style")) {
      code.append(element.wholeText()).append('\n');
      element.remove();
    }
    var blocks = new LinkedHashSet<Element>();
    body.traverse(
        (node, _) -> {
          if (node instanceof TextNode text && mayHold(text.getWholeText())) {
            blocks.add(block(text));
          }
        });
    for (var block : blocks) {
      var words = words(block);
      look(words, EVERYWHERE);
      look(words, List.of(BULLET));
    }
  }

  private static boolean mayHold(String text) {
    for (var mark : EVERYWHERE) {
      if (text.contains(mark.signs().getFirst()) || text.contains(mark.signs().getLast()) && mark.pattern().matcher(text).find()) {
        return true;
      }
    }
    return BULLET.signs().stream().anyMatch(text::contains);
  }

  private static Element block(Node node) {
    for (var parent = node.parent(); parent instanceof Element element; parent = element.parent()) {
      if (element.isBlock() || element.nameIs("td")) {
        return element;
      }
    }
    throw new IllegalStateException("Words stand outside of all elements");
  }

  /// The words of a paragraph, in lines where it has lines.
  private static String words(Element block) {
    var words = new StringBuilder();
    block.traverse(
        (node, _) -> {
          if (node instanceof TextNode text) {
            words.append(text.getWholeText().replaceAll("\\s+", " "));
          } else if (node instanceof Element element && (element.nameIs("br") || element != block && element.isBlock())) {
            words.append('\n');
          }
        });
    return words.toString();
  }

  private void look(String text, List<Mark> marks) {
    for (var mark : marks) {
      if (mark.signs().stream().noneMatch(text::contains)) {
        continue;
      }
      for (var line : text.split("\n")) {
        var matcher = mark.pattern().matcher(line.strip());
        while (matcher.find()) {
          note(mark, line.strip(), matcher.start(), matcher.end());
        }
      }
    }
  }

  private void note(Mark mark, String line, int start, int end) {
    var from = start;
    while (from > 0 && start - from < LONGEST_SHOWN && !Character.isWhitespace(line.charAt(from - 1))) {
      from--;
    }
    var to = end;
    while (to < line.length() && to - end < LONGEST_SHOWN && !Character.isWhitespace(line.charAt(to))) {
      to++;
    }
    var words = line.substring(from, to).replace("\u00ad", "").replace("\u200b", "").strip();
    var isAddress = !mark.key().equals("link") && ADDRESS.matcher(words).find();
    if (isAddress || code.indexOf(words) >= 0) {
      return;
    }
    var sign = line.substring(start, end).strip();
    var place = place(mark.key(), words, sign);
    if (place != null) {
      places.add(place);
    }
  }

  /// Where it was written; null where the writer wanted the mark to be seen.
  private @Nullable Place place(String key, String words, String sign) {
    Place near = null;
    for (var file : files.files().keySet()) {
      if (!BundleFiles.isText(file)) {
        continue;
      }
      var text = lines.computeIfAbsent(file, this::read);
      for (var i = 0; i < text.size(); i++) {
        var line = text.get(i);
        if (line.contains(words)) {
          return new Place(key, Fields.shorten(words), file, i + 1);
        }
        if (line.indexOf('\\') >= 0 && line.replaceAll("\\\\(?=\\p{Punct})", "").contains(words)) {
          return null;
        }
        if (near == null && line.contains(sign)) {
          near = new Place(key, Fields.shorten(words), file, i + 1);
        }
      }
    }
    return near == null ? new Place(key, Fields.shorten(words), null, 0) : near;
  }

  private List<String> read(String file) {
    return new String(files.files().get(file), StandardCharsets.UTF_8).lines().toList();
  }
}
