package dk.pip.newsroom;

import dk.pip.events.Subscriber;
import dk.pip.mail.Letter;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.StaffId;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Writes to whose turn it is with a story: the editors when it is handed in, its writer when it comes back or is theirs to write.
/// Nobody hears of what has moved on meanwhile, nor of what they have done themselves. The letters are kept together with the
/// end of the delivery, and leave after it.
@Component
class TurnLetters {
  private static final Duration TRIED_FOR = Duration.ofHours(24);

  private final NewsroomStories stories;
  private final StoryNotes notes;
  private final Promises promises;
  private final FixedColumnTable columns;
  private final People people;
  private final Outbox outbox;
  private final Municipality municipality;
  private final Settings settings;
  private final Clock clock;

  TurnLetters(
      NewsroomStories stories,
      StoryNotes notes,
      Promises promises,
      FixedColumnTable columns,
      People people,
      Outbox outbox,
      Municipality municipality,
      Settings settings,
      Clock clock) {
    this.stories = stories;
    this.notes = notes;
    this.promises = promises;
    this.columns = columns;
    this.people = people;
    this.outbox = outbox;
    this.municipality = municipality;
    this.settings = settings;
    this.clock = clock;
  }

  /// Hears that a story was handed in or sent back, that somebody is asked to write one, and that somebody's name was put on
  /// a column.
  @Configuration(proxyBeanMethods = false)
  static class Hearing {
    @Bean
    Subscriber<StoryMoved> turn(TurnLetters letters) {
      return Subscriber.of("newsroom.turn", StoryMoved.class, letters::moved);
    }

    @Bean
    Subscriber<StoryAssigned> task(TurnLetters letters) {
      return Subscriber.of("newsroom.task", StoryAssigned.class, letters::assigned);
    }

    @Bean
    Subscriber<ColumnPromised> column(TurnLetters letters) {
      return Subscriber.of("newsroom.column", ColumnPromised.class, letters::promised);
    }
  }

  private void moved(StoryMoved event) {
    var story = stories.find(event.story()).orElse(null);
    var steps = story == null ? List.<StoryStep>of() : stories.steps(story.id());
    if (story == null || steps.size() != event.step()) {
      return;
    }
    var by = steps.getLast().by();
    if (by == null) {
      return;
    }
    if (event.state() == StoryState.SUBMITTED) {
      people.list().stream()
          .filter(account -> account.role().includes(Role.EDITOR) && !account.id().equals(by))
          .forEach(account -> write("submitted", account, story, by, null));
    } else if (event.state() == StoryState.DRAFT && steps.size() > 1 && !by.equals(story.writer())) {
      var said = notes.list(story.id()).stream().filter(note -> by.equals(note.by()) && !note.at().isBefore(event.at())).map(StoryNote::text).findFirst();
      people.findAccount(story.writer()).ifPresent(writer -> write("sent-back", writer, story, by, said.orElse(null)));
    }
  }

  private void assigned(StoryAssigned event) {
    var story = stories.find(event.story()).filter(it -> it.writer().equals(event.writer())).orElse(null);
    if (story != null && !event.writer().equals(event.by())) {
      people.findAccount(event.writer()).ifPresent(writer -> write("assigned", writer, story, event.by(), null));
    }
  }

  private void promised(ColumnPromised event) {
    var month = YearMonth.parse(event.month());
    var column = columns.find(event.column()).orElse(null);
    var isTheirs = promises.in(month, event.column()).filter(promise -> promise.story() == null && event.who().equals(promise.by())).isPresent();
    var to = people.findAccount(event.who()).orElse(null);
    if (column != null && isTheirs && to != null) {
      var texts = Texts.in(settings.language());
      var about = texts.get("newsroom.letter.of-month", column.name(), month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, texts.language().locale()));
      write("promised", to, event.by(), about, event.due(), null, "newsroom.letter.reminder.act", "/redaktion/maaned/" + month);
    }
  }

  private void write(String kind, Account to, NewsroomStory story, StaffId by, @Nullable String said) {
    write(kind, to, by, story.headline(), story.deadline(), said, "newsroom.letter.act", "/redaktion/historier/" + story.id().value());
  }

  private void write(String kind, Account to, StaffId by, String about, @Nullable LocalDate day, @Nullable String said, String act, String path) {
    var imprint = municipality.imprint();
    var address = MailAddress.parse(to.mail());
    if (to.disabled() || address.isEmpty() || imprint.site() == null) {
      return;
    }
    var texts = Texts.in(settings.language());
    var who = people.findAccount(by).map(Account::name).orElse(texts.get("newsroom.somebody"));
    var key = "newsroom.letter." + kind;
    var paragraphs = new ArrayList<>(List.of(texts.get(key + ".text", to.name(), who, about)));
    if (said != null) {
      paragraphs.add(texts.get("newsroom.letter.said", said));
    }
    if (day != null) {
      paragraphs.add(texts.get("newsroom.row.deadline", Dates.day(day, texts.language())) + ".");
    }
    var letter =
        new Letter(
            texts,
            imprint,
            texts.get(key + ".subject", about),
            paragraphs,
            texts.get(act),
            imprint.site() + path,
            texts.get("newsroom.letter.last", imprint.newsletter()));
    outbox.keep(key, address.get(), letter.message(address.get(), clock.instant()), TRIED_FOR);
  }
}
