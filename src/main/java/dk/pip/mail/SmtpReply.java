package dk.pip.mail;

import java.util.regex.Pattern;

/// What an SMTP server answers (RFC 5321 section 4.2).
///
/// @param code three digits
/// @param text the lines after their codes, with blanks between, without control characters, 500 characters at most
public record SmtpReply(int code, String text) {
  private static final Pattern STATUS = Pattern.compile("^([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

  public boolean accepted() {
    return code >= 200 && code < 300;
  }

  public boolean refusedForGood() {
    return code >= 500 && code < 600;
  }

  /// The enhanced status code (RFC 2034) such as `5.1.1`; empty where there is none.
  public String status() {
    var found = STATUS.matcher(text);
    return found.find() ? found.group(1) : "";
  }

  /// The service closes the connection (RFC 5321 section 3.8).
  public boolean closing() {
    return code == 421;
  }

  @Override
  public String toString() {
    return code + " " + text;
  }
}
