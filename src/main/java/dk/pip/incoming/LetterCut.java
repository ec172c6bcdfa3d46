package dk.pip.incoming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Parts what somebody wrote from what their program put around it. When in doubt it is text: a tip with too much in it costs
/// a glance, one with too little is lost.
///
/// @param text with the lines that it answers where it stands between them
/// @param forwarded whether the text holds a mail that is passed on
/// @param logos pictures that stand in what is cut off as the signature, by their Content-ID
record LetterCut(String text, String quoted, String signature, boolean forwarded, Set<String> logos) {
  private static final int SHORT = 400;

  LetterCut(String text, String quoted, String signature, boolean forwarded) {
    this(text, quoted, signature, forwarded, Set.of());
  }

  /// @param passedOn whether the subject says that the mail is passed on
  static LetterCut of(List<LetterLine> lines, boolean passedOn, SignatureCut.Sender sender) {
    var cutting = new Cutting(lines, passedOn, sender);
    var cut = cutting.cut();
    return new LetterCut(cut.text(), cut.quoted(), cut.signature(), cut.forwarded(), Set.copyOf(cutting.logos));
  }

  /// Whether the last lines say who wrote what follows.
  static boolean endsAttribution(List<LetterLine> lines) {
    var end = lines.size();
    while (end > Math.max(0, lines.size() - 10) && lines.get(end - 1).isBlank()) {
      end--;
    }
    for (var at = end - 1; at >= Math.max(0, end - 4); at--) {
      if (QuoteMarks.attribution(lines.subList(0, end), at) == end - at) {
        return true;
      }
    }
    return false;
  }

  private static final class Cutting {
    private final List<LetterLine> lines;
    private final boolean passedOn;
    private final SignatureCut.Sender sender;

    /// Where what is answered or passed on begins and goes on to the end; the number of lines where it doesn't.
    private int restAt;
    private boolean forward;

    /// Whether a line belongs to what is answered: one with marks, or one that says who wrote those.
    private final boolean[] answered;

    /// Whether a line says who wrote the first lines with marks.
    private final boolean[] attributing;

    private final Set<String> logos = new HashSet<>();

    Cutting(List<LetterLine> lines, boolean passedOn, SignatureCut.Sender sender) {
      this.lines = lines;
      this.passedOn = passedOn;
      this.sender = sender;
      answered = new boolean[lines.size()];
      attributing = new boolean[lines.size()];
      restAt = lines.size();
    }

    LetterCut cut() {
      find();
      var own = lines.subList(0, restAt);
      var rest = lines.subList(restAt, lines.size());
      var before = parted(own);
      if (forward || passedOn && !rest.isEmpty()) {
        var passed = SignedBelow.of(passed(rest), true);
        return new LetterCut(joined(before.text(), passed.text()), before.quoted(), joined(before.signature(), passed.signature()), true);
      }
      if (passedOn && !before.quoted().isEmpty()) {
        var passed = SignedBelow.of(unmarked(before.quoted()), true);
        return new LetterCut(joined(before.text(), passed.text()), "", joined(before.signature(), passed.signature()), true);
      }
      if (!rest.isEmpty() && own.stream().allMatch(LetterLine::isBlank)) {
        // The answer may stand anywhere in it.
        return new LetterCut(written(rest), "", "", false);
      }
      if (!rest.isEmpty() && before.text().length() < SHORT && QuoteMarks.saysBelow(before.text())) {
        var answered = SignedBelow.of(written(rest), false);
        return new LetterCut(joined(before.text(), answered.text()), before.quoted(), joined(before.signature(), answered.signature()), false);
      }
      return new LetterCut(before.text(), joined(before.quoted(), written(rest)), before.signature(), before.forwarded());
    }

    /// What is passed on, without the marks that some programs put before its lines.
    private static String passed(List<LetterLine> rest) {
      return written(rest.stream().map(line -> new LetterLine(line.text(), Math.max(0, line.depth() - 1), false, false)).toList());
    }

    private static String unmarked(String quoted) {
      return quoted.lines().map(line -> line.startsWith("> ") ? line.substring(2) : line.startsWith(">") ? line.substring(1) : line).collect(Collectors.joining("\n")).strip();
    }

    private SignatureCut foot(List<LetterLine> some) {
      var cut = SignatureCut.of(some, sender);
      logos.addAll(cut.logos());
      return cut;
    }

    private void find() {
      // Whether what stands above, but for blank lines, is what somebody wrote.
      var begins = true;
      for (var i = 0; i < lines.size(); i++) {
        var line = lines.get(i);
        if (QuoteMarks.isArrows(line) && (i + 1 == lines.size() || lines.get(i + 1).depth() == 0)) {
          restFrom(i);
          return;
        } else if (line.depth() == 1 && QuoteMarks.isForward(line.text()) && begins) {
          forward = true;
          restFrom(i);
          return;
        } else if (line.depth() > 0) {
          answered[i] = true;
          if (line.depth() == 1 && begins) {
            attribute(i, QuoteMarks.attribution(lines, i));
          }
        } else if (QuoteMarks.isForward(line.text())) {
          forward = true;
          restFrom(i);
          return;
        } else if (line.rest() || QuoteMarks.isOriginal(line.text()) || QuoteMarks.header(lines, i, isBelowDivider(i)) > 0) {
          restFrom(i);
          return;
        } else {
          var length = QuoteMarks.attribution(lines, i);
          if (length > 0 && follows(i + length)) {
            for (var k = i; k < i + length; k++) {
              answered[k] = true;
            }
            attribute(i, length);
            i += length - 1;
          } else if (length > 0) {
            restFrom(i);
            return;
          }
        }
        begins = lines.get(i).isBlank() ? begins : !answered[i];
      }
    }

    /// Where several are quoted, who wrote what is worth knowing.
    private void attribute(int from, int length) {
      var first = true;
      for (var i = 0; i < from && length > 0; i++) {
        first &= !answered[i];
        attributing[i] = false;
      }
      Arrays.fill(attributing, from, from + length, first);
    }

    /// Whether the next line that says something is quoted by marks.
    private boolean follows(int at) {
      for (var i = at; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          return lines.get(i).depth() > 0;
        }
      }
      return true;
    }

    private boolean isBelowDivider(int at) {
      for (var i = at - 1; i >= 0; i--) {
        if (!lines.get(i).isBlank()) {
          return QuoteMarks.isDivider(lines.get(i).text()) || QuoteMarks.isOriginal(lines.get(i).text());
        }
      }
      return false;
    }

    /// The line that parts it from what stands above goes with it.
    private void restFrom(int at) {
      restAt = at;
      for (var i = at - 1; i >= 0 && (lines.get(i).isBlank() || QuoteMarks.isDivider(lines.get(i).text())); i--) {
        if (!lines.get(i).isBlank()) {
          restAt = i;
        }
      }
    }

    /// What somebody wrote beside lines with marks: above them, below them, or between them.
    private LetterCut parted(List<LetterLine> own) {
      var first = -1;
      var last = -1;
      for (var i = 0; i < own.size(); i++) {
        if (answered[i]) {
          first = first < 0 ? i : first;
          last = i;
        }
      }
      if (first < 0) {
        return foot(own).cut("");
      }
      var above = foot(own.subList(0, first));
      var below = foot(own.subList(last + 1, own.size()));
      var between = hasOwnBetween(own, first, last);
      if (!between && below.text().isEmpty()) {
        return new LetterCut(above.text(), written(own.subList(first, last + 1)), joined(above.signature(), below.signature()), false);
      }
      if (!between && (above.text().isEmpty() || QuoteMarks.isSalutation(above.text()))) {
        return new LetterCut(joined(above.text(), below.text()), written(own.subList(first, last + 1)), joined(above.signature(), below.signature()), false);
      }
      return interleaved(own, last);
    }

    private boolean hasOwnBetween(List<LetterLine> own, int first, int last) {
      for (var i = first; i < last; i++) {
        if (!answered[i] && !own.get(i).isBlank()) {
          return true;
        }
      }
      return false;
    }

    /// Kept with what it answers; what is quoted after the last answer is not.
    private LetterCut interleaved(List<LetterLine> own, int last) {
      var end = own.size();
      while (end > 0 && (own.get(end - 1).isBlank() || answered[end - 1])) {
        end--;
      }
      // A signature may stand below the last quote, or above it.
      if (end > last && foot(own.subList(last + 1, end)).text().isEmpty()) {
        var foot = foot(own.subList(last + 1, end)).signature();
        var above = interleaved(own.subList(0, last + 1), last);
        return new LetterCut(above.text(), above.quoted(), joined(above.signature(), foot), false);
      }
      var begin = end;
      while (begin > 0 && !answered[begin - 1]) {
        begin--;
      }
      var answer = foot(own.subList(begin, end));
      var kept = new ArrayList<LetterLine>();
      var said = new ArrayList<LetterLine>();
      for (var i = 0; i < begin; i++) {
        (attributing[i] ? said : kept).add(own.get(i));
      }
      return new LetterCut(joined(written(withoutEmptyMarks(kept)), answer.text()), joined(written(said), written(own.subList(end, own.size()))), answer.signature(), false);
    }
  }

  /// Without marks before nothing that have nothing quoted above them.
  private static List<LetterLine> withoutEmptyMarks(List<LetterLine> lines) {
    var kept = new ArrayList<LetterLine>();
    var above = 0;
    for (var line : lines) {
      if (!line.isBlank() || line.depth() == 0 || above > 0) {
        kept.add(line);
      }
      above = line.isBlank() ? above : line.depth();
    }
    return kept;
  }

  static String joined(String one, String other) {
    return one.isEmpty() ? other : other.isEmpty() ? one : one + "\n\n" + other;
  }

  /// The lines as plain text, with one blank line at most between them.
  static String written(List<LetterLine> lines) {
    var texts = new ArrayList<String>();
    for (var line : lines) {
      var text = line.written().stripTrailing();
      if (!text.isEmpty() || !texts.isEmpty() && !texts.getLast().isEmpty()) {
        texts.add(text);
      }
    }
    while (!texts.isEmpty() && texts.getLast().isEmpty()) {
      texts.removeLast();
    }
    return texts.stream().collect(Collectors.joining("\n"));
  }
}
