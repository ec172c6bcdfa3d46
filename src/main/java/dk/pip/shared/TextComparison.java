package dk.pip.shared;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Two texts in one, with what was taken out and what was put in: first line by line, and within lines that were changed word by
/// word.
public final class TextComparison {
  /// More words than these in one stretch are shown as taken out and put in as a whole.
  private static final int MOST_WORDS = 4_000;

  private TextComparison() {}

  public enum Kind {
    SAME,
    REMOVED,
    ADDED
  }

  /// A stretch of text, blanks and ends of lines included.
  public record Part(Kind kind, String text) {}

  public static List<Part> of(String before, String after) {
    var parts = new ArrayList<Part>();
    var lines = split(before, "(?<=\n)");
    var others = split(after, "(?<=\n)");
    for (var delta : DiffUtils.diff(lines, others, true).getDeltas()) {
      var removed = String.join("", delta.getSource().getLines());
      var added = String.join("", delta.getTarget().getLines());
      if (delta.getType() == DeltaType.EQUAL) {
        add(parts, Kind.SAME, removed);
      } else {
        words(removed, added, parts);
      }
    }
    return parts;
  }

  private static void words(String before, String after, List<Part> parts) {
    var words = split(before, "(?<=\\s)(?=\\S)");
    var others = split(after, "(?<=\\s)(?=\\S)");
    if (words.isEmpty() || others.isEmpty() || words.size() + others.size() > MOST_WORDS) {
      add(parts, Kind.REMOVED, before);
      add(parts, Kind.ADDED, after);
      return;
    }
    for (var delta : DiffUtils.diff(words, others, true).getDeltas()) {
      if (delta.getType() == DeltaType.EQUAL) {
        add(parts, Kind.SAME, String.join("", delta.getSource().getLines()));
      } else {
        add(parts, Kind.REMOVED, String.join("", delta.getSource().getLines()));
        add(parts, Kind.ADDED, String.join("", delta.getTarget().getLines()));
      }
    }
  }

  private static void add(List<Part> parts, Kind kind, String text) {
    if (text.isEmpty()) {
      return;
    }
    if (!parts.isEmpty() && parts.getLast().kind() == kind) {
      parts.add(new Part(kind, parts.removeLast().text() + text));
    } else {
      parts.add(new Part(kind, text));
    }
  }

  private static List<String> split(String text, String at) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(at));
  }
}
