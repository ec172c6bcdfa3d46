package dk.pip.dialogue;

import dk.pip.commitments.CommitmentAudience;
import dk.pip.editions.StoryId;
import dk.pip.municipality.Municipality;
import dk.pip.newsroom.Newsroom;
import dk.pip.newsroom.StoriesInThread;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.thread.Threads;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Begins stories about agreements, with what may be told and nothing else.
@Service
public class AgreementStories {
  private final Newsroom newsroom;
  private final Threads threads;
  private final Municipality municipality;
  private final Settings settings;

  AgreementStories(Newsroom newsroom, Threads threads, Municipality municipality, Settings settings) {
    this.newsroom = newsroom;
    this.threads = threads;
    this.municipality = municipality;
    this.settings = settings;
  }

  /// Whether somebody may begin a story about a version: who writes stories, about what others than the parties may read.
  public boolean mayBegin(Staff by, Dialogue dialogue, AgreementVersion version) {
    return by.may(Role.CONTRIBUTOR) && version.wasInForce() && dialogue.audience() != CommitmentAudience.PARTIES;
  }

  /// Begins a draft in the newsroom with the core task and the promises that readers may see.
  ///
  /// @return empty for those who may not
  @Transactional
  public Optional<StoryId> begin(Staff by, Dialogue dialogue, AgreementVersion version) {
    if (!mayBegin(by, dialogue, version)) {
      return Optional.empty();
    }
    var texts = Texts.in(settings.language());
    var eyes = dialogue.audience();
    var text = version.text().seenBy(eyes, dialogue);
    var headline = texts.get("dialogue.story.headline", dialogue.management().name(), dialogue.counterpart().name());
    var story =
        newsroom.begin(
            by, headline, false, file -> file.with("standfirst", texts.get("dialogue.story.standfirst", dialogue.purpose().isBlank() ? dialogue.title() : dialogue.purpose())).withBody(body(dialogue, text, texts)));
    threads.tie(AgreementsInThread.ref(dialogue.id()), StoriesInThread.ref(story));
    return Optional.of(story);
  }

  private String body(Dialogue dialogue, AgreementText text, Texts texts) {
    var body = new StringBuilder();
    if (!text.part(AgreementPart.CORE_TASK).isEmpty()) {
      body.append(text.part(AgreementPart.CORE_TASK)).append("\n\n");
    }
    for (var side : Side.values()) {
      if (!text.pledges(side).isEmpty()) {
        body.append("## ").append(PledgeWords.heading(dialogue, side, texts)).append("\n\n");
        text.pledges(side).forEach(it -> body.append("- ").append(it.sentence()).append(" (").append(PledgeWords.facts(dialogue, it, texts)).append(")\n"));
        body.append('\n');
      }
    }
    // Whole, as the story goes out in mails and on paper too.
    var site = municipality.imprint().site();
    if (site != null) {
      body.append('[').append(dialogue.title()).append("](").append(site).append(AgreementsInSearch.address(dialogue)).append(")\n");
    }
    return body.toString();
  }
}
