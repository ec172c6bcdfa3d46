package dk.pip.returns;

import dk.pip.serveranswers.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A report in words: whom it is about, what the server said, and what is only the copy of our mail.
///
/// @param head the report without the copy
/// @param answers what may be the server's words, the likeliest first
record TextReport(String head, @Nullable String recipient, List<Answer> answers) {
  private static final Pattern CODED =
      Pattern.compile(
          "(?<![\\w.])#?(?:4[2-7]\\d|5[0-7]\\d)[ -]#?\\S|#[45]\\.\\d{1,3}\\.\\d{1,3}|^[45]\\.\\d\\.\\d ");
  private static final Pattern NEXT_READER = Pattern.compile("<?[^\\s<>]{1,128}@[^\\s<>]{1,253}>?:(?:\\s|$)");
  /// Exim names whom it was for by itself, and behind it the alias that we wrote to.
  private static final Pattern FOR_ALIAS = Pattern.compile("\\((?:ultimately )?generated from ([^\\s<>()]{1,128}@[^\\s<>()]{1,253})\\)");
  private static final int SHORTEST_HEAD = 40;
  private static final int MOST_LINES = 400;
  private static final int MOST_ANSWERS = 12;
  private static final int AFTER = 8;

  static TextReport of(ParsedMessage letter) {
    var head = beforeCopy(letter.text());
    var recipient = recipient(letter, head);
    return new TextReport(head, recipient, answers(letter, head, recipient));
  }

  /// The text up to where the copy of the returned mail begins; the whole text where nothing stands before it.
  static String beforeCopy(String text) {
    var start = copyBegins(text);
    return start < 0 ? text : text.substring(0, start);
  }

  /// The copy of our mail in the text, its headers alone; null where there is none.
  static @Nullable ParsedMessage copyIn(String text) {
    var start = copyBegins(text);
    if (start < 0) {
      return null;
    }
    var copy = text.substring(start);
    var lines = copy.lines().dropWhile(line -> !line.matches("[A-Za-z-]{2,40}: ?\\S.*")).limit(200).toList();
    return MessageParser.headersOnly(String.join("\n", lines));
  }

  private static int copyBegins(String text) {
    var at = 0;
    for (var line : text.split("\n", -1)) {
      if (at >= SHORTEST_HEAD) {
        var start = line.substring(0, Math.min(line.length(), 200)).strip().toLowerCase(Locale.ROOT);
        if (!start.isEmpty() && Marks.ALL.startsWith("copy", start)) {
          return at;
        }
      }
      at += line.length() + 1;
    }
    return -1;
  }

  /// The alias that we wrote to, where another address behind it failed.
  static @Nullable String alias(ParsedMessage letter) {
    var found = FOR_ALIAS.matcher(beforeCopy(letter.text()));
    return found.find() && !isOurs(found.group(1), ours(letter)) ? found.group(1) : null;
  }

  private static @Nullable String recipient(ParsedMessage letter, String head) {
    var alias = alias(letter);
    if (alias != null) {
      return alias;
    }
    for (var name : List.of("X-Failed-Recipients", "X-Actual-Recipient", "X-Mailer-Recipient")) {
      var address = ParsedMessage.addressIn(letter.header(name));
      if (address != null) {
        return address;
      }
    }
    var original = letter.original();
    var wanted = original == null ? null : ParsedMessage.addressIn(original.header("To"));
    var ours = ours(letter);
    ours.add(letter.sender());
    var named = head.lines().limit(MOST_LINES).flatMap(TextReport::addresses).filter(address -> !isOurs(address, ours));
    var found = named.toList();
    if (wanted != null && (found.isEmpty() || found.stream().anyMatch(wanted::equalsIgnoreCase))) {
      return wanted;
    }
    return found.isEmpty() ? null : found.getFirst();
  }

  /// The addresses that the mail was sent from and came back to, none of which is a reader's.
  static List<String> ours(ParsedMessage letter) {
    var ours = new ArrayList<>(letter.sentTo());
    var original = letter.original();
    if (original != null) {
      ours.add(original.sender());
      ours.add(Objects.requireNonNullElse(ParsedMessage.addressIn(original.header("Return-Path")), ""));
    }
    return ours;
  }

  private static Stream<String> addresses(String line) {
    var lower = line.toLowerCase(Locale.ROOT);
    var message = lower.contains("message-id") || lower.contains("mail from") || lower.contains("postmaster");
    return message ? Stream.of() : ParsedMessage.addressesIn(line);
  }

  private static boolean isOurs(String address, List<String> ours) {
    var local = ParsedMessage.local(address);
    return ours.stream().anyMatch(address::equalsIgnoreCase)
        || local.equals("mailer-daemon")
        || local.equals("postmaster");
  }

  /// The lines with a code, each with those after it that go on; then those around the recipient; then all.
  private static List<Answer> answers(ParsedMessage letter, String head, @Nullable String recipient) {
    var lines = head.lines().limit(MOST_LINES).map(String::strip).toList();
    var answers = new ArrayList<Answer>();
    for (var i = 0; i < lines.size() && answers.size() < MOST_ANSWERS; i++) {
      if (CODED.matcher(lines.get(i)).find() && !lines.get(i).startsWith(">>>")) {
        answers.add(Answer.in(paragraph(lines, i, AFTER)));
      }
    }
    for (var i = 0; recipient != null && i < lines.size() && answers.size() < 2 * MOST_ANSWERS; i++) {
      if (lines.get(i).contains(recipient)) {
        answers.add(Answer.in(paragraph(lines, i, AFTER)));
      }
    }
    answers.add(Answer.in(head));
    answers.add(Answer.in(letter.subject()));
    return answers;
  }

  private static String paragraph(List<String> lines, int from, int most) {
    var text = new StringBuilder();
    for (var i = from; i < Math.min(lines.size(), from + most); i++) {
      var line = lines.get(i);
      if (i > from && (line.isEmpty() || NEXT_READER.matcher(line).lookingAt())) {
        break;
      }
      text.append(text.isEmpty() ? "" : " ").append(line);
    }
    return text.toString();
  }
}
