package dk.pip.ballot;

import dk.pip.shared.CanonicalJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Votes over HTTP as the voter’s page does, in Java: for tests and measurements, and for whoever wants a voter that is no page.
public final class BoothClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI site;
  private final HttpClient http;

  public BoothClient(URI site) {
    this(site, HttpClient.newBuilder().connectTimeout(PATIENCE).build());
  }

  /// @param http shared by many voters, where there are many
  public BoothClient(URI site, HttpClient http) {
    this.site = site;
    this.http = http;
  }

  /// What a server said.
  public record Said(int status, String body) {
    public String word(String name) {
      return BoothWire.read(body.getBytes(java.nio.charset.StandardCharsets.UTF_8)).map(json -> BoothWire.text(json, name)).orElse("");
    }
  }

  /// A voter whose card has been signed for.
  public record Voter(VoteId vote, VoteDefinition definition, VoterHand hand, byte[] signed, byte @Nullable [] second) {
    /// @throws IllegalStateException where what was signed is no signature of the vote’s keys
    public CastBallot ballot(String choice) {
      return hand.ballot(signed, second, choice).orElseThrow(() -> new IllegalStateException("Not signed by the keys of the vote"));
    }
  }

  /// The vote of a card; empty where there is none.
  public Optional<VoteDefinition> definition(CardCode code) throws IOException, InterruptedException {
    var said = post("/stem/kort", CanonicalJson.of(Map.of("code", code.letters())));
    return said.status() == 200 ? Optional.of(new VoteDefinition(said.word("definition"))) : Optional.empty();
  }

  /// Makes a key and has it signed for a card; empty where the server refuses, or waits for the second signer.
  public Optional<Voter> redeem(CardCode code) throws IOException, InterruptedException {
    var definition = definition(code).orElse(null);
    if (definition == null) {
      return Optional.empty();
    }
    var hand = VoterHand.of(definition);
    return signed(definition, hand, sign(code, hand));
  }

  public Said sign(CardCode code, VoterHand hand) throws IOException, InterruptedException {
    return post("/stem/underskrift", BoothWire.request(hand.request(), Map.of("code", code.letters())));
  }

  public static Optional<Voter> signed(VoteDefinition definition, VoterHand hand, Said said) {
    if (said.status() != 200) {
      return Optional.empty();
    }
    var second = said.word("second");
    var vote = VoteJson.tree(definition.text()).path("id").asString("");
    return Optional.of(
        new Voter(new VoteId(UUID.fromString(vote)), definition, hand, CastBallot.bytes(said.word("signed")), second.isEmpty() ? null : CastBallot.bytes(second)));
  }

  /// Casts a ballot, or asks what became of it: the same bytes may come as often as one likes.
  public BoxAnswer cast(VoteId vote, CastBallot ballot) throws IOException, InterruptedException {
    var said = post("/stem/stemmeseddel", BoothWire.ballot(vote, ballot));
    var answer = said.word("answer");
    if (answer.isEmpty()) {
      throw new IOException("The server said " + said.status());
    }
    return BoxAnswer.valueOf(answer);
  }

  /// Posts anything, as attackers do.
  public Said post(String path, String body) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(site.resolve(path)).timeout(PATIENCE).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    return new Said(answer.statusCode(), answer.body());
  }
}
