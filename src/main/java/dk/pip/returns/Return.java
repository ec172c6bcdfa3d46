package dk.pip.returns;

import dk.pip.answers.Consequence;
import dk.pip.answers.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a returned message says.
///
/// @param permanent whether the address is dead ([Reason#permanent]); null where nothing was refused
/// @param recipient the reader's address as the report has it, which anybody can write: trust the return address
/// @param status enhanced code (RFC 3463) such as `5.1.1`, else the three digits of SMTP
/// @param diagnostic the receiving server's words, at most 1,000 characters
/// @param sentTo the addresses that the message came to, the signed return address among them
/// @param originalId Message-ID of our mail that it is about, without angle brackets
public record Return(
    ReturnKind kind,
    Reason reason,
    @Nullable Boolean permanent,
    @Nullable String recipient,
    @Nullable String status,
    @Nullable String diagnostic,
    List<String> sentTo,
    @Nullable String originalId) {
  private static final int LONGEST = 1_000;

  public Return {
    sentTo = List.copyOf(sentTo);
    diagnostic = diagnostic == null || diagnostic.length() <= LONGEST ? diagnostic : diagnostic.substring(0, LONGEST);
  }

  static Return of(ReturnKind kind, Finding finding, Letter letter) {
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
        letter.originalId());
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
