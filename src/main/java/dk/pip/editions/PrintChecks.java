package dk.pip.editions;

import dk.pip.editions.PrintedPage.Box;
import dk.pip.editions.PrintedPage.Marked;
import dk.pip.editions.PrintedPage.Word;
import dk.pip.markdown.Markdown;
import dk.pip.papers.PrintCharacters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// Looks an edition's PDF through as a proofreader would: nothing over anything else, nothing cut off, no headline left
/// alone at the foot of a page or a column, no empty page, and all of the edition there. It takes the PDF as it came out,
/// whatever made it.
final class PrintChecks {
  /// Of each kind of mistake so many are told; one is enough to mend the rest.
  private static final int MOST_TOLD = 5;

  /// Two words are over each other when they share this much: points across, and a part of the lower one's height.
  private static final double SHARED_ACROSS = 1.5;

  private static final double SHARED_HEIGHT = 0.4;

  /// No text comes nearer to the edge of the paper than printers can print, in points.
  private static final double EDGE = 24;

  /// A page before the last is filled so far down at least, as a part of its height.
  private static final double LEAST_FILLED = 0.3;

  private static final Pattern NEITHER_LETTER_NOR_FIGURE = Pattern.compile("[^\\p{L}\\p{N}]");
  private static final Pattern RIGHT_TO_LEFT = Pattern.compile("[\\p{IsHebrew}\\p{IsArabic}]");

  private static final Pattern LAM_ALEF_BACKWARDS = Pattern.compile("([\u0627\u0623\u0625\u0622])\u0644");

  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Integer> times = new HashMap<>();
  private final Set<List<Object>> said = new HashSet<>();
  private final List<PrintedPage> pages;
  private final List<PrintStructure.Part> structure;

  private PrintChecks(PDDocument document) throws IOException {
    this.pages = PrintReader.pages(document);
    this.structure = PrintStructure.of(document);
  }

  static PrintChecks of(Edition edition, byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      var checks = new PrintChecks(document);
      for (var page : checks.pages) {
        checks.empty(page);
        checks.outside(page);
        checks.overEachOther(page);
        checks.missingSigns(page);
      }
      checks.nearlyEmpty();
      checks.headlines(edition);
      checks.texts(edition);
      return checks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is wrong with the print; empty when nothing is.
  List<Finding> findings() {
    return List.copyOf(findings);
  }

  private void empty(PrintedPage page) {
    if (page.pictures().isEmpty() && page.words().stream().allMatch(Word::artifact)) {
      add("editions.check.print-empty-page", page);
    }
  }

  /// The front with nothing but the newsletter's name, or another page that breaks off high up though the next one goes on. What is
  /// too high for what is left of a page leaves that white, so that this only warns.
  private void nearlyEmpty() {
    for (var i = 0; i + 1 < pages.size(); i++) {
      var lowest = lowest(pages.get(i));
      if (lowest > 0 && lowest < pages.get(i).height() * LEAST_FILLED && lowest(pages.get(i + 1)) > 0) {
        findings.add(Finding.warns(null, 0, "editions.check.print-nearly-empty", String.valueOf(pages.get(i).number())));
      }
    }
  }

  /// How far down a page something stands; 0 where nothing does.
  private static double lowest(PrintedPage page) {
    var words = page.words().stream().filter(word -> !word.artifact()).map(Word::box);
    return Stream.concat(words, page.pictures().stream()).mapToDouble(Box::bottom).max().orElse(0);
  }

  /// For what its fonts lack the engine prints a #, which says all the same that it is the sign that was asked for.
  private void missingSigns(PrintedPage page) {
    for (var word : page.words()) {
      if (word.text().codePoints().anyMatch(PrintChecks::isMissing)) {
        add("editions.check.print-missing-sign", page, word.text());
      }
    }
  }

  private static boolean isMissing(int code) {
    return code != '\u00ad' && (Character.getType(code) == Character.FORMAT || PrintCharacters.isMissing(code));
  }

  private void outside(PrintedPage page) {
    for (var word : page.words()) {
      var box = word.box();
      if (box.left() < EDGE || box.top() < EDGE || box.right() > page.width() - EDGE || box.bottom() > page.height() - EDGE / 2) {
        add("editions.check.print-outside", page, word.text());
      }
    }
    for (var box : page.pictures()) {
      if (box.left() < -1 || box.top() < -1 || box.right() > page.width() + 1 || box.bottom() > page.height() + 1) {
        add("editions.check.print-picture-outside", page);
      }
    }
  }

  private void overEachOther(PrintedPage page) {
    var words = page.words().stream().sorted(Comparator.comparingDouble(word -> word.box().top())).toList();
    var near = new ArrayList<Word>();
    for (var word : words) {
      near.removeIf(above -> above.box().bottom() <= word.box().top());
      for (var above : near) {
        if (isOver(above.box(), word.box())) {
          add("editions.check.print-over-each-other", page, above.text(), word.text());
        }
      }
      near.add(word);
      for (var picture : page.pictures()) {
        if (isOver(picture, word.box())) {
          add("editions.check.print-over-picture", page, word.text());
        }
      }
    }
  }

  private static boolean isOver(Box one, Box other) {
    return one.sharedWidth(other) > SHARED_ACROSS
        && one.sharedHeight(other) > SHARED_HEIGHT * Math.min(one.height(), other.height());
  }

  /// A headline is left alone when what comes after it in the text stands on another page or higher up, in the next column;
  /// beside it is as good as below. Where another headline of its rank or above follows, it has no text of its own there, as
  /// on the front where it stands beside a box. The highest is the newsletter's name, which opens the front.
  private void headlines(Edition edition) {
    var bare = PrintedTexts.lastHeadings(edition).stream().map(PrintChecks::folded).collect(Collectors.toSet());
    var top = Double.MAX_VALUE;
    for (var i = 0; i + 1 < structure.size(); i++) {
      var part = structure.get(i);
      if (part.level() < 2 || !(marked(part) instanceof Marked head)) {
        top = Double.MAX_VALUE;
        continue;
      }
      top = Math.min(top, head.first().top());
      var next = next(i);
      if (next == null || next.heading() == part.heading() || next.level() != 0 && next.level() <= part.level()) {
        continue;
      }
      var text = marked(next);
      if (text != null && (next.page() != part.page() || text.first().bottom() <= top + 1)) {
        var headline = headline(part.heading());
        if (!bare.contains(folded(headline))) {
          add("editions.check.print-lonely-headline", pages.get(part.page()), headline);
        }
      }
      top = Double.MAX_VALUE;
    }
  }

  private PrintStructure.@Nullable Part next(int index) {
    for (var i = index + 1; i < structure.size(); i++) {
      if (marked(structure.get(i)) != null) {
        return structure.get(i);
      }
    }
    return null;
  }

  private @Nullable Marked marked(PrintStructure.Part part) {
    return pages.get(part.page()).marked().get(part.mark());
  }

  private String headline(int heading) {
    var words = new StringBuilder();
    for (var part : structure) {
      if (part.heading() == heading && marked(part) instanceof Marked marked) {
        words.append(marked.text()).append(' ');
      }
    }
    return words.toString().replace("\u00ad", "").strip().replaceAll("\\s+", " ");
  }

  private void texts(Edition edition) {
    var printed = folded(words());
    var at = 0;
    for (var block : edition.blocks()) {
      for (var piece : PrintedTexts.of(block)) {
        var wanted = folded(piece);
        var found = printed.indexOf(wanted, at);
        if (found >= 0) {
          at = found + wanted.length();
        } else if (!printed.contains(wanted) && !hasInParts(printed, piece)) {
          lost(block, piece);
        }
      }
    }
  }

  private void lost(Block block, String piece) {
    var file =
        switch (block) {
          case Block.StoryInFull(var story) -> BundleFiles.story(story.slug());
          case Block.StoryTeaser(var story, _) -> BundleFiles.story(story.slug());
          default -> BundleFiles.EDITION;
        };
    if (told("editions.check.print-lost-text")) {
      findings.add(Finding.blocks(file, 0, "editions.check.print-lost-text", Fields.shorten(piece)));
    }
  }

  /// What the fonts lack is a sign or nothing on paper, and what is read from right to left stands there in another order.
  private static boolean hasInParts(String printed, String piece) {
    if (RIGHT_TO_LEFT.matcher(piece).find()) {
      return Pattern.compile("\\s+")
          .splitAsStream(piece)
          .map(PrintChecks::folded)
          .allMatch(word -> printed.contains(word) || printed.contains(backwards(word)));
    }
    if (printed.contains(folded(Markdown.plain(piece)))) {
      return true;
    }
    var missing = PrintCharacters.missingIn(piece);
    if (missing.isEmpty()) {
      return false;
    }
    var parts = piece;
    for (var character : missing) {
      parts = parts.replace(character, "\n");
    }
    return parts.lines().map(PrintChecks::folded).allMatch(printed::contains);
  }

  /// As it is read from a page where each letter stands to the left of the one before it; lam with alef is one letter there.
  private static String backwards(String word) {
    return LAM_ALEF_BACKWARDS.matcher(new StringBuilder(word).reverse()).replaceAll("\u0644$1");
  }

  /// All words in reading order; as they were painted where the PDF doesn't say.
  String words() {
    var words = new StringBuilder();
    if (structure.isEmpty()) {
      pages.forEach(page -> page.words().forEach(word -> words.append(word.text()).append(' ')));
    }
    for (var part : structure) {
      if (marked(part) instanceof Marked marked) {
        words.append(marked.text()).append(' ');
      }
    }
    return words.toString();
  }

  /// Letters and figures alone: lines, hyphens and spaces fall differently in print.
  private static String folded(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return NEITHER_LETTER_NOR_FIGURE.matcher(plain).replaceAll("").replace("ß", "ss");
  }

  private boolean told(String key) {
    return times.merge(key, 1, Integer::sum) <= MOST_TOLD;
  }

  private void add(String key, PrintedPage page, Object... words) {
    var arguments = new ArrayList<Object>();
    arguments.add(String.valueOf(page.number()));
    for (var word : words) {
      arguments.add(Fields.shorten(word.toString()));
    }
    if (said.add(List.of(key, arguments)) && told(key)) {
      findings.add(new Finding(Finding.Level.BLOCKS, key, arguments, null, 0));
    }
  }
}
