package dk.pip.newsroom;

import dk.pip.hold.Hold;
import dk.pip.mail.Letter;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.ItemByItem;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.shared.WorkingDays;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes on working days to those who have something to hand in: once before the deadline, and once when it has passed; one
/// mail about all of it, and none about what they were written to about that day. Whoever can't write here any more hears
/// nothing, nor does anybody while this is a restored copy that is held. That somebody was told is noted together with the letter.
@Component
class RemindOfDeadlines {
  /// How many working days ahead of a deadline that is no column's.
  static final int USUAL_DAYS = 2;

  /// What is further behind than this was given up by everybody, or was there before Pip reminded.
  private static final int FORGOTTEN_AFTER = 14;

  private static final Duration TRIED_FOR = Duration.ofHours(24);

  private final MonthBoard board;
  private final NewsroomStories stories;
  private final Told told;
  private final People people;
  private final Outbox outbox;
  private final Municipality municipality;
  private final Settings settings;
  private final Hold hold;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RemindOfDeadlines(
      MonthBoard board,
      NewsroomStories stories,
      Told told,
      People people,
      Outbox outbox,
      Municipality municipality,
      Settings settings,
      Hold hold,
      TransactionTemplate transaction,
      Clock clock) {
    this.board = board;
    this.stories = stories;
    this.told = told;
    this.people = people;
    this.outbox = outbox;
    this.municipality = municipality;
    this.settings = settings;
    this.hold = hold;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Something that is to be handed in.
  ///
  /// @param month null for a story that stands on none
  /// @param story where it is written; null for a column without one
  private record Due(String thing, String name, @Nullable YearMonth month, @Nullable NewsroomStory story, LocalDate day, Told.Kind kind) {}

  void run() {
    var today = Dates.local(clock.instant()).toLocalDate();
    var site = municipality.imprint().site();
    if (hold.isHeld() || site == null || !WorkingDays.isOne(today)) {
      return;
    }
    told.forget(today.minusYears(1));
    try {
      ItemByItem.forEach(
          due(today).entrySet(),
          due -> "Reminder to " + due.getKey().value(),
          due -> people.find(due.getKey()).filter(staff -> staff.may(Role.CONTRIBUTOR)).ifPresent(staff -> remind(staff, due.getValue(), today, site)));
    } finally {
      outbox.sendDue();
    }
  }

  private Map<StaffId, List<Due>> due(LocalDate today) {
    var due = new LinkedHashMap<StaffId, List<Due>>();
    for (var item : board.open()) {
      var column = item.column();
      var story = item.story();
      var who = item.responsible();
      var day = item.due();
      var kind = day == null || item.isOut() ? null : kind(day, column == null ? USUAL_DAYS : column.reminderDays(), today);
      if (day != null && kind != null && who != null) {
        var thing = story != null ? Told.thing(story.id()) : Told.thing(Objects.requireNonNull(column).id(), item.month());
        due.computeIfAbsent(who, _ -> new ArrayList<>()).add(new Due(thing, item.name(), item.month(), story, day, kind));
      }
    }
    for (var story : stories.unplannedDue()) {
      var day = story.deadline();
      var kind = day == null ? null : kind(day, USUAL_DAYS, today);
      if (day != null && kind != null) {
        due.computeIfAbsent(story.writer(), _ -> new ArrayList<>()).add(new Due(Told.thing(story.id()), story.headline(), null, story, day, kind));
      }
    }
    return due;
  }

  /// @return null where nothing is to be said today
  private static Told.@Nullable Kind kind(LocalDate due, int daysAhead, LocalDate today) {
    if (daysAhead == 0) {
      return null;
    }
    if (due.isBefore(today)) {
      return due.isBefore(today.minusDays(FORGOTTEN_AFTER)) ? null : Told.Kind.LATE;
    }
    return today.isBefore(WorkingDays.before(due, daysAhead)) ? null : Told.Kind.SOON;
  }

  private void remind(Staff staff, List<Due> all, LocalDate today, URI site) {
    var to = MailAddress.parse(staff.mail()).orElse(null);
    if (to == null) {
      return;
    }
    transaction.executeWithoutResult(
        _ -> {
          var fresh = noted(staff, all, today);
          if (!fresh.isEmpty()) {
            outbox.keep("newsroom.letter.reminder", to, letter(staff, fresh, site).message(to, clock.instant()), TRIED_FOR);
          }
        });
  }

  private List<Due> noted(Staff staff, List<Due> all, LocalDate today) {
    var heard = told.on(staff.id(), today);
    return all.stream().filter(due -> !heard.contains(due.thing()) && told.note(staff.id(), due.thing(), due.kind(), due.day(), today)).toList();
  }

  private Letter letter(Staff staff, List<Due> all, URI site) {
    var imprint = municipality.imprint();
    var texts = Texts.in(settings.language());
    var paragraphs = new ArrayList<String>();
    paragraphs.add(texts.get("newsroom.letter.reminder.text", staff.name()));
    all.forEach(due -> paragraphs.add(line(due, texts)));
    paragraphs.add(texts.get("newsroom.letter.reminder.help"));
    var only = all.size() == 1 ? all.getFirst() : null;
    var subject =
        only == null
            ? texts.get("newsroom.letter.reminder.subject.many", all.size(), imprint.newsletter())
            : texts.get("newsroom.letter.reminder.subject." + (only.kind() == Told.Kind.LATE ? "late" : "soon"), only.name(), Dates.day(only.day(), texts.language()));
    var story = only == null ? null : only.story();
    return new Letter(
        texts,
        imprint,
        subject,
        paragraphs,
        texts.get(story == null ? "newsroom.letter.reminder.act" : "newsroom.letter.act"),
        site + (story == null ? "/redaktion/maaned" : "/redaktion/historier/" + story.id().value()),
        texts.get("newsroom.letter.reminder.last", imprint.newsletter()));
  }

  private static String line(Due due, Texts texts) {
    var key = "newsroom.letter.reminder.line." + (due.kind() == Told.Kind.LATE ? "late" : "soon");
    var month = due.month();
    var name = texts.get("newsroom.letter.reminder.name", due.name());
    var what = month == null ? name : texts.get("newsroom.letter.reminder.of-month", due.name(), month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, texts.language().locale()));
    return texts.get(key, what, Dates.day(due.day(), texts.language()));
  }
}
