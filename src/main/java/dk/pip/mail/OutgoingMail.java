package dk.pip.mail;

/// A message on its way out: the envelope and the bytes, which are sent as they are.
///
/// @param sender where bounces go
/// @param recipient an address alone, without a name
/// @param message as RFC 5322 has it, lines ending in CRLF
public record OutgoingMail(String sender, String recipient, byte[] message) {

  /// @throws IllegalArgumentException if an address could be read as more than one address
  public OutgoingMail {
    requireAddress(sender);
    requireAddress(recipient);
  }

  private static void requireAddress(String address) {
    if (!address.matches("[^\\s\\p{Cntrl}<>,;\"@]+@[^\\s\\p{Cntrl}<>,;\"@]+")) {
      throw new IllegalArgumentException("Not a mail address: " + address.replaceAll("\\p{Cntrl}", " "));
    }
  }
}
