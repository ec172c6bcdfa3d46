package dk.pip.ballot.blind;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;

/// The public half: with it one blinds, finishes and verifies.
public final class BlindPublicKey {
  /// The shortest key that is taken, in bits.
  public static final int SHORTEST = 3072;

  private static final int LONGEST = 8192;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final BigInteger modulus;
  private final BigInteger exponent;

  BlindPublicKey(BigInteger modulus, BigInteger exponent) {
    this.modulus = modulus;
    this.exponent = exponent;
  }

  /// From SubjectPublicKeyInfo (DER); empty for what is no key of RSA, too short or too long, or has an exponent that isn’t 65537.
  public static Optional<BlindPublicKey> read(byte[] encoded) {
    try {
      if (KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded)) instanceof RSAPublicKey key) {
        var bits = key.getModulus().bitLength();
        var isGood = bits >= SHORTEST && bits <= LONGEST && key.getPublicExponent().equals(BlindKey.EXPONENT) && key.getModulus().testBit(0);
        // One key has one form, so that its hash says which it is.
        return isGood && Arrays.equals(key.getEncoded(), encoded) ? Optional.of(new BlindPublicKey(key.getModulus(), key.getPublicExponent())) : Optional.empty();
      }
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /// SubjectPublicKeyInfo, DER.
  public byte[] encoded() {
    try {
      return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  BigInteger modulus() {
    return modulus;
  }

  BigInteger exponent() {
    return exponent;
  }

  /// How many bytes a signature has.
  public int length() {
    return (modulus.bitLength() + 7) / 8;
  }

  /// Random bytes in front of the message, as many as the variant has.
  public static byte[] prepare(byte[] message, BlindVariant variant) {
    var prefix = new byte[variant.prefix()];
    RANDOM.nextBytes(prefix);
    return prepare(message, prefix);
  }

  static byte[] prepare(byte[] message, byte[] prefix) {
    var all = Arrays.copyOf(prefix, prefix.length + message.length);
    System.arraycopy(message, 0, all, prefix.length, message.length);
    return all;
  }

  /// A blinded message, and what takes the blinding off.
  public record Blinding(byte[] blinded, BigInteger inverse) {}

  public Blinding blind(byte[] prepared, BlindVariant variant) {
    var salt = new byte[variant.salt()];
    RANDOM.nextBytes(salt);
    return blind(prepared, salt, drawn());
  }

  Blinding blind(byte[] prepared, byte[] salt, BigInteger r) {
    var encoded = new BigInteger(1, PssEncoding.encode(prepared, salt, modulus.bitLength() - 1));
    if (!encoded.gcd(modulus).equals(BigInteger.ONE)) {
      throw new IllegalArgumentException("The message is not coprime to the modulus");
    }
    return new Blinding(bytes(encoded.multiply(r.modPow(exponent, modulus)).mod(modulus)), r.modInverse(modulus));
  }

  /// From 1 to the modulus, and coprime to it.
  BigInteger drawn() {
    while (true) {
      var r = new BigInteger(modulus.bitLength(), RANDOM);
      if (r.signum() > 0 && r.compareTo(modulus) < 0 && r.gcd(modulus).equals(BigInteger.ONE)) {
        return r;
      }
    }
  }

  /// Takes the blinding off, and looks whether it is a signature; empty where it is none.
  public Optional<byte[]> finish(byte[] prepared, byte[] blindSignature, BigInteger inverse, BlindVariant variant) {
    if (blindSignature.length != length()) {
      return Optional.empty();
    }
    var signature = bytes(new BigInteger(1, blindSignature).multiply(inverse).mod(modulus));
    return verify(prepared, signature, variant) ? Optional.of(signature) : Optional.empty();
  }

  public boolean verify(byte[] prepared, byte[] signature, BlindVariant variant) {
    if (signature.length != length()) {
      return false;
    }
    var number = new BigInteger(1, signature);
    if (number.compareTo(modulus) >= 0) {
      return false;
    }
    var bits = modulus.bitLength() - 1;
    var encoded = number.modPow(exponent, modulus);
    return encoded.bitLength() <= bits && PssEncoding.verify(prepared, bytes(encoded, (bits + 7) / 8), variant.salt(), bits);
  }

  /// Whether a blind signature is that of a blinded message.
  public boolean matches(byte[] blinded, byte[] signed) {
    return isBlinded(blinded) && signed.length == length() && new BigInteger(1, signed).modPow(exponent, modulus).equals(new BigInteger(1, blinded));
  }

  /// Whether it can be a blinded message: a number below the modulus, in as many bytes as that has.
  public boolean isBlinded(byte[] bytes) {
    if (bytes.length != length()) {
      return false;
    }
    var number = new BigInteger(1, bytes);
    return number.compareTo(BigInteger.ONE) > 0 && number.compareTo(modulus.subtract(BigInteger.ONE)) < 0;
  }

  byte[] bytes(BigInteger number) {
    return bytes(number, length());
  }

  static byte[] bytes(BigInteger number, int length) {
    var raw = number.toByteArray();
    var from = raw.length > length ? raw.length - length : 0;
    var all = new byte[length];
    System.arraycopy(raw, from, all, length - (raw.length - from), raw.length - from);
    return all;
  }
}
