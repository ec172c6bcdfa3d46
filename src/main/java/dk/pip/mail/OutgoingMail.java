package dk.pip.mail;

import java.util.List;

/// A message on its way out: the envelope and the bytes, which are sent as they are.
///
/// @param sender where bounces go
/// @param recipients addresses alone, without names; each gets the same bytes
/// @param message as RFC 5322 has it, lines ending in CRLF
public record OutgoingMail(String sender, List<String> recipients, byte[] message) {

  /// @throws IllegalArgumentException if an address could be read as more than one address
  public OutgoingMail {
    recipients = List.copyOf(recipients);
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("No recipient");
    }
    requireAddress(sender);
    recipients.forEach(OutgoingMail::requireAddress);
  }

  private static void requireAddress(String address) {
    if (!address.matches("[^\\s\\p{Cntrl}<>,;\"@]+@[^\\s\\p{Cntrl}<>,;\"@]+")) {
      throw new IllegalArgumentException("Not a mail address: " + address.replaceAll("\\p{Cntrl}", " "));
    }
  }
}
