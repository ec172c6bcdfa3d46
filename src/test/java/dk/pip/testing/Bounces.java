package dk.pip.testing;

/// What mail servers send back when they could not deliver, as a standard one writes it (RFC 3464).
public final class Bounces {
  private Bounces() {}

  /// @param to the return address that it comes to
  /// @param reader the address that was not reached
  /// @param status such as `5.1.1` (RFC 3463)
  /// @param said by the reader's mail server
  public static String of(String to, String reader, String status, String said) {
    return """
        Return-Path: <>
        Delivered-To: %1$s
        From: MAILER-DAEMON@mx.borger.example (Mail Delivery System)
        To: %1$s
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        I'm sorry to have to inform you that your message could not be delivered.

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.borger.example

        Final-Recipient: rfc822; %2$s
        Action: failed
        Status: %3$s
        Diagnostic-Code: smtp; %4$s

        --b--
        """
        .formatted(to, reader, status, said);
  }
}
