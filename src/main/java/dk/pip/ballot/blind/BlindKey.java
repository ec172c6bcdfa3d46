package dk.pip.ballot.blind;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;

/// The private half, of one vote and for nothing else: RFC 9474 forbids to use it for anything besides.
///
/// What is signed comes from strangers, and how long Java's arithmetic takes hangs on its numbers. So each message is multiplied by one
/// that nobody knows before the secret exponent is used, and the exponent has a random multiple of the group's order added.
public final class BlindKey {
  static final BigInteger EXPONENT = RSAKeyGenParameterSpec.F4;
  private static final int BITS = 3072;
  private static final int EXPONENT_BLINDING = 64;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final BlindPublicKey publicPart;
  private final RSAPrivateCrtKey key;

  private BlindKey(RSAPrivateCrtKey key) {
    this.key = key;
    this.publicPart = new BlindPublicKey(key.getModulus(), key.getPublicExponent());
  }

  public static BlindKey make() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(new RSAKeyGenParameterSpec(BITS, EXPONENT));
      return new BlindKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// @param encoded PKCS #8
  /// @throws IllegalArgumentException for what is no such key
  public static BlindKey read(byte[] encoded) {
    try {
      return of((RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException | ClassCastException e) {
      throw new IllegalArgumentException("No key of RSA", e);
    }
  }

  static BlindKey of(RSAPrivateCrtKey key) {
    return new BlindKey(key);
  }

  /// PKCS #8.
  public byte[] encoded() {
    return key.getEncoded();
  }

  public BlindPublicKey publicPart() {
    return publicPart;
  }

  /// Signs what it cannot read.
  ///
  /// @throws IllegalArgumentException for what can be no blinded message
  public byte[] sign(byte[] blinded) {
    var n = publicPart.modulus();
    var m = new BigInteger(1, blinded);
    if (blinded.length != publicPart.length() || m.compareTo(n) >= 0) {
      throw new IllegalArgumentException("No blinded message");
    }
    var r = publicPart.drawn();
    var hidden = m.multiply(r.modPow(publicPart.exponent(), n)).mod(n);
    var s = power(hidden).multiply(r.modInverse(n)).mod(n);
    if (!s.modPow(publicPart.exponent(), n).equals(m)) {
      // One wrong half of a signature gives the key away.
      throw new IllegalStateException("A signature came out wrong; nothing was given out");
    }
    return publicPart.bytes(s);
  }

  private BigInteger power(BigInteger m) {
    var p = key.getPrimeP();
    var q = key.getPrimeQ();
    var byP = m.mod(p).modPow(blinded(key.getPrimeExponentP(), p), p);
    var byQ = m.mod(q).modPow(blinded(key.getPrimeExponentQ(), q), q);
    return byQ.add(byP.subtract(byQ).multiply(key.getCrtCoefficient()).mod(p).multiply(q));
  }

  private static BigInteger blinded(BigInteger exponent, BigInteger prime) {
    return exponent.add(new BigInteger(EXPONENT_BLINDING, RANDOM).multiply(prime.subtract(BigInteger.ONE)));
  }
}
