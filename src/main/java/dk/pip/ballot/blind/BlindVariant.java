package dk.pip.ballot.blind;

/// The variants of RFC 9474, section 5. Votes use the first; the others are here so that all of the RFC's vectors can be tried.
public enum BlindVariant {
  PSS_RANDOMIZED(48, 32),
  PSSZERO_RANDOMIZED(0, 32),
  PSS_DETERMINISTIC(48, 0),
  PSSZERO_DETERMINISTIC(0, 0);

  private final int salt;
  private final int prefix;

  BlindVariant(int salt, int prefix) {
    this.salt = salt;
    this.prefix = prefix;
  }

  /// How many bytes of salt the encoding has.
  public int salt() {
    return salt;
  }

  /// How many random bytes stand in front of the message.
  public int prefix() {
    return prefix;
  }
}
