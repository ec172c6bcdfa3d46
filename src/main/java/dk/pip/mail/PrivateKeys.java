package dk.pip.mail;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// Reads private keys as people have them: PEM with PKCS #8 or PKCS #1 (RFC 7468, RFC 8017), also where its line ends
/// were lost on the way through an environment, or the bare 32 bytes of an Ed25519 key in Base64.
final class PrivateKeys {
  private static final int FEWEST_BITS = 2048;

  /// What receivers must be able to check (RFC 8301).
  private static final int MOST_BITS = 4096;

  /// What stands before the 32 bytes of an Ed25519 key in PKCS #8, and in the form of public keys (RFC 8410).
  private static final byte[] ED25519_PRIVATE = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private static final byte[] ED25519_PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");

  /// What stands before a PKCS #1 key in PKCS #8: version 0, and that it is for RSA.
  private static final byte[] RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private PrivateKeys() {}

  enum Algorithm {
    RSA("RSA"),
    ED25519("Ed25519");

    private final String word;

    Algorithm(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /// What came of reading a key.
  sealed interface Read permits Usable, Unreadable, Locked, Other, Unsuitable {}

  record Usable(KeyPair pair) implements Read {}

  record Unreadable() implements Read {}

  /// It has a password.
  record Locked() implements Read {}

  /// It is for something else.
  record Other(String word) implements Read {}

  record Unsuitable(int bits) implements Read {}

  static Read read(String text, Algorithm wanted) {
    if (text.contains("ENCRYPTED")) {
      return new Locked();
    }
    try {
      return switch (key(bytes(text))) {
        case RSAPrivateCrtKey rsa -> wanted == Algorithm.RSA ? rsa(rsa) : new Other("RSA");
        case EdECPrivateKey edwards when edwards.getParams().getName().equals("Ed25519") ->
            wanted == Algorithm.ED25519 ? ed25519(edwards) : new Other("Ed25519");
        case PrivateKey other -> new Other(other.getAlgorithm());
      };
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return new Unreadable();
    }
  }

  private static byte[] bytes(String text) {
    var bare = text.replaceAll("-----[A-Z0-9 ]+-----", "").replace("\\n", "").replaceAll("\\s", "");
    return Base64.getDecoder().decode(bare);
  }

  private static PrivateKey key(byte[] bytes) throws GeneralSecurityException {
    if (bytes.length == Ed25519.SECRET_KEY_SIZE) {
      return pkcs8(joined(ED25519_PRIVATE, bytes), "Ed25519");
    }
    for (var algorithm : new String[] {"RSA", "Ed25519", "EC"}) {
      try {
        return pkcs8(bytes, algorithm);
      } catch (InvalidKeySpecException e) {
        // not of this kind; the next
      }
    }
    return pkcs8(der(0x30, joined(RSA, der(0x04, bytes))), "RSA");
  }

  private static PrivateKey pkcs8(byte[] bytes, String algorithm) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
  }

  private static byte[] der(int tag, byte[] content) {
    var n = content.length;
    var head =
        n < 0x80
            ? new byte[] {(byte) tag, (byte) n}
            : new byte[] {(byte) tag, (byte) 0x82, (byte) (n >> 8), (byte) n};
    return joined(head, content);
  }

  private static byte[] joined(byte[] a, byte[] b) {
    var whole = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, whole, a.length, b.length);
    return whole;
  }

  private static Read rsa(RSAPrivateCrtKey key) throws GeneralSecurityException {
    var bits = key.getModulus().bitLength();
    if (bits < FEWEST_BITS || bits > MOST_BITS) {
      return new Unsuitable(bits);
    }
    var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
    return new Usable(new KeyPair(KeyFactory.getInstance("RSA").generatePublic(spec), key));
  }

  private static Read ed25519(EdECPrivateKey key) throws GeneralSecurityException {
    var point = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(key.getBytes().orElseThrow(), 0, point, 0);
    var spec = new X509EncodedKeySpec(joined(ED25519_PUBLIC, point));
    return new Usable(new KeyPair(KeyFactory.getInstance("Ed25519").generatePublic(spec), key));
  }
}
