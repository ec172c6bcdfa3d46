package dk.pip.returns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A message taken apart, as far as it could be read.
record ParsedMessage(List<Header> headers, List<Part> parts) {
  private static final String ADDRESS_SIGN = "[^@\\s<>()\"',;:：；，、。（）「」【】\\[\\]]";
  /// Begins only where a word does, so that a long word without an @ is looked at once.
  private static final Pattern ADDRESS =
      Pattern.compile("(?<!" + ADDRESS_SIGN + ")" + ADDRESS_SIGN + "{1,128}+@" + ADDRESS_SIGN + "{1,253}+");
  private static final List<String> DESTINATIONS =
      List.of("to", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "cc");
  /// Headers of our own mails that name the delivery, or that servers name it in.
  private static final Set<String> TELLING =
      Set.of("return-path", "list-unsubscribe", "sender", "errors-to", "x-envelope-from", "x-original-return-path");
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]{1,300}+");
  private static final int ENOUGH_TEXT = 40;
  private static final int MOST_LINES = 500;
  private static final int MOST_QUOTED = 40;

  record Header(String name, String value) {
    boolean is(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  sealed interface Part {}

  /// @param type such as `text/plain`, in lower case
  /// @param text of HTML without its tags
  record Text(String type, String text) implements Part {}

  /// A message within the message.
  record Enclosed(ParsedMessage letter) implements Part {}

  /// Something that has no words.
  ///
  /// @param name what its headers say of its type and its file, in lower case
  record Other(String type, String name) implements Part {}

  ParsedMessage {
    headers = List.copyOf(headers);
    parts = List.copyOf(parts);
  }

  /// The first header of the name, unfolded and decoded; empty where there is none.
  String header(String name) {
    return headers.stream().filter(header -> header.is(name)).map(Header::value).findFirst().orElse("");
  }

  boolean has(String name) {
    return headers.stream().anyMatch(header -> header.is(name));
  }

  String subject() {
    return header("Subject");
  }

  /// The sender's address; empty where there is none.
  String sender() {
    var from = has("From") ? header("From") : header("Sender");
    return Objects.requireNonNullElse(addressIn(from), "");
  }

  /// Whether it says that no answer is to be sent to it, as reports do (RFC 5321 4.5.5).
  boolean fromNobody() {
    return has("Return-Path") && header("Return-Path").replaceAll("[<>\\s]", "").isEmpty();
  }

  List<String> sentTo() {
    return DESTINATIONS.stream()
        .flatMap(name -> headers.stream().filter(header -> header.is(name)))
        .flatMap(header -> addressesIn(header.value()))
        .distinct()
        .limit(20)
        .toList();
  }

  Stream<String> texts(String type) {
    return parts.stream()
        .flatMap(part -> part instanceof Text text && text.type().equals(type) ? Stream.of(text.text()) : Stream.of());
  }

  /// What a person would read: the plain text, or the HTML as text where there is next to none, or what stands before
  /// the first part where no part has words.
  String text() {
    var plain = String.join("\n", texts("text/plain").toList());
    if (plain.strip().length() >= ENOUGH_TEXT) {
      return plain;
    }
    var html = String.join("\n", texts("text/html").toList());
    if (html.isBlank()) {
      return plain.isBlank() ? String.join("\n", texts("preamble").toList()) : plain;
    }
    return plain + "\n" + html;
  }

  List<ParsedMessage> enclosed() {
    return parts.stream()
        .flatMap(part -> part instanceof Enclosed enclosed ? Stream.of(enclosed.letter()) : Stream.of())
        .toList();
  }

  /// Our mail that came back with the report, or its headers; null where it didn't.
  @Nullable ParsedMessage original() {
    var enclosed = enclosed();
    if (!enclosed.isEmpty()) {
      return enclosed.getLast();
    }
    var headers =
        Stream.of("text/rfc822-headers", "message/rfc822-headers", "message/global-headers").flatMap(this::texts);
    return headers.findFirst().map(MessageParser::headersOnly).orElseGet(() -> TextReport.copyIn(text()));
  }

  @Nullable String originalId() {
    var original = original();
    var id = original == null ? "" : original.header("Message-ID");
    if (id.isBlank()) {
      id = has("In-Reply-To") ? header("In-Reply-To") : header("References");
    }
    id = id.strip().replaceFirst("^<([^<>]*)>.*", "$1");
    return id.isEmpty() ? null : id;
  }

  /// Where tokens of ours may stand beside the addresses that it came to: in the fields of reports and in the headers of
  /// the copy of our mail.
  List<String> quoted() {
    var copy = original();
    var fields =
        parts.stream()
            .flatMap(part -> part instanceof Text text && isReport(text.type()) ? text.text().lines() : Stream.of())
            .limit(MOST_LINES);
    var headers =
        copy == null
            ? Stream.<String>of()
            : copy.headers().stream().filter(header -> TELLING.contains(header.name().toLowerCase(Locale.ROOT))).map(Header::value);
    return Stream.concat(fields, headers)
        .flatMap(line -> Stream.concat(addressesIn(line), LINK.matcher(line).results().map(MatchResult::group)))
        .distinct()
        .limit(MOST_QUOTED)
        .toList();
  }

  private static boolean isReport(String type) {
    return type.contains("feedback-report") || type.contains("delivery-status");
  }

  /// The same letter with other parts.
  ParsedMessage with(List<Part> others) {
    var all = new ArrayList<>(parts);
    all.addAll(others);
    return new ParsedMessage(headers, all);
  }

  static @Nullable String addressIn(String text) {
    return addressesIn(text).findFirst().orElse(null);
  }

  static Stream<String> addressesIn(String text) {
    return ADDRESS
        .matcher(text)
        .results()
        .map(found -> found.group().replaceFirst("(?i)^(?:mailto|smtp|rfc822)[:;=]", "").replaceFirst("[.>]+$", ""))
        .filter(address -> address.indexOf('.', address.indexOf('@')) > 0);
  }

  static String local(String address) {
    var at = address.indexOf('@');
    return (at < 0 ? address : address.substring(0, at)).toLowerCase(Locale.ROOT);
  }
}
