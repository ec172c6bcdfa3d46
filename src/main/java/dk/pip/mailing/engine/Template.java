package dk.pip.mailing.engine;

import dk.pip.mail.DkimSigner;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A mailing's message, prepared: the pieces that are the same for all, and between them places for what is a reader's
/// own. A letter is these pieces in a row, and no text is searched or encoded again.
///
/// The places are found by marks in the quoted-printable text, where a soft line break may stand in the midst of one;
/// what replaces them stands between soft breaks of its own, so that no line grows too long (RFC 2045 section 6.7).
final class Template {
  private static final byte[] CRLF = {'\r', '\n'};
  private static final byte[] SOFT_BREAK = {'=', '\r', '\n'};
  private static final int LONGEST_LINE = 72;
  private static final Pattern PER_READER =
      Pattern.compile("(?i)^(To|Date|Message-ID|Return-Path|List-[\\w-]+|Feedback-ID|DKIM-Signature):");

  private final MergeFields personal;
  private final byte[] head;
  private final List<Piece> pieces;
  private final @Nullable DkimSigner signer;
  private final Clock clock;

  /// A piece of the body: bytes that all get, or a place.
  private sealed interface Piece {
    record Same(byte[] bytes) implements Piece {}

    record Own(Mark mark) implements Piece {}
  }

  /// What goes into a place.
  enum Mark {
    /// Who the mail is for, in plain text.
    TO_TEXT(Template.TO_TEXT),
    /// The same as HTML.
    TO_HTML(Template.TO_HTML),
    /// Why they get it, in plain text.
    WHY_TEXT(Template.WHY_TEXT),
    /// The same as HTML.
    WHY_HTML(Template.WHY_HTML),
    /// The address of the page for unsubscribing.
    STOP(Template.STOP),
    /// The address of the reader's own page.
    PAGE(Template.PAGE);

    private final Pattern broken;

    Mark(String text) {
      broken = Pattern.compile(String.join("(?:=\r\n)?", text.split("")).replace(".", "\\."));
    }
  }

  static final String TO_TEXT = "zqtiltekstzq";
  static final String TO_HTML = "zqtilhtmlzq";
  static final String WHY_TEXT = "zqhvorfortekstzq";
  static final String WHY_HTML = "zqhvorforhtmlzq";
  static final String STOP = "https://plads.invalid/zqstopzq";
  static final String PAGE = "https://plads.invalid/zqsidezq";

  /// @param message as RFC 5322 has it, with the marks in parts that are quoted-printable
  /// @param clock of the signatures
  Template(byte[] message, MergeFields personal, @Nullable DkimSigner signer, Clock clock) {
    this.personal = personal;
    this.signer = signer;
    this.clock = clock;
    var text = new String(message, StandardCharsets.ISO_8859_1);
    var end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IllegalArgumentException("A message without a body");
    }
    head = bytes(head(text.substring(0, end + 2)));
    pieces = pieces(body(text.substring(end + 4)));
  }

  /// The letter for a reader: the same bytes each time it is asked for, but for the signature's time.
  MergedMail letter(Delivery delivery) {
    var own = personal.of(delivery);
    var parts = new ArrayList<byte[]>(pieces.size() + 3);
    for (var piece : pieces) {
      parts.add(
          switch (piece) {
            case Piece.Same(var bytes) -> bytes;
            case Piece.Own(var mark) -> encoded(own.words(mark));
          });
    }
    var fields = joined(own.fields().getBytes(StandardCharsets.UTF_8), head);
    var signatures = signer == null ? new byte[0] : signer.sign(fields, parts, clock.instant());
    parts.addFirst(joined(signatures, fields, CRLF));
    return new MergedMail(own.sender(), parts);
  }

  /// The header fields that all get.
  private static String head(String header) {
    var kept = new StringBuilder();
    for (var field : header.split("\r\n(?![ \t])")) {
      if (!field.isBlank() && !PER_READER.matcher(field).find()) {
        kept.append(field.stripTrailing()).append("\r\n");
      }
    }
    return kept.toString();
  }

  /// Without a line that begins with a full stop, which would have to be doubled on the wire: only quoted-printable text
  /// can have one, and it can say it otherwise.
  private static String body(String body) {
    var ended = body.endsWith("\r\n") ? body : body + "\r\n";
    return (ended.startsWith(".") ? "=2E" + ended.substring(1) : ended).replace("\r\n.", "\r\n=2E");
  }

  private static List<Piece> pieces(String body) {
    var pieces = new ArrayList<Piece>();
    pieces.add(new Piece.Same(bytes(body)));
    for (var mark : Mark.values()) {
      var split = new ArrayList<Piece>();
      for (var piece : pieces) {
        switch (piece) {
          case Piece.Own own -> split.add(own);
          case Piece.Same(var bytes) -> split(new String(bytes, StandardCharsets.ISO_8859_1), mark, split);
        }
      }
      pieces = split;
    }
    return List.copyOf(pieces);
  }

  private static void split(String text, Mark mark, List<Piece> into) {
    var found = mark.broken.matcher(text);
    var from = 0;
    while (found.find()) {
      into.add(new Piece.Same(bytes(text.substring(from, found.start()))));
      into.add(new Piece.Own(mark));
      from = found.end();
      if (text.startsWith(".", from)) {
        into.add(new Piece.Same(bytes("=2E")));
        from++;
      }
    }
    into.add(new Piece.Same(bytes(text.substring(from))));
  }

  /// Quoted-printable between soft line breaks.
  static byte[] encoded(String words) {
    var out = new ByteArrayOutputStream(words.length() + 16);
    out.writeBytes(SOFT_BREAK);
    var column = 0;
    for (var b : words.getBytes(StandardCharsets.UTF_8)) {
      if (column >= LONGEST_LINE) {
        out.writeBytes(SOFT_BREAK);
        column = 0;
      }
      if (b > 32 && b < 127 && b != '=' && !(b == '.' && column == 0) || b == ' ' && column > 0) {
        out.write(b);
        column++;
      } else {
        out.write('=');
        out.write(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)));
        out.write(Character.toUpperCase(Character.forDigit(b & 15, 16)));
        column += 3;
      }
    }
    out.writeBytes(SOFT_BREAK);
    return out.toByteArray();
  }

  /// Words for a header field (RFC 2047), in one piece if they are ASCII.
  static String word(String text) {
    var clean = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    if (clean.chars().allMatch(c -> c >= 32 && c < 127)) {
      return "\"" + clean.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
    var words = new StringBuilder();
    for (var from = 0; from < clean.length(); ) {
      var to = Math.min(clean.length(), from + 12);
      if (to < clean.length() && Character.isHighSurrogate(clean.charAt(to - 1))) {
        to--;
      }
      var base64 = Base64.getEncoder().encodeToString(clean.substring(from, to).getBytes(StandardCharsets.UTF_8));
      words.append(words.isEmpty() ? "" : "\r\n ").append("=?UTF-8?B?").append(base64).append("?=");
      from = to;
    }
    return words.toString();
  }

  private static byte[] bytes(String latin) {
    return latin.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream(2048);
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
