package dk.pip.ballot;

import dk.pip.readers.ReaderId;
import dk.pip.shared.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Cards, readers who may vote, and ballots; nothing here ties one to another, and no row has a time.
@Repository
class BallotTable {
  private final JdbcClient jdbc;
  private final DataSource database;

  BallotTable(JdbcClient jdbc, DataSource database) {
    this.jdbc = jdbc;
    this.database = database;
  }

  /// @param blinded what it was signed for; null where it hasn’t been
  record Card(boolean voided, byte @Nullable [] blinded, byte @Nullable [] secondBlinded, byte @Nullable [] signed, byte @Nullable [] secondSigned) {
    boolean isUsed() {
      return blinded != null;
    }
  }

  private static Card card(ResultSet row, boolean voided) throws SQLException {
    return new Card(voided, row.getBytes("blinded"), row.getBytes("second_blinded"), row.getBytes("signed"), row.getBytes("second_signed"));
  }

  void putCards(VoteId id, List<byte[]> hashes) {
    jdbc.sql("delete from ballot.card where vote_id = :id").param("id", id.value()).update();
    // In the order of the hashes, which says nothing about that in which they were printed.
    var sorted = hashes.stream().sorted(Arrays::compareUnsigned).toList();
    for (var hash : sorted) {
      jdbc.sql("insert into ballot.card (vote_id, code_hash) values (:id, :hash)").params(Params.of("id", id).and("hash", hash).toMap()).update();
    }
  }

  void replaceCard(VoteId id, byte[] lost, byte[] fresh) {
    voidCard(id, lost);
    jdbc.sql("insert into ballot.card (vote_id, code_hash) values (:id, :hash)").params(Params.of("id", id).and("hash", fresh).toMap()).update();
  }

  /// Nothing is signed for it from now on. Returns false for one that something was signed for.
  boolean voidCard(VoteId id, byte[] hash) {
    var sql = "update ballot.card set voided = true where vote_id = :id and code_hash = :hash and blinded is null";
    return jdbc.sql(sql).params(Params.of("id", id).and("hash", hash).toMap()).update() == 1;
  }

  Optional<Card> card(VoteId id, byte[] hash) {
    var sql = "select voided, blinded, second_blinded, signed, second_signed from ballot.card where vote_id = :id and code_hash = :hash";
    return jdbc.sql(sql).params(Params.of("id", id).and("hash", hash).toMap()).query((row, _) -> card(row, row.getBoolean("voided"))).optional();
  }

  /// Whose card it is: a code names no vote.
  Optional<VoteId> voteOf(byte[] hash) {
    return jdbc.sql("select vote_id from ballot.card where code_hash = :hash").params(Params.of("hash", hash).toMap()).query((row, _) -> new VoteId(row.getObject("vote_id", UUID.class))).optional();
  }

  /// Takes a card for a blinded message, unless it is void or was taken already. Returns whether we did.
  boolean take(VoteId id, byte[] hash, byte[] blinded, byte @Nullable [] second, byte[] signed) {
    var sql =
        """
        update ballot.card
           set blinded = :blinded, second_blinded = :second::bytea, signed = :signed
         where vote_id = :id
           and code_hash = :hash
           and not voided
           and blinded is null
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("hash", hash).and("blinded", blinded).and("second", second).and("signed", signed).toMap()).update() == 1;
  }

  void putVoters(VoteId id, Collection<ReaderId> readers) {
    forgetVoters(id);
    var sorted = readers.stream().map(ReaderId::value).sorted().toArray(Long[]::new);
    jdbc.sql("insert into ballot.voter (vote_id, reader_id) select :id, unnest(:readers::bigint[])").params(Params.of("id", id).and("readers", sorted).toMap()).update();
  }

  void forgetVoters(VoteId id) {
    jdbc.sql("delete from ballot.voter where vote_id = :id").param("id", id.value()).update();
  }

  Optional<Card> voter(VoteId id, ReaderId reader) {
    var sql = "select blinded, second_blinded, signed, second_signed from ballot.voter where vote_id = :id and reader_id = :reader";
    return jdbc.sql(sql).params(Params.of("id", id).and("reader", reader.value()).toMap()).query((row, _) -> card(row, false)).optional();
  }

  boolean take(VoteId id, ReaderId reader, byte[] blinded, byte @Nullable [] second, byte[] signed) {
    var sql =
        """
        update ballot.voter
           set blinded = :blinded, second_blinded = :second::bytea, signed = :signed
         where vote_id = :id
           and reader_id = :reader
           and blinded is null
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("reader", reader.value()).and("blinded", blinded).and("second", second).and("signed", signed).toMap()).update() == 1;
  }

  void forget(ReaderId reader) {
    // One who has been signed for stays as a number, so that the sum is right; who it was is gone.
    jdbc.sql("delete from ballot.voter where reader_id = :reader and blinded is null").params(Params.of("reader", reader.value()).toMap()).update();
    jdbc.sql("update ballot.voter set reader_id = -1 - (random() * 1e15)::bigint where reader_id = :reader").params(Params.of("reader", reader.value()).toMap()).update();
  }

  List<VoteId> votesOf(ReaderId reader) {
    return jdbc.sql("select vote_id from ballot.voter where reader_id = :reader").params(Params.of("reader", reader.value()).toMap()).query((row, _) -> new VoteId(row.getObject("vote_id", UUID.class))).list();
  }

  int redeemed(VoteId id) {
    var sql =
        """
        select (select count(*) from ballot.card c where c.vote_id = :id and c.blinded is not null)
             + (select count(*) from ballot.voter o where o.vote_id = :id and o.blinded is not null)
        """;
    return jdbc.sql(sql).param("id", id.value()).query(Integer.class).single();
  }

  /// What the second signer has yet to sign.
  List<byte[]> unsigned(VoteId id, int most) {
    var sql =
        """
        select second_blinded from (
          select c.second_blinded from ballot.card c where c.vote_id = :id and c.second_blinded is not null and c.second_signed is null
          union all
          select o.second_blinded from ballot.voter o where o.vote_id = :id and o.second_blinded is not null and o.second_signed is null) waiting
         order by second_blinded
         limit :most
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("most", most).toMap()).query((row, _) -> row.getBytes("second_blinded")).list();
  }

  boolean putSecond(VoteId id, byte[] blinded, byte[] signed) {
    var params = Params.of("id", id).and("blinded", blinded).and("signed", signed);
    var cards = jdbc.sql("update ballot.card set second_signed = :signed where vote_id = :id and second_blinded = :blinded and second_signed is null").params(params.toMap()).update();
    return cards + jdbc.sql("update ballot.voter set second_signed = :signed where vote_id = :id and second_blinded = :blinded and second_signed is null").params(params.toMap()).update() > 0;
  }

  /// Puts ballots in, in the order that they are given in. One whose key has another already is left out: the first counts.
  void add(VoteId id, List<CastBallot> all) {
    var sql =
        """
        insert into ballot.ballot (vote_id, voter_key, random, signature, second_signature, choice, proof)
        values (:id, :key, :random, :signature, :second::bytea, :choice, :proof)
        on conflict do nothing
        """;
    for (var ballot : all) {
      var params =
          Params.of("id", id)
              .and("key", ballot.voterKey())
              .and("random", ballot.random())
              .and("signature", ballot.signature())
              .and("second", ballot.secondSignature())
              .and("choice", ballot.choice())
              .and("proof", ballot.proof());
      jdbc.sql(sql).params(params.toMap()).update();
    }
  }

  /// Waits for whoever else writes ballots of a vote, until the end of the transaction. Nobody else waits for it.
  void queue(VoteId id) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ballot.ballot ' || :id::text, 0))").params(Params.of("id", id).toMap()).query((_, _) -> true).single();
  }

  /// The choice of whoever has a key; empty where it isn’t in the box.
  Optional<String> choice(VoteId id, byte[] voterKey) {
    var sql = "select choice from ballot.ballot where vote_id = :id and voter_key = :key";
    return jdbc.sql(sql).params(Params.of("id", id).and("key", voterKey).toMap()).query(String.class).optional();
  }

  int count(VoteId id) {
    return jdbc.sql("select count(*) from ballot.ballot where vote_id = :id").param("id", id.value()).query(Integer.class).single();
  }

  List<CastBallot> all(VoteId id) {
    return jdbc.sql("select voter_key, random, signature, second_signature, choice, proof from ballot.ballot where vote_id = :id order by voter_key")
        .param("id", id.value())
        .query(
            (row, _) ->
                new CastBallot(
                    row.getBytes("voter_key"), row.getBytes("random"), row.getBytes("signature"), row.getBytes("second_signature"), row.getString("choice"), row.getBytes("proof")))
        .list();
  }

  /// Cards, voters and ballots of a vote that is over. What is dead in the table’s file goes by [#sweep].
  void forget(VoteId id) {
    jdbc.sql("delete from ballot.card where vote_id = :id").param("id", id.value()).update();
    forgetVoters(id);
    jdbc.sql("delete from ballot.ballot where vote_id = :id").param("id", id.value()).update();
  }

  /// Writes the files of the tables anew, so that rows which were deleted, and the order and the transactions in which they came, are in
  /// none of them. Not within a transaction; and it waits for nobody for long, as others would wait behind it.
  void sweep() {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("set lock_timeout = '3s'");
      try {
        for (var table : List.of("ballot", "card", "voter", "signing_key")) {
          statement.execute("vacuum full ballot." + table);
        }
      } finally {
        statement.execute("reset lock_timeout");
      }
    } catch (SQLException e) {
      throw new UncategorizedSQLException("Sweeping the tables of votes", null, e);
    }
  }
}
