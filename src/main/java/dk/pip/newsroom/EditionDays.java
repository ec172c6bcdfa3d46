package dk.pip.newsroom;

import dk.pip.editions.Audience;
import dk.pip.editions.EditionSummary;
import dk.pip.editions.Editions;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// When the edition of a month comes out. Where a month has one for everybody and one for staff, the former counts.
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
  /// @param editions of the months that have one
  /// @param written by editors
  record Known(Map<YearMonth, EditionSummary> editions, Map<YearMonth, LocalDate> written, LocalDate today) {

    Optional<EditionSummary> edition(YearMonth month) {
      return Optional.ofNullable(editions.get(month));
    }

    boolean isOut(YearMonth month) {
      return edition(month).filter(it -> it.publishedAt() != null).isPresent();
    }

    EditionDay day(YearMonth month) {
      var edition = edition(month);
      return edition
          .flatMap(it -> day(it.publishedAt(), EditionDay.Source.PUBLISHED))
          .or(() -> edition.filter(EditionSummary::isPlanned).flatMap(it -> day(it.publishAt(), EditionDay.Source.PLANNED)))
          .or(() -> Optional.ofNullable(written.get(month)).map(day -> new EditionDay(day, EditionDay.Source.WRITTEN)))
          .orElseGet(() -> new EditionDay(WorkingDays.from(guess(month)), EditionDay.Source.GUESSED));
    }

    private static Optional<EditionDay> day(java.time.@Nullable Instant at, EditionDay.Source source) {
      return Optional.ofNullable(at).map(it -> new EditionDay(Dates.local(it).toLocalDate(), source));
    }

    /// As late in its month as the last one before it.
    private LocalDate guess(YearMonth month) {
      return editions.values().stream()
          .filter(it -> it.publishedAt() != null && it.month().isBefore(month))
          .max(Comparator.comparing(EditionSummary::month))
          .map(it -> Dates.local(java.util.Objects.requireNonNull(it.publishedAt())).toLocalDate().plusMonths(ChronoUnit.MONTHS.between(it.month(), month)))
          .orElseGet(() -> month.atDay(USUAL));
    }

    /// The month of the edition that is made now: the first after those that are out.
    YearMonth next() {
      var now = YearMonth.from(today);
      return editions.values().stream()
          .filter(it -> it.publishedAt() != null)
          .map(it -> it.month().plusMonths(1))
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

  private static Map<YearMonth, EditionSummary> byMonth(List<EditionSummary> all) {
    var byMonth = new HashMap<YearMonth, EditionSummary>();
    for (var audience : List.of(Audience.STAFF, Audience.PUBLIC)) {
      all.stream().filter(it -> it.audience() == audience).forEach(it -> byMonth.put(it.month(), it));
    }
    return byMonth;
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
