package dk.pip.ballot.blind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SignBlindTest {
  private static final BlindKey KEY = BlindKey.make();
  private static final byte[] MESSAGE = "A message".getBytes(StandardCharsets.UTF_8);

  /// Appendix A of RFC 9474.
  static List<JsonNode> vectors() throws IOException {
    try (var in = Objects.requireNonNull(SignBlindTest.class.getResourceAsStream("/ballot/rfc9474.json"))) {
      var all = new ArrayList<JsonNode>();
      JsonMapper.builder().build().readTree(in.readAllBytes()).forEach(all::add);
      return all;
    }
  }

  private static byte[] bytes(JsonNode vector, String name) {
    return HexFormat.of().parseHex(vector.path(name).asString());
  }

  private static BigInteger number(JsonNode vector, String name) {
    return new BigInteger(vector.path(name).asString(), 16);
  }

  @Test
  void givesWhatTheFourVectorsOfTheRfcSay() throws Exception {
    assertThat(vectors()).hasSize(4);
    for (var vector : vectors()) {
      var variant = BlindVariant.valueOf(vector.path("name").asString().replace("RSABSSA-SHA384-", "").replace('-', '_').toUpperCase(Locale.ROOT));
      var key = BlindKey.of(crt(vector));
      var open = key.publicPart();
      var inverse = number(vector, "inv");
      var prepared = BlindPublicKey.prepare(bytes(vector, "msg"), bytes(vector, "msg_prefix"));

      var blinding = open.blind(prepared, bytes(vector, "salt"), inverse.modInverse(number(vector, "n")));
      var signed = key.sign(blinding.blinded());
      var signature = open.finish(prepared, signed, blinding.inverse(), variant).orElseThrow();

      assertThat(prepared).isEqualTo(bytes(vector, "input_msg")).hasSize(variant.prefix() + bytes(vector, "msg").length);
      assertThat(bytes(vector, "salt")).hasSize(variant.salt());
      assertThat(blinding.blinded()).as(variant.name()).isEqualTo(bytes(vector, "blinded_msg"));
      assertThat(blinding.inverse()).isEqualTo(inverse);
      assertThat(signed).isEqualTo(bytes(vector, "blind_sig"));
      assertThat(signature).isEqualTo(bytes(vector, "sig"));
      assertThat(open.verify(prepared, signature, variant)).isTrue();
    }
  }

  private static RSAPrivateCrtKey crt(JsonNode vector) throws GeneralSecurityException {
    var p = number(vector, "p");
    var q = number(vector, "q");
    var d = number(vector, "d");
    var spec =
        new RSAPrivateCrtKeySpec(
            number(vector, "n"), number(vector, "e"), d, p, q, d.mod(p.subtract(BigInteger.ONE)), d.mod(q.subtract(BigInteger.ONE)), q.modInverse(p));
    return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
  }

  @Test
  void isVerifiedByWhoeverKnowsOrdinaryPss() throws Exception {
    var prepared = BlindPublicKey.prepare(MESSAGE, BlindVariant.PSS_RANDOMIZED);
    var signature = signed(prepared);

    var other = Signature.getInstance("RSASSA-PSS");
    other.setParameter(new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, 1));
    other.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(KEY.publicPart().encoded())));
    other.update(prepared);

    assertThat(other.verify(signature)).isTrue();
  }

  private static byte[] signed(byte[] prepared) {
    var blinding = KEY.publicPart().blind(prepared, BlindVariant.PSS_RANDOMIZED);
    return KEY.publicPart().finish(prepared, KEY.sign(blinding.blinded()), blinding.inverse(), BlindVariant.PSS_RANDOMIZED).orElseThrow();
  }

  @Test
  void isBlindedAnewEachTime() {
    var prepared = BlindPublicKey.prepare(MESSAGE, BlindVariant.PSS_RANDOMIZED);

    assertThat(KEY.publicPart().blind(prepared, BlindVariant.PSS_RANDOMIZED).blinded()).isNotEqualTo(KEY.publicPart().blind(prepared, BlindVariant.PSS_RANDOMIZED).blinded());
  }

  @Test
  void isNoSignatureOfAnythingElse() {
    var prepared = BlindPublicKey.prepare(MESSAGE, BlindVariant.PSS_RANDOMIZED);
    var signature = signed(prepared);
    var open = KEY.publicPart();

    for (var at : List.of(0, 1, 40, prepared.length - 1)) {
      var other = prepared.clone();
      other[at] ^= 1;
      assertThat(open.verify(other, signature, BlindVariant.PSS_RANDOMIZED)).isFalse();
    }
    for (var at : List.of(0, 100, signature.length - 1)) {
      var other = signature.clone();
      other[at] ^= 1;
      assertThat(open.verify(prepared, other, BlindVariant.PSS_RANDOMIZED)).isFalse();
    }
    assertThat(open.verify(prepared, new byte[384], BlindVariant.PSS_RANDOMIZED)).isFalse();
    assertThat(open.verify(prepared, new byte[0], BlindVariant.PSS_RANDOMIZED)).isFalse();
    assertThat(open.verify(prepared, BlindPublicKey.bytes(open.modulus().add(new BigInteger(1, signature)), 385), BlindVariant.PSS_RANDOMIZED)).isFalse();
    assertThat(open.verify(prepared, signature, BlindVariant.PSSZERO_RANDOMIZED)).isFalse();
    assertThat(BlindKey.make().publicPart().verify(prepared, signature, BlindVariant.PSS_RANDOMIZED)).isFalse();
  }

  @Test
  void signsNothingThatIsNoNumberBelowTheModulus() {
    var open = KEY.publicPart();

    assertThatThrownBy(() -> KEY.sign(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KEY.sign(open.bytes(open.modulus()))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KEY.sign(new byte[385])).isInstanceOf(IllegalArgumentException.class);
    assertThat(open.isBlinded(open.bytes(BigInteger.ONE))).isFalse();
    assertThat(open.isBlinded(new byte[384])).isFalse();
    assertThat(open.isBlinded(open.bytes(open.modulus().subtract(BigInteger.ONE)))).isFalse();
    assertThat(open.isBlinded(open.bytes(open.modulus().subtract(BigInteger.TWO)))).isTrue();
  }

  @Test
  void readsOnlyKeysThatAreGoodEnough() throws Exception {
    var encoded = KEY.publicPart().encoded();
    var generator = java.security.KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var trailing = java.util.Arrays.copyOf(encoded, encoded.length + 1);

    assertThat(BlindPublicKey.read(encoded).orElseThrow().encoded()).isEqualTo(encoded);
    assertThat(BlindPublicKey.read(generator.generateKeyPair().getPublic().getEncoded())).isEmpty();
    assertThat(BlindPublicKey.read(trailing)).isEmpty();
    assertThat(BlindPublicKey.read(new byte[0])).isEmpty();
    assertThat(BlindKey.read(KEY.encoded()).publicPart().encoded()).isEqualTo(encoded);
  }
}
