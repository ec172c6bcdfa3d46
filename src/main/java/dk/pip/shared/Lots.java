package dk.pip.shared;

import java.security.SecureRandom;

/// Letters and digits drawn by lot, for addresses and keys that nobody can count along: small, and none that is taken for another.
public final class Lots {
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Lots() {}

  public static String draw(int many) {
    var drawn = new StringBuilder(many);
    for (var i = 0; i < many; i++) {
      drawn.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return drawn.toString();
  }
}
