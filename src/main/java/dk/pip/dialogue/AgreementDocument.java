package dk.pip.dialogue;

import dk.pip.commitments.CommitmentAudience;
import dk.pip.shared.CanonicalJson;
import dk.pip.shared.Sha256;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is signed, to the byte. The statement names the agreement, its parties and term, and of each part its hash; a part is its
/// words with a salt drawn by lot. So whoever is shown some parts only can check those against the signatures, and learns of the others
/// nothing but that there is such a heading, which all agreements have (after RFC 9901, Selective Disclosure for JSON Web Tokens).
///
/// @param statement canonical JSON (RFC 8785)
/// @param parts the canonical JSON of each part by its name
record AgreementDocument(String statement, Map<String, String> parts) {
  static final String FORMAT = "pip-agreement/1";
  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  AgreementDocument {
    parts = Map.copyOf(parts);
  }

  /// The hash that is signed: SHA-256 of the statement in UTF-8.
  byte[] hash() {
    return hash(statement);
  }

  static byte[] hash(String text) {
    return Sha256.of(text);
  }

  /// The same in 64 hexadecimal digits.
  static String hex(String text) {
    return HexFormat.of().formatHex(hash(text));
  }

  /// @param replaces the hash of the version that this one takes the place of; empty for the first
  static AgreementDocument seal(String municipality, Dialogue dialogue, int version, String replaces, String changed, AgreementText text) {
    var parts = new LinkedHashMap<String, String>();
    var named = new ArrayList<Map<String, Object>>();
    for (var part : AgreementPart.values()) {
      add(part.word(), text.audience(part, dialogue), Map.of("text", text.part(part)), parts, named);
    }
    for (var audience : CommitmentAudience.values()) {
      var pledges = text.pledges().stream().filter(it -> dialogue.atMost(it.audience()) == audience).map(AgreementDocument::pledge).toList();
      add("pledges-" + audience.word(), audience, Map.of("pledges", pledges), parts, named);
      var appendices = text.appendices().stream().filter(it -> dialogue.atMost(it.audience()) == audience).map(AgreementDocument::appendix).toList();
      add("appendices-" + audience.word(), audience, Map.of("appendices", appendices), parts, named);
    }
    var statement = new LinkedHashMap<String, Object>();
    statement.put("format", FORMAT);
    statement.put("municipality", municipality);
    statement.put("agreement", dialogue.path());
    statement.put("title", dialogue.title());
    statement.put("level", dialogue.level().word());
    statement.put("management", dialogue.management().name());
    statement.put("counterpart", dialogue.counterpart().name());
    statement.put("from", dialogue.from().toString());
    statement.put("until", dialogue.until().toString());
    statement.put("version", version);
    statement.put("replaces", replaces);
    statement.put("changed", changed);
    statement.put("parts", named);
    return new AgreementDocument(CanonicalJson.of(statement), parts);
  }

  private static void add(String name, CommitmentAudience audience, Map<String, Object> content, Map<String, String> parts, List<Map<String, Object>> named) {
    var salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    var part = new LinkedHashMap<String, Object>(content);
    part.put("name", name);
    part.put("audience", audience.word());
    part.put("salt", Base64.getEncoder().encodeToString(salt));
    var text = CanonicalJson.of(part);
    parts.put(name, text);
    named.add(Map.of("name", name, "sha256", hex(text)));
  }

  private static Map<String, Object> pledge(Pledge it) {
    var map = new LinkedHashMap<String, Object>();
    map.put("key", it.key());
    map.put("by", it.by().word());
    map.put("sentence", it.sentence());
    map.put("due", it.due().toString());
    map.put("sign", it.sign());
    map.put("owed", it.owed());
    var amount = it.amount();
    if (amount != null) {
      map.put("kroner", amount);
    }
    var trial = it.trialUntil();
    if (trial != null) {
      map.put("trial-until", trial.toString());
    }
    return map;
  }

  private static Map<String, Object> appendix(Appendix it) {
    return Map.of("name", it.name(), "type", it.contentType(), "bytes", it.size(), "sha256", it.sha256());
  }
}
