package dk.pip.commitments;

import dk.pip.editions.StoryId;
import dk.pip.newsroom.Newsroom;
import dk.pip.newsroom.StoriesInThread;
import dk.pip.people.Staff;
import dk.pip.people.Unit;
import dk.pip.people.Units;
import dk.pip.settings.Settings;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Letters;
import dk.pip.shared.Texts;
import dk.pip.thread.Threads;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Begins stories of what came of promises, with what may be told of them filled in.
@Service
public class CommitmentStories {
  private static final int LONGEST_HEADLINE = 120;

  private final Commitments commitments;
  private final Contacts contacts;
  private final Units units;
  private final Newsroom newsroom;
  private final Settings settings;
  private final Threads threads;

  CommitmentStories(Commitments commitments, Contacts contacts, Units units, Newsroom newsroom, Settings settings, Threads threads) {
    this.commitments = commitments;
    this.contacts = contacts;
    this.units = units;
    this.newsroom = newsroom;
    this.settings = settings;
    this.threads = threads;
  }

  /// Begins a story of what came of a promise: its facts are a text that a person writes on from. One of a promise for staff is for staff.
  ///
  /// @return empty where the promise is the parties’ alone
  @Transactional
  public Optional<StoryId> begin(Staff by, CommitmentId id) {
    var it = commitments.get(id);
    if (it.audience() == CommitmentAudience.PARTIES) {
      return Optional.empty();
    }
    var texts = Texts.in(settings.language());
    var headline = Letters.shortened(LONGEST_HEADLINE, texts.get("commitments.story.headline", it.terms().sentence()));
    var story = newsroom.begin(by, headline, false, file -> file.withBody(body(it, texts)));
    if (it.audience() == CommitmentAudience.STAFF) {
      newsroom.assign(by, story, null, null, Audience.STAFF);
    }
    threads.tie(CommitmentsInThread.ref(id), StoriesInThread.ref(story));
    return Optional.of(story);
  }

  private String body(Commitment it, Texts texts) {
    var history = commitments.history(it.id());
    var paragraphs = new ArrayList<String>();
    var unit = it.terms().unit() == null ? "" : units.find(it.terms().unit()).map(Unit::name).orElse("");
    var owner = contacts.find(it.terms().owner()).map(contact -> contact.publicName(unit)).orElse("");
    var first = history.getFirst().terms();
    var source = it.source().words().isEmpty() ? texts.get("commitments.source." + it.source().kind().word()) : it.source().words();
    paragraphs.add(texts.get("commitments.story.promised", date(it.promisedOn(), texts), owner, plain(first.sentence()), date(first.due(), texts), plain(source)));
    var counterpart = it.terms().counterpart();
    if (counterpart != null && !it.terms().owed().isEmpty()) {
      paragraphs.add(texts.get("commitments.story.owed", contacts.find(counterpart).map(contact -> contact.publicName("")).orElse(""), plain(it.terms().owed())));
    }
    for (var step : history) {
      if (step.act() == CommitmentStep.Act.REPORTED || step.act() == CommitmentStep.Act.TERMS || step.act() == CommitmentStep.Act.TAKEN_UP) {
        if (step.number() < history.size() && history.get(step.number()).act() == CommitmentStep.Act.UNDONE) {
          continue;
        }
        paragraphs.add(
            texts.get("commitments.story.step", date(step.day(), texts), texts.get("commitments.state." + step.state().word()), plain(step.why()), date(step.terms().due(), texts)).strip());
      }
    }
    paragraphs.add(texts.get("commitments.story.now", texts.get("commitments.state." + it.state().word()), plain(it.terms().sentence()), date(it.terms().due(), texts)));
    return String.join("\n\n", paragraphs) + "\n";
  }

  private static String date(LocalDate day, Texts texts) {
    return Dates.date(day, texts.language());
  }

  /// Signs that mean something in CommonMark stand for themselves.
  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>#~|!])", "\\\\$1");
  }
}
