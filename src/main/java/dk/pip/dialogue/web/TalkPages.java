package dk.pip.dialogue.web;

import dk.pip.dialogue.Dialogue;
import dk.pip.dialogue.DialogueMember;
import dk.pip.dialogue.PartyContact;
import dk.pip.dialogue.Side;
import dk.pip.dialogue.Talk;
import dk.pip.dialogue.TalkAnswer;
import dk.pip.dialogue.TalkItem;
import dk.pip.dialogue.TalkNote;
import dk.pip.dialogue.TalkPoint;
import dk.pip.dialogue.TalkTopic;
import dk.pip.dialogue.Talks;
import dk.pip.shared.Dates;
import dk.pip.shared.Language;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the pages of talks print.
public final class TalkPages {
  private TalkPages() {}

  static String address(Dialogue dialogue) {
    return DialoguePages.address(dialogue.id()) + "/samtaler";
  }

  static String address(Dialogue dialogue, Talk talk) {
    return address(dialogue) + "/" + talk.id().value();
  }

  public static String when(Talk talk, Texts texts) {
    var at = Dates.local(talk.at());
    var language = texts.language();
    return texts.get("dialogue.talk.when", talk.isOn() ? Dates.dayAndTime(at, language) : Dates.dateAndTime(at, language), talk.minutes());
  }

  public static String time(Instant at, Language language) {
    return Dates.time(Dates.local(at).toLocalTime(), language);
  }

  /// When something was written, also to be read in years.
  public static String stamp(Instant at, Texts texts) {
    return Dates.dateAndTime(Dates.local(at), texts.language());
  }

  /// The state of a talk as a key of the catalogue.
  public static String state(Talk talk) {
    if (talk.isCancelled()) {
      return "dialogue.talk.state.off";
    }
    if (talk.isClosed()) {
      return "dialogue.talk.state.closed";
    }
    if (!talk.isSent()) {
      return "dialogue.talk.state.draft";
    }
    return talk.isOpened() ? "dialogue.talk.state.opened" : "dialogue.talk.state.preparing";
  }

  /// The talks of a dialogue for whoever arranges it.
  public record All(Dialogue dialogue, List<Talk> talks) {
    public String back() {
      return DialoguePages.address(dialogue.id());
    }

    public String address() {
      return TalkPages.address(dialogue);
    }

    public String address(Talk talk) {
      return TalkPages.address(dialogue, talk);
    }
  }

  /// @param talk null for a new one
  public record FormPage(Dialogue dialogue, @Nullable Talk talk, TalkForm form, Problems problems) {
    public String all() {
      return TalkPages.address(dialogue);
    }

    public String back() {
      return DialoguePages.address(dialogue.id());
    }

    public String action() {
      return talk == null ? all() : TalkPages.address(dialogue, talk);
    }

    public List<TalkTopic> topics() {
      return List.of(TalkTopic.values());
    }

    public boolean mayAsk() {
      return talk == null || !talk.isSent();
    }
  }

  /// A talk for whoever arranges it: where the sides stand, nothing of what they write.
  ///
  /// @param unreached contacts that have no address to be written to
  public record Arrange(Dialogue dialogue, Talk talk, List<PartyContact> contacts, List<PartyContact> unreached) {
    public String all() {
      return TalkPages.address(dialogue);
    }

    public String back() {
      return DialoguePages.address(dialogue.id());
    }

    public String address() {
      return TalkPages.address(dialogue, talk);
    }

    public boolean mayBeSent() {
      return !talk.isSent() && !talk.isCancelled();
    }

    public boolean isHere(Side side) {
      return contacts.stream().anyMatch(it -> it.side() == side && it.isHere());
    }
  }

  /// What may be told of a talk in the newsletter.
  ///
  /// @param story where the story is that it has become; null for none
  public record Tell(Dialogue dialogue, Talk talk, List<TalkPoint> points, boolean nothing, @Nullable String story) {
    public String action() {
      return TalkPages.address(dialogue, talk) + "/historie";
    }
  }

  /// All talks of a dialogue for its members.
  public record Mine(DialogueMember member, List<Talk> talks) {
    public String address(Talk talk) {
      return member.address() + Talks.address(talk);
    }
  }

  /// A point of the agenda with its time.
  public record Slot(TalkItem item, Instant from, Instant until) {}

  /// A talk for its members.
  ///
  /// @param prepared what each side has prepared, once it is opened, by question
  /// @param said what has just been done, a key of the catalogue
  public record Member(
      DialogueMember member,
      Talk talk,
      List<Slot> slots,
      Map<Side, Map<Integer, TalkAnswer>> prepared,
      String form,
      TalkEntry entry,
      Problems problems,
      @Nullable String said,
      boolean began) {
    public String address() {
      return member.address() + Talks.address(talk);
    }

    public Dialogue dialogue() {
      return member.dialogue();
    }

    /// How many minutes the agenda has.
    public int sum() {
      return slots.stream().mapToInt(slot -> slot.item().minutes()).sum();
    }

    public String answer(Side side, int question) {
      var answer = prepared.getOrDefault(side, Map.of()).get(question);
      return answer == null ? "" : answer.text();
    }

    public boolean isOwn(Slot slot) {
      return slot.item().side() == member.side();
    }
  }

  static List<Slot> slots(Talk talk, List<TalkItem> items) {
    var from = new Instant[] {talk.at()};
    return items.stream()
        .map(
            item -> {
              var until = from[0].plus(Duration.ofMinutes(item.minutes()));
              var slot = new Slot(item, from[0], until);
              from[0] = until;
              return slot;
            })
        .toList();
  }

  /// The form that a side fills alone.
  ///
  /// @param opened drawn by lot for this page
  /// @param revision what it has seen
  /// @param others what others of the side have written meanwhile, by question
  public record Prepare(
      DialogueMember member,
      Talk talk,
      String opened,
      int revision,
      List<String> answers,
      Map<Integer, TalkAnswer> others,
      List<TalkAnswer> earlier,
      Problems problems,
      @Nullable String said) {
    public String address() {
      return member.address() + Talks.address(talk);
    }

    public boolean isHandedIn() {
      return talk.hasHandedIn(member.side());
    }

    public boolean mayWrite() {
      return talk.isOn() && !isHandedIn();
    }

    public List<TalkAnswer> earlier(int question) {
      return earlier.stream().filter(it -> it.question() == question).toList();
    }
  }

  /// The page that both sides see grow.
  ///
  /// @param form drawn by lot, so that what is sent twice counts once
  public record Live(DialogueMember member, Now now, String form, TalkEntry entry, Problems problems, @Nullable String said) {
    public Talk talk() {
      return now.talk();
    }

    public String address() {
      return now.address();
    }
  }

  /// What grows on it.
  public record Now(DialogueMember member, Talk talk, List<Slot> slots, List<TalkNote> notes, List<TalkPoint> points) {
    public String address() {
      return member.address() + Talks.address(talk);
    }

    public Dialogue dialogue() {
      return member.dialogue();
    }

    public Side own() {
      return member.side();
    }

    public Side other() {
      return member.side().other();
    }

    public List<TalkPoint> agreed() {
      return points.stream().filter(TalkPoint::isAgreed).toList();
    }

    public List<TalkPoint> proposed() {
      return points.stream().filter(it -> it.kind() == TalkPoint.Kind.AGREED && !it.isAgreed() && it.isHeld()).toList();
    }

    public List<TalkPoint> disagreed() {
      return points.stream().filter(it -> it.kind() == TalkPoint.Kind.DISAGREED && it.isHeld()).toList();
    }

    public boolean isOwn(TalkNote note) {
      return note.contact().equals(member.contact().id());
    }

    public boolean isForPartiesAlone() {
      return dialogue().audience() == dk.pip.commitments.CommitmentAudience.PARTIES;
    }
  }

  /// One text to be written anew: a note of one's own, or one's side's words.
  ///
  /// @param what `note` or `words`, as in keys of the catalogue
  public record Rewrite(DialogueMember member, Talk talk, String what, UUID id, String other, String text, Problems problems) {
    public String back() {
      return member.address() + Talks.address(talk) + "/referat";
    }

    public String action() {
      return member.address() + Talks.address(talk) + ("note".equals(what) ? "/noter/" + id : "/punkter/" + id + "/ord");
    }
  }
}
