package dk.pip.ballot;

import dk.pip.ballot.blind.BlindPublicKey;
import dk.pip.ballot.blind.BlindVariant;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;

/// What makes a ballot one: that the vote’s key, and the second signer’s, has signed the voter’s key without seeing it, and that the voter’s
/// key has signed the choice. All three are tied to the definition of the vote.
final class BallotProof {
  static final int POINT = 65;
  static final int RANDOM = 32;
  static final int PROOF = 64;
  static final BlindVariant VARIANT = BlindVariant.PSS_RANDOMIZED;
  private static final byte UNCOMPRESSED = 4;
  private static final ECParameterSpec P256 = parameters();

  private BallotProof() {}

  private static ECParameterSpec parameters() {
    try {
      var parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What is signed blind, without the random bytes in front.
  static byte[] message(byte[] definition, byte[] voterKey) {
    return joined("pip-vote-1".getBytes(StandardCharsets.US_ASCII), definition, voterKey);
  }

  /// What the voter’s key signs.
  static byte[] statement(byte[] definition, String choice) {
    return joined("pip-ballot-1".getBytes(StandardCharsets.US_ASCII), definition, choice.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static boolean isSigned(BlindPublicKey key, byte[] definition, CastBallot ballot, byte[] signature) {
    return key.verify(joined(ballot.random(), message(definition, ballot.voterKey())), signature, VARIANT);
  }

  static boolean isOfVoter(byte[] definition, CastBallot ballot) {
    var key = point(ballot.voterKey()).orElse(null);
    if (key == null || ballot.proof().length != PROOF) {
      return false;
    }
    try {
      var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
      verifier.initVerify(key);
      verifier.update(statement(definition, ballot.choice()));
      return verifier.verify(ballot.proof());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /// Empty for what is no point of the curve.
  static Optional<PublicKey> point(byte[] bytes) {
    if (bytes.length != POINT || bytes[0] != UNCOMPRESSED) {
      return Optional.empty();
    }
    var x = new BigInteger(1, Arrays.copyOfRange(bytes, 1, 33));
    var y = new BigInteger(1, Arrays.copyOfRange(bytes, 33, POINT));
    var curve = P256.getCurve();
    var p = ((ECFieldFp) curve.getField()).getP();
    var isOnCurve = x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.multiply(y).subtract(x.multiply(x).multiply(x).add(curve.getA().multiply(x)).add(curve.getB())).mod(p).signum() == 0;
    if (!isOnCurve) {
      return Optional.empty();
    }
    try {
      return Optional.of(KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), P256)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  static byte[] bytes(ECPublicKey key) {
    return joined(new byte[] {UNCOMPRESSED}, half(key.getW().getAffineX()), half(key.getW().getAffineY()));
  }

  private static byte[] half(BigInteger number) {
    var raw = number.toByteArray();
    var all = new byte[32];
    var from = Math.max(0, raw.length - 32);
    System.arraycopy(raw, from, all, 32 - (raw.length - from), raw.length - from);
    return all;
  }
}
