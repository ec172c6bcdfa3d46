package dk.pip.site;

import dk.pip.papers.Lettering;
import dk.pip.papers.Lettering.Cut;
import dk.pip.shared.Hyphenation;
import dk.pip.shared.Language;
import dk.pip.shared.Letters;
import dk.pip.shared.NoBreak;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sets a headline in a box: as large as there is room for, in lines that are about as long as each other. Words are divided
/// only where they would not fit otherwise, or where all would have to be much smaller for one of them.
final class HeadlineSetter {
  private static final double LEADING = 1.16;
  private static final double STEP = 2;
  private static final double WORTH_A_HYPHEN = 1.3;
  private static final int LONGEST = 320;
  private static final int HALVINGS = 10;

  /// What goes on without a hyphen, as who types it off would take that for a part of it.
  private static final Pattern ADDRESS = Pattern.compile("[/@_?&=#]|\\.\\p{L}");
  private static final Pattern AFTER_SIGN = Pattern.compile("(?<=[/?&=#._@-])");

  private final List<String> words;
  private final Language language;
  private final double width;
  private final double height;

  /// @param lines as they are read
  record Setting(double size, List<String> lines) {
    double leading() {
      return size * LEADING;
    }

    double height() {
      return leading() * lines.size();
    }
  }

  private HeadlineSetter(String headline, Language language, double width, double height) {
    this.words = List.of(NoBreak.text(headline, language.tag()).split(" +"));
    this.language = language;
    this.width = width;
    this.height = height;
  }

  /// @param language whose words are divided as that language does
  static Setting set(String headline, Language language, double width, double height, double largest, double smallest) {
    return new HeadlineSetter(Letters.shortened(LONGEST, headline), language, width, height).set(largest, smallest);
  }

  private Setting set(double largest, double smallest) {
    var whole = largest(largest, smallest, false);
    var divided = largest(largest, smallest, true);
    if (divided == null) {
      return cut(smallest);
    }
    var chosen = whole != null && whole.size * WORTH_A_HYPHEN >= divided.size ? whole : divided;
    return balanced(chosen, chosen == divided);
  }

  private @Nullable Setting largest(double largest, double smallest, boolean mayDivide) {
    for (var size = largest; size >= smallest; size -= STEP) {
      var lines = lines(size, width, mayDivide);
      if (lines != null && lines.size() * size * LEADING <= height) {
        return new Setting(size, lines);
      }
    }
    return null;
  }

  /// What there is room for, with a sign that there was more.
  private Setting cut(double size) {
    var most = Math.max(1, (int) (height / (size * LEADING)));
    var all = lines(size, width, true);
    var lines = new ArrayList<>(all == null ? List.of("…") : all.subList(0, Math.min(most, all.size())));
    if (all != null && all.size() > most) {
      var last = lines.removeLast();
      while (!last.isEmpty() && Lettering.width(last + "…", Cut.SLAB_BOLD, size) > width) {
        last = last.substring(0, last.offsetByCodePoints(last.length(), -1));
      }
      lines.add(last.stripTrailing() + "…");
    }
    return new Setting(size, lines);
  }

  /// The narrowest lines that are not more of them.
  private Setting balanced(Setting setting, boolean mayDivide) {
    var best = setting;
    var from = width / setting.lines.size() * 0.8;
    var to = width;
    for (var i = 0; i < HALVINGS; i++) {
      var middle = (from + to) / 2;
      var lines = lines(setting.size, middle, mayDivide);
      if (lines != null && lines.size() <= setting.lines.size() && hyphens(lines) <= hyphens(setting.lines)) {
        best = new Setting(setting.size, lines);
        to = middle;
      } else {
        from = middle;
      }
    }
    return best;
  }

  private static long hyphens(List<String> lines) {
    return lines.stream().filter(line -> line.endsWith("-")).count();
  }

  /// The lines of a width; null where a word has no room on one.
  private @Nullable List<String> lines(double size, double most, boolean mayDivide) {
    var lines = new ArrayList<String>();
    var line = "";
    for (var word : words) {
      var joined = line.isEmpty() ? word : line + " " + word;
      if (width(joined, size) <= most) {
        line = joined;
        continue;
      }
      if (width(word, size) <= most) {
        lines.add(line);
        line = word;
        continue;
      }
      if (!mayDivide) {
        return null;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      line = divided(word, size, most, lines);
    }
    lines.add(line);
    return lines;
  }

  /// Puts all but the end of a long word on lines of its own, and gives that end.
  private String divided(String word, double size, double most, List<String> lines) {
    var isAddress = ADDRESS.matcher(word).find();
    var parts = isAddress ? List.of(AFTER_SIGN.split(word)) : parts(word, size, most);
    if (isAddress && parts.stream().anyMatch(part -> width(part, size) > most)) {
      parts = letters(word);
    }
    var hyphen = isAddress ? "" : "-";
    var line = new StringBuilder();
    for (var part : parts) {
      if (!line.isEmpty() && width(line + part + hyphen, size) > most) {
        lines.add(line.charAt(line.length() - 1) == '-' ? line.toString() : line + hyphen);
        line.setLength(0);
      }
      line.append(part);
    }
    return line.toString();
  }

  /// Where its words or syllables meet; between any letters of what no language divides.
  private List<String> parts(String word, double size, double most) {
    var soft = String.valueOf(Hyphenation.SOFT_HYPHEN);
    for (var hyphenated : List.of(Hyphenation.in(language).hyphenateLong(word), Hyphenation.in(language).hyphenate(word))) {
      var parts = List.of(hyphenated.replace("-", "-" + soft).split(soft));
      if (parts.stream().allMatch(part -> width(part + "-", size) <= most)) {
        return parts;
      }
    }
    return letters(word);
  }

  private static List<String> letters(String word) {
    return word.codePoints().mapToObj(Character::toString).toList();
  }

  private static double width(String words, double size) {
    return Lettering.width(words, Cut.SLAB_BOLD, size);
  }
}
