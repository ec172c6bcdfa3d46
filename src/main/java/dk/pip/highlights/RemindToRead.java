package dk.pip.highlights;

import dk.pip.hold.Hold;
import dk.pip.mail.Letter;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.people.StaffId;
import dk.pip.people.UnitId;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.ItemByItem;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Texts;
import dk.pip.shared.WorkingDays;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes on working days to those who haven't confirmed what they must read, once as its last day comes near: one mail about all
/// of it. Whoever answers for a workplace hears how many are missing there, and no names. Nobody hears anything while this is a
/// restored copy that is held.
@Component
class RemindToRead {
  static final int DAYS_AHEAD = 2;
  private static final Duration TRIED_FOR = Duration.ofHours(24);

  private final HighlightTable table;
  private final Workforce workforce;
  private final Outbox outbox;
  private final Municipality municipality;
  private final Settings settings;
  private final Hold hold;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RemindToRead(
      HighlightTable table,
      Workforce workforce,
      Outbox outbox,
      Municipality municipality,
      Settings settings,
      Hold hold,
      TransactionTemplate transaction,
      Clock clock) {
    this.table = table;
    this.workforce = workforce;
    this.outbox = outbox;
    this.municipality = municipality;
    this.settings = settings;
    this.hold = hold;
    this.transaction = transaction;
    this.clock = clock;
  }

  void forget() {
    var before = Dates.local(clock.instant()).toLocalDate().minus(Highlights.KEPT);
    table.forget(before, before.atStartOfDay(Dates.ZONE).toInstant());
  }

  void run() {
    var today = Dates.local(clock.instant()).toLocalDate();
    var site = municipality.imprint().site();
    if (hold.isHeld() || site == null || !WorkingDays.isOne(today)) {
      return;
    }
    var due = table.on(today).stream().filter(it -> it.mustRead() && !today.isBefore(WorkingDays.before(it.until(), DAYS_AHEAD))).toList();
    if (due.isEmpty()) {
      return;
    }
    var confirmed = table.acknowledged(due.stream().map(Highlight::id).toList());
    var leaders = workforce.leaders();
    var all = workforce.all().stream().collect(Collectors.toMap(Colleague::id, Function.identity(), (one, _) -> one, LinkedHashMap::new));
    var missing = new LinkedHashMap<Colleague, List<Highlight>>();
    for (var colleague : all.values()) {
      var own = due.stream().filter(it -> it.aim().reaches(colleague) && !confirmed.getOrDefault(it.id(), Set.of()).contains(colleague.id())).toList();
      if (!own.isEmpty()) {
        missing.put(colleague, own);
      }
    }
    var ofLeaders = new HashMap<StaffId, Map<Highlight, Integer>>();
    try {
      ItemByItem.forEach(
          missing.entrySet(),
          each -> "Must-reads of " + each.getKey().id().value(),
          each -> {
            var fresh = remind(each.getKey(), each.getValue(), today, site);
            if (!fresh.isEmpty()) {
              leadersOf(each.getKey(), leaders).forEach(leader -> fresh.forEach(it -> ofLeaders.computeIfAbsent(leader, _ -> new LinkedHashMap<>()).merge(it, 1, Integer::sum)));
            }
          });
      ItemByItem.forEach(ofLeaders.entrySet(), each -> "Missing must-reads told to " + each.getKey().value(), each -> tell(all.get(each.getKey()), each.getValue(), site));
    } finally {
      outbox.sendDue();
    }
  }

  /// Those who answer for the workplaces of somebody, but for the person themselves.
  private static Set<StaffId> leadersOf(Colleague colleague, Map<UnitId, StaffId> leaders) {
    return colleague.units().stream().map(leaders::get).filter(leader -> leader != null && !leader.equals(colleague.id())).collect(Collectors.toSet());
  }

  /// @return what they had not been reminded of
  private List<Highlight> remind(Colleague colleague, List<Highlight> all, LocalDate today, URI site) {
    var to = MailAddress.parse(colleague.mail()).orElse(null);
    if (to == null) {
      return List.of();
    }
    var told =
        transaction.execute(
            _ -> {
              var fresh = all.stream().filter(it -> table.remind(it, colleague.id(), today)).toList();
              if (!fresh.isEmpty()) {
                outbox.keep("highlights.letter.reminder", to, letter(colleague, fresh, site).message(to, clock.instant()), TRIED_FOR);
              }
              return fresh;
            });
    return told == null ? List.of() : told;
  }

  private Letter letter(Colleague colleague, List<Highlight> all, URI site) {
    var texts = Texts.in(settings.language());
    var imprint = municipality.imprint();
    var paragraphs = new ArrayList<String>();
    paragraphs.add(texts.get("highlights.letter.reminder.text", colleague.name()));
    all.forEach(it -> paragraphs.add(texts.get("highlights.letter.reminder.line", it.title(), Dates.day(it.until(), texts.language()))));
    paragraphs.add(texts.get("highlights.letter.reminder.how"));
    var only = all.size() == 1 ? all.getFirst() : null;
    return new Letter(
        texts,
        imprint,
        only == null ? texts.get("highlights.letter.reminder.subject.many", all.size()) : texts.get("highlights.letter.reminder.subject", only.title(), Dates.day(only.until(), texts.language())),
        paragraphs,
        texts.get("highlights.letter.reminder.act"),
        site + (only == null ? "/medarbejder/til-dig" : "/medarbejder/til-dig/" + only.id().value()),
        texts.get("highlights.letter.reminder.last", imprint.municipality()));
  }

  /// @param colleague null where the leader has no open account
  private void tell(@Nullable Colleague colleague, Map<Highlight, Integer> missing, URI site) {
    var to = colleague == null ? null : MailAddress.parse(colleague.mail()).orElse(null);
    if (colleague == null || to == null) {
      return;
    }
    var texts = Texts.in(settings.language());
    var imprint = municipality.imprint();
    var paragraphs = new ArrayList<String>();
    paragraphs.add(texts.get("highlights.letter.leader.text", colleague.name()));
    missing.forEach((it, many) -> paragraphs.add(texts.get("highlights.letter.leader.line", it.title(), many, Dates.day(it.until(), texts.language()))));
    paragraphs.add(texts.get("highlights.letter.leader.how"));
    var letter =
        new Letter(
            texts,
            imprint,
            texts.get("highlights.letter.leader.subject"),
            paragraphs,
            texts.get("highlights.letter.leader.act"),
            site + "/medarbejder/min-arbejdsplads",
            texts.get("highlights.letter.leader.last", imprint.municipality()));
    transaction.executeWithoutResult(_ -> outbox.keep("highlights.letter.leader", to, letter.message(to, clock.instant()), TRIED_FOR));
  }
}
