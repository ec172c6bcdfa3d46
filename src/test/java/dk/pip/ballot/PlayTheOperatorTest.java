package dk.pip.ballot;

import static dk.pip.ballot.CardVote.CHAIR;
import static dk.pip.ballot.CardVote.agreed;
import static dk.pip.ballot.CardVote.done;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dk.pip.ballot.blind.BlindPublicKey;
import dk.pip.testing.Await;
import dk.pip.testing.PipTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The operator has all codes, the whole database after every step with what PostgreSQL itself remembers of its rows, its write-ahead log,
/// and all logs; and wants to know which card gave which ballot.
class PlayTheOperatorTest extends PipTest {
  private static final int CARDS = 40;

  /// By chance one of the pairs is right, whatever their number; seven or more are once in ten thousand times.
  private static final int MOST_BY_CHANCE = 6;

  /// A ballot as the database has it at some time.
  private record Seen(String key, long xmin, String ctid) {}

  private final JdbcClient jdbc = bean(JdbcClient.class);
  private final List<List<Seen>> dumps = new ArrayList<>();

  private void dump(VoteId id) {
    dumps.add(
        jdbc.sql("select encode(voter_key, 'hex') as key, xmin::text::bigint as xmin, ctid::text as ctid from ballot.ballot where vote_id = :id order by ctid")
            .param("id", id.value())
            .query((row, _) -> new Seen(row.getString("key"), row.getLong("xmin"), row.getString("ctid")))
            .list());
  }

  @Test
  void pairsCardsWithBallotsNoBetterThanByChance() throws Exception {
    var logged = new ListAppender<ILoggingEvent>();
    logged.start();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(logged);
    var sessions = jdbc.sql("select count(*) from people.session").query(Long.class).single();
    var votes = bean(Votes.class);
    var here = new BoothClient(URI.create(address()));
    var there = new BoothClient(URI.create(addressElsewhere()));
    var cards = agreed(votes, CardVote.vote(), CARDS);
    var id = cards.vote().id();
    var random = new Random(11);

    // The order in which cards are taken is known to the operator, and which code each is.
    var truth = new LinkedHashMap<String, String>();
    var voters = new ArrayList<BoothClient.Voter>();
    for (var code : cards.codes()) {
      var voter = here.redeem(code).orElseThrow();
      voters.add(voter);
      truth.put(code.letters(), HexFormat.of().formatHex(voter.ballot("one:a").voterKey()));
    }
    var signed = signed(id);
    done(votes.open(CHAIR, id));
    Collections.shuffle(voters, random);
    var castOrder = new ArrayList<String>();
    for (var voter : voters) {
      var ballot = voter.ballot(List.of("one:a", "one:b", "one:c", "one:").get(random.nextInt(4)));
      castOrder.add(HexFormat.of().formatHex(ballot.voterKey()));
      (random.nextInt(3) == 0 ? there : here).cast(id, ballot);
      dump(id);
    }
    done(votes.lastCall(CHAIR, id));
    clock().move(BallotBox.LAST_BATCH);
    bean(BallotBox.class).tick();
    beanElsewhere(BallotBox.class).tick();
    dump(id);
    var log = inTheLog(castOrder);
    clock().move(Votes.LAST_CALL);
    done(votes.close(CHAIR, id));
    bean(VoteClosing.class).sweep();
    root.detachAppender(logged);

    // Ballots come into the database eight at a time and not otherwise, until the last call.
    var sizes = dumps.stream().map(List::size).distinct().toList();
    for (var i = 1; i < sizes.size() - 2; i++) {
      assertThat(sizes.get(i) - sizes.get(i - 1)).isGreaterThanOrEqualTo(BallotBox.BATCH);
    }
    var last = dumps.getLast();
    assertThat(last).hasSize(CARDS);
    assertThat(last.stream().map(Seen::xmin).distinct().count()).isLessThanOrEqualTo(2 + CARDS / BallotBox.BATCH);

    var taken = List.copyOf(truth.keySet());
    var byHash = taken.stream().sorted(Comparator.comparing(code -> HexFormat.of().formatHex(BallotBox.hash(bean(dk.pip.keys.Keys.class), new CardCode(code))))).toList();
    var byCtid = last.stream().map(Seen::key).toList();
    var byXmin = last.stream().sorted(Comparator.comparingLong(Seen::xmin)).map(Seen::key).toList();
    var board = BoardContent.read(votes.board(id).orElseThrow().text()).ballots().stream().map(ballot -> HexFormat.of().formatHex(ballot.voterKey())).toList();
    var bySight = sight();
    var guesses = new LinkedHashMap<String, Map<String, String>>();
    for (var codes : Map.of("as they were taken", taken, "by their hashes", byHash).entrySet()) {
      for (var ballots : Map.of("ctid", byCtid, "xmin", byXmin, "the write-ahead log", log, "the board", board, "when they were seen first", bySight).entrySet()) {
        guesses.put("cards " + codes.getKey() + ", ballots by " + ballots.getKey(), paired(codes.getValue(), ballots.getValue()));
      }
    }
    guesses.forEach((how, guess) -> assertThat(right(guess, truth)).as(how).isLessThanOrEqualTo(MOST_BY_CHANCE));
    // Nor does the log, or the row, tell the order in which they were cast.
    assertThat(right(paired(castOrder, log), identity(castOrder))).isLessThan(CARDS / 2);
    assertThat(right(paired(castOrder, byCtid), identity(castOrder))).isLessThan(CARDS / 2);

    everyPairFits(cards.vote(), signed, votes.board(id).orElseThrow());

    // Nothing is left: no row of a card or a ballot, no key, no session, no line in a log.
    for (var table : List.of("ballot", "card", "signing_key", "voter")) {
      assertThat(jdbc.sql("select count(*) from ballot." + table + " where vote_id = :id").param("id", id.value()).query(Long.class).single()).as(table).isZero();
    }
    assertThat(jdbc.sql("select count(*) from people.session").query(Long.class).single()).isEqualTo(sessions);
    var lines = logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertThat(lines).noneMatch(line -> line.contains("/stem") || cards.codes().stream().anyMatch(code -> line.contains(code.letters())));
    assertThat(jdbc.sql("select column_name from information_schema.columns where table_schema = 'ballot' and table_name in ('ballot', 'card', 'voter') and (data_type like 'time%' or data_type = 'date' or column_default is not null and column_name <> 'voided')").query(String.class).list()).isEmpty();
  }

  private Map<String, byte[][]> signed(VoteId id) {
    var all = new HashMap<String, byte[][]>();
    jdbc.sql("select encode(code_hash, 'hex') as hash, blinded, signed from ballot.card where vote_id = :id")
        .param("id", id.value())
        .query((row, _) -> all.put(row.getString("hash"), new byte[][] {row.getBytes("blinded"), row.getBytes("signed")}))
        .list();
    return all;
  }

  /// Where the keys stand in the bytes of the write-ahead log.
  private List<String> inTheLog(List<String> keys) {
    var places = new HashMap<String, Long>();
    // The log is on the disk some moments after it was written.
    Await.until("the write-ahead log", () -> look(keys, places));
    var sorted = new ArrayList<>(keys);
    Collections.sort(sorted);
    sorted.sort(Comparator.comparingLong(key -> places.getOrDefault(key, Long.MAX_VALUE)));
    return sorted;
  }

  /// Whether they are all found; the middle of each key is looked for, and one that the edge of a page cuts may be missed.
  private static boolean look(List<String> keys, Map<String, Long> places) {
    var offset = 0L;
    try (var files = Files.list(writeAheadLog())) {
      for (var file : files.filter(each -> each.getFileName().toString().matches("[0-9A-F]{24}")).sorted().toList()) {
        var bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (var key : keys) {
          var at = bytes.indexOf(new String(HexFormat.of().parseHex(key.substring(2, 50)), StandardCharsets.ISO_8859_1));
          if (at >= 0) {
            places.putIfAbsent(key, offset + at);
          }
        }
        offset += bytes.length();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return places.size() >= keys.size() - 2;
  }

  /// Ballots in the order in which they turned up in the dumps.
  private List<String> sight() {
    var order = new ArrayList<String>();
    for (var dump : dumps) {
      dump.stream().map(Seen::key).filter(key -> !order.contains(key)).forEach(order::add);
    }
    return order;
  }

  private static Map<String, String> paired(List<String> codes, List<String> ballots) {
    var all = new HashMap<String, String>();
    for (var i = 0; i < codes.size(); i++) {
      all.put(codes.get(i), ballots.get(i));
    }
    return all;
  }

  private static Map<String, String> identity(List<String> keys) {
    return paired(keys, keys);
  }

  private static long right(Map<String, String> guess, Map<String, String> truth) {
    return guess.entrySet().stream().filter(each -> each.getValue().equals(truth.get(each.getKey()))).count();
  }

  /// What was signed for any card can have become any ballot: for each pair there is one blinding, and as good as any other. So nobody, with
  /// whatever computer, can tell them apart.
  private static void everyPairFits(Vote vote, Map<String, byte[][]> signed, VoteBoard board) throws Exception {
    var key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(java.util.Objects.requireNonNull(vote.publicKey())));
    assertThat(BlindPublicKey.read(key.getEncoded())).isPresent();
    var n = key.getModulus();
    var e = key.getPublicExponent();
    for (var ballot : BoardContent.read(board.text()).ballots()) {
      var signature = new BigInteger(1, ballot.signature());
      var message = signature.modPow(e, n);
      var inverse = signature.modInverse(n);
      for (var card : signed.values()) {
        var r = new BigInteger(1, card[1]).multiply(inverse).mod(n);
        assertThat(message.multiply(r.modPow(e, n)).mod(n)).isEqualTo(new BigInteger(1, card[0]));
      }
    }
  }
}
