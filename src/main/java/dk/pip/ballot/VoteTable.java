package dk.pip.ballot;

import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import dk.pip.readers.ListId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import dk.pip.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Votes, their options, what was done to them, and what was counted in the open.
@Repository
class VoteTable {
  private static final String COLUMNS =
      """
      select v.id, v.slug, v.title, v.about, v.form, v.way, v.rule, v.tie, v.budget, v.points, v.practice, v.state, v.seed,
             v.electorate, v.replaced, v.first_round, v.list_id, v.second_signer, v.public_key, v.second_key, v.drafted_at, v.opens_at,
             v.closes_at, v.opened_at, v.last_call_at, v.closed_at
        from ballot.vote v
      """;

  /// What every secret vote has from the moment that it is fixed who may vote: its key, or readers, and backups have neither.
  private static final String LOST =
      """
      select v.id
        from ballot.vote v
       where v.way in ('CARDS', 'READERS')
         and v.state in ('DRAFT', 'AGREED', 'OPEN', 'LAST_CALL')
         and v.electorate > 0
         and case when v.way = 'CARDS' or v.state in ('OPEN', 'LAST_CALL')
                  then not exists (select from ballot.signing_key k where k.vote_id = v.id)
                  else not exists (select from ballot.voter o where o.vote_id = v.id) end
      """;

  private final JdbcClient jdbc;

  VoteTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Something that was done, as it stands in the record of a vote.
  record Step(String act, String official, String name, String said, Instant at) {}

  record Tally(String official, String name, String counts, boolean agreed) {}

  record Seat(String seat, String choice) {}

  void add(VoteId id, String slug, NewVote vote, String seed, @Nullable VoteId firstRound, Instant now) {
    var sql =
        """
        insert into ballot.vote (id, slug, title, about, form, way, rule, tie, budget, points, practice, state, seed, first_round,
                                 list_id, second_signer, drafted_at, opens_at, closes_at)
        values (:id, :slug, :title, :about, :form, :way, :rule, :tie, :budget, :points, :practice, 'DRAFT', :seed, :first::uuid,
                :list::uuid, :second, :now, :opens::timestamptz, :closes::timestamptz)
        """;
    jdbc.sql(sql).params(params(id, vote).and("slug", slug).and("seed", seed).and("first", firstRound).and("now", now).toMap()).update();
    addOptions(id, vote.options());
  }

  void change(VoteId id, NewVote vote) {
    var sql =
        """
        update ballot.vote
           set title = :title, about = :about, form = :form, way = :way, rule = :rule, tie = :tie, budget = :budget, points = :points,
               practice = :practice, list_id = :list::uuid, second_signer = :second, opens_at = :opens::timestamptz, closes_at = :closes::timestamptz
         where id = :id
           and state = 'DRAFT'
        """;
    jdbc.sql(sql).params(params(id, vote).toMap()).update();
    changeOptions(id, vote.options());
  }

  void changeOptions(VoteId id, List<VoteOption> options) {
    jdbc.sql("delete from ballot.option where vote_id = :id").param("id", id.value()).update();
    addOptions(id, options);
  }

  private static Params params(VoteId id, NewVote vote) {
    var rules = vote.rules();
    return Params.of("id", id)
        .and("title", vote.title().strip())
        .and("about", vote.about().strip())
        .and("form", rules.form())
        .and("way", rules.way())
        .and("rule", rules.rule())
        .and("tie", rules.tie())
        .and("budget", rules.budgetKroner())
        .and("points", rules.points())
        .and("practice", vote.practice())
        .and("list", vote.list())
        .and("second", vote.secondSigner())
        .and("opens", vote.opensAt())
        .and("closes", vote.closesAt());
  }

  private void addOptions(VoteId id, List<VoteOption> options) {
    var place = 0;
    for (var option : options) {
      var sql = "insert into ballot.option (vote_id, place, key, title, cost) values (:vote, :place, :key, :title, :cost)";
      var params = Params.of("vote", id).and("place", place++).and("key", option.key()).and("title", option.title().strip()).and("cost", option.costKroner());
      jdbc.sql(sql).params(params.toMap()).update();
    }
  }

  Optional<Vote> find(VoteId id) {
    return jdbc.sql(COLUMNS + " where v.id = :id").param("id", id.value()).query(this::vote).optional().map(this::whole);
  }

  Optional<Vote> find(String slug) {
    return jdbc.sql(COLUMNS + " where v.slug = :slug").param("slug", slug).query(this::vote).optional().map(this::whole);
  }

  /// The row is ours until the transaction ends.
  Optional<Vote> lock(VoteId id) {
    return jdbc.sql(COLUMNS + " where v.id = :id for update").param("id", id.value()).query(this::vote).optional().map(this::whole);
  }

  /// Nobody changes its state until the transaction ends; others may read it in the same way meanwhile.
  Optional<Vote> hold(VoteId id) {
    return jdbc.sql(COLUMNS + " where v.id = :id for share").param("id", id.value()).query(this::vote).optional().map(this::whole);
  }

  Optional<Vote> secondRound(VoteId id) {
    return jdbc.sql(COLUMNS + " where v.first_round = :id and v.state <> 'CANCELLED'").param("id", id.value()).query(this::vote).optional().map(this::whole);
  }

  /// The newest first.
  List<Vote> list(boolean practice) {
    return jdbc.sql(COLUMNS + " where v.practice = :practice order by v.drafted_at desc, v.id desc").param("practice", practice).query(this::vote).list().stream().map(this::whole).toList();
  }

  /// Those that something may be due for.
  List<VoteId> underWay() {
    var sql = "select id from ballot.vote where state in ('AGREED', 'OPEN', 'LAST_CALL') order by id";
    return jdbc.sql(sql).query((row, _) -> new VoteId(row.getObject("id", UUID.class))).list();
  }

  /// Those that cannot be held any more, as what is in no backup of them is gone.
  List<VoteId> lost() {
    return jdbc.sql(LOST + " order by v.id").query((row, _) -> new VoteId(row.getObject("id", UUID.class))).list();
  }

  boolean isLost(VoteId id) {
    return jdbc.sql(LOST + " and v.id = :id").param("id", id.value()).query((row, _) -> true).optional().isPresent();
  }

  /// Those that were lost since, the newest first.
  List<Vote> lostSince(Instant since) {
    var sql = COLUMNS + " join ballot.step s on s.vote_id = v.id where s.act = :act and s.at >= :since order by v.drafted_at desc, v.id desc";
    return jdbc.sql(sql).params(Params.of("act", Votes.LOST).and("since", since).toMap()).query(this::vote).list().stream().map(this::whole).toList();
  }

  private Vote vote(ResultSet row, int number) throws SQLException {
    var id = new VoteId(row.getObject("id", UUID.class));
    var state = VoteState.valueOf(row.getString("state"));
    var seed = row.getString("seed");
    var first = row.getObject("first_round", UUID.class);
    var list = row.getObject("list_id", UUID.class);
    var rules =
        new VoteRules(
            BallotForm.valueOf(row.getString("form")),
            VoteWay.valueOf(row.getString("way")),
            CountingRule.valueOf(row.getString("rule")),
            TieRule.valueOf(row.getString("tie")),
            row.getLong("budget"),
            row.getInt("points"));
    return new Vote(
        id,
        row.getString("slug"),
        row.getString("title"),
        row.getString("about"),
        rules,
        List.of(),
        row.getBoolean("practice"),
        state,
        Sha256.hex(seed.getBytes(StandardCharsets.UTF_8)),
        state == VoteState.CLOSED ? seed : null,
        List.of(),
        row.getInt("electorate"),
        row.getInt("replaced"),
        first == null ? null : new VoteId(first),
        list == null ? null : new ListId(list),
        row.getBoolean("second_signer"),
        row.getBytes("public_key"),
        row.getBytes("second_key"),
        Rows.instant(row, "drafted_at"),
        Rows.instantOrNull(row, "opens_at"),
        Rows.instantOrNull(row, "closes_at"),
        Rows.instantOrNull(row, "opened_at"),
        Rows.instantOrNull(row, "last_call_at"),
        Rows.instantOrNull(row, "closed_at"));
  }

  /// With what stands in other tables; asked for when the row is read, as whoever holds a line to the database while waiting for another stops
  /// the hall when all vote at once.
  private Vote whole(Vote it) {
    return new Vote(
        it.id(),
        it.slug(),
        it.title(),
        it.about(),
        it.rules(),
        options(it.id()),
        it.practice(),
        it.state(),
        it.seedHash(),
        it.seed(),
        steps(it.id()).stream().filter(step -> step.act().equals("agreed")).map(Step::name).toList(),
        it.electorate(),
        it.replaced(),
        it.firstRound(),
        it.list(),
        it.secondSigner(),
        it.publicKey(),
        it.secondKey(),
        it.draftedAt(),
        it.opensAt(),
        it.closesAt(),
        it.openedAt(),
        it.lastCallAt(),
        it.closedAt());
  }

  private List<VoteOption> options(VoteId id) {
    return jdbc.sql("select key, title, cost from ballot.option where vote_id = :id order by place")
        .param("id", id.value())
        .query((row, _) -> new VoteOption(row.getString("key"), row.getString("title"), row.getLong("cost")))
        .list();
  }

  String seed(VoteId id) {
    return jdbc.sql("select seed from ballot.vote where id = :id").param("id", id.value()).query(String.class).single();
  }

  void becomes(VoteId id, VoteState state, Instant now) {
    var sql =
        """
        update ballot.vote
           set state = :state,
               opened_at = case when :state = 'OPEN' then :now else opened_at end,
               last_call_at = case when :state = 'LAST_CALL' then :now else last_call_at end,
               closed_at = case when :state in ('CLOSED', 'CANCELLED') then :now else closed_at end
         where id = :id
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("state", state).and("now", now).toMap()).update();
  }

  void setElectorate(VoteId id, int electorate) {
    jdbc.sql("update ballot.vote set electorate = :electorate where id = :id").params(Params.of("id", id).and("electorate", electorate).toMap()).update();
  }

  void setReplaced(VoteId id, int replaced) {
    jdbc.sql("update ballot.vote set replaced = :replaced where id = :id").params(Params.of("id", id).and("replaced", replaced).toMap()).update();
  }

  void setKey(VoteId id, byte[] publicKey, byte[] privateKey) {
    jdbc.sql("update ballot.vote set public_key = :key where id = :id").params(Params.of("id", id).and("key", publicKey).toMap()).update();
    var sql =
        """
        insert into ballot.signing_key (vote_id, private_key)
        values (:id, :key)
        on conflict (vote_id) do update set private_key = excluded.private_key
        """;
    jdbc.sql(sql).params(Params.of("id", id).and("key", privateKey).toMap()).update();
  }

  void setSecond(VoteId id, byte @Nullable [] key, byte[] token) {
    jdbc.sql("update ballot.vote set second_key = :key::bytea, second_token = :token where id = :id").params(Params.of("id", id).and("key", key).and("token", token).toMap()).update();
  }

  /// Whose token it is.
  Optional<VoteId> ofSecondSigner(byte[] token) {
    return jdbc.sql("select id from ballot.vote where second_token = :token").params(Params.of("token", token).toMap()).query((row, _) -> new VoteId(row.getObject("id", UUID.class))).optional();
  }

  Optional<byte[]> privateKey(VoteId id) {
    return jdbc.sql("select private_key from ballot.signing_key where vote_id = :id").param("id", id.value()).query((row, _) -> row.getBytes("private_key")).optional();
  }

  void forgetKey(VoteId id) {
    jdbc.sql("delete from ballot.signing_key where vote_id = :id").param("id", id.value()).update();
  }

  void addStep(VoteId id, String act, VoteOfficial by, String said, Instant now) {
    var sql =
        """
        insert into ballot.step (vote_id, number, act, official, name, said, at)
        select :id, coalesce(max(number), 0) + 1, :act, :official, :name, :said, :now
          from ballot.step
         where vote_id = :id
        """;
    var params = Params.of("id", id).and("act", act).and("official", by.key()).and("name", by.name()).and("said", said).and("now", now);
    jdbc.sql(sql).params(params.toMap()).update();
  }

  List<Step> steps(VoteId id) {
    return jdbc.sql("select act, official, name, said, at from ballot.step where vote_id = :id order by number")
        .param("id", id.value())
        .query((row, _) -> new Step(row.getString("act"), row.getString("official"), row.getString("name"), row.getString("said"), Rows.instant(row, "at")))
        .list();
  }

  void forgetSteps(VoteId id, String act) {
    jdbc.sql("delete from ballot.step where vote_id = :id and act = :act").params(Params.of("id", id).and("act", act).toMap()).update();
  }

  void putTally(VoteId id, String kind, VoteOfficial by, String counts, Instant now) {
    var sql =
        """
        insert into ballot.tally (vote_id, kind, official, name, counts, at)
        values (:id, :kind, :official, :name, :counts, :now)
        on conflict (vote_id, kind, official) do update
           set counts = excluded.counts, name = excluded.name, at = excluded.at
        """;
    var params = Params.of("id", id).and("kind", kind).and("official", by.key()).and("name", by.name()).and("counts", counts).and("now", now);
    jdbc.sql(sql).params(params.toMap()).update();
  }

  List<Tally> tallies(VoteId id, String kind) {
    return jdbc.sql("select official, name, counts, agreed from ballot.tally where vote_id = :id and kind = :kind order by at, official")
        .params(Params.of("id", id).and("kind", kind).toMap())
        .query((row, _) -> new Tally(row.getString("official"), row.getString("name"), row.getString("counts"), row.getBoolean("agreed")))
        .list();
  }

  void agreeTallies(VoteId id, String kind) {
    jdbc.sql("update ballot.tally set agreed = true where vote_id = :id and kind = :kind").params(Params.of("id", id).and("kind", kind).toMap()).update();
  }

  void forgetTallies(VoteId id, String kind) {
    jdbc.sql("delete from ballot.tally where vote_id = :id and kind = :kind").params(Params.of("id", id).and("kind", kind).toMap()).update();
  }

  void putSeats(VoteId id, Map<String, String> choices) {
    jdbc.sql("delete from ballot.seat where vote_id = :id").param("id", id.value()).update();
    var place = 0;
    for (var each : choices.entrySet()) {
      var params = Params.of("id", id).and("place", place++).and("seat", each.getKey()).and("choice", each.getValue());
      jdbc.sql("insert into ballot.seat (vote_id, place, seat, choice) values (:id, :place, :seat, :choice)").params(params.toMap()).update();
    }
  }

  Map<String, String> seats(VoteId id) {
    var all = new LinkedHashMap<String, String>();
    jdbc.sql("select seat, choice from ballot.seat where vote_id = :id order by place")
        .param("id", id.value())
        .query((row, _) -> new Seat(row.getString("seat"), row.getString("choice")))
        .list()
        .forEach(seat -> all.put(seat.seat(), seat.choice()));
    return all;
  }

  void putBoard(VoteId id, VoteBoard board, Instant now) {
    var sql =
        """
        insert into ballot.board (vote_id, text, sha256, signature, public_key, made_at)
        values (:id, :text, :sha256, :signature, :key, :now)
        """;
    var params = Params.of("id", id).and("text", board.text()).and("sha256", board.sha256()).and("signature", board.signature()).and("key", board.publicKey()).and("now", now);
    jdbc.sql(sql).params(params.toMap()).update();
  }

  Optional<VoteBoard> board(VoteId id) {
    return jdbc.sql("select text, sha256, signature, public_key from ballot.board where vote_id = :id")
        .param("id", id.value())
        .query((row, _) -> new VoteBoard(row.getString("text"), row.getString("sha256"), row.getBytes("signature"), row.getBytes("public_key")))
        .optional();
  }

  Optional<String> boardHash(VoteId id) {
    return jdbc.sql("select sha256 from ballot.board where vote_id = :id").param("id", id.value()).query(String.class).optional();
  }

  List<VoteId> unswept() {
    return jdbc.sql("select id from ballot.vote where state in ('CLOSED', 'CANCELLED') and not swept").query((row, _) -> new VoteId(row.getObject("id", UUID.class))).list();
  }

  void swept(VoteId id) {
    jdbc.sql("update ballot.vote set swept = true where id = :id").param("id", id.value()).update();
  }

  /// A practice goes with all that belongs to it.
  void remove(VoteId id) {
    jdbc.sql("delete from ballot.vote where id = :id and practice").param("id", id.value()).update();
  }
}
