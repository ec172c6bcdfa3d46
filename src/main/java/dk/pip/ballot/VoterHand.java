package dk.pip.ballot;

import dk.pip.ballot.blind.BlindPublicKey;
import dk.pip.ballot.blind.BlindPublicKey.Blinding;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a voter’s browser does, in Java: makes a key, has it signed blind, and signs a choice with it. For tests, measurements, and
/// whoever wants a voter that is no page.
public final class VoterHand {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] definition;
  private final BlindPublicKey first;
  private final @Nullable BlindPublicKey second;
  private final KeyPair voter;
  private final byte[] voterKey;
  private final byte[] random = new byte[BallotProof.RANDOM];
  private final Blinding blinding;
  private final @Nullable Blinding secondBlinding;

  private VoterHand(byte[] definition, BlindPublicKey first, @Nullable BlindPublicKey second) {
    this.definition = definition;
    this.first = first;
    this.second = second;
    this.voter = fresh();
    this.voterKey = BallotProof.bytes((ECPublicKey) voter.getPublic());
    RANDOM.nextBytes(random);
    this.blinding = first.blind(prepared(), BallotProof.VARIANT);
    this.secondBlinding = second == null ? null : second.blind(prepared(), BallotProof.VARIANT);
  }

  /// A fresh hand for a vote, as its definition stands.
  public static VoterHand of(VoteDefinition definition) {
    var vote = VoteJson.tree(definition.text());
    var first = BlindPublicKey.read(CastBallot.bytes(vote.path("key").asString(""))).orElseThrow(() -> new IllegalArgumentException("No key"));
    var second = vote.has("secondKey") ? BlindPublicKey.read(CastBallot.bytes(vote.path("secondKey").asString(""))).orElseThrow(() -> new IllegalArgumentException("No key")) : null;
    return new VoterHand(definition.hash(), first, second);
  }

  private static KeyPair fresh() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] prepared() {
    return BallotProof.joined(random, BallotProof.message(definition, voterKey));
  }

  /// What is sent with the card.
  public BlindRequest request() {
    return new BlindRequest(definition, blinded(), secondBlinded());
  }

  public byte[] blinded() {
    return blinding.blinded();
  }

  /// What is sent for the second signer; null where there is none.
  public byte @Nullable [] secondBlinded() {
    return secondBlinding == null ? null : secondBlinding.blinded();
  }

  /// The ballot, once the card has been signed for; empty where the signatures are none.
  public Optional<CastBallot> ballot(byte[] signed, byte @Nullable [] secondSigned, String choice) {
    var signature = first.finish(prepared(), signed, blinding.inverse(), BallotProof.VARIANT).orElse(null);
    if (signature == null) {
      return Optional.empty();
    }
    byte[] theirs = null;
    if (second != null && secondBlinding != null) {
      theirs = secondSigned == null ? null : second.finish(prepared(), secondSigned, secondBlinding.inverse(), BallotProof.VARIANT).orElse(null);
      if (theirs == null) {
        return Optional.empty();
      }
    }
    return Optional.of(new CastBallot(voterKey, random, signature, theirs, choice, proof(choice)));
  }

  private byte[] proof(String choice) {
    try {
      var signer = Signature.getInstance("SHA256withECDSAinP1363Format");
      signer.initSign(voter.getPrivate());
      signer.update(BallotProof.statement(definition, choice));
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] voterKey() {
    return voterKey;
  }

  public String tracker() {
    return Tracker.of(voterKey);
  }
}
