package dk.pip.mail;

import java.io.IOException;
import java.io.OutputStream;

/// A mail to one recipient, as [SmtpSession] hands it over.
public interface SmtpMail {

  /// The envelope sender, where bounces go; `""` for none.
  String sender();

  String recipient();

  /// Bytes that [#writeTo] writes.
  long size();

  /// Writes the message as RFC 5322 has it: lines end in CRLF, the last one too, and no line begins with a full stop.
  void writeTo(OutputStream out) throws IOException;
}
