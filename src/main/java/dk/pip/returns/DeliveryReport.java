package dk.pip.returns;

import dk.pip.returns.ParsedMessage.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The fields of a delivery status notification (RFC 3464), in its own part or wherever a program put them.
///
/// @param recipient the address that we wrote to, as far as the report knows it
/// @param passedOn the recipient is not the one that it happened to, but an alias of it
/// @param diagnostics what the server said, in the fields that programs have for it
record DeliveryReport(
    Action action,
    @Nullable String recipient,
    boolean passedOn,
    @Nullable String status,
    List<String> diagnostics) {
  private static final Pattern FIELD = Pattern.compile("^[> ]{0,3}([A-Za-z][A-Za-z-]{1,40}+) {0,3}: ?(.*)$");
  private static final Pattern STATUS_FIELD = Pattern.compile("\\b([245]) ?\\. ?(\\d{1,3}) ?\\. ?(\\d{1,3})");
  private static final Pattern ACCEPTED = Pattern.compile("^(?:250\\b|2\\.\\d\\.\\d)");
  private static final Pattern HEX = Pattern.compile("\\+([0-9A-F]{2})");
  private static final Pattern TYPED = Pattern.compile("(?i)^(?:rfc-?822|smtp|utf-8|unknown|dns|x-[\\w-]+)\\s*;\\s*");
  private static final List<String> FIELDS =
      List.of("final-recipient", "original-recipient", "x-actual-recipient", "action", "status", "diagnostic-code");
  /// Where servers put what the other server said; some have it in a field of their own.
  private static final List<String> ANSWERS =
      List.of("diagnostic-code", "x-supplementary-info", "x-display-diagnostic", "x-smtp-diagnostic", "x-notes");
  private static final int MOST_LINES = 5_000;
  private static final Comparator<DeliveryReport> WORST_FIRST =
      Comparator.comparing((DeliveryReport report) -> report.action())
          .thenComparing(report -> report.recipient() == null);

  enum Action {
    FAILED,
    DELAYED,
    DELIVERED,
    RELAYED,
    /// Passed on to several, of whom the others tell.
    EXPANDED,
    /// There are fields, but none that says what happened.
    UNSAID
  }

  DeliveryReport {
    diagnostics = List.copyOf(diagnostics);
  }

  String diagnostic() {
    return diagnostics.isEmpty() ? "" : diagnostics.getFirst();
  }

  static boolean isIn(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("final-recipient:") && (lower.contains("action:") || lower.contains("status:"));
  }

  /// The report in the message; where it tells of several readers, of the one whom it is worst for.
  static Optional<DeliveryReport> in(ParsedMessage letter) {
    var parts = new ArrayList<String>();
    letter.parts().stream()
        .filter(part -> part instanceof Text text && text.type().contains("delivery-status"))
        .forEach(part -> parts.add(((Text) part).text()));
    if (parts.isEmpty()) {
      letter.parts().stream()
          .filter(part -> part instanceof Text text && isIn(TextReport.beforeCopy(text.text())))
          .forEach(part -> parts.add(TextReport.beforeCopy(((Text) part).text())));
    }
    var ours = TextReport.ours(letter);
    var reports =
        parts.stream()
            .flatMap(text -> blocks(text).stream())
            .map(block -> of(block, ours))
            .flatMap(Optional::stream)
            .toList();
    return reports.stream().min(WORST_FIRST).map(worst -> isThere(worst, reports) ? worst.delivered() : worst);
  }

  /// Whether it came to another mailbox behind the same alias: then the address that we wrote to is alive.
  private static boolean isThere(DeliveryReport failed, List<DeliveryReport> all) {
    return failed.action == Action.FAILED
        && failed.passedOn
        && all.stream()
            .anyMatch(
                other ->
                    (other.action == Action.DELIVERED || other.action == Action.RELAYED)
                        && Objects.requireNonNull(failed.recipient).equalsIgnoreCase(other.recipient));
  }

  private DeliveryReport delivered() {
    return new DeliveryReport(Action.DELIVERED, recipient, passedOn, null, List.of());
  }

  /// Fields between blank lines; a block that repeats a recipient begins another.
  private static List<Map<String, String>> blocks(String text) {
    var blocks = new ArrayList<Map<String, String>>();
    Map<String, String> block = new HashMap<>();
    var last = "";
    for (var line : text.lines().limit(MOST_LINES).toList()) {
      var field = FIELD.matcher(line);
      if (line.isBlank()) {
        blocks.add(block);
        block = new HashMap<>();
        last = "";
      } else if (Character.isWhitespace(line.charAt(0)) && !last.isEmpty()) {
        block.merge(last, line.strip(), (before, more) -> before + " " + more);
      } else if (field.find()) {
        last = field.group(1).toLowerCase(Locale.ROOT);
        if (last.equals("final-recipient") && block.containsKey(last)) {
          blocks.add(block);
          block = new HashMap<>();
        }
        block.putIfAbsent(last, field.group(2).strip());
      }
    }
    blocks.add(block);
    return blocks;
  }

  private static Optional<DeliveryReport> of(Map<String, String> block, List<String> ours) {
    if (FIELDS.stream().noneMatch(block::containsKey)) {
      return Optional.empty();
    }
    var status = status(block.getOrDefault("status", ""));
    var said = block.getOrDefault("action", "").toLowerCase(Locale.ROOT);
    var diagnostics =
        ANSWERS.stream()
            .map(name -> TYPED.matcher(block.getOrDefault(name, "")).replaceFirst("").strip())
            .filter(text -> !text.isEmpty())
            .toList();
    var wrote = address(block, List.of("original-recipient"), ours);
    var reached = address(block, List.of("final-recipient", "x-actual-recipient"), ours);
    return Optional.of(
        new DeliveryReport(
            action(said, status, block.containsKey("final-recipient") ? diagnostics : List.of()),
            wrote == null ? reached : wrote,
            wrote != null && !wrote.equalsIgnoreCase(reached),
            status,
            diagnostics));
  }

  /// A group that names a reader and says what a server answered is complete without the action.
  private static Action action(String said, @Nullable String status, List<String> diagnostics) {
    if (said.startsWith("fail")) {
      return Action.FAILED;
    } else if (said.startsWith("delay")) {
      return Action.DELAYED;
    } else if (said.startsWith("delivered")) {
      return Action.DELIVERED;
    } else if (said.startsWith("relay")) {
      return Action.RELAYED;
    } else if (said.startsWith("expand")) {
      return Action.EXPANDED;
    } else if (status != null) {
      return status.startsWith("2") ? Action.DELIVERED : Action.FAILED;
    } else if (!diagnostics.isEmpty()) {
      return ACCEPTED.matcher(diagnostics.getFirst()).find() ? Action.DELIVERED : Action.FAILED;
    }
    return said.isEmpty() ? Action.UNSAID : Action.FAILED;
  }

  private static @Nullable String status(String text) {
    var found = STATUS_FIELD.matcher(text);
    return found.find() ? found.group(1) + "." + found.group(2) + "." + found.group(3) : null;
  }

  /// The reader's address, which is never the one that it came back to.
  private static @Nullable String address(Map<String, String> block, List<String> names, List<String> ours) {
    return names.stream()
        .map(name -> unquoted(TYPED.matcher(block.getOrDefault(name, "")).replaceFirst("")))
        .flatMap(value -> ParsedMessage.addressesIn(value).limit(1))
        .filter(address -> ours.stream().noneMatch(address::equalsIgnoreCase))
        .findFirst()
        .orElse(null);
  }

  /// Undoes xtext (RFC 3461 section 4) where it was used.
  private static String unquoted(String text) {
    return HEX.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }
}
