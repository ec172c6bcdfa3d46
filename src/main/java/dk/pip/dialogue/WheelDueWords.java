package dk.pip.dialogue;

import dk.pip.commitments.Contacts;
import dk.pip.commitments.Deputies;
import dk.pip.commitments.DueWords;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Texts;
import dk.pip.shared.WorkingDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the wheels have to say in the one letter that somebody gets on a working day: ten days and two days ahead, on the day, and twice
/// when it has passed. Whoever speaks in many dialogues hears of a step once. What another part of the dialogues reminds of is left to it.
@Component
class WheelDueWords implements DueWords {
  private static final int FIRST_AHEAD = 10;
  private static final int LAST_AHEAD = 2;
  private static final int LATE_AGAIN = 10;
  private static final int LOOK_AHEAD_DAYS = 28;
  private static final int FORGOTTEN_AFTER_DAYS = 60;

  /// In more dialogues than this a step is one line, which leads to all of them.
  private static final int MOST_ONE_BY_ONE = 3;

  private final WheelWords words;
  private final Dialogues dialogues;
  private final Deputies deputies;
  private final Contacts contacts;
  private final List<WheelSteps> parts;
  private final Settings settings;

  WheelDueWords(WheelWords words, Dialogues dialogues, Deputies deputies, Contacts contacts, List<WheelSteps> parts, Settings settings) {
    this.words = words;
    this.dialogues = dialogues;
    this.deputies = deputies;
    this.contacts = contacts;
    this.parts = parts;
    this.settings = settings;
  }

  @Override
  public List<Line> due(LocalDate today) {
    var texts = Texts.in(settings.language());
    var until = today.plusDays(LOOK_AHEAD_DAYS);
    var asked = new LinkedHashMap<String, List<WheelWords.Asked>>();
    for (var it : words.asked(until)) {
      var mail = it.contact().mail();
      if (mail != null && rung(it.day(), today) != null && parts.stream().noneMatch(part -> part.reminds(it.step().kind()))) {
        asked.computeIfAbsent(mail.key() + " " + it.wheel().id().value() + " " + it.step().key() + " " + it.day(), _ -> new ArrayList<>()).add(it);
      }
    }
    var lines = new ArrayList<Line>();
    for (var same : asked.values()) {
      if (same.size() > MOST_ONE_BY_ONE && same.getFirst().contact().staff() != null) {
        lines.add(many(same, today, texts));
      } else {
        same.forEach(it -> lines.add(one(it, today, texts)));
      }
    }
    for (var it : words.runs(until)) {
      if (rung(it.day(), today) != null) {
        dialogues.secretaries().forEach(account -> MailAddress.parse(account.mail()).ifPresent(to -> lines.add(run(it, to, account.name(), today, texts))));
      }
    }
    return lines;
  }

  /// How far it is with a day; null where nothing is to be said.
  static @Nullable String rung(LocalDate day, LocalDate today) {
    if (today.isAfter(day)) {
      if (day.isBefore(today.minusDays(FORGOTTEN_AFTER_DAYS))) {
        return null;
      }
      return WorkingDays.before(today, LATE_AGAIN).isBefore(day) ? "late" : "late again";
    }
    if (!today.isBefore(WorkingDays.before(day, 0))) {
      return "today";
    }
    if (!today.isBefore(WorkingDays.before(day, LAST_AHEAD))) {
      return "ahead " + LAST_AHEAD;
    }
    return today.isBefore(WorkingDays.before(day, FIRST_AHEAD)) ? null : "ahead " + FIRST_AHEAD;
  }

  private static String rungOf(LocalDate day, LocalDate today) {
    var rung = rung(day, today);
    return rung == null ? "" : rung;
  }

  private static String until(String step, LocalDate day, LocalDate today, Texts texts) {
    return texts.get(today.isAfter(day) ? "dialogue.wheel.letter.late" : "dialogue.wheel.letter.until", step, Dates.day(day, texts.language()));
  }

  /// To whoever speaks, or to their deputy; who speaks for the same side has a link of their own, others are told without one.
  private Line one(WheelWords.Asked it, LocalDate today, Texts texts) {
    var contact = it.contact();
    var own = contact.mail();
    var reached = own == null ? null : deputy(own);
    var to = reached == null ? own : reached.to();
    if (to == null) {
      throw new IllegalStateException("Nobody to write to");
    }
    var seat =
        reached == null
            ? contact
            : dialogues.contacts(it.dialogue().id()).stream().filter(other -> isAt(other, to) && other.isHere() && other.side() == contact.side()).findFirst().orElse(null);
    var path = seat == null ? "/dialog" : DialogueMember.ADDRESS + dialogues.token(seat) + WheelNext.PATH;
    var name = reached == null ? contact.name() : reached.name();
    var said = until(it.step().name(), it.day(), today, texts);
    var all = seat == null ? said + " " + texts.get("dialogue.wheel.letter.deputy", contact.name()) : said;
    return new Line("dialogue " + it.thing(), it.day(), rungOf(it.day(), today), to, name, it.dialogue().title(), all, texts.get("dialogue.wheel.letter.act"), path);
  }

  private static boolean isAt(PartyContact contact, MailAddress to) {
    var mail = contact.mail();
    return mail != null && mail.key().equals(to.key());
  }

  private record Reached(MailAddress to, String name) {}

  private @Nullable Reached deputy(MailAddress away) {
    return deputies
        .of(away)
        .flatMap(deputy -> contacts.find(deputy.deputy()))
        .flatMap(contact -> contacts.address(contact).map(to -> new Reached(to, contact.name())))
        .orElse(null);
  }

  private Line many(List<WheelWords.Asked> same, LocalDate today, Texts texts) {
    var first = same.getFirst();
    var own = first.contact().mail();
    var reached = own == null ? null : deputy(own);
    var to = reached == null ? own : reached.to();
    if (to == null) {
      throw new IllegalStateException("Nobody to write to");
    }
    var wheel = first.wheel();
    return new Line(
        "dialogue wheel " + wheel.id().value() + " " + first.step().key() + " many",
        first.day(),
        rungOf(first.day(), today),
        to,
        reached == null ? first.contact().name() : reached.name(),
        wheel.title(),
        until(first.step().name(), first.day(), today, texts) + " " + texts.get("dialogue.wheel.letter.many", same.size()),
        texts.get("dialogue.wheel.letter.many.act"),
        "/dialog/aarshjul/" + wheel.id().value() + "/stand?trin=" + first.key().step() + "-" + first.key().year() + "&vis=mangler");
  }

  private Line run(WheelWords.Runs it, MailAddress to, String name, LocalDate today, Texts texts) {
    var reached = deputy(to);
    return new Line(
        "dialogue wheel " + it.wheel().id().value() + " " + it.key().step() + " " + it.key().year(),
        it.day(),
        rungOf(it.day(), today),
        reached == null ? to : reached.to(),
        reached == null ? name : reached.name(),
        it.wheel().title(),
        until(it.step().name(), it.day(), today, texts),
        texts.get("dialogue.wheel.letter.run.act"),
        "/dialog/aarshjul/" + it.wheel().id().value() + "/dage/" + it.key().step() + "/" + it.key().year());
  }
}
