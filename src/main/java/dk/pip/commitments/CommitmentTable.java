package dk.pip.commitments;

import dk.pip.people.StaffId;
import dk.pip.people.UnitId;
import dk.pip.pictures.Picture;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads promises and adds to them. Steps are never changed; the database refuses it.
@Repository
class CommitmentTable {
  private static final String HEAD =
      """
      select c.id, c.slug, c.audience, c.source_kind, c.source_words, c.source_path, c.promised_on, c.made_at, c.step, c.stepped_at, c.state,
             c.place_slug, c.ended_on, s.sentence, s.due, s.amount, s.sign, s.owner_id, s.unit_id, s.counterpart_id, s.owed, s.place, s.trial_until
        from commitments.commitment c
        join commitments.step s on s.commitment_id = c.id and s.number = c.step
      """;

  private static final String STEP =
      """
      select s.commitment_id, s.number, s.act, s.state, s.said, s.audience, s.sentence, s.due, s.amount, s.sign, s.owner_id, s.unit_id,
             s.counterpart_id, s.owed, s.place, s.trial_until, s.why, s.by_staff, s.by_contact, s.by_link, s.day, s.at,
             p.id as picture, p.sha256, p.width, p.height, p.alt, p.withdrawn_at
        from commitments.step s
        left join commitments.picture p on p.id = s.picture_id
      """;

  /// The same for lists and for numbers, so that they always agree.
  private static final String WHERE =
      """
       where c.audience = any(:audiences)
         and (:allStates or c.state = any(:states))
         and (:year::integer is null or c.year = :year::integer)
         and (:place::text is null or c.place_slug = :place::text)
         and (:unit::uuid is null or c.unit_id = :unit::uuid)
         and (:source::text is null or c.source_kind = :source::text)
         and (:owner::uuid is null or c.owner_id = :owner::uuid)
         and (:words = '' or c.sentence ilike :words)
         and (:dueFrom::date is null or c.due >= :dueFrom::date and c.ended_on is null)
         and (:dueTo::date is null or c.due <= :dueTo::date and c.ended_on is null)
      """;

  private final JdbcClient jdbc;

  CommitmentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Commitment> find(CommitmentId id) {
    return jdbc.sql(HEAD + " where c.id = :id").params(Params.of("id", id).toMap()).query(CommitmentTable::commitment).optional();
  }

  Optional<Commitment> findBySlug(String slug) {
    return jdbc.sql(HEAD + " where c.slug = :slug").param("slug", slug).query(CommitmentTable::commitment).optional();
  }

  List<Commitment> findBySlugs(Collection<String> slugs) {
    return slugs.isEmpty() ? List.of() : jdbc.sql(HEAD + " where c.slug = any(:slugs)").param("slugs", slugs.toArray(String[]::new)).query(CommitmentTable::commitment).list();
  }

  List<Commitment> findAll(Collection<CommitmentId> ids) {
    return jdbc.sql(HEAD + " where c.id = any(:ids)")
        .params(Params.of("ids", ids.stream().map(CommitmentId::value).toArray(UUID[]::new)).toMap())
        .query(CommitmentTable::commitment)
        .list();
  }

  /// Those that somebody owns, by themselves or by the workplaces that they answer for.
  List<Commitment> ownedBy(Collection<ContactId> owners) {
    return jdbc.sql(HEAD + " where c.owner_id = any(:owners) order by c.rank, c.place_in_rank, c.id limit 500")
        .params(Params.of("owners", owners.stream().map(ContactId::value).toArray(UUID[]::new)).toMap())
        .query(CommitmentTable::commitment)
        .list();
  }

  Optional<Commitment> ofPicture(UUID picture) {
    return jdbc.sql(HEAD + " where c.id = (select p.commitment_id from commitments.picture p where p.id = :picture)")
        .param("picture", picture)
        .query(CommitmentTable::commitment)
        .optional();
  }

  List<ContactId> owners(CommitmentQuery query) {
    return jdbc.sql("select distinct c.owner_id from commitments.commitment c" + WHERE + " limit 500")
        .params(params(query).toMap())
        .query((row, _) -> new ContactId(row.getObject("owner_id", UUID.class)))
        .list();
  }

  boolean anyOwnedInTheHouse() {
    var sql =
        """
        select exists (select 1
                         from commitments.contact t
                        where (t.staff_id is not null or t.unit_id is not null)
                          and exists (select 1 from commitments.commitment c where c.owner_id = t.id))
        """;
    return jdbc.sql(sql).query(Boolean.class).single();
  }

  List<Commitment> list(CommitmentQuery query) {
    var order =
        switch (query.order()) {
          case WHAT_WAITS_FIRST -> " order by c.rank, c.place_in_rank, c.id";
          case LATEST_STEP_FIRST -> " order by c.stepped_at desc, c.id desc";
          case NEWEST_FIRST -> " order by c.promised_on desc, c.id desc";
        };
    var page = " where c.id in (select c.id from commitments.commitment c" + WHERE + order + " limit :most offset :from)";
    return jdbc.sql(HEAD + page + order)
        .params(params(query).and("most", query.most()).and("from", query.from()).toMap())
        .query(CommitmentTable::commitment)
        .list();
  }

  CommitmentCounts counts(CommitmentQuery query) {
    var sql = "select c.state, count(*)::integer as number, min(c.promised_on) as since from commitments.commitment c" + WHERE + " group by c.state";
    var numbers = new EnumMap<CommitmentState, Integer>(CommitmentState.class);
    var since = new LocalDate[1];
    jdbc.sql(sql)
        .params(params(query).toMap())
        .query(
            row -> {
              numbers.put(CommitmentState.valueOf(row.getString("state")), row.getInt("number"));
              since[0] = earlier(since[0], row.getObject("since", LocalDate.class));
            });
    return new CommitmentCounts(numbers, since[0]);
  }

  private static LocalDate earlier(@Nullable LocalDate one, LocalDate other) {
    return one == null || other.isBefore(one) ? other : one;
  }

  /// The numbers of each year, place, workplace or kind of source, of those that have one.
  List<CommitmentGroup> groups(CommitmentQuery query, CommitmentGroup.Kind by) {
    var column =
        switch (by) {
          case YEAR -> "c.year::text";
          case PLACE -> "nullif(c.place_slug, '')";
          case UNIT -> "c.unit_id::text";
          case SOURCE -> "c.source_kind";
        };
    var sql =
        "select "
            + column
            + " as key, max(c.place) as name, c.state, count(*)::integer as number, min(c.promised_on) as since from commitments.commitment c"
            + WHERE
            + " and "
            + column
            + " is not null group by 1, c.state order by 1";
    record Part(String key, String name, CommitmentState state, int number, LocalDate since) {}
    var parts =
        jdbc.sql(sql)
            .params(params(query).toMap())
            .query(
                (row, _) ->
                    new Part(
                        row.getString("key"),
                        row.getString("name"),
                        CommitmentState.valueOf(row.getString("state")),
                        row.getInt("number"),
                        row.getObject("since", LocalDate.class)))
            .list();
    var byKey = new LinkedHashMap<String, List<Part>>();
    parts.forEach(part -> byKey.computeIfAbsent(part.key(), _ -> new ArrayList<>()).add(part));
    var groups = new ArrayList<CommitmentGroup>();
    byKey.forEach(
        (key, all) -> {
          var numbers = new EnumMap<CommitmentState, Integer>(CommitmentState.class);
          all.forEach(part -> numbers.put(part.state(), part.number()));
          var since = all.stream().map(Part::since).min(LocalDate::compareTo).orElse(null);
          groups.add(new CommitmentGroup(key, by == CommitmentGroup.Kind.PLACE ? all.getFirst().name() : "", new CommitmentCounts(numbers, since)));
        });
    return groups;
  }

  /// Of how many each state is among all that these audiences see, as the tally has it.
  CommitmentCounts countsOfAll(Collection<CommitmentAudience> audiences) {
    var sql =
        """
        select key, sum(number)::integer as number
          from commitments.tally
         where part = 'STATE'
           and audience = any(:audiences)
         group by key
        having sum(number) <> 0
        """;
    var numbers = new EnumMap<CommitmentState, Integer>(CommitmentState.class);
    jdbc.sql(sql).param("audiences", names(audiences)).query(row -> {
      numbers.put(CommitmentState.valueOf(row.getString("key")), row.getInt("number"));
    });
    var since =
        """
        select min(f.first) as since
          from unnest(:audiences) a (name)
          cross join lateral (select min(c.promised_on) as first from commitments.commitment c where c.audience = a.name) f
        """;
    return new CommitmentCounts(numbers, jdbc.sql(since).param("audiences", names(audiences)).query((row, _) -> Optional.ofNullable(row.getObject("since", LocalDate.class))).single().orElse(null));
  }

  /// How many of all that these audiences see each year, place, workplace and kind of source has, as the tally has it.
  CommitmentParts parts(Collection<CommitmentAudience> audiences) {
    var sql =
        """
        select part, key, sum(number)::integer as number
          from commitments.tally
         where part <> 'STATE'
           and audience = any(:audiences)
         group by part, key
        having sum(number) <> 0
        """;
    var parts = new HashMap<String, List<CommitmentParts.Part>>();
    jdbc.sql(sql).param("audiences", names(audiences)).query(row -> {
      parts.computeIfAbsent(row.getString("part"), _ -> new ArrayList<>()).add(new CommitmentParts.Part(row.getString("key"), "", row.getInt("number")));
    });
    var years = parts.getOrDefault("YEAR", new ArrayList<>());
    years.sort(Comparator.comparing(CommitmentParts.Part::key).reversed());
    for (var some : List.of("PLACE", "UNIT", "SOURCE")) {
      parts.computeIfAbsent(some, _ -> new ArrayList<>()).sort(Comparator.comparing(CommitmentParts.Part::number).reversed().thenComparing(CommitmentParts.Part::key));
    }
    var places = parts.getOrDefault("PLACE", List.of());
    var names = placeNames(audiences, places);
    return new CommitmentParts(
        years,
        places.stream().map(place -> new CommitmentParts.Part(place.key(), names.getOrDefault(place.key(), place.key()), place.number())).toList(),
        parts.getOrDefault("UNIT", List.of()),
        parts.getOrDefault("SOURCE", List.of()));
  }

  /// Adds rows of the same up. Two at once take different rows, so that their sums stay right.
  void foldTally() {
    var sql =
        """
        with folded as (delete from commitments.tally returning audience, part, key, number)
        insert into commitments.tally (audience, part, key, number)
        select audience, part, key, sum(number)
          from folded
         group by audience, part, key
        having sum(number) <> 0
        """;
    jdbc.sql(sql).update();
  }

  private static String[] names(Collection<CommitmentAudience> audiences) {
    return audiences.stream().map(Enum::name).toArray(String[]::new);
  }

  /// What the places with the most are called, each as one of its promises has it.
  private Map<String, String> placeNames(Collection<CommitmentAudience> audiences, List<CommitmentParts.Part> places) {
    if (places.isEmpty()) {
      return Map.of();
    }
    var sql =
        """
        select p.slug, n.place
          from unnest(:slugs) p (slug)
          join lateral (select c.place from commitments.commitment c where c.place_slug = p.slug and c.place_slug <> '' and c.audience = any(:audiences) limit 1) n on true
        """;
    var names = new HashMap<String, String>();
    jdbc.sql(sql)
        .params(Params.of("slugs", places.stream().limit(CommitmentParts.MOST_NAMED).map(CommitmentParts.Part::key).toArray(String[]::new)).and("audiences", names(audiences)).toMap())
        .query(row -> {
          names.put(row.getString("slug"), row.getString("place"));
        });
    return names;
  }

  /// The words that readers see with the state that each of some promises has come to. What was said by mistake is none of them.
  Map<CommitmentId, String> words(Collection<CommitmentId> ids) {
    var sql =
        """
        select distinct on (s.commitment_id) s.commitment_id, s.why
          from commitments.step s
          join commitments.commitment c on c.id = s.commitment_id
         where s.commitment_id = any(:ids)
           and s.state = c.state
           and s.act in ('REPORTED', 'TERMS', 'TAKEN_UP')
           and s.why <> ''
           and not exists (select 1 from commitments.step u where u.commitment_id = s.commitment_id and u.number = s.number + 1 and u.act = 'UNDONE')
         order by s.commitment_id, s.number desc
        """;
    var words = new HashMap<CommitmentId, String>();
    jdbc.sql(sql)
        .params(Params.of("ids", ids.stream().map(CommitmentId::value).toArray(UUID[]::new)).toMap())
        .query(row -> {
          words.put(new CommitmentId(row.getObject("commitment_id", UUID.class)), row.getString("why"));
        });
    return words;
  }

  /// Where all are that one of these audiences sees, the newest last.
  List<CommitmentAddress> addresses(Collection<CommitmentAudience> audiences) {
    return jdbc.sql("select slug, audience, stepped_at from commitments.commitment where audience = any(:audiences) order by made_at, id")
        .params(Params.of("audiences", names(audiences)).toMap())
        .query((row, _) -> new CommitmentAddress(row.getString("slug"), CommitmentAudience.valueOf(row.getString("audience")), Rows.instant(row, "stepped_at")))
        .list();
  }

  boolean anyForAll() {
    return jdbc.sql("select exists (select 1 from commitments.commitment where audience = 'PUBLIC')").query(Boolean.class).single();
  }

  private static Params params(CommitmentQuery query) {
    var words = query.words().strip();
    return Params.of("audiences", names(query.audiences()))
        .and("allStates", query.states().isEmpty())
        .and("states", query.states().stream().map(Enum::name).toArray(String[]::new))
        .and("year", query.year())
        .and("place", query.place())
        .and("unit", query.unit())
        .and("source", query.source())
        .and("owner", query.owner())
        .and("words", words.isEmpty() ? "" : "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
        .and("dueFrom", query.dueFrom())
        .and("dueTo", query.dueTo());
  }

  /// Those whose date has passed before the day, and of which that has not been noted.
  List<CommitmentId> passed(LocalDate day) {
    return jdbc.sql("select id from commitments.commitment where ended_on is null and due < :day and passed is distinct from due order by due, id")
        .param("day", day)
        .query((row, _) -> new CommitmentId(row.getObject("id", UUID.class)))
        .list();
  }

  boolean isPassed(CommitmentId id, LocalDate day) {
    return jdbc.sql("select 1 from commitments.commitment where id = :id and ended_on is null and due < :day and passed is distinct from due")
        .params(Params.of("id", id).and("day", day).toMap())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  List<CommitmentStep> history(CommitmentId id) {
    return jdbc.sql(STEP + " where s.commitment_id = :id order by s.number").params(Params.of("id", id).toMap()).query(CommitmentTable::step).list();
  }

  Optional<CommitmentStep> step(CommitmentId id, int number) {
    return jdbc.sql(STEP + " where s.commitment_id = :id and s.number = :number")
        .params(Params.of("id", id).and("number", number).toMap())
        .query(CommitmentTable::step)
        .optional();
  }

  Optional<CommitmentStep> stepByKey(byte[] key) {
    return jdbc.sql(STEP + " where s.form_key = :key").params(Params.of("key", key).toMap()).query(CommitmentTable::step).optional();
  }

  Optional<CommitmentId> byKey(byte[] key) {
    return jdbc.sql("select id from commitments.commitment where form_key = :key")
        .params(Params.of("key", key).toMap())
        .query((row, _) -> new CommitmentId(row.getObject("id", UUID.class)))
        .optional();
  }

  /// The newest steps of promises that these eyes see, the newest first.
  List<CommitmentStep> newestSteps(CommitmentQuery query, int most) {
    var newest =
        "select s.commitment_id, s.number from commitments.step s join commitments.commitment c on c.id = s.commitment_id"
            + WHERE
            + " order by s.at desc, s.commitment_id desc, s.number desc limit :most";
    var sql = STEP + " where (s.commitment_id, s.number) in (" + newest + ") order by s.at desc, s.commitment_id desc, s.number desc";
    return jdbc.sql(sql).params(params(query).and("most", most).toMap()).query(CommitmentTable::step).list();
  }

  private static Commitment commitment(ResultSet row, int number) throws SQLException {
    return new Commitment(
        new CommitmentId(row.getObject("id", UUID.class)),
        row.getString("slug"),
        CommitmentAudience.valueOf(row.getString("audience")),
        new CommitmentSource(CommitmentSource.Kind.valueOf(row.getString("source_kind")), row.getString("source_words"), row.getString("source_path")),
        row.getObject("promised_on", LocalDate.class),
        Rows.instant(row, "made_at"),
        terms(row),
        CommitmentState.valueOf(row.getString("state")),
        row.getInt("step"),
        Rows.instant(row, "stepped_at"),
        row.getString("place_slug"),
        row.getObject("ended_on", LocalDate.class));
  }

  private static CommitmentTerms terms(ResultSet row) throws SQLException {
    var unit = row.getObject("unit_id", UUID.class);
    var counterpart = row.getObject("counterpart_id", UUID.class);
    return new CommitmentTerms(
        row.getString("sentence"),
        row.getObject("due", LocalDate.class),
        row.getObject("amount", Long.class),
        row.getString("sign"),
        new ContactId(row.getObject("owner_id", UUID.class)),
        unit == null ? null : new UnitId(unit),
        counterpart == null ? null : new ContactId(counterpart),
        row.getString("owed"),
        row.getString("place"),
        row.getObject("trial_until", LocalDate.class));
  }

  private static CommitmentStep step(ResultSet row, int number) throws SQLException {
    var said = row.getString("said");
    return new CommitmentStep(
        new CommitmentId(row.getObject("commitment_id", UUID.class)),
        row.getInt("number"),
        CommitmentStep.Act.valueOf(row.getString("act")),
        CommitmentState.valueOf(row.getString("state")),
        said == null ? null : CommitmentState.valueOf(said),
        CommitmentAudience.valueOf(row.getString("audience")),
        terms(row),
        row.getString("why"),
        by(row),
        row.getObject("day", LocalDate.class),
        Rows.instant(row, "at"),
        picture(row));
  }

  private static By by(ResultSet row) throws SQLException {
    var staff = row.getObject("by_staff", UUID.class);
    if (staff != null) {
      return new By.ByStaff(new StaffId(staff), "");
    }
    var contact = row.getObject("by_contact", UUID.class);
    return contact == null ? new By.ByPip() : new By.ByContact(new ContactId(contact), row.getLong("by_link"));
  }

  private static @Nullable CommitmentPicture picture(ResultSet row) throws SQLException {
    var id = row.getObject("picture", UUID.class);
    return id == null
        ? null
        : new CommitmentPicture(
            id, row.getString("sha256"), row.getInt("width"), row.getInt("height"), row.getString("alt"), row.getObject("withdrawn_at") != null);
  }

  boolean lock(CommitmentId id) {
    return jdbc.sql("select id from commitments.commitment where id = :id for update").params(Params.of("id", id).toMap()).query(UUID.class).optional().isPresent();
  }

  /// @return false where there is one of that key or that end of an address
  boolean add(CommitmentId id, String slug, byte[] key, CommitmentSource source, String placeSlug, CommitmentStep first) {
    var sql =
        """
        insert into commitments.commitment
          (id, slug, form_key, source_kind, source_words, source_path, promised_on, made_at,
           step, stepped_at, state, audience, sentence, due, owner_id, counterpart_id, unit_id, place, place_slug)
        values (:id, :slug, :key, :kind, :words, :path::text, :day, :at,
                1, :at, :state, :audience, :sentence, :due, :owner, :counterpart::uuid, :unit::uuid, :place, :placeSlug)
        on conflict do nothing
        """;
    var terms = first.terms();
    var params =
        Params.of("id", id)
            .and("slug", slug)
            .and("key", key)
            .and("kind", source.kind())
            .and("words", source.words())
            .and("path", source.path())
            .and("day", first.day())
            .and("at", first.at())
            .and("state", first.state())
            .and("audience", first.audience())
            .and("sentence", terms.sentence())
            .and("due", terms.due())
            .and("owner", terms.owner())
            .and("counterpart", terms.counterpart())
            .and("unit", terms.unit())
            .and("place", terms.place())
            .and("placeSlug", placeSlug);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  /// Adds a step; with [#follow], all that is ever written of what a promise has become.
  void add(CommitmentStep step, byte[] key) {
    var sql =
        """
        insert into commitments.step
          (commitment_id, number, act, state, said, audience, sentence, due, amount, sign, owner_id, unit_id, counterpart_id, owed, place,
           trial_until, why, by_staff, by_contact, by_link, day, at, picture_id, form_key)
        values (:id, :number, :act, :state, :said::text, :audience, :sentence, :due, :amount::bigint, :sign, :owner, :unit::uuid, :counterpart::uuid, :owed,
                :place, :trial::date, :why, :staff::uuid, :contact::uuid, :link::bigint, :day, :at, :picture::uuid, :key)
        """;
    var terms = step.terms();
    var by = step.by();
    var params =
        Params.of("id", step.commitment())
            .and("number", step.number())
            .and("act", step.act())
            .and("state", step.state())
            .and("said", step.said())
            .and("audience", step.audience())
            .and("sentence", terms.sentence())
            .and("due", terms.due())
            .and("amount", terms.amount())
            .and("sign", terms.sign())
            .and("owner", terms.owner())
            .and("unit", terms.unit())
            .and("counterpart", terms.counterpart())
            .and("owed", terms.owed())
            .and("place", terms.place())
            .and("trial", terms.trialUntil())
            .and("why", step.why())
            .and("staff", by instanceof By.ByStaff staff ? staff.id() : null)
            .and("contact", by instanceof By.ByContact contact ? contact.contact() : null)
            .and("link", by instanceof By.ByContact contact ? contact.link() : null)
            .and("day", step.day())
            .and("at", step.at())
            .and("picture", step.picture() == null ? null : step.picture().id())
            .and("key", key);
    jdbc.sql(sql).params(params.toMap()).update();
  }

  /// Lets the head say what the step says.
  void follow(CommitmentStep step, String placeSlug, @Nullable LocalDate endedOn, @Nullable LocalDate passed) {
    var sql =
        """
        update commitments.commitment
           set step = :number, stepped_at = :at, state = :state, audience = :audience, sentence = :sentence, due = :due, owner_id = :owner,
               counterpart_id = :counterpart::uuid, unit_id = :unit::uuid, place = :place, place_slug = :placeSlug, ended_on = :ended::date,
               passed = coalesce(:passed::date, passed)
         where id = :id
           and step = :number - 1
        """;
    var terms = step.terms();
    var params =
        Params.of("id", step.commitment())
            .and("number", step.number())
            .and("at", step.at())
            .and("state", step.state())
            .and("audience", step.audience())
            .and("sentence", terms.sentence())
            .and("due", terms.due())
            .and("owner", terms.owner())
            .and("counterpart", terms.counterpart())
            .and("unit", terms.unit())
            .and("place", terms.place())
            .and("placeSlug", placeSlug)
            .and("ended", endedOn)
            .and("passed", passed);
    if (jdbc.sql(sql).params(params.toMap()).update() != 1) {
      throw new IllegalStateException("Step " + step.number() + " does not follow");
    }
  }

  int stepsOf(CommitmentId id, ContactId contact, Instant since) {
    return jdbc.sql("select count(*) from commitments.step where commitment_id = :id and by_contact = :contact and at >= :since")
        .params(Params.of("id", id).and("contact", contact).and("since", since).toMap())
        .query(Integer.class)
        .single();
  }

  void addPicture(CommitmentId id, CommitmentPicture picture, Picture content, Instant at) {
    var sql =
        """
        insert into commitments.picture (id, commitment_id, sha256, format, width, height, alt, content, at)
        values (:picture, :id, :sha256, :format, :width, :height, :alt, :content, :at)
        """;
    var params =
        Params.of("picture", picture.id())
            .and("id", id)
            .and("sha256", content.sha256())
            .and("format", content.format())
            .and("width", content.width())
            .and("height", content.height())
            .and("alt", picture.alt())
            .and("content", content.bytes())
            .and("at", at);
    jdbc.sql(sql).params(params.toMap()).update();
  }

  Optional<Picture> picture(CommitmentId id, UUID picture) {
    var sql =
        """
        select sha256, format, width, height, content
          from commitments.picture
         where id = :picture
           and commitment_id = :id
           and withdrawn_at is null
        """;
    return jdbc.sql(sql)
        .params(Params.of("picture", picture).and("id", id).toMap())
        .query(
            (row, _) ->
                new Picture(
                    row.getString("sha256"), Picture.Format.valueOf(row.getString("format")), row.getInt("width"), row.getInt("height"), row.getBytes("content")))
        .optional();
  }

  /// The latest picture of each that can be seen.
  Map<CommitmentId, CommitmentPicture> lastPictures(Collection<CommitmentId> ids) {
    var sql =
        """
        select distinct on (p.commitment_id) p.commitment_id, p.id as picture, p.sha256, p.width, p.height, p.alt, p.withdrawn_at
          from commitments.picture p
         where p.commitment_id = any(:ids)
           and p.withdrawn_at is null
         order by p.commitment_id, p.at desc, p.id desc
        """;
    var found = new HashMap<CommitmentId, CommitmentPicture>();
    jdbc.sql(sql)
        .params(Params.of("ids", ids.stream().map(CommitmentId::value).toArray(UUID[]::new)).toMap())
        .query(
            row -> {
              var picture = picture(row);
              if (picture != null) {
                found.put(new CommitmentId(row.getObject("commitment_id", UUID.class)), picture);
              }
            });
    return found;
  }

  boolean withdrawPicture(CommitmentId id, UUID picture, @Nullable StaffId by, Instant at) {
    var sql =
        """
        update commitments.picture
           set content = null, alt = '', withdrawn_at = :at, withdrawn_by = :by::uuid
         where id = :picture
           and commitment_id = :id
           and withdrawn_at is null
        """;
    return jdbc.sql(sql).params(Params.of("picture", picture).and("id", id).and("by", by).and("at", at).toMap()).update() == 1;
  }

  long pictureBytes() {
    return jdbc.sql("select coalesce(sum(length(content)), 0) from commitments.picture").query(Long.class).single();
  }

  long change() {
    return jdbc.sql("select number from commitments.change").query(Long.class).single();
  }

  void changed() {
    jdbc.sql("update commitments.change set number = number + 1").update();
  }

  /// A link that is good.
  record Link(long number, CommitmentId commitment, ContactId contact, @Nullable Instant recalledAt) {}

  Optional<Link> link(long number) {
    return jdbc.sql("select number, commitment_id, contact_id, recalled_at from commitments.link where number = :number")
        .param("number", number)
        .query(CommitmentTable::link)
        .optional();
  }

  /// Held until the transaction ends, so that it isn’t recalled in the middle of its use.
  boolean holdLink(long number, CommitmentId id, ContactId contact) {
    var sql = "select number from commitments.link where number = :number and commitment_id = :id and contact_id = :contact and recalled_at is null for share";
    return jdbc.sql(sql).params(Params.of("number", number).and("id", id).and("contact", contact).toMap()).query(Long.class).optional().isPresent();
  }

  Optional<Link> openLink(CommitmentId id, ContactId contact) {
    return jdbc.sql("select number, commitment_id, contact_id, recalled_at from commitments.link where commitment_id = :id and contact_id = :contact and recalled_at is null")
        .params(Params.of("id", id).and("contact", contact).toMap())
        .query(CommitmentTable::link)
        .optional();
  }

  List<Link> openLinks(CommitmentId id) {
    return jdbc.sql("select number, commitment_id, contact_id, recalled_at from commitments.link where commitment_id = :id and recalled_at is null order by made_at")
        .params(Params.of("id", id).toMap())
        .query(CommitmentTable::link)
        .list();
  }

  private static Link link(ResultSet row, int number) throws SQLException {
    return new Link(
        row.getLong("number"),
        new CommitmentId(row.getObject("commitment_id", UUID.class)),
        new ContactId(row.getObject("contact_id", UUID.class)),
        Rows.instantOrNull(row, "recalled_at"));
  }

  void addLink(long number, CommitmentId id, ContactId contact, Instant now) {
    jdbc.sql("insert into commitments.link (number, commitment_id, contact_id, made_at) values (:number, :id, :contact, :now) on conflict do nothing")
        .params(Params.of("number", number).and("id", id).and("contact", contact).and("now", now).toMap())
        .update();
  }

  /// @param contact null for those of all
  int recallLinks(CommitmentId id, @Nullable ContactId contact, @Nullable StaffId by, Instant now) {
    var sql =
        """
        update commitments.link
           set recalled_at = :now, recalled_by = :by::uuid
         where commitment_id = :id
           and (:contact::uuid is null or contact_id = :contact::uuid)
           and recalled_at is null
        """;
    return jdbc.sql(sql).params(Params.of("id", id).and("contact", contact).and("by", by).and("now", now).toMap()).update();
  }

  int recallLinks(ContactId contact, Instant now) {
    return jdbc.sql("update commitments.link set recalled_at = :now where contact_id = :contact and recalled_at is null")
        .params(Params.of("contact", contact).and("now", now).toMap())
        .update();
  }
}
