package dk.pip.incoming;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Takes greeting and name off the end of a mail that somebody passed on, or answered in, where its head tells the name.
record SignedBelow(String text, String signature) {
  private static final int MOST_LINES = 6;
  private static final int LONGEST_LINE = 80;
  private static final Pattern ANSWERS = Pattern.compile("^(?:ja|nej|jo|ok|svar|yes|no)\\b.*|.*[.!?]$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  /// @param mail with its head
  /// @param passedOn whether it is news: where whoever wrote it can be reached is worth knowing then, and stays
  static SignedBelow of(String mail, boolean passedOn) {
    var lines = mail.lines().toList();
    var names = names(lines);
    for (var at = lines.size() - 1; !names.isEmpty() && at >= Math.max(1, lines.size() - MOST_LINES) && !lines.get(at).isBlank(); at--) {
      var more = SignatureCut.afterGreeting(lines.get(at));
      if (more.isPresent()) {
        var below = lines.subList(at + 1, lines.size());
        var named = passedOn ? isName(more.get() + " " + String.join(" ", below), names) : isName(more.get() + (below.isEmpty() ? "" : " " + below.getFirst()), names) && below.stream().noneMatch(SignedBelow::says);
        return named ? new SignedBelow(String.join("\n", lines.subList(0, at)).stripTrailing(), String.join("\n", lines.subList(at, lines.size()))) : new SignedBelow(mail, "");
      }
    }
    return new SignedBelow(mail, "");
  }

  /// In the head that stands last, as a mail may hold those before it.
  private static List<String> names(List<String> lines) {
    return lines.stream()
        .filter(line -> QuoteMarks.field(line).equals("from"))
        .reduce((_, last) -> last)
        .map(line -> new SignatureCut.Sender(QuoteMarks.value(line).replaceAll("[<\\[(].*", ""), "").names())
        .orElse(List.of());
  }

  private static boolean isName(String text, List<String> names) {
    var words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}@-]+")).filter(word -> !word.isEmpty()).toList();
    return !words.isEmpty() && names.containsAll(words);
  }

  private static boolean says(String line) {
    return line.length() > LONGEST_LINE || ANSWERS.matcher(line.strip()).matches();
  }
}
