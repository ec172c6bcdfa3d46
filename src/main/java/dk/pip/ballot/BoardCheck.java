package dk.pip.ballot;

import dk.pip.ballot.blind.BlindPublicKey;
import dk.pip.ballot.counting.CannotCount;
import dk.pip.keys.InstallationKey;
import dk.pip.shared.CanonicalJson;
import dk.pip.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Checks a board and counts it again, without the program, its database or the net.
public final class BoardCheck {
  /// Larger files are refused.
  public static final int MOST_BYTES = 50_000_000;

  private final List<Found> faults = new ArrayList<>();
  private final List<Found> notes = new ArrayList<>();

  private BoardCheck() {}

  /// Something that was found, as a sentence of the catalogue.
  public record Found(String key, List<Object> arguments) {
    static Found of(String word, Object... arguments) {
      return new Found("ballot.check." + word, List.of(arguments));
    }
  }

  /// @param sha256 of the board as it is in the file
  /// @param fingerprint as it stands on the cards; blank in the open
  /// @param key fingerprint of the key that signed the board
  /// @param result in the words of the count: its state, and the titles of who was chosen
  /// @param faults what is wrong; nothing where it holds
  public record Checked(String title, String sha256, String fingerprint, String key, long cast, int ballots, String state, List<String> winners, List<Found> faults, List<Found> notes) {
    public boolean holds() {
      return faults.isEmpty();
    }
  }

  /// @param hash what it must be, as it stands in the minutes; null for nothing to compare with
  /// @param receipt what a voter has kept; null for none
  /// @return empty for what is no board
  public static Optional<Checked> check(byte[] file, @Nullable String hash, byte @Nullable [] receipt) {
    try {
      return Optional.of(new BoardCheck().checked(VoteJson.tree(file), hash, receipt));
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      return Optional.empty();
    }
  }

  private void wrong(String word, Object... arguments) {
    faults.add(Found.of(word, arguments));
  }

  private Checked checked(JsonNode root, @Nullable String hash, byte @Nullable [] receipt) {
    var node = root.path("board");
    var text = CanonicalJson.of(VoteJson.plain(node));
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var sha256 = Sha256.hex(bytes);
    if (!sha256.equals(root.path("sha256").asString(""))) {
      wrong("hash-of-file");
    }
    if (hash != null && !sha256.equals(hash.replaceAll("\\s", "").toLowerCase(Locale.ROOT))) {
      wrong("hash");
    }
    var key = CastBallot.bytes(root.path("key").asString(""));
    if (!InstallationKey.verify(key, bytes, CastBallot.bytes(root.path("signature").asString("")))) {
      wrong("signature");
    }
    var board = BoardContent.read(node);
    if (!board.isSeedRight()) {
      wrong("seed");
    }
    ballots(node, board);
    var cast = count(board, node);
    if (receipt != null) {
      receipt(board, receipt);
    }
    var winners = new ArrayList<String>();
    node.path("result").path("winners").forEach(each -> winners.add(board.vote().options().stream().filter(option -> option.key().equals(each.asString(""))).map(VoteOption::title).findFirst().orElse(each.asString(""))));
    var isSecret = board.vote().rules().way().isSecret();
    return new Checked(
        board.vote().title(),
        sha256,
        isSecret ? definition(board).cardLetters() : "",
        InstallationKey.fingerprint(key),
        cast,
        board.ballots().size(),
        node.path("result").path("state").asString(""),
        winners,
        List.copyOf(faults),
        List.copyOf(notes));
  }

  private static VoteDefinition definition(BoardContent board) {
    return new VoteDefinition(CanonicalJson.of(VoteDefinition.json(board.vote())));
  }

  private void ballots(JsonNode node, BoardContent board) {
    var vote = board.vote();
    if (!vote.rules().way().isSecret()) {
      return;
    }
    var inFile = new ArrayList<String>();
    node.path("ballots").forEach(each -> inFile.add(each.path("key").asString("")));
    if (!inFile.equals(board.ballots().stream().map(ballot -> CastBallot.text(ballot.voterKey())).toList())) {
      wrong("order");
    }
    if (new HashSet<>(inFile).size() < inFile.size()) {
      wrong("twice");
    }
    if (board.ballots().size() > board.redeemed() || board.redeemed() > vote.electorate()) {
      wrong("numbers", board.ballots().size(), board.redeemed(), vote.electorate());
    } else if (board.ballots().size() < board.redeemed()) {
      notes.add(Found.of("not-cast", board.redeemed() - board.ballots().size()));
    }
    var paper = board.paper().values().stream().mapToLong(count -> Math.max(0, count)).sum();
    if (board.redeemed() + paper > vote.electorate()) {
      wrong("more-than-cards", paper, board.redeemed(), vote.electorate());
    }
    if (paper > 0) {
      notes.add(Found.of("paper", paper));
    }
    var first = key(vote.publicKey());
    var second = vote.secondSigner() ? key(vote.secondKey()) : null;
    if (first == null || vote.secondSigner() && second == null) {
      wrong("key");
      return;
    }
    var hash = definition(board).hash();
    for (var ballot : board.ballots()) {
      if (!isGood(hash, ballot, first, second, vote)) {
        wrong("ballot", ballot.tracker());
      }
    }
  }

  private static @Nullable BlindPublicKey key(byte @Nullable [] encoded) {
    return encoded == null ? null : BlindPublicKey.read(encoded).orElse(null);
  }

  private static boolean isGood(byte[] hash, CastBallot ballot, BlindPublicKey first, @Nullable BlindPublicKey second, BoardContent.Heading vote) {
    var theirs = ballot.secondSignature();
    var isSecond = second == null ? theirs == null : theirs != null && BallotProof.isSigned(second, hash, ballot, theirs);
    return ballot.random().length == BallotProof.RANDOM
        && isSecond
        && BallotProof.isSigned(first, hash, ballot, ballot.signature())
        && BallotProof.isOfVoter(hash, ballot)
        && BallotChoices.read(vote.rules(), vote.options(), ballot.choice()).isPresent();
  }

  private long count(BoardContent board, JsonNode node) {
    try {
      var result = board.count();
      if (!CanonicalJson.of(BoardContent.result(result)).equals(CanonicalJson.of(VoteJson.plain(node.path("result"))))) {
        wrong("result");
      }
      return result.cast();
    } catch (CannotCount | IllegalArgumentException e) {
      wrong("uncountable");
      return 0;
    }
  }

  private void receipt(BoardContent board, byte[] file) {
    try {
      var root = VoteJson.tree(file);
      var ballot = BoardContent.ballot(root.path("ballot"));
      var definition = definition(board);
      if (!definition.text().equals(root.path("definition").asString(""))) {
        wrong("receipt-other");
        return;
      }
      var first = Objects.requireNonNull(key(board.vote().publicKey()));
      var second = board.vote().secondSigner() ? key(board.vote().secondKey()) : null;
      if (!isGood(definition.hash(), ballot, first, second, board.vote())) {
        wrong("receipt-forged");
        return;
      }
      var there = board.ballots().stream().filter(each -> Arrays.equals(each.voterKey(), ballot.voterKey())).findFirst();
      if (there.isEmpty()) {
        wrong("receipt-missing", ballot.tracker());
      } else if (!there.get().choice().equals(ballot.choice())) {
        wrong("receipt-changed", ballot.tracker());
      } else {
        notes.add(Found.of("receipt", ballot.tracker()));
      }
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      wrong("receipt-unreadable");
    }
  }
}
