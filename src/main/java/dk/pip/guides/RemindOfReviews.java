package dk.pip.guides;

import dk.pip.hold.Hold;
import dk.pip.mail.Letter;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.Units;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.ItemByItem;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Params;
import dk.pip.shared.Texts;
import dk.pip.shared.WorkingDays;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes on working days to those who answer for pages that somebody is to look at again: once ahead of the date, and once when it
/// has come; one mail about all of them. Whoever can't write here hears nothing, nor does anybody while this is a restored copy
/// that is held. That somebody was told is noted together with the letter.
@Component
class RemindOfReviews {
  private static final int DAYS_AHEAD = 14;

  /// What is further behind than this was there before Pip reminded.
  private static final int FORGOTTEN_AFTER = 60;

  private static final Duration TRIED_FOR = Duration.ofHours(24);

  private final Guides guides;
  private final People people;
  private final Units units;
  private final Outbox outbox;
  private final Municipality municipality;
  private final Settings settings;
  private final Hold hold;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RemindOfReviews(
      Guides guides,
      People people,
      Units units,
      Outbox outbox,
      Municipality municipality,
      Settings settings,
      Hold hold,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock) {
    this.guides = guides;
    this.people = people;
    this.units = units;
    this.outbox = outbox;
    this.municipality = municipality;
    this.settings = settings;
    this.hold = hold;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  private enum Kind {
    /// The date is near.
    SOON,
    /// It has come.
    NOW
  }

  private record Due(Guide guide, LocalDate day, Kind kind) {}

  void run() {
    var today = guides.today();
    var site = municipality.imprint().site();
    if (hold.isHeld() || site == null || !WorkingDays.isOne(today)) {
      return;
    }
    jdbc.sql("delete from guides.told where told_on < :before").param("before", today.minusYears(1)).update();
    try {
      ItemByItem.forEach(
          due(today).entrySet(),
          due -> "Reminder of reviews to " + due.getKey().value(),
          due -> people.find(due.getKey()).ifPresent(staff -> remind(staff, due.getValue(), today, site)));
    } finally {
      outbox.sendDue();
    }
  }

  private Map<StaffId, List<Due>> due(LocalDate today) {
    var tree = guides.tree();
    var owners = new GuideOwners(people.list(), units.list());
    var due = new LinkedHashMap<StaffId, List<Due>>();
    for (var guide : tree.all()) {
      var day = guide.reviewBy();
      var kind = day == null || !tree.isOut(guide) ? null : kind(day, today);
      if (day != null && kind != null) {
        owners.written(guide, units).forEach(who -> due.computeIfAbsent(who, _ -> new ArrayList<>()).add(new Due(guide, day, kind)));
      }
    }
    return due;
  }

  /// @return null where nothing is to be said today
  private static @Nullable Kind kind(LocalDate day, LocalDate today) {
    if (today.isBefore(day.minusDays(DAYS_AHEAD)) || today.isAfter(day.plusDays(FORGOTTEN_AFTER))) {
      return null;
    }
    return today.isBefore(day) ? Kind.SOON : Kind.NOW;
  }

  private void remind(Staff staff, List<Due> all, LocalDate today, URI site) {
    var to = MailAddress.parse(staff.mail()).orElse(null);
    if (to == null) {
      return;
    }
    transaction.executeWithoutResult(
        _ -> {
          var fresh = all.stream().filter(due -> note(staff.id(), due, today)).toList();
          if (!fresh.isEmpty()) {
            outbox.keep("guides.letter.review", to, letter(staff, fresh, site).message(to, clock.instant()), TRIED_FOR);
          }
        });
  }

  /// @return false where they have been told
  private boolean note(StaffId who, Due due, LocalDate today) {
    var sql =
        """
        insert into guides.told (staff_id, guide_id, kind, review_by, told_on)
        values (:who, :guide, :kind, :day, :today)
        on conflict do nothing
        """;
    var params = Params.of("who", who).and("guide", due.guide().id()).and("kind", due.kind()).and("day", due.day()).and("today", today);
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  private Letter letter(Staff staff, List<Due> all, URI site) {
    var imprint = municipality.imprint();
    var texts = Texts.in(settings.language());
    var paragraphs = new ArrayList<String>();
    paragraphs.add(texts.get("guides.letter.review.text", staff.name()));
    all.forEach(due -> paragraphs.add(line(due, texts)));
    paragraphs.add(texts.get("guides.letter.review.help"));
    var only = all.size() == 1 ? all.getFirst() : null;
    var subject =
        only == null
            ? texts.get("guides.letter.review.subject.many", all.size())
            : texts.get("guides.letter.review.subject." + (only.kind() == Kind.NOW ? "now" : "soon"), only.guide().title(), Dates.day(only.day(), texts.language()));
    return new Letter(
        texts,
        imprint,
        subject,
        paragraphs,
        texts.get(only == null ? "guides.letter.review.act.many" : "guides.letter.review.act"),
        site + "/redaktion/vejledninger" + (only == null ? "?vis=gennemgang" : "/" + Objects.requireNonNull(only).guide().id().value()),
        texts.get("guides.letter.review.last", imprint.newsletter()));
  }

  private static String line(Due due, Texts texts) {
    return texts.get("guides.letter.review.line." + (due.kind() == Kind.NOW ? "now" : "soon"), due.guide().title(), Dates.day(due.day(), texts.language()));
  }
}
