package dk.pip.dialogue;

import dk.pip.dialogue.Talk.Words;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Letters;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The front door to talks: arranged, prepared by each side alone, held on one page that both see, and closed by both.
@Service
public class Talks {
  public static final int MOST_ITEMS = 30;
  public static final int MOST_NOTES = 500;
  public static final int MOST_POINTS = 60;

  /// How long a talk that one side says is over waits for the other to say so.
  static final Duration CLOSES_AFTER = Duration.ofDays(7);

  /// How many years after a dialogue's end what was prepared and noted for it goes.
  static final int YEARS_KEPT = 3;

  private final TalkTable table;
  private final TalkPageTable page;
  private final Dialogues dialogues;
  private final Wheels wheels;
  private final Settings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Talks(TalkTable table, TalkPageTable page, Dialogues dialogues, Wheels wheels, Settings settings, TransactionTemplate transaction, Clock clock) {
    this.table = table;
    this.page = page;
    this.dialogues = dialogues;
    this.wheels = wheels;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What came of keeping answers.
  public sealed interface Kept {
    /// @param revision what the page has seen
    record Done(int revision) implements Kept {}

    /// Others of the same side have written something else in the same answers since; the rest is kept.
    ///
    /// @param others what they have written, by question
    record Overtaken(Map<Integer, TalkAnswer> others, int revision) implements Kept {
      public Overtaken {
        others = Map.copyOf(others);
      }

      public String by() {
        return others.values().iterator().next().by();
      }
    }

    /// It is handed in, or the talk is over.
    record Closed() implements Kept {}
  }

  public enum HandedIn {
    DONE,
    /// Both have, so both can read.
    OPENED,
    /// Nothing is written yet.
    EMPTY,
    /// It is handed in already, or the talk is over.
    NOT_NOW
  }

  /// The questions that come with Pip.
  public List<String> usualQuestions() {
    return Texts.in(settings.language()).get("dialogue.talk.usual").lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /// Those of a dialogue, the last to be held first.
  public List<Talk> of(DialogueId dialogue) {
    return table.of(dialogue);
  }

  /// For members: not what is still being arranged.
  public List<Talk> sentOf(DialogueId dialogue) {
    return table.of(dialogue).stream().filter(Talk::isSent).toList();
  }

  /// The same of many dialogues.
  Map<DialogueId, List<Talk>> sentOf(Collection<DialogueId> dialogues) {
    var all = table.of(dialogues);
    all.replaceAll((_, talks) -> talks.stream().filter(Talk::isSent).toList());
    return all;
  }

  public Optional<Talk> find(DialogueId dialogue, TalkId id) {
    return table.find(id).filter(it -> it.dialogue().equals(dialogue));
  }

  /// For members: not what is still being arranged.
  public Optional<Talk> find(DialogueMember member, TalkId id) {
    return find(member.dialogue().id(), id).filter(Talk::isSent);
  }

  /// What the talk's page hangs on; another number when there is something else to show.
  public long revision(Talk talk) {
    return table.revision(talk.id()).orElse(0L);
  }

  /// Sets a talk up. Nobody is told before it is sent.
  @Transactional
  public TalkId arrange(Staff by, Dialogue dialogue, Words words) {
    var now = clock.instant();
    var id = new TalkId(Id.fresh(now));
    table.add(id, dialogue.id(), words, now, by.id());
    dialogues.note(dialogue.id(), "dialogue.event.talk-arranged", words.title(), by);
    return id;
  }

  /// Changes what is said of a talk. Those who were written to hear of another time or place.
  ///
  /// @return false where it is over
  @Transactional
  public boolean change(Staff by, Dialogue dialogue, Talk seen, Words words) {
    var was = table.lock(seen.id()).orElse(null);
    if (was == null || !table.change(seen.id(), words)) {
      return false;
    }
    dialogues.note(dialogue.id(), "dialogue.event.talk-changed", words.title(), by);
    if (was.isSent() && (!was.at().equals(words.at()) || !was.place().equals(words.place()))) {
      write(dialogue, table.find(seen.id()).orElseThrow(), "dialogue.letter.talk-moved", "");
    }
    return true;
  }

  /// Writes to both sides, each with their own link.
  ///
  /// @return how many were written to; empty where it was sent already or is called off
  @Transactional
  public Optional<Integer> send(Staff by, Dialogue dialogue, Talk seen) {
    if (!table.sent(seen.id(), clock.instant())) {
      return Optional.empty();
    }
    var talk = table.find(seen.id()).orElseThrow();
    dialogues.note(dialogue.id(), "dialogue.event.talk-sent", talk.title(), by);
    return Optional.of(write(dialogue, talk, "dialogue.letter.talk", ""));
  }

  @Transactional
  public boolean callOff(Staff by, Dialogue dialogue, Talk seen) {
    return callOff(by, dialogue, seen, "dialogue.event.talk-called-off", "dialogue.letter.talk-off");
  }

  private boolean callOff(Staff by, Dialogue dialogue, Talk talk, String act, String letter) {
    var done = table.cancel(talk.id(), clock.instant());
    if (done) {
      dialogues.note(dialogue.id(), act, talk.title(), by);
      if (talk.isSent()) {
        write(dialogue, talk, letter, "");
      }
    }
    return done;
  }

  private int write(Dialogue dialogue, Talk talk, String kind, String path) {
    var language = settings.language();
    var reached = 0;
    for (var contact : dialogues.contacts(dialogue.id())) {
      if (dialogues.write(
          contact,
          dialogue,
          kind,
          address(talk) + path,
          talk.title(),
          Dates.dayAndTime(Dates.local(talk.at()), language),
          talk.place().isEmpty() || ".!?".indexOf(talk.place().charAt(talk.place().length() - 1)) >= 0 ? talk.place() : talk.place() + ".",
          Dates.day(talk.prepareBy(), language))) {
        reached++;
      }
    }
    return reached;
  }

  /// Below a member's address.
  public static String address(Talk talk) {
    return "/samtale/" + talk.id().value();
  }

  /// What a side has prepared, as somebody may see it: the other's side only when both have handed in.
  public List<TalkAnswer> answers(DialogueMember member, Talk talk, Side of) {
    return table.answers(talk.id(), of, member.side());
  }

  /// What somebody of one's own side wrote before it was written over.
  public List<TalkAnswer> earlier(DialogueMember member, Talk talk) {
    return table.earlier(talk.id(), member.side());
  }

  /// Keeps what somebody has written of their side's preparation. What they didn't touch stays as others have written it meanwhile.
  ///
  /// @param opened drawn by lot when the page was opened
  /// @param seen the revision that it showed
  /// @param typed the answers in the order of the questions; those that aren't there are as they were
  @Transactional
  public Kept keep(DialogueMember member, Talk talk, String opened, int seen, List<@Nullable String> typed) {
    var now = table.lock(talk.id()).orElse(null);
    var side = member.side();
    if (now == null || !now.isOn() || now.hasHandedIn(side)) {
      return new Kept.Closed();
    }
    var written = table.written(talk.id(), side);
    var others = new HashMap<Integer, TalkAnswer>();
    for (var question = 0; question < Math.min(typed.size(), now.questions().size()); question++) {
      var text = typed.get(question);
      if (text != null) {
        keep(member, talk, opened, seen, question, text, written.get(question), others);
      }
    }
    return others.isEmpty() ? new Kept.Done(seen) : new Kept.Overtaken(others, table.find(talk.id()).orElseThrow().stand(side).revision());
  }

  private void keep(
      DialogueMember member, Talk talk, String opened, int seen, int question, String text, TalkTable.@Nullable Written there, Map<Integer, TalkAnswer> others) {
    var side = member.side();
    if (text.equals(there == null ? "" : there.answer().text())) {
      return;
    }
    var by = member.contact().id();
    if (there != null && there.opened().equals(opened)) {
      table.rewrite(talk.id(), side, question, there.answer().revision(), table.nextRevision(talk.id(), side), text, by, clock.instant());
    } else if (there == null || there.answer().revision() <= seen) {
      table.write(talk.id(), side, question, table.nextRevision(talk.id(), side), text, by, opened, clock.instant());
    } else if (!text.equals(table.seen(talk.id(), side, question, seen))) {
      others.put(question, there.answer());
    }
  }

  /// Whether others of the side have written something since.
  public int revision(DialogueMember member, Talk talk, String opened, int seen) {
    return table.written(talk.id(), member.side()).values().stream()
        .filter(it -> !it.opened().equals(opened))
        .mapToInt(it -> it.answer().revision())
        .filter(revision -> revision > seen)
        .max()
        .orElse(seen);
  }

  /// Hands in what a side has prepared. When both have, it opens to both, in the same moment.
  @Transactional
  public HandedIn handIn(DialogueMember member, Talk seen) {
    var talk = table.lock(seen.id()).orElse(null);
    if (talk == null || !talk.isOn() || talk.hasHandedIn(member.side())) {
      return HandedIn.NOT_NOW;
    }
    if (table.answers(talk.id(), member.side(), member.side()).stream().allMatch(it -> it.text().isBlank())) {
      return HandedIn.EMPTY;
    }
    var now = clock.instant();
    var dialogue = member.dialogue();
    table.handIn(talk.id(), member.side(), now, member.contact().id());
    table.touch(talk.id());
    dialogues.note(dialogue.id(), "dialogue.event.talk-handed-in", dialogue.party(member.side()).name(), member.contact());
    if (!talk.hasHandedIn(member.side().other())) {
      return HandedIn.DONE;
    }
    table.open(talk.id(), now);
    dialogues.note(dialogue.id(), "dialogue.event.talk-opened", talk.title(), (PartyContact) null);
    write(dialogue, talk, "dialogue.letter.talk-opened", "");
    return HandedIn.OPENED;
  }

  /// Takes back what a side has handed in, as long as the other hasn't.
  @Transactional
  public boolean takeBack(DialogueMember member, Talk seen) {
    var talk = table.lock(seen.id()).orElse(null);
    if (talk == null || !talk.isOn() || talk.isOpened() || !talk.hasHandedIn(member.side())) {
      return false;
    }
    table.handIn(talk.id(), member.side(), null, null);
    table.touch(talk.id());
    dialogues.note(member.dialogue().id(), "dialogue.event.talk-taken-back", member.dialogue().party(member.side()).name(), member.contact());
    return true;
  }

  public List<TalkItem> items(Talk talk) {
    return page.items(talk.id());
  }

  public List<TalkNote> notes(Talk talk) {
    return page.notes(talk.id());
  }

  public List<TalkPoint> points(Talk talk) {
    return page.points(talk.id());
  }

  private interface Act {
    boolean on(Talk talk);
  }

  /// Does something on the talk's page while nobody else does, and tells those who look at it.
  private boolean act(Talk seen, Act act) {
    var talk = table.lock(seen.id()).orElse(null);
    if (talk == null || !talk.isOn() || !act.on(talk)) {
      return false;
    }
    table.touch(talk.id());
    return true;
  }

  /// Puts something on the agenda.
  ///
  /// @param form drawn by lot when the form was shown, so that one that comes twice counts once
  /// @return false where there is no more room, or the talk is over
  @Transactional
  public boolean propose(DialogueMember member, Talk seen, String title, int minutes, String form) {
    return act(
        seen,
        talk -> {
          if (page.items(talk.id()).size() >= MOST_ITEMS) {
            return false;
          }
          page.add(Id.fresh(clock.instant()), talk.id(), title, minutes, member.contact(), form, clock.instant());
          return true;
        });
  }

  /// Moves something on the agenda up or down.
  @Transactional
  public boolean move(Talk seen, UUID item, boolean up) {
    return act(
        seen,
        talk -> {
          var order = new ArrayList<>(page.items(talk.id()).stream().map(TalkItem::id).toList());
          var from = order.indexOf(item);
          var to = up ? from - 1 : from + 1;
          if (from < 0 || to < 0 || to >= order.size()) {
            return false;
          }
          Collections.swap(order, from, to);
          page.place(talk.id(), order);
          return true;
        });
  }

  @Transactional
  public boolean minutes(Talk seen, UUID item, int minutes) {
    return act(
        seen,
        talk -> {
          page.minutes(talk.id(), item, minutes);
          return true;
        });
  }

  /// Takes something off the agenda that one's own side has put there.
  @Transactional
  public boolean remove(DialogueMember member, Talk seen, UUID item) {
    return act(
        seen,
        talk -> {
          page.remove(talk.id(), item, member.side());
          return true;
        });
  }

  /// Notes something; when the talk is closed it is an addition.
  ///
  /// @return false where there is no more room, or the talk was called off
  @Transactional
  public boolean note(DialogueMember member, Talk seen, String text, String form) {
    var talk = table.lock(seen.id()).orElse(null);
    if (talk == null || !talk.isSent() || talk.isCancelled() || talk.forgottenAt() != null || page.notes(talk.id()).size() >= MOST_NOTES) {
      return false;
    }
    var now = clock.instant();
    page.note(Id.fresh(now), talk.id(), member.contact(), talk.isClosed(), text, form, now);
    table.touch(talk.id());
    return true;
  }

  /// Gives a note of one's own other words; the old ones stay to be read.
  @Transactional
  public boolean mend(DialogueMember member, Talk seen, UUID note, String text) {
    return act(
        seen,
        talk -> {
          var own = page.notes(talk.id()).stream().filter(it -> it.id().equals(note) && it.contact().equals(member.contact().id())).findFirst();
          if (own.isEmpty()) {
            return false;
          }
          if (!own.get().text().equals(text)) {
            page.noteWords(note, text, clock.instant());
          }
          return true;
        });
  }

  /// Proposes a point of agreement. It is agreed when the other side says yes to it.
  @Transactional
  public boolean propose(DialogueMember member, Talk seen, String text, @Nullable Side does, @Nullable LocalDate due, String form) {
    return act(
        seen,
        talk -> {
          if (page.points(talk.id()).size() >= MOST_POINTS) {
            return false;
          }
          var now = clock.instant();
          page.point(Id.fresh(now), talk.id(), TalkPoint.Kind.AGREED, member.contact(), text, does, due, form, now);
          return true;
        });
  }

  /// Says what the sides don't agree on, in one side's own words.
  @Transactional
  public boolean disagree(DialogueMember member, Talk seen, String text, String form) {
    return act(
        seen,
        talk -> {
          if (page.points(talk.id()).size() >= MOST_POINTS) {
            return false;
          }
          var now = clock.instant();
          var id = Id.fresh(now);
          if (page.point(id, talk.id(), TalkPoint.Kind.DISAGREED, member.contact(), "", null, null, form, now)) {
            page.say(id, member.contact(), text, now);
          }
          return true;
        });
  }

  private Optional<TalkPoint> point(Talk talk, UUID id) {
    return page.points(talk.id()).stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /// Says for one's own side that a point holds, or that it doesn't any more. The other side's word is its own.
  @Transactional
  public boolean hold(DialogueMember member, Talk seen, UUID id, boolean holds) {
    return act(
        seen,
        talk -> {
          var point = point(talk, id);
          if (point.isEmpty() || holds && !mayHold(point.get(), member.side())) {
            return false;
          }
          page.hold(id, member.side(), holds);
          return true;
        });
  }

  /// What isn't agreed on is held by whoever has words of its own for it.
  private static boolean mayHold(TalkPoint point, Side side) {
    return point.kind() == TalkPoint.Kind.AGREED || !point.words(side).isEmpty();
  }

  /// One's own side's words about what isn't agreed on.
  @Transactional
  public boolean say(DialogueMember member, Talk seen, UUID id, String text) {
    return act(
        seen,
        talk -> {
          var point = point(talk, id).filter(it -> it.kind() == TalkPoint.Kind.DISAGREED);
          if (point.isEmpty()) {
            return false;
          }
          if (!point.get().said(member.side()).equals(text)) {
            page.say(id, member.contact(), text, clock.instant());
          }
          page.hold(id, member.side(), true);
          return true;
        });
  }

  /// Says for one's own side whether a point may be told outside, also after the talk.
  @Transactional
  public boolean mayTell(DialogueMember member, Talk seen, UUID id, boolean may) {
    var talk = table.lock(seen.id()).filter(it -> it.isSent() && !it.isCancelled()).orElse(null);
    if (talk == null || point(talk, id).isEmpty()) {
      return false;
    }
    page.tell(id, member.side(), may);
    table.touch(talk.id());
    return true;
  }

  /// Says for one's own side that the talk is over. When both have said so it is closed.
  ///
  /// @return whether it is closed now
  @Transactional
  public boolean done(DialogueMember member, Talk seen, boolean done) {
    return act(
            seen,
            talk -> {
              if (talk.isDone(member.side()) == done) {
                return false;
              }
              table.done(talk.id(), member.side(), done ? clock.instant() : null, done ? member.contact().id() : null);
              return true;
            })
        && done
        && closeIfBoth(member.dialogue(), seen.id());
  }

  private boolean closeIfBoth(Dialogue dialogue, TalkId id) {
    var talk = table.find(id).orElseThrow();
    if (!talk.isDone(Side.MANAGEMENT) || !talk.isDone(Side.COUNTERPART)) {
      return false;
    }
    close(dialogue, talk);
    return true;
  }

  private void close(Dialogue dialogue, Talk talk) {
    if (table.close(talk.id(), clock.instant())) {
      dialogues.note(dialogue.id(), "dialogue.event.talk-closed", talk.title(), (PartyContact) null);
      wheels.talked(dialogue.id());
      write(dialogue, talk, "dialogue.letter.talk-closed", "/referat");
    }
  }

  /// Ends a dialogue, and with it the talks that are open: those whose time has come are closed with what was said, the others are called
  /// off. Both sides are told.
  ///
  /// @return false where it had ended already
  @Transactional
  public boolean endWith(Staff by, Dialogue dialogue) {
    if (!dialogues.end(by, dialogue)) {
      return false;
    }
    var now = clock.instant();
    for (var seen : table.of(dialogue.id())) {
      var talk = table.lock(seen.id()).filter(it -> !it.isClosed() && !it.isCancelled()).orElse(null);
      if (talk != null && talk.isSent() && !talk.at().isAfter(now)) {
        close(dialogue, talk);
      } else if (talk != null) {
        callOff(by, dialogue, talk, "dialogue.event.talk-ended", "dialogue.letter.talk-ended");
      }
    }
    return true;
  }

  /// Closes those of which one side said a week ago that they are over, and takes away what is too old. May run twice.
  void tidy() {
    var now = clock.instant();
    for (var id : table.overSince(now.minus(CLOSES_AFTER))) {
      transaction.executeWithoutResult(
          _ -> table.lock(id).filter(Talk::isOn).ifPresent(talk -> close(dialogues.find(talk.dialogue()).orElseThrow(), talk)));
    }
    var today = Dates.local(now).toLocalDate();
    var before = Dates.instant(today.minusYears(YEARS_KEPT).atStartOfDay());
    transaction.executeWithoutResult(
        _ -> {
          table.forget(before, today.minusYears(YEARS_KEPT), now);
          table.forgetAddresses(before, today.minusYears(YEARS_KEPT));
        });
  }

  String pledgeKey(TalkPoint point) {
    return page.pledge(point.id()).orElseGet(() -> {
      var key = Agreements.freshKey();
      page.became(point.id(), key);
      return key;
    });
  }

  /// What a point of disagreement says, for a document: each side's words below its name.
  static String inWords(TalkPoint point, Function<Side, String> name) {
    var text = new StringBuilder();
    for (var side : Side.values()) {
      if (point.isHeldBy(side) && !point.said(side).isBlank()) {
        text.append(text.isEmpty() ? "" : "\n\n").append("**").append(name.apply(side)).append(":** ").append(point.said(side).strip());
      }
    }
    return text.toString();
  }

  Optional<UUID> story(Talk talk) {
    return table.story(talk.id());
  }

  Optional<Talk> lock(Talk talk) {
    return table.lock(talk.id());
  }

  void touch(TalkId id) {
    table.touch(id);
  }

  void became(Talk talk, UUID story) {
    table.became(talk.id(), Objects.requireNonNull(story));
  }

  static String shortened(String text) {
    return Letters.shortened(TalkPoint.LONGEST_AGREED, text.strip());
  }
}
