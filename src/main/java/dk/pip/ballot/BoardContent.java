package dk.pip.ballot;

import dk.pip.ballot.counting.BallotContent;
import dk.pip.ballot.counting.BallotFile;
import dk.pip.ballot.counting.BallotKind;
import dk.pip.ballot.counting.Candidate;
import dk.pip.ballot.counting.CountOptions;
import dk.pip.ballot.counting.CountResult;
import dk.pip.ballot.counting.Counting;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import dk.pip.ballot.counting.WeightedBallot;
import dk.pip.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What stands on a board, and how it is counted: by the program when it closes a vote, and by anybody who checks it without the program.
///
/// @param ballots in the order of their trackers
record BoardContent(
    Heading vote,
    int replaced,
    String seed,
    int redeemed,
    List<CastBallot> ballots,
    Map<String, Integer> hands,
    Map<String, Integer> paper,
    Map<String, String> seats,
    @Nullable JsonNode said) {
  static final String FORMAT = "pip-board-1";

  BoardContent {
    ballots = ballots.stream().sorted(Comparator.comparing(ballot -> Sha256.hex(ballot.voterKey()))).toList();
    hands = new TreeMap<>(hands);
    paper = new TreeMap<>(paper);
    seats = new LinkedHashMap<>(seats);
  }

  /// What the vote was about.
  record Heading(
      VoteId id,
      String slug,
      String title,
      String about,
      VoteRules rules,
      List<VoteOption> options,
      String seedHash,
      int electorate,
      byte @Nullable [] publicKey,
      boolean secondSigner,
      byte @Nullable [] secondKey) {}

  static BoardContent of(Vote vote, String seed, int redeemed, List<CastBallot> ballots, Map<String, Integer> hands, Map<String, Integer> paper, Map<String, String> seats) {
    return new BoardContent(heading(vote), vote.replaced(), seed, redeemed, ballots, hands, paper, seats, null);
  }

  static Heading heading(Vote vote) {
    return new Heading(
        vote.id(), vote.slug(), vote.title(), vote.about(), vote.rules(), vote.options(), vote.seedHash(), vote.electorate(), vote.publicKey(), vote.secondSigner(), vote.secondKey());
  }

  /// As canonical JSON takes it.
  Map<String, Object> json() {
    var root = new LinkedHashMap<String, Object>();
    root.put("format", FORMAT);
    root.put("vote", VoteDefinition.json(vote));
    root.put("seed", seed);
    if (vote.rules().way().isSecret()) {
      root.put("replaced", replaced);
      root.put("redeemed", redeemed);
      root.put("ballots", ballots.stream().map(BoardContent::json).toList());
      root.put("paper", paper);
    } else if (vote.rules().way() == VoteWay.HANDS) {
      root.put("hands", hands);
    } else {
      root.put("seats", seats.entrySet().stream().map(each -> Map.of("seat", each.getKey(), "choice", each.getValue())).toList());
    }
    root.put("result", result(count()));
    return root;
  }

  static Map<String, Object> json(CastBallot ballot) {
    var map = new LinkedHashMap<String, Object>();
    map.put("key", CastBallot.text(ballot.voterKey()));
    map.put("random", CastBallot.text(ballot.random()));
    map.put("signature", CastBallot.text(ballot.signature()));
    var second = ballot.secondSignature();
    if (second != null) {
      map.put("second", CastBallot.text(second));
    }
    map.put("choice", ballot.choice());
    map.put("proof", CastBallot.text(ballot.proof()));
    return map;
  }

  static Map<String, Object> result(CountResult result) {
    var map = new LinkedHashMap<String, Object>();
    map.put("state", result.state().name());
    map.put("winners", result.winners());
    map.put("open", result.open());
    map.put("grants", result.grants().stream().map(grant -> Map.<String, Object>of("option", grant.candidate(), "kroner", grant.amount())).toList());
    map.put("left", result.left());
    map.put("cast", result.cast());
    map.put("blank", result.blank());
    return map;
  }

  /// All ballots together, however they were given.
  BallotFile file() {
    var all = new ArrayList<WeightedBallot>();
    ballots.forEach(ballot -> add(all, ballot.choice(), 1));
    paper.forEach((choice, count) -> add(all, choice, count));
    seats.forEach((_, choice) -> add(all, choice, 1));
    hands.forEach((key, count) -> add(all, vote.rules().form().word() + ":" + key, count));
    var candidates = vote.options().stream().map(option -> new Candidate(option.key(), option.title(), option.costKroner())).toList();
    return new BallotFile(BallotKind.valueOf(vote.rules().form().name()), candidates, vote.rules().budgetKroner(), all);
  }

  private void add(List<WeightedBallot> all, String choice, int count) {
    if (count > 0) {
      all.add(new WeightedBallot(count, content(choice)));
    }
  }

  private BallotContent content(String choice) {
    return BallotChoices.read(vote.rules(), vote.options(), choice).orElseThrow(() -> new IllegalArgumentException("No ballot: " + choice));
  }

  CountResult count() {
    var rules = vote.rules();
    return Counting.count(file(), rules.rule(), rules.tieBreak(seed), CountOptions.usual());
  }

  /// Whether figures can be shown without anybody being able to guess who gave what.
  boolean mayBeShown() {
    if (!vote.rules().way().isSecret()) {
      return true;
    }
    var file = file();
    return file.cast() >= VoteOutcome.FEWEST_OF_ONE_MIND || file.cast() >= VoteOutcome.FEWEST_SHOWN && file.ballots().size() > 1;
  }

  /// @throws IllegalArgumentException or JacksonException for what is no board
  static BoardContent read(String text) {
    return read(VoteJson.tree(text));
  }

  static BoardContent read(JsonNode root) {
    if (!FORMAT.equals(root.path("format").asString(""))) {
      throw new IllegalArgumentException("No board");
    }
    var head = root.path("vote");
    var rules =
        new VoteRules(
            BallotForm.valueOf(head.path("form").asString("")),
            VoteWay.valueOf(head.path("way").asString("")),
            CountingRule.valueOf(head.path("rule").asString("")),
            TieRule.valueOf(head.path("tie").asString("")),
            head.path("budget").asLong(0),
            head.path("points").asInt(0));
    var options = new ArrayList<VoteOption>();
    head.path("options").forEach(each -> options.add(new VoteOption(each.path("key").asString(""), each.path("title").asString(""), each.path("cost").asLong(0))));
    var heading =
        new Heading(
            new VoteId(UUID.fromString(head.path("id").asString(""))),
            head.path("slug").asString(""),
            head.path("title").asString(""),
            head.path("about").asString(""),
            rules,
            List.copyOf(options),
            head.path("seedHash").asString(""),
            head.path("electorate").asInt(0),
            bytes(head, "key"),
            head.has("secondKey"),
            bytes(head, "secondKey"));
    var ballots = new ArrayList<CastBallot>();
    root.path("ballots").forEach(each -> ballots.add(ballot(each)));
    var seats = new LinkedHashMap<String, String>();
    root.path("seats").forEach(each -> seats.put(each.path("seat").asString(""), each.path("choice").asString("")));
    return new BoardContent(
        heading,
        root.path("replaced").asInt(0),
        root.path("seed").asString(""),
        root.path("redeemed").asInt(0),
        ballots,
        counts(root.path("hands")),
        counts(root.path("paper")),
        seats,
        root.path("result"));
  }

  static CastBallot ballot(JsonNode node) {
    return new CastBallot(
        CastBallot.bytes(node.path("key").asString("")),
        CastBallot.bytes(node.path("random").asString("")),
        CastBallot.bytes(node.path("signature").asString("")),
        bytes(node, "second"),
        node.path("choice").asString(""),
        CastBallot.bytes(node.path("proof").asString("")));
  }

  private static byte @Nullable [] bytes(JsonNode node, String name) {
    var text = node.path(name).asString("");
    return text.isEmpty() ? null : CastBallot.bytes(text);
  }

  private static Map<String, Integer> counts(JsonNode node) {
    var all = new TreeMap<String, Integer>();
    node.properties().forEach(each -> all.put(each.getKey(), each.getValue().asInt(0)));
    return all;
  }

  boolean isSeedRight() {
    return Sha256.hex(seed.getBytes(StandardCharsets.UTF_8)).equals(vote.seedHash());
  }
}
