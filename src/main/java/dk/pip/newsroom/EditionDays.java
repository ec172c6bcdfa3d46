package dk.pip.newsroom;

import dk.pip.editions.EditionSummary;
import dk.pip.editions.Editions;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Params;
import dk.pip.shared.WorkingDays;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// When the editions of a month come out: the one, or the one for everybody and the one for staff.
@Repository
class EditionDays {
  /// Of a month of which nothing is known.
  private static final int USUAL = 15;

  private final JdbcClient jdbc;
  private final Editions editions;
  private final Clock clock;

  EditionDays(JdbcClient jdbc, Editions editions, Clock clock) {
    this.jdbc = jdbc;
    this.editions = editions;
    this.clock = clock;
  }

  /// All that is known at a moment.
  ///
  /// @param editions of the months that have any, the one for everybody first
  /// @param written by editors
  record Known(Map<YearMonth, List<EditionSummary>> editions, Map<YearMonth, LocalDate> written, LocalDate today) {

    List<EditionSummary> editions(YearMonth month) {
      return editions.getOrDefault(month, List.of());
    }

    Optional<EditionSummary> edition(YearMonth month, Audience audience) {
      return editions(month).stream().filter(it -> it.audience() == audience).findFirst();
    }

    boolean hasTwo(YearMonth month) {
      return editions(month).size() > 1;
    }

    boolean hasBothAudiences() {
      return editions.values().stream().flatMap(List::stream).map(EditionSummary::audience).distinct().count() > 1;
    }

    /// Whether all are out that the month has.
    boolean isOut(YearMonth month) {
      return !editions(month).isEmpty() && editions(month).stream().allMatch(it -> it.publishedAt() != null);
    }

    boolean isOut(YearMonth month, Audience audience) {
      return edition(month, audience).filter(it -> it.publishedAt() != null).isPresent();
    }

    /// When the month's edition comes out; where there are two, the one for everybody.
    EditionDay day(YearMonth month) {
      return day(month, editions(month).stream().findFirst(), Audience.PUBLIC);
    }

    EditionDay day(YearMonth month, Audience audience) {
      return day(month, edition(month, audience), audience);
    }

    private EditionDay day(YearMonth month, Optional<EditionSummary> edition, Audience audience) {
      return edition
          .flatMap(it -> day(it.publishedAt(), EditionDay.Source.PUBLISHED))
          .or(() -> edition.filter(EditionSummary::isPlanned).flatMap(it -> day(it.publishAt(), EditionDay.Source.PLANNED)))
          .or(() -> Optional.ofNullable(written.get(month)).map(day -> new EditionDay(day, EditionDay.Source.WRITTEN)))
          .orElseGet(() -> new EditionDay(WorkingDays.from(guess(month, audience)), EditionDay.Source.GUESSED));
    }

    private static Optional<EditionDay> day(java.time.@Nullable Instant at, EditionDay.Source source) {
      return Optional.ofNullable(at).map(it -> new EditionDay(Dates.local(it).toLocalDate(), source));
    }

    /// As late in its month as the last one before it, of the same kind if there is any.
    private LocalDate guess(YearMonth month, Audience audience) {
      return editions.values().stream()
          .flatMap(List::stream)
          .filter(it -> it.publishedAt() != null && it.month().isBefore(month))
          .max(Comparator.comparing((EditionSummary it) -> it.audience() == audience).thenComparing(EditionSummary::month))
          .map(it -> Dates.local(java.util.Objects.requireNonNull(it.publishedAt())).toLocalDate().plusMonths(ChronoUnit.MONTHS.between(it.month(), month)))
          .orElseGet(() -> month.atDay(USUAL));
    }

    /// The month that is made now: the first after those that are out.
    YearMonth next() {
      var now = YearMonth.from(today);
      return editions.keySet().stream()
          .filter(this::isOut)
          .map(month -> month.plusMonths(1))
          .max(Comparator.naturalOrder())
          .filter(month -> month.isAfter(now))
          .orElse(now);
    }
  }

  Known known() {
    var written = new HashMap<YearMonth, LocalDate>();
    jdbc.sql("select month, day from newsroom.edition_day")
        .query(row -> {
          written.put(YearMonth.parse(row.getString("month")), row.getObject("day", LocalDate.class));
        });
    return new Known(byMonth(editions.list()), written, Dates.local(clock.instant()).toLocalDate());
  }

  private static Map<YearMonth, List<EditionSummary>> byMonth(List<EditionSummary> all) {
    return all.stream().sorted(Comparator.comparing(it -> it.audience() != Audience.PUBLIC)).collect(Collectors.groupingBy(EditionSummary::month));
  }

  YearMonth next() {
    return known().next();
  }

  /// @param day null for it to be worked out again
  void write(YearMonth month, @Nullable LocalDate day) {
    var params = Params.of("month", month.toString()).and("day", day);
    var sql =
        day == null
            ? "delete from newsroom.edition_day where month = :month"
            : """
              insert into newsroom.edition_day (month, day)
              values (:month, :day::date)
              on conflict (month)
              do update set day = excluded.day
              """;
    jdbc.sql(sql).params(params.toMap()).update();
  }
}
