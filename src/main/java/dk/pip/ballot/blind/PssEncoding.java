package dk.pip.ballot.blind;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// EMSA-PSS with SHA-384 and MGF1 (RFC 8017, 9.1).
final class PssEncoding {
  private static final int HASH = 48;

  private PssEncoding() {}

  /// @param bits the length of the modulus less one
  static byte[] encode(byte[] message, byte[] salt, int bits) {
    var length = (bits + 7) / 8;
    if (length < HASH + salt.length + 2) {
      throw new IllegalArgumentException("Too short a key");
    }
    var hash = hash(new byte[8], sha384(message), salt);
    var masked = mask(hash, length - HASH - 1);
    // The block that is masked: noughts, a one, the salt.
    masked[masked.length - salt.length - 1] ^= 1;
    for (var i = 0; i < salt.length; i++) {
      masked[masked.length - salt.length + i] ^= salt[i];
    }
    masked[0] &= (byte) (0xff >> (8 * length - bits));
    var encoded = Arrays.copyOf(masked, length);
    System.arraycopy(hash, 0, encoded, masked.length, HASH);
    encoded[length - 1] = (byte) 0xbc;
    return encoded;
  }

  static boolean verify(byte[] message, byte[] encoded, int saltLength, int bits) {
    var length = (bits + 7) / 8;
    if (encoded.length != length || length < HASH + saltLength + 2 || encoded[length - 1] != (byte) 0xbc) {
      return false;
    }
    var block = Arrays.copyOf(encoded, length - HASH - 1);
    var hash = Arrays.copyOfRange(encoded, length - HASH - 1, length - 1);
    var top = 0xff >> (8 * length - bits);
    if ((block[0] & 0xff & ~top) != 0) {
      return false;
    }
    var mask = mask(hash, block.length);
    for (var i = 0; i < block.length; i++) {
      block[i] ^= mask[i];
    }
    block[0] &= (byte) top;
    var end = block.length - saltLength - 1;
    for (var i = 0; i < end; i++) {
      if (block[i] != 0) {
        return false;
      }
    }
    var salt = Arrays.copyOfRange(block, end + 1, block.length);
    return block[end] == 1 && MessageDigest.isEqual(hash, hash(new byte[8], sha384(message), salt));
  }

  private static byte[] mask(byte[] seed, int length) {
    var mask = new byte[length];
    for (var counter = 0; counter * HASH < length; counter++) {
      var part = hash(seed, new byte[] {(byte) (counter >> 24), (byte) (counter >> 16), (byte) (counter >> 8), (byte) counter});
      System.arraycopy(part, 0, mask, counter * HASH, Math.min(HASH, length - counter * HASH));
    }
    return mask;
  }

  private static byte[] sha384(byte[] message) {
    return hash(message);
  }

  private static byte[] hash(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-384");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
