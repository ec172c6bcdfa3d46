package dk.pip.mail;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// Reads private keys as people have them: PEM with PKCS #8 or PKCS #1 (RFC 7468, RFC 8017), also where its line ends
/// were lost on the way through an environment, or the bare 32 bytes of an Ed25519 key in Base64.
final class PrivateKeys {
  private static final int FEWEST_BITS = 2048;

  /// What receivers must be able to check (RFC 8301).
  private static final int MOST_BITS = 4096;

  /// `id-Ed25519` (RFC 8410).
  private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

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
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      return new Unreadable();
    }
  }

  private static byte[] bytes(String text) {
    var bare = text.replaceAll("-----[A-Z0-9 ]+-----", "").replace("\\n", "").replaceAll("\\s", "");
    return Base64.getDecoder().decode(bare);
  }

  private static PrivateKey key(byte[] bytes) throws GeneralSecurityException, IOException {
    var info = info(bytes);
    var algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
    var name =
        algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
            ? "RSA"
            : algorithm.equals(ED25519) ? "Ed25519" : "EC";
    return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
  }

  /// The bare 32 bytes, PKCS #8, or PKCS #1, which has a number where the other has the algorithm.
  private static PrivateKeyInfo info(byte[] bytes) throws IOException {
    if (bytes.length == Ed25519.SECRET_KEY_SIZE) {
      return new PrivateKeyInfo(new AlgorithmIdentifier(ED25519), new DEROctetString(bytes));
    }
    var parts = ASN1Sequence.getInstance(bytes);
    return parts.size() > 1 && parts.getObjectAt(1) instanceof ASN1Sequence
        ? PrivateKeyInfo.getInstance(parts)
        : new PrivateKeyInfo(
            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE), RSAPrivateKey.getInstance(parts));
  }

  private static Read rsa(RSAPrivateCrtKey key) throws GeneralSecurityException {
    var bits = key.getModulus().bitLength();
    if (bits < FEWEST_BITS || bits > MOST_BITS) {
      return new Unsuitable(bits);
    }
    var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
    return new Usable(new KeyPair(KeyFactory.getInstance("RSA").generatePublic(spec), key));
  }

  private static Read ed25519(EdECPrivateKey key) throws GeneralSecurityException, IOException {
    var point = new Ed25519PrivateKeyParameters(key.getBytes().orElseThrow()).generatePublicKey();
    var spec = new X509EncodedKeySpec(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(point).getEncoded());
    return new Usable(new KeyPair(KeyFactory.getInstance("Ed25519").generatePublic(spec), key));
  }
}
