package dk.pip.ballot;

import dk.pip.shared.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What voters' pages and the program say to each other, as JSON.
public final class BoothWire {
  /// The most that a page sends, in bytes: two signatures by the longest keys, and the longest choice.
  public static final int MOST = 16_000;

  private static final int LONGEST_SIGNATURE = 1024;

  private BoothWire() {}

  /// Empty for what is no JSON object.
  public static Optional<JsonNode> read(byte[] body) {
    return read(body, MOST);
  }

  /// @param most bytes that it may have
  public static Optional<JsonNode> read(byte[] body, int most) {
    try {
      return body.length > most ? Optional.empty() : Optional.of(VoteJson.tree(body)).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  public static String text(JsonNode body, String name) {
    var node = body.path(name);
    return node.isString() ? node.asString() : "";
  }

  /// Empty for what is no such text, or too long.
  public static Optional<byte[]> bytes(JsonNode body, String name) {
    var text = text(body, name);
    if (text.isEmpty() || text.length() > 2 * LONGEST_SIGNATURE) {
      return Optional.empty();
    }
    try {
      var bytes = CastBallot.bytes(text);
      // One text for the same bytes only, so that nothing is marked by how it is written.
      return CastBallot.text(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public static Optional<VoteId> vote(JsonNode body) {
    try {
      var text = text(body, "vote");
      return text.length() == 36 ? Optional.of(new VoteId(UUID.fromString(text))) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// What somebody wants to have signed; empty where it can be none.
  public static Optional<BlindRequest> request(JsonNode body) {
    var definition = bytes(body, "definition");
    var blinded = bytes(body, "blinded");
    var second = bytes(body, "secondBlinded");
    return definition.isPresent() && blinded.isPresent() && second.isPresent() == body.has("secondBlinded")
        ? Optional.of(new BlindRequest(definition.get(), blinded.get(), second.orElse(null)))
        : Optional.empty();
  }

  /// @param right `code` of a card, or `reader` and `vote`
  public static String request(BlindRequest request, Map<String, String> right) {
    var map = new LinkedHashMap<String, Object>(right);
    map.put("definition", CastBallot.text(request.definition()));
    map.put("blinded", CastBallot.text(request.blinded()));
    var second = request.secondBlinded();
    if (second != null) {
      map.put("secondBlinded", CastBallot.text(second));
    }
    return CanonicalJson.of(map);
  }

  /// The ballot that was sent; empty where it can be none.
  public static Optional<CastBallot> ballot(JsonNode body) {
    var key = bytes(body, "key").filter(bytes -> bytes.length == BallotProof.POINT);
    var random = bytes(body, "random").filter(bytes -> bytes.length == BallotProof.RANDOM);
    var signature = bytes(body, "signature");
    var second = bytes(body, "second");
    var proof = bytes(body, "proof").filter(bytes -> bytes.length == BallotProof.PROOF);
    var choice = text(body, "choice");
    var isWhole = key.isPresent() && random.isPresent() && signature.isPresent() && proof.isPresent() && second.isPresent() == body.has("second");
    return isWhole && !choice.isEmpty() && choice.length() <= BallotChoices.LONGEST
        ? Optional.of(new CastBallot(key.get(), random.get(), signature.get(), second.orElse(null), choice, proof.get()))
        : Optional.empty();
  }

  public static String ballot(VoteId vote, CastBallot ballot) {
    var map = new LinkedHashMap<String, Object>(BoardContent.json(ballot));
    map.put("vote", vote.value().toString());
    return CanonicalJson.of(map);
  }

  /// What a voter is shown when their card is known.
  public static String vote(Vote vote) {
    var definition = VoteDefinition.of(vote);
    return CanonicalJson.of(Map.of("definition", definition.text(), "state", vote.state().name(), "practice", vote.practice()));
  }

  public static String state(VoteState state) {
    return CanonicalJson.of(Map.of("state", state.name()));
  }

  public static String signed(byte[] signed, byte @Nullable [] second) {
    var map = new LinkedHashMap<String, Object>();
    map.put("signed", CastBallot.text(signed));
    if (second != null) {
      map.put("second", CastBallot.text(second));
    }
    return CanonicalJson.of(map);
  }

  /// What a second signer’s machine is told.
  public static String toSign(Vote vote, VoteState state, List<byte[]> waiting) {
    return CanonicalJson.of(
        Map.of("vote", vote.id().value().toString(), "title", vote.title(), "state", state.name(), "electorate", vote.electorate(), "waiting", waiting.stream().map(CastBallot::text).toList()));
  }

  public static String answer(Enum<?> answer) {
    return CanonicalJson.of(Map.of("answer", answer.name()));
  }
}
