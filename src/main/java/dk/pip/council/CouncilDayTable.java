package dk.pip.council;

import dk.pip.ballot.BallotForm;
import dk.pip.ballot.VoteId;
import dk.pip.ballot.VoteRules;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import dk.pip.people.StaffId;
import dk.pip.shared.Id;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes days, classes and those who speak for them.
@Repository
class CouncilDayTable {
  private static final String DAY = "select * from council.day";
  private static final String DELEGATION = "select * from council.delegation";

  private final JdbcClient jdbc;
  private final ClassProposalTable proposals;

  CouncilDayTable(JdbcClient jdbc, ClassProposalTable proposals) {
    this.jdbc = jdbc;
    this.proposals = proposals;
  }

  void add(CouncilDayId id, String slug, DayPlan plan, boolean practice, String seed, @Nullable StaffId by, Instant at) {
    var sql =
        """
        insert into council.day (
               id, slug, title, theme, about, held_on, begins, place, budget, chair, deadline, vote_form, vote_way, vote_rule, vote_tie, vote_points,
               presentation, question, reply, debate, practice, seed, made_at, made_by)
        values (:id, :slug, :title, :theme, :about, :date, :begins, :place, :budget, :chair, :deadline, :form, :way, :rule, :tie, :points,
               :presentation, :question, :reply, :debate, :practice, :seed, :at, :by::uuid)
        """;
    jdbc.sql(sql).params(plan(plan).and("id", id).and("slug", slug).and("practice", practice).and("seed", seed).and("at", at).and("by", by).toMap()).update();
  }

  private static Params plan(DayPlan plan) {
    var rules = plan.rules();
    var times = plan.times();
    return Params.of("title", plan.title())
        .and("theme", plan.theme())
        .and("about", plan.about())
        .and("date", plan.date())
        .and("begins", plan.begins())
        .and("place", plan.place())
        .and("budget", plan.budget())
        .and("chair", plan.chair())
        .and("deadline", plan.deadline())
        .and("form", rules.form())
        .and("way", rules.way())
        .and("rule", rules.rule())
        .and("tie", rules.tie())
        .and("points", rules.points())
        .and("presentation", times.presentation())
        .and("question", times.question())
        .and("reply", times.reply())
        .and("debate", times.debate());
  }

  /// @return false where somebody else has changed it, or the day has begun
  boolean change(CouncilDayId id, DayPlan plan, int revision) {
    var sql =
        """
        update council.day
           set title = :title, theme = :theme, about = :about, held_on = :date, begins = :begins, place = :place, budget = :budget, chair = :chair,
               deadline = :deadline, vote_form = :form, vote_way = :way, vote_rule = :rule, vote_tie = :tie, vote_points = :points,
               presentation = :presentation, question = :question, reply = :reply, debate = :debate, revision = revision + 1
         where id = :id
           and revision = :revision
           and state = 'PLANNED'
        """;
    return jdbc.sql(sql).params(plan(plan).and("id", id).and("revision", revision).toMap()).update() == 1;
  }

  Optional<CouncilDay> find(CouncilDayId id) {
    return jdbc.sql(DAY + " where id = :id").params(Params.of("id", id).toMap()).query(CouncilDayTable::head).optional().map(this::whole);
  }

  Optional<CouncilDay> lock(CouncilDayId id) {
    return jdbc.sql(DAY + " where id = :id for update").params(Params.of("id", id).toMap()).query(CouncilDayTable::head).optional().map(this::whole);
  }

  Optional<CouncilDay> at(String slug) {
    return jdbc.sql(DAY + " where slug = :slug").param("slug", slug).query(CouncilDayTable::head).optional().map(this::whole);
  }

  Optional<CouncilDay> by(VoteId vote) {
    return jdbc.sql(DAY + " where vote_id = :vote").params(Params.of("vote", vote).toMap()).query(CouncilDayTable::head).optional().map(this::whole);
  }

  /// The latest first.
  List<CouncilDay> all() {
    return jdbc.sql(DAY + " order by held_on desc, id").query(CouncilDayTable::head).list().stream().map(this::whole).toList();
  }

  private CouncilDay whole(CouncilDay head) {
    var all = proposals.of(head.id());
    var own = all.stream().filter(it -> it.from().isEmpty()).toList();
    var order = new ArrayList<>(head.lot().isDrawn() ? head.lot().order(own, ClassProposal::number) : own);
    all.stream().filter(it -> !it.from().isEmpty()).forEach(order::add);
    var result = head.result();
    var grants = all.stream().flatMap(it -> grant(it).stream()).toList();
    var whole = result == null ? null : new DayResult(grants, result.words(), result.boardPath(), result.boardHash());
    return new CouncilDay(
        head.id(), head.slug(), head.plan(), head.state(), head.practice(), head.lot(), head.letGoAt(), head.last(), head.vote(), whole, head.revision(), delegations(head.id()), order);
  }

  private static Optional<DayResult.Grant> grant(ClassProposal it) {
    var kroner = it.granted();
    return kroner == null ? Optional.empty() : Optional.of(new DayResult.Grant(it.id(), kroner));
  }

  private static CouncilDay head(ResultSet row, int number) throws SQLException {
    var rules =
        new VoteRules(
            BallotForm.valueOf(row.getString("vote_form")),
            VoteWay.valueOf(row.getString("vote_way")),
            CountingRule.valueOf(row.getString("vote_rule")),
            TieRule.valueOf(row.getString("vote_tie")),
            row.getLong("budget"),
            row.getInt("vote_points"));
    var times = new SpeakingTimes(row.getInt("presentation"), row.getInt("question"), row.getInt("reply"), row.getInt("debate"));
    var plan =
        new DayPlan(
            row.getString("title"),
            row.getString("theme"),
            row.getString("about"),
            row.getObject("held_on", LocalDate.class),
            row.getObject("begins", LocalTime.class),
            row.getString("place"),
            row.getLong("budget"),
            row.getString("chair"),
            row.getObject("deadline", LocalDate.class),
            rules,
            times);
    var last = row.getObject("last_id", UUID.class);
    var vote = row.getObject("vote_id", UUID.class);
    var result = Rows.instantOrNull(row, "result_at") == null ? null : new DayResult(List.of(), row.getString("result_words"), row.getString("board_path"), row.getString("board_hash"));
    return new CouncilDay(
        new CouncilDayId(row.getObject("id", UUID.class)),
        row.getString("slug"),
        plan,
        CouncilDay.State.valueOf(row.getString("state")),
        row.getBoolean("practice"),
        new DayLot(row.getString("seed"), Rows.instantOrNull(row, "drawn_at")),
        Rows.instantOrNull(row, "let_go_at"),
        last == null ? null : new CouncilDayId(last),
        vote == null ? null : new VoteId(vote),
        result,
        row.getInt("revision"),
        List.of(),
        List.of());
  }

  boolean anyShown() {
    return jdbc.sql("select exists (select 1 from council.day where let_go_at is not null and not practice)").query(Boolean.class).single();
  }

  boolean hasSlug(String slug) {
    return jdbc.sql("select 1 from council.day where slug = :slug").param("slug", slug).query(Integer.class).optional().isPresent();
  }

  boolean letGo(CouncilDayId id, @Nullable Instant at) {
    return jdbc.sql("update council.day set let_go_at = :at::timestamptz where id = :id and (let_go_at is null) <> (:at::timestamptz is null) and not practice")
            .params(Params.of("id", id).and("at", at).toMap())
            .update()
        == 1;
  }

  boolean draw(CouncilDayId id, Instant at) {
    return jdbc.sql("update council.day set drawn_at = :at where id = :id and drawn_at is null").params(Params.of("id", id).and("at", at).toMap()).update() == 1;
  }

  void last(CouncilDayId id, @Nullable CouncilDayId last) {
    jdbc.sql("update council.day set last_id = :last::uuid where id = :id and id <> coalesce(:last::uuid, '00000000-0000-0000-0000-000000000000'::uuid)")
        .params(Params.of("id", id).and("last", last).toMap())
        .update();
  }

  boolean state(CouncilDayId id, CouncilDay.State from, CouncilDay.State to) {
    return jdbc.sql("update council.day set state = :to where id = :id and state = :from").params(Params.of("id", id).and("from", from).and("to", to).toMap()).update() == 1;
  }

  void vote(CouncilDayId id, @Nullable VoteId vote) {
    jdbc.sql("update council.day set vote_id = :vote::uuid where id = :id").params(Params.of("id", id).and("vote", vote).toMap()).update();
  }

  void result(CouncilDayId id, @Nullable DayResult result, Instant at) {
    var sql =
        """
        update council.day
           set result_words = :words, board_path = :path, board_hash = :hash, result_at = :at::timestamptz
         where id = :id
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", id)
                .and("words", result == null ? "" : result.words())
                .and("path", result == null ? "" : result.boardPath())
                .and("hash", result == null ? "" : result.boardHash())
                .and("at", result == null ? null : at)
                .toMap())
        .update();
  }

  /// All that were opened, and the one that is drafted.
  List<VoteId> votes(CouncilDayId id) {
    var sql =
        """
        select vote_id as vote
          from council.day
         where id = :id
           and vote_id is not null
         union
        select cast(data ->> 'vote' as uuid)
          from council.act
         where day_id = :id
           and kind = 'OpenVote'
        """;
    return jdbc.sql(sql).params(Params.of("id", id).toMap()).query((row, _) -> new VoteId(row.getObject("vote", UUID.class))).list();
  }

  void delete(CouncilDayId id) {
    jdbc.sql("delete from council.day where id = :id and practice").params(Params.of("id", id).toMap()).update();
  }

  // Classes

  List<Delegation> delegations(CouncilDayId day) {
    var speakers = new HashMap<UUID, List<Spokesperson>>();
    var sql =
        """
        select s.*
          from council.spokesperson s
          join council.delegation d on d.id = s.delegation_id
         where d.day_id = :day
         order by s.made_at, s.id
        """;
    jdbc.sql(sql).params(Params.of("day", day).toMap()).query(row -> {
      speakers.computeIfAbsent(row.getObject("delegation_id", UUID.class), _ -> new ArrayList<>()).add(speaker(row));
    });
    return jdbc.sql(DELEGATION + " where day_id = :day order by number").params(Params.of("day", day).toMap()).query((row, _) -> delegation(row, speakers)).list();
  }

  private static Spokesperson speaker(ResultSet row) throws SQLException {
    return new Spokesperson(
        row.getObject("id", UUID.class), row.getString("first_name"), Spokesperson.Pictures.valueOf(row.getString("pictures")), row.getObject("told_on", LocalDate.class));
  }

  private static Delegation delegation(ResultSet row, Map<UUID, List<Spokesperson>> speakers) throws SQLException {
    var id = row.getObject("id", UUID.class);
    return new Delegation(
        new DelegationId(id),
        new CouncilDayId(row.getObject("day_id", UUID.class)),
        row.getInt("number"),
        row.getString("school"),
        row.getString("class_name"),
        DelegationColour.valueOf(row.getString("colour")),
        row.getString("sign"),
        row.getString("teacher"),
        row.getString("mail"),
        Rows.instantOrNull(row, "linked_at"),
        row.getLong("class_link"),
        speakers.getOrDefault(id, List.of()));
  }

  /// The day and the class of a teacher's link.
  Optional<Whose> byTeacher(byte[] hash) {
    return jdbc.sql("select day_id, id from council.delegation where link_hash = :hash").params(Params.of("hash", hash).toMap()).query(CouncilDayTable::whose).optional();
  }

  Optional<Whose> byClass(long link) {
    return jdbc.sql("select day_id, id from council.delegation where class_link = :link").param("link", link).query(CouncilDayTable::whose).optional();
  }

  record Whose(CouncilDayId day, DelegationId delegation) {}

  private static Whose whose(ResultSet row, int number) throws SQLException {
    return new Whose(new CouncilDayId(row.getObject("day_id", UUID.class)), new DelegationId(row.getObject("id", UUID.class)));
  }

  void add(DelegationId id, CouncilDayId day, int number, CouncilDays.NewDelegation it, long classLink) {
    var sql =
        """
        insert into council.delegation (id, day_id, number, school, class_name, colour, sign, teacher, mail, class_link)
        values (:id, :day, :number, :school, :class, :colour, :sign, :teacher, :mail, :link)
        """;
    jdbc.sql(sql).params(delegation(it).and("id", id).and("day", day).and("number", number).and("link", classLink).toMap()).update();
  }

  void change(DelegationId id, CouncilDays.NewDelegation it) {
    var sql =
        """
        update council.delegation
           set school = :school, class_name = :class, colour = :colour, sign = :sign, teacher = :teacher, mail = :mail
         where id = :id
        """;
    jdbc.sql(sql).params(delegation(it).and("id", id).toMap()).update();
  }

  private static Params delegation(CouncilDays.NewDelegation it) {
    return Params.of("school", it.school())
        .and("class", it.className())
        .and("colour", it.colour())
        .and("sign", it.sign())
        .and("teacher", it.teacher())
        .and("mail", it.mail());
  }

  void remove(DelegationId id) {
    jdbc.sql("delete from council.delegation where id = :id").params(Params.of("id", id).toMap()).update();
  }

  /// @param hash null where the link is recalled
  void link(DelegationId id, byte @Nullable [] hash, @Nullable Instant at) {
    jdbc.sql("update council.delegation set link_hash = :hash::bytea, linked_at = :at::timestamptz where id = :id")
        .params(Params.of("id", id).and("hash", hash).and("at", at).toMap())
        .update();
  }

  void classLink(DelegationId id, long link) {
    jdbc.sql("update council.delegation set class_link = :link where id = :id").params(Params.of("id", id).and("link", link).toMap()).update();
  }

  void addSpeaker(DelegationId delegation, String name, Spokesperson.Pictures pictures, @Nullable LocalDate told, Instant at) {
    var sql =
        """
        insert into council.spokesperson (id, delegation_id, first_name, pictures, told_on, made_at)
        values (:id, :delegation, :name, :pictures, :told::date, :at)
        """;
    jdbc.sql(sql)
        .params(Params.of("id", Id.fresh(at)).and("delegation", delegation).and("name", name).and("pictures", pictures).and("told", told).and("at", at).toMap())
        .update();
  }

  boolean changeSpeaker(DelegationId delegation, UUID id, String name, Spokesperson.Pictures pictures, @Nullable LocalDate told) {
    return jdbc.sql("update council.spokesperson set first_name = :name, pictures = :pictures, told_on = :told::date where id = :id and delegation_id = :delegation")
            .params(Params.of("id", id).and("delegation", delegation).and("name", name).and("pictures", pictures).and("told", told).toMap())
            .update()
        == 1;
  }

  boolean removeSpeaker(DelegationId delegation, UUID id) {
    return jdbc.sql("delete from council.spokesperson where id = :id and delegation_id = :delegation").params(Params.of("id", id).and("delegation", delegation).toMap()).update() == 1;
  }

  /// Names and addresses of days before a date go, and what was written before it became what it is; the classes and what they proposed stay.
  int forget(LocalDate before) {
    var params = Params.of("before", before).toMap();
    var names = jdbc.sql("delete from council.spokesperson where delegation_id in (select d.id from council.delegation d join council.day t on t.id = d.day_id where t.held_on < :before)").params(params).update();
    var sql =
        """
        update council.delegation
           set teacher = '', mail = '', link_hash = null, linked_at = null
         where day_id in (select id from council.day where held_on < :before)
           and (teacher <> '' or mail <> '' or link_hash is not null)
        """;
    var drafts = jdbc.sql("delete from council.writing where proposal_id in (select p.id from council.proposal p join council.day t on t.id = p.day_id where t.held_on < :before)").params(params).update();
    return names + drafts + jdbc.sql(sql).params(params).update();
  }
}
