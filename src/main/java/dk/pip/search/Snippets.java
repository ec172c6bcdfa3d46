package dk.pip.search;

import dk.pip.search.SearchResult.Piece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Cuts the piece out of a text that says best why it was found.
final class Snippets {
  private static final int LETTERS = 220;
  private static final int AHEAD = 60;
  private static final int MOST_WORDS = 6_000;
  private static final String DOTS = "…";

  private Snippets() {}

  private record Marked(int from, int to, int word) {}

  /// @param which the number of the word that was looked for, or -1
  static List<Piece> whole(String text, ToIntFunction<DanishWords.Word> which) {
    return pieces(text, 0, text.length(), marks(text, which));
  }

  /// @return null where none of the words stands in it
  static @Nullable List<Piece> best(String text, ToIntFunction<DanishWords.Word> which) {
    var marks = marks(text, which);
    if (marks.isEmpty()) {
      return null;
    }
    var best = marks.getFirst();
    var bestCount = 0.0;
    for (var i = 0; i < marks.size(); i++) {
      var words = new HashSet<Integer>();
      var all = 0;
      for (var j = i; j < marks.size() && marks.get(j).to() - marks.get(i).from() <= LETTERS - AHEAD; j++) {
        words.add(marks.get(j).word());
        all++;
      }
      var count = words.size() + Math.min(all, 6) * 0.1;
      if (count > bestCount) {
        bestCount = count;
        best = marks.get(i);
      }
    }
    return around(text, best.from(), marks);
  }

  static List<Piece> beginning(String text) {
    return around(text, 0, List.of());
  }

  private static List<Piece> around(String text, int at, List<Marked> marks) {
    var from = sentenceOrWord(text, at);
    var to = end(text, Math.min(text.length(), from + LETTERS));
    var pieces = pieces(text, from, to, marks).stream().map(Snippets::withoutCells).collect(Collectors.toCollection(ArrayList::new));
    if (from > 0) {
      pieces.addFirst(new Piece(DOTS + " ", false));
    }
    if (to < text.length()) {
      pieces.add(new Piece(" " + DOTS, false));
    }
    return pieces;
  }

  /// What stands in cells of a table reads as if it were in a line.
  private static Piece withoutCells(Piece piece) {
    return piece.marked() ? piece : new Piece(piece.text().replaceAll("\\s*\\|\\s*", " · "), false);
  }

  /// The beginning of the sentence, or of a word where that is far away.
  private static int sentenceOrWord(String text, int at) {
    var lowest = Math.max(0, at - AHEAD);
    for (var i = at; i > lowest; i--) {
      if (i >= 2 && text.charAt(i - 1) == ' ' && ".!?\n".indexOf(text.charAt(i - 2)) >= 0 || text.charAt(i - 1) == '\n') {
        return i;
      }
    }
    if (lowest == 0) {
      return 0;
    }
    var blank = text.indexOf(' ', lowest);
    return blank >= 0 && blank < at ? blank + 1 : Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  private static int end(String text, int to) {
    if (to == text.length()) {
      return to;
    }
    var blank = text.lastIndexOf(' ', to);
    return blank > to - 40 ? blank : Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
  }

  private static List<Marked> marks(String text, ToIntFunction<DanishWords.Word> which) {
    var marks = new ArrayList<Marked>();
    TextWords.read(text, MOST_WORDS, (from, to, word) -> {
      var number = word.isSmall() ? -1 : which.applyAsInt(word);
      if (number >= 0) {
        marks.add(new Marked(from, to, number));
      }
    });
    return marks;
  }

  private static List<Piece> pieces(String text, int from, int to, List<Marked> marks) {
    var pieces = new ArrayList<Piece>();
    var at = from;
    for (var mark : marks) {
      if (mark.from() >= at && mark.to() <= to) {
        if (mark.from() > at) {
          pieces.add(new Piece(shown(text.substring(at, mark.from())), false));
        }
        pieces.add(new Piece(text.substring(mark.from(), mark.to()), true));
        at = mark.to();
      }
    }
    if (at < to) {
      pieces.add(new Piece(shown(text.substring(at, to)), false));
    }
    return pieces;
  }

  private static String shown(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
