package dk.pip.ballot;

import dk.pip.shared.CanonicalJson;
import dk.pip.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a secret vote is, before anybody votes: question, options, rules, keys, and how many may vote. Its hash is in every ballot and every
/// signature.
///
/// @param text canonical JSON (RFC 8785)
public record VoteDefinition(String text) {
  static final String FORMAT = "pip-vote-1";

  static VoteDefinition of(Vote vote) {
    return new VoteDefinition(CanonicalJson.of(json(BoardContent.heading(vote))));
  }

  static Map<String, Object> json(BoardContent.Heading vote) {
    var rules = vote.rules();
    var map = new LinkedHashMap<String, Object>();
    map.put("format", FORMAT);
    map.put("id", vote.id().value().toString());
    map.put("slug", vote.slug());
    map.put("title", vote.title());
    map.put("about", vote.about());
    map.put("form", rules.form().name());
    map.put("way", rules.way().name());
    map.put("rule", rules.rule().name());
    map.put("tie", rules.tie().name());
    map.put("budget", rules.budgetKroner());
    map.put("points", rules.points());
    map.put("options", vote.options().stream().map(option -> Map.<String, Object>of("key", option.key(), "title", option.title(), "cost", option.costKroner())).toList());
    map.put("seedHash", vote.seedHash());
    if (rules.way().isSecret()) {
      var first = vote.publicKey();
      var second = vote.secondKey();
      map.put("electorate", vote.electorate());
      map.put("key", first == null ? "" : CastBallot.text(first));
      if (vote.secondSigner()) {
        map.put("secondKey", second == null ? "" : CastBallot.text(second));
      }
    }
    return map;
  }

  /// The 32 bytes that stand in ballots.
  byte[] hash() {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// What stands on cards: twelve letters, in threes of four, of that in the definition which is fixed when they are printed: which vote it is, its keys, and
  /// how many may vote. Proposals can still be joined then.
  public String cardLetters() {
    var json = VoteJson.tree(text);
    var fixed = new LinkedHashMap<String, Object>();
    fixed.put("electorate", json.path("electorate").asInt(0));
    for (var name : List.of("id", "key", "secondKey")) {
      if (json.has(name)) {
        fixed.put(name, json.path(name).asString(""));
      }
    }
    return Tracker.letters(Sha256.of(CanonicalJson.of(fixed).getBytes(StandardCharsets.UTF_8)));
  }
}
