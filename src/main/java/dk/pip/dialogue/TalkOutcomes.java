package dk.pip.dialogue;

import dk.pip.commitments.CommitmentAudience;
import dk.pip.editions.StoryId;
import dk.pip.newsroom.Newsroom;
import dk.pip.newsroom.StoriesInThread;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import dk.pip.thread.Threads;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What comes of a talk: points that go into the agreement's draft, and a story.
@Service
public class TalkOutcomes {
  private final Talks talks;
  private final Agreements agreements;
  private final Newsroom newsroom;
  private final Threads threads;
  private final Settings settings;

  TalkOutcomes(Talks talks, Agreements agreements, Newsroom newsroom, Threads threads, Settings settings) {
    this.talks = talks;
    this.agreements = agreements;
    this.newsroom = newsroom;
    this.threads = threads;
    this.settings = settings;
  }

  public sealed interface Carried {
    /// @param points how many came into the draft; those that were there already don't count
    record Done(int version, int points) implements Carried {}

    /// Nothing is agreed yet.
    record Nothing() implements Carried {}

    /// A version is up to be signed, or somebody has just changed the draft.
    record NotNow() implements Carried {}
  }

  /// Carries what both agree on into the agreement's draft, as promises, and what they don't in each side's words where the draft says
  /// nothing of it yet. What was carried before is left as it stands there now.
  @Transactional
  public Carried carry(DialogueMember member, Talk talk) {
    talks.lock(talk);
    var dialogue = member.dialogue();
    var all = talks.points(talk);
    var agreed = all.stream().filter(TalkPoint::isAgreed).toList();
    var disagreed = all.stream().filter(it -> it.kind() == TalkPoint.Kind.DISAGREED && it.isHeld()).map(it -> Talks.inWords(it, side -> dialogue.party(side).name())).toList();
    if (agreed.isEmpty() && disagreed.isEmpty()) {
      return new Carried.Nothing();
    }
    var author = new Agreements.Author.Speaker(member.contact());
    var draft = agreements.begin(author, dialogue);
    if (!draft.isDraft()) {
      return new Carried.NotNow();
    }
    var text = draft.text();
    var pledges = new ArrayList<>(text.pledges());
    for (var point : agreed) {
      var key = talks.pledgeKey(point);
      if (pledges.size() < AgreementText.MOST_PLEDGES && pledges.stream().noneMatch(it -> it.key().equals(key))) {
        pledges.add(pledge(dialogue, point, key));
      }
    }
    var parts = new EnumMap<AgreementPart, String>(AgreementPart.class);
    parts.putAll(text.parts());
    var words = String.join("\n\n---\n\n", disagreed);
    if (!disagreed.isEmpty() && text.part(AgreementPart.DISAGREEMENT).isBlank() && words.length() <= AgreementText.LONGEST) {
      parts.put(AgreementPart.DISAGREEMENT, words);
    }
    var saved = agreements.save(author, draft, draft.revision(), new AgreementText(parts, text.audiences(), pledges, text.appendices()), draft.changedWhy());
    return saved instanceof Agreements.Saved.Done ? new Carried.Done(draft.number(), pledges.size() - text.pledges().size()) : new Carried.NotNow();
  }

  private static Pledge pledge(Dialogue dialogue, TalkPoint point, String key) {
    var does = point.does();
    var due = point.due();
    return new Pledge(key, does == null ? point.side() : does, Talks.shortened(point.text()), due == null ? dialogue.until() : due, "", null, "", null, dialogue.audience());
  }

  /// What of a talk's points may be told: all of them where the dialogue is for more than its parties, else what both say may be told.
  public List<TalkPoint> tellable(Dialogue dialogue, Talk talk) {
    return talks.points(talk).stream()
        .filter(it -> it.kind() == TalkPoint.Kind.AGREED ? it.isAgreed() : it.isHeld())
        .filter(it -> dialogue.audience() != CommitmentAudience.PARTIES || it.mayBeTold())
        .toList();
  }

  /// The story that somebody has made of it.
  public Optional<StoryId> story(Talk talk) {
    return talks.story(talk).map(StoryId::new);
  }

  /// Begins a story in the newsroom with what may be told, once for each talk. Persons and notes are not in it.
  ///
  /// @return empty where nothing may be told
  @Transactional
  public Optional<StoryId> tell(Staff by, Dialogue dialogue, Talk talk) {
    talks.lock(talk);
    var before = story(talk);
    if (before.isPresent()) {
      return before;
    }
    var points = tellable(dialogue, talk);
    if (points.isEmpty() && dialogue.audience() == CommitmentAudience.PARTIES) {
      return Optional.empty();
    }
    var texts = Texts.in(settings.language());
    var headline = dialogue.audience() == CommitmentAudience.PARTIES ? texts.get("dialogue.talk.story.headline") : talk.title();
    var id = newsroom.begin(by, headline, true, file -> file.with("standfirst", standfirst(dialogue, talk, texts)).withBody(body(dialogue, points, texts)));
    if (dialogue.audience() != CommitmentAudience.PUBLIC) {
      newsroom.assign(by, id, null, null, Audience.STAFF);
    }
    talks.became(talk, id.value());
    if (dialogue.audience() != CommitmentAudience.PARTIES) {
      threads.tie(AgreementsInThread.ref(dialogue.id()), StoriesInThread.ref(id));
    }
    return Optional.of(id);
  }

  /// Of a talk that only the parties know of it isn't said who they are: it is for the editor to ask.
  private static String standfirst(Dialogue dialogue, Talk talk, Texts texts) {
    return dialogue.audience() == CommitmentAudience.PARTIES
        ? ""
        : texts.get(
            "dialogue.talk.story.standfirst",
            dialogue.management().name(),
            dialogue.counterpart().name(),
            Dates.date(Dates.local(talk.at()).toLocalDate(), texts.language()));
  }

  private static String body(Dialogue dialogue, List<TalkPoint> points, Texts texts) {
    var agreed = points.stream().filter(TalkPoint::isAgreed).map(it -> "- " + agreed(dialogue, it, texts)).collect(Collectors.joining("\n"));
    var disagreed = points.stream().filter(it -> !it.isAgreed()).map(it -> Talks.inWords(it, side -> name(dialogue, side, texts))).collect(Collectors.joining("\n\n"));
    var body = new StringBuilder();
    if (!agreed.isEmpty()) {
      body.append("## ").append(texts.get("dialogue.talk.story.agreed")).append("\n\n").append(agreed).append("\n\n");
    }
    if (!disagreed.isEmpty()) {
      body.append("## ").append(texts.get("dialogue.talk.story.disagreed")).append("\n\n").append(disagreed).append('\n');
    }
    return body.toString();
  }

  private static String name(Dialogue dialogue, Side side, Texts texts) {
    return dialogue.audience() == CommitmentAudience.PARTIES
        ? texts.get(side == Side.MANAGEMENT ? "dialogue.talk.story.one" : "dialogue.talk.story.other")
        : dialogue.party(side).name();
  }

  private static String agreed(Dialogue dialogue, TalkPoint point, Texts texts) {
    var text = point.text().strip();
    var does = point.does();
    var due = point.due();
    return text
        + (does == null || dialogue.audience() == CommitmentAudience.PARTIES ? "" : " (" + name(dialogue, does, texts) + (due == null ? "" : ", " + texts.get("dialogue.step.until", Dates.date(due, texts.language()))) + ")");
  }
}
