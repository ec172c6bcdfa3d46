package dk.pip.tips;

/// A file that somebody sent along, before anybody has looked at it.
///
/// @param name as the sender's program says, which is believed nowhere
public record SentFile(String name, byte[] bytes) {
  @Override
  public String toString() {
    return "SentFile[" + bytes.length + " bytes]";
  }
}
