package dk.pip.ballot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dk.pip.keys.InstallationKey;
import dk.pip.shared.CanonicalJson;
import dk.pip.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Makes the board of a vote when it is closed, and reads what came of it from there.
@Component
class VoteBoards {
  private static final int MOST_KNOWN = 16;

  /// Of all boards that are known together.
  private static final int MOST_LINES = 200_000;

  private final VoteTable table;
  private final BallotTable ballots;
  private final InstallationKey key;

  /// By the hashes of their boards, so that no board is counted for each who looks.
  private final Cache<String, VoteOutcome> outcomes = Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

  /// The same, so that no board is read for each who asks for a ballot of it.
  private final Cache<String, BoardLines> lines = Caffeine.newBuilder().maximumWeight(MOST_LINES).weigher((String _, BoardLines it) -> it.all().size() + 1).build();

  VoteBoards(VoteTable table, BallotTable ballots, InstallationKey key) {
    this.table = table;
    this.ballots = ballots;
    this.key = key;
  }

  void make(Vote vote, Instant now) {
    var hands = agreed(vote.id(), Votes.HANDS).orElse(Map.of());
    var paper = agreed(vote.id(), Votes.PAPER).orElse(Map.of());
    var content = BoardContent.of(vote, table.seed(vote.id()), ballots.redeemed(vote.id()), ballots.all(vote.id()), hands, paper, table.seats(vote.id()));
    var text = CanonicalJson.of(content.json());
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    table.putBoard(vote.id(), new VoteBoard(text, Sha256.hex(bytes), key.sign(bytes), key.publicKey()), now);
  }

  Optional<Map<String, Integer>> agreed(VoteId id, String kind) {
    return table.tallies(id, kind).stream().filter(VoteTable.Tally::agreed).findFirst().map(each -> VoteJson.counts(each.counts()));
  }

  Optional<VoteOutcome> outcome(VoteId id) {
    return table.boardHash(id).map(hash -> outcomes.get(hash, _ -> outcome(id, table.board(id).orElseThrow())));
  }

  Optional<BoardLines> lines(VoteId id) {
    return table.boardHash(id).map(hash -> lines.get(hash, _ -> BoardLines.of(table.board(id).orElseThrow())));
  }

  private static VoteOutcome outcome(VoteId id, VoteBoard board) {
    var read = BoardContent.read(board.text());
    var file = read.file();
    var result = read.count();
    return new VoteOutcome(id, board.sha256(), read.vote().electorate(), read.redeemed(), read.ballots().size(), (int) (file.cast() - read.ballots().size()), result.blank(), file, result, result.open(), read.mayBeShown());
  }
}
