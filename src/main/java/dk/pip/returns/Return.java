package dk.pip.returns;

import dk.pip.serveranswers.Consequence;
import dk.pip.serveranswers.Reason;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a returned message says.
///
/// @param permanent whether the address is dead ([Reason#permanent]); null where nothing was refused
/// @param recipient the reader's address as the report has it, which anybody can write: trust the return address
/// @param status enhanced code (RFC 3463) such as `5.1.1`, else the three digits of SMTP
/// @param diagnostic the receiving server's words, at most 1,000 characters
/// @param sentTo the addresses that the message came to, the signed return address among them
/// @param quoted addresses and links in the report and in the copy of our mail, in which a signed token may stand
/// @param originalId Message-ID of our mail that it is about, without angle brackets
/// @param attached whether it was attached to a message of somebody, so that it may be about anybody
/// @param within what a report says that is attached to this letter
public record Return(
    ReturnKind kind,
    Reason reason,
    @Nullable Boolean permanent,
    @Nullable String recipient,
    @Nullable String status,
    @Nullable String diagnostic,
    List<String> sentTo,
    List<String> quoted,
    @Nullable String originalId,
    boolean attached,
    @Nullable Return within) {
  private static final int LONGEST = 1_000;

  public Return {
    sentTo = List.copyOf(sentTo);
    quoted = List.copyOf(quoted);
    diagnostic = diagnostic == null || diagnostic.length() <= LONGEST ? diagnostic : diagnostic.substring(0, LONGEST);
  }

  static Return of(ReturnKind kind, Finding finding, ParsedMessage letter) {
    var permanent =
        switch (kind) {
          case BOUNCE -> (Boolean) finding.reason().permanent();
          case DELAYED -> Boolean.FALSE;
          case COMPLAINT, AUTO_REPLY, DELIVERED, REPLY, UNKNOWN -> null;
        };
    return new Return(
        kind,
        finding.reason(),
        permanent,
        finding.recipient(),
        finding.status(),
        finding.diagnostic(),
        letter.sentTo(),
        letter.quoted(),
        letter.originalId(),
        false,
        null);
  }

  /// The same as it came within a message with addresses of its own.
  ///
  /// @param byPerson whether somebody attached it, rather than a mail system
  Return attachedTo(ParsedMessage letter, boolean byPerson) {
    var all = Stream.concat(letter.sentTo().stream(), sentTo.stream()).distinct().toList();
    return new Return(kind, reason, permanent, recipient, status, diagnostic, all, quoted, originalId, byPerson, null);
  }

  /// The same with a report that was attached to it.
  Return with(@Nullable Return report) {
    var said = report == null ? null : report.asAttachment();
    return new Return(
        kind, reason, permanent, recipient, status, diagnostic, sentTo, quoted, originalId, attached, said);
  }

  private Return asAttachment() {
    return new Return(kind, reason, permanent, recipient, status, diagnostic, sentTo, quoted, originalId, true, null);
  }

  public Consequence consequence() {
    return reason.consequence();
  }

  /// What a reader of one part of the message found out.
  record Finding(
      Reason reason, @Nullable String recipient, @Nullable String status, @Nullable String diagnostic) {
    static Finding of(Reason reason, @Nullable String recipient) {
      return new Finding(reason, recipient, null, null);
    }
  }
}
