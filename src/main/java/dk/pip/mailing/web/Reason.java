package dk.pip.mailing.web;

import dk.pip.shared.Texts;

/// Why a mail server said no, as a person says it.
enum Reason {
  NOBODY("mailing.reason.nobody"),
  NO_DOMAIN("mailing.reason.no-domain"),
  CLOSED("mailing.reason.closed"),
  FULL("mailing.reason.full"),
  TOO_LARGE("mailing.reason.too-large"),
  POLICY("mailing.reason.policy"),
  BAD_ADDRESS("mailing.reason.bad-address"),
  NOT_FOR_NOW("mailing.reason.not-for-now"),
  OTHER("mailing.reason.other");

  private final String key;

  Reason(String key) {
    this.key = key;
  }

  /// @param code of SMTP
  /// @param status of RFC 3463, or empty
  static Reason of(int code, String status) {
    var detail = status.isEmpty() ? "" : status.substring(2);
    var known =
        switch (detail) {
          case "1.1", "1.6", "1.10" -> NOBODY;
          case "1.2", "4.4" -> NO_DOMAIN;
          case "1.3" -> BAD_ADDRESS;
          case "2.1" -> CLOSED;
          case "2.2" -> FULL;
          case "2.3", "3.4" -> TOO_LARGE;
          default -> detail.startsWith("7.") ? POLICY : OTHER;
        };
    if (known != OTHER) {
      return known;
    }
    return switch (code) {
      case 552 -> FULL;
      case 501, 553 -> BAD_ADDRESS;
      case 550, 551 -> status.isEmpty() ? NOBODY : OTHER;
      default -> code >= 400 && code < 500 ? NOT_FOR_NOW : OTHER;
    };
  }

  String text(Texts texts) {
    return texts.get(key);
  }
}
