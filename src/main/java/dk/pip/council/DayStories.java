package dk.pip.council;

import dk.pip.editions.StoryFile;
import dk.pip.editions.StoryId;
import dk.pip.library.BroughtIn;
import dk.pip.library.Library;
import dk.pip.library.LibraryPicture;
import dk.pip.municipality.Municipality;
import dk.pip.newsroom.Newsroom;
import dk.pip.newsroom.StoriesInThread;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Texts;
import dk.pip.thread.Threads;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Begins a story of a day from its minutes, with figures and the drawing of what was chosen.
@Service
public class DayStories {
  private static final int MOST_LINES = 40;

  private final MinutesTable table;
  private final ClassProposalTable proposals;
  private final Newsroom newsroom;
  private final Library library;
  private final Municipality municipality;
  private final Settings settings;
  private final Threads threads;

  DayStories(
      MinutesTable table, ClassProposalTable proposals, Newsroom newsroom, Library library, Municipality municipality, Settings settings, Threads threads) {
    this.table = table;
    this.proposals = proposals;
    this.newsroom = newsroom;
    this.library = library;
    this.municipality = municipality;
    this.settings = settings;
    this.threads = threads;
  }

  /// Begins a draft that a person writes on from.
  @Transactional
  public StoryId begin(Staff by, CouncilDay day, CouncilMinutes minutes) {
    var texts = Texts.in(settings.language());
    var standfirst = texts.get("council.story.standfirst", day.delegations().size(), day.plan().theme());
    var story = newsroom.begin(by, headline(day, texts), false, file -> file.with("standfirst", standfirst).withBody(body(day, minutes, texts)));
    picture(by, day, story);
    table.story(day.id(), story.value());
    threads.tie(CouncilInThread.ref(day.id()), StoriesInThread.ref(story));
    return story;
  }

  private static String headline(CouncilDay day, Texts texts) {
    var granted = DayWords.granted(day);
    return switch (granted.size()) {
      case 0 -> texts.get("council.story.headline.none", day.plan().title());
      case 1 -> texts.get("council.story.headline", "»" + granted.getFirst().text().title() + "«");
      default -> texts.get("council.story.headline.many", granted.size());
    };
  }

  private String body(CouncilDay day, CouncilMinutes minutes, Texts texts) {
    var body = new StringBuilder();
    var result = day.result();
    body.append("| ").append(texts.get("council.story.figure.classes")).append(" | ").append(texts.get("council.story.figure.proposals")).append(" | ").append(texts.get("council.story.figure.money"));
    body.append(" |\n| ---: | ---: | ---: |\n| ").append(day.delegations().size()).append(" | ").append(day.proposals().stream().filter(it -> it.from().isEmpty() && it.isHandedIn()).count());
    body.append(" | ").append(texts.kroner(DayWords.granted(day).stream().mapToLong(DayWords::money).sum())).append(" |\n\n");
    if (result != null) {
      body.append("## ").append(texts.get("council.story.result")).append("\n\n");
      if (!result.words().isEmpty()) {
        body.append(DayMinutes.escaped(result.words())).append("\n\n");
      }
      for (var it : DayWords.granted(day)) {
        body.append("- ").append(texts.get("council.story.line", DayMinutes.escaped(it.text().title()), DayMinutes.escaped(DayWords.behind(day, it)), DayWords.granted(it, texts))).append('\n');
      }
      body.append('\n');
    }
    body.append("## ").append(texts.get("council.story.course")).append("\n\n");
    minutes.shown().stream().limit(MOST_LINES).forEach(it -> body.append("- ").append(DayMinutes.escaped(it.text().replace('\n', ' '))).append('\n'));
    // Whole, as the story goes out in mails and on paper too.
    var site = municipality.imprint().site();
    if (site != null && day.letGoAt() != null && minutes.publishedAt() != null) {
      body.append("\n[").append(texts.get("council.story.more")).append("](").append(site).append(day.path()).append("/referat)\n");
    }
    return body.toString();
  }

  /// The first picture of what was given most.
  private void picture(Staff by, CouncilDay day, StoryId story) {
    for (var it : DayWords.granted(day)) {
      for (var each : proposals.pictures(it.id())) {
        var content = proposals.picture(it.id(), each.id());
        var brought = content.flatMap(picture -> taken(library.bringIn(by, each.id() + "." + picture.format().extension(), picture.bytes())));
        if (brought.isPresent()) {
          var credit = DayWords.behind(day, it);
          var alt = each.alt().isEmpty() ? it.text().title() : each.alt();
          library.complete(by, brought.get().id(), alt, false, it.text().title(), credit);
          put(by, story, library.attach(story.value(), brought.get().id()), alt, it.text().title(), credit);
          return;
        }
      }
    }
  }

  private static Optional<LibraryPicture> taken(BroughtIn brought) {
    return switch (brought) {
      case BroughtIn.Taken(var picture) -> Optional.of(picture);
      case BroughtIn.Known(var picture) -> Optional.of(picture);
      case BroughtIn.Withdrawn _, BroughtIn.Refused _ -> Optional.empty();
    };
  }

  private void put(Staff by, StoryId story, String path, String alt, String caption, String credit) {
    Map<String, String> group = new LinkedHashMap<>();
    group.put("file", path);
    group.put("alt", alt);
    group.put("caption", caption);
    group.put("credit", credit);
    var revision = newsroom.find(by, story).orElseThrow().revision();
    newsroom.save(by, story, revision, file -> file.with(StoryFile.PICTURE, group));
  }
}
