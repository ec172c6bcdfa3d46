package dk.pip.mail;

import dk.pip.shared.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A private key that signs mails, and the fastest way to sign with it that works on this machine.
///
/// @param algorithm as the tag a= has it
/// @param name as people call it, such as `RSA-2048`
/// @param provider whose code signs
/// @param seals makes signers, each for one thread at a time
record SigningKey(String selector, String algorithm, String name, String provider, Supplier<Seal> seals) {
  private static final Logger LOG = LoggerFactory.getLogger(SigningKey.class);
  private static final String AMAZONS = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
  private static final byte[] SAMPLE = {'p', 'i', 'p'};

  /// Signs; not for two threads at once.
  interface Seal {
    byte[] sign(byte[] data, int length) throws GeneralSecurityException;
  }

  /// One way to sign.
  record Way(String provider, Supplier<Seal> seals) {}

  /// @throws IllegalArgumentException if it is neither an RSA key nor one for Ed25519
  static SigningKey of(String selector, KeyPair pair) {
    return switch (pair.getPrivate()) {
      case RSAPrivateKey rsa -> {
        var way = first(rsaWays(rsa), pair);
        var name = "RSA-" + rsa.getModulus().bitLength();
        yield new SigningKey(selector, "rsa-sha256", name, way.provider(), way.seals());
      }
      case EdECPrivateKey edwards -> {
        var way = first(edwardsWays(edwards), pair);
        yield new SigningKey(selector, "ed25519-sha256", "Ed25519", way.provider(), way.seals());
      }
      default -> throw new IllegalArgumentException("Can't sign mails with " + pair.getPrivate().getAlgorithm());
    };
  }

  /// The fastest first, as measured in docs/decisions/0018.
  static List<Way> rsaWays(RSAPrivateKey key) {
    var ways = new ArrayList<Way>();
    var amazons = amazons();
    if (amazons != null) {
      ways.add(new Way("AmazonCorrettoCryptoProvider", () -> rsa(key, amazons)));
    }
    ways.add(new Way("SunRsaSign", () -> rsa(key, Security.getProvider("SunRsaSign"))));
    return ways;
  }

  /// The fastest first, as measured in docs/decisions/0018.
  static List<Way> edwardsWays(EdECPrivateKey key) {
    var ways = new ArrayList<Way>();
    var amazons = amazons();
    if (amazons != null) {
      ways.add(new Way("AmazonCorrettoCryptoProvider", () -> edwards(key, amazons)));
    }
    ways.add(new Way("BouncyCastle", () -> bouncyCastle(key)));
    ways.add(new Way("SunEC", () -> edwards(key, Security.getProvider("SunEC"))));
    return ways;
  }

  /// The first way whose signature the JDK finds right.
  private static Way first(List<Way> ways, KeyPair pair) {
    for (var way : ways) {
      try {
        var signature = way.seals().get().sign(SAMPLE, SAMPLE.length);
        if (isRight(signature, pair)) {
          return way;
        }
        LOG.warn("{} signs wrongly on this machine; the next is tried", way.provider());
      } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
        LOG.debug("{} can't sign on this machine: {}", way.provider(), e.toString());
      }
    }
    throw new IllegalArgumentException("No way to sign with this key");
  }

  private static boolean isRight(byte[] signature, KeyPair pair) throws GeneralSecurityException {
    if (pair.getPrivate() instanceof RSAPrivateKey) {
      var check = Signature.getInstance("SHA256withRSA", "SunRsaSign");
      check.initVerify(pair.getPublic());
      check.update(SAMPLE);
      return check.verify(signature);
    }
    var check = Signature.getInstance("Ed25519", "SunEC");
    check.initVerify(pair.getPublic());
    check.update(Sha256.of(SAMPLE));
    return check.verify(signature);
  }

  private static Seal rsa(PrivateKey key, Provider provider) {
    var signature = begun("SHA256withRSA", key, provider);
    return (data, length) -> {
      signature.update(data, 0, length);
      return signature.sign();
    };
  }

  /// RFC 8463: what is signed is the hash.
  private static Seal edwards(PrivateKey key, Provider provider) {
    var signature = begun("Ed25519", key, provider);
    var hash = Sha256.digest();
    return (data, length) -> {
      hash.update(data, 0, length);
      signature.update(hash.digest());
      return signature.sign();
    };
  }

  private static Seal bouncyCastle(EdECPrivateKey key) {
    var seed = key.getBytes().orElseThrow();
    var publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(seed, 0, publicKey, 0);
    var hash = Sha256.digest();
    return (data, length) -> {
      hash.update(data, 0, length);
      var hashed = hash.digest();
      var signature = new byte[Ed25519.SIGNATURE_SIZE];
      Ed25519.sign(seed, 0, publicKey, 0, hashed, 0, hashed.length, signature, 0);
      return signature;
    };
  }

  private static Signature begun(String algorithm, PrivateKey key, Provider provider) {
    try {
      var signature = Signature.getInstance(algorithm, provider);
      signature.initSign(key);
      return signature;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Amazon's provider, where its native library loads. It is not registered: nothing else is to change for it.
  private static @Nullable Provider amazons() {
    return Amazons.PROVIDER;
  }

  private static final class Amazons {
    static final @Nullable Provider PROVIDER = load();

    private static @Nullable Provider load() {
      try {
        return (Provider) Class.forName(AMAZONS).getField("INSTANCE").get(null);
      } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
        LOG.debug("Amazon's cryptography is not used: {}", e.toString());
        return null;
      }
    }
  }

  @Override
  public String toString() {
    return name + " by " + provider;
  }
}
