package dk.pip.editions;

import dk.pip.access.StaffSite;
import dk.pip.shared.Audience;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What readers find by now, each story once: the newest, by year and by section; and what is coming, as far as it was published.
@Repository
public class PublishedNews {
  private static final int EDITIONS_WITH_INVITATIONS = 6;

  /// What readers see of editions, and each address once, with what stands there.
  private static final String STANDING =
      """
      with shown as (
             select p.id, p.published_at, e.audience, e.kind, e.slug, e.month, p.title
               from editions.publication p
               join editions.edition e on e.id = p.edition_id
              where e.audience = any(:audiences)
                and p.version = (select max(n.version) from editions.publication n where n.edition_id = e.id)
                and not exists (select from editions.withdrawal w where w.edition_id = e.id)),
           standing as (
             select distinct on (s.path) s.*, shown.audience
               from editions.published_story s
               join shown on shown.id = s.publication_id
              where (:year::text is null or s.path like '%/nyheder/' || :year::text || '/%')
                and (:paths::text[] is null or s.path = any(:paths::text[]))
                and (:stories::uuid[] is null or s.story_id = any(:stories::uuid[]))
              order by s.path, shown.published_at desc, shown.id desc)
      """;

  private final JdbcClient jdbc;
  private final Drafts drafts;
  private final Publications publications;

  PublishedNews(JdbcClient jdbc, Drafts drafts, Publications publications) {
    this.jdbc = jdbc;
    this.drafts = drafts;
    this.publications = publications;
  }

  public News find(NewsQuery query) {
    return find(query, null, null);
  }

  /// The story that readers find at an address.
  public Optional<NewsItem> at(String path) {
    var audience = path.startsWith(StaffSite.ROOT + "/") ? Audience.STAFF : Audience.PUBLIC;
    return find(NewsQuery.newest(Set.of(audience), 1), List.of(path), null).stories().stream().findFirst();
  }

  /// Those that readers find at some addresses, by these.
  public Map<String, NewsItem> at(Collection<String> paths, Set<Audience> audiences) {
    return paths.isEmpty()
        ? Map.of()
        : find(NewsQuery.newest(audiences, Integer.MAX_VALUE), paths, null).stories().stream().collect(Collectors.toMap(it -> it.story().path(), it -> it));
  }

  /// Those of the newsroom's stories that readers find; one that is there for both is the one for everybody.
  public Map<StoryId, NewsItem> of(Collection<StoryId> stories, Set<Audience> audiences) {
    var found = new HashMap<StoryId, NewsItem>();
    if (!stories.isEmpty()) {
      for (var item : find(NewsQuery.newest(audiences, Integer.MAX_VALUE), null, stories).stories()) {
        if (item.id() != null) {
          found.putIfAbsent(item.id(), item);
        }
      }
    }
    return found;
  }

  /// The newsroom's story that has an address, whether readers find it there now or not.
  public Optional<StoryId> storyAt(String path) {
    var sql =
        """
        select story_id
          from editions.published_story
         where path = :path
           and story_id is not null
         limit 1
        """;
    return jdbc.sql(sql).param("path", path).query(UUID.class).optional().map(StoryId::new);
  }

  private News find(NewsQuery query, @Nullable Collection<String> paths, @Nullable Collection<StoryId> only) {
    var sql =
        STANDING
            + """
              , first as (
                   select distinct on (s.path) s.path, p.published_at as first_at, e.month as first_month
                     from editions.published_story s
                     join editions.publication p on p.id = s.publication_id
                     join editions.edition e on e.id = p.edition_id
                    where s.path in (select path from standing)
                    order by s.path, p.published_at, p.id)
              select st.path, st.headline, st.section, st.standfirst, st.byline, st.picture_alt, st.picture_width, st.picture_height,
                     st.changed_at, st.language, st.audience, st.story_id, f.first_at, f.first_month,
                     case when x.sha256 is null then st.picture end as picture,
                     m.audience as edition_audience, m.slug as edition_slug, m.month as edition_month, m.title as edition_title,
                     count(*) over () as number_of_all
                from standing st
                join first f on f.path = st.path
                left join editions.withheld_picture x on x.sha256 = st.picture
                left join lateral (
                       select shown.*
                         from editions.published_story o
                         join shown on shown.id = o.publication_id
                        where o.path = st.path and shown.kind = 'MONTHLY'
                        order by shown.published_at desc
                        limit 1) m on true
               where (:sections::text[] is null or st.section = any(:sections::text[]))
                 and not (st.audience = 'STAFF'
                          and exists (select from standing other where other.audience = 'PUBLIC' and other.story_id = st.story_id))
               order by case when :byMonth then f.first_month end desc,
                        least(f.first_at, (f.first_month + interval '2 months')::timestamptz) desc, st.position, st.path
              offset :offset
               limit :most
              """;
    var sections = query.sections();
    var all = new int[1];
    var stories =
        jdbc.sql(sql)
            .params(
                params(query.audiences(), query.year(), paths, only)
                    .and("sections", sections == null ? null : sections.toArray(String[]::new))
                    .and("byMonth", query.byMonth())
                    .and("offset", query.offset())
                    .and("most", query.most())
                    .toMap())
            .query(
                (row, _) -> {
                  all[0] = row.getInt("number_of_all");
                  return story(row);
                })
            .list();
    return new News(stories, all[0]);
  }

  /// What an edition calls a story, and itself, as it was published the last time.
  public record Called(String headline, String edition) {}

  public Optional<Called> called(StoryId story, EditionId edition) {
    var sql =
        """
        select s.headline, p.title
          from editions.published_story s
          join editions.publication p on p.id = s.publication_id
         where s.story_id = :story
           and p.edition_id = :edition
         order by p.version desc
         limit 1
        """;
    return jdbc.sql(sql).params(Params.of("story", story).and("edition", edition).toMap()).query((row, _) -> new Called(row.getString("headline"), row.getString("title"))).optional();
  }

  /// The years that have any, the newest first.
  public List<Integer> years(Set<Audience> audiences) {
    var sql = STANDING + " select distinct substring(path from '/nyheder/([0-9]{4})/')::int as year from standing order by year desc";
    return jdbc.sql(sql).params(params(audiences, null, null, null).toMap()).query((row, _) -> row.getInt(1)).list();
  }

  /// The sections that have any, as they are written in the stories.
  public List<String> sections(Set<Audience> audiences) {
    var sql = STANDING + " select distinct section from standing where section is not null order by section";
    return jdbc.sql(sql).params(params(audiences, null, null, null).toMap()).query((row, _) -> row.getString(1)).list();
  }

  private static Params params(Set<Audience> audiences, @Nullable Integer year, @Nullable Collection<String> paths, @Nullable Collection<StoryId> stories) {
    return Params.of("audiences", audiences.stream().map(Audience::name).toArray(String[]::new))
        .and("year", year == null ? null : String.valueOf(year))
        .and("paths", paths == null ? null : paths.toArray(String[]::new))
        .and("stories", stories == null ? null : stories.stream().map(StoryId::value).toArray(UUID[]::new));
  }

  private static NewsItem story(ResultSet row) throws SQLException {
    var id = row.getObject("story_id", UUID.class);
    var slug = row.getString("edition_slug");
    return new NewsItem(
        Publications.story(row),
        Audience.valueOf(row.getString("audience")),
        id == null ? null : new StoryId(id),
        Rows.instant(row, "first_at"),
        month(row, "first_month"),
        slug == null
            ? null
            : new NewsItem.StoodIn(
                Addresses.edition(Audience.valueOf(row.getString("edition_audience")), slug), month(row, "edition_month"), row.getString("edition_title")));
  }

  private static YearMonth month(ResultSet row, String column) throws SQLException {
    return YearMonth.from(row.getObject(column, LocalDate.class));
  }

  /// An event that readers were invited to.
  ///
  /// @param edition the address of the edition that invites
  public record ComingEvent(String title, String place, LocalDateTime start, String edition, Audience audience) {}

  /// What is ahead of readers.
  ///
  /// @param nextIssue when the next edition comes out, as the newest one says; null where it doesn't, or that day has passed
  public record Coming(@Nullable LocalDate nextIssue, List<ComingEvent> events) {
    public Coming {
      events = List.copyOf(events);
    }
  }

  /// What the newest editions announce.
  public Coming coming(Set<Audience> audiences, LocalDateTime now) {
    var events = new ArrayList<ComingEvent>();
    LocalDate next = null;
    for (var audience : audiences) {
      var newest = publications.published(audience).stream().limit(EDITIONS_WITH_INVITATIONS).toList();
      for (var edition : newest) {
        for (var entry : blocks(edition)) {
          if (entry.kind().equals("invitation")) {
            event(edition, entry).filter(event -> event.start().isAfter(now)).ifPresent(events::add);
          } else if (entry.kind().equals("next-issue") && edition.equals(newest.getFirst())) {
            var day = day(entry.text("date")).filter(it -> !it.isBefore(now.toLocalDate())).orElse(null);
            next = next == null || day != null && day.isBefore(next) ? day : next;
          }
        }
      }
    }
    events.sort(Comparator.comparing(ComingEvent::start));
    return new Coming(next, events.stream().distinct().toList());
  }

  private List<EditionFile.Entry> blocks(PublishedEdition edition) {
    return drafts
        .find(edition.id())
        .flatMap(summary -> Optional.ofNullable(summary.publishedRevision()))
        .flatMap(revision -> EditionFile.read(drafts.editionText(edition.id(), revision)))
        .map(EditionFile::blocks)
        .orElse(List.of());
  }

  private static Optional<ComingEvent> event(PublishedEdition edition, EditionFile.Entry entry) {
    try {
      var start = LocalDateTime.parse(entry.text("start").replace(' ', 'T'));
      return Optional.of(new ComingEvent(entry.text("title"), entry.text("place"), start, edition.path(), edition.audience()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
