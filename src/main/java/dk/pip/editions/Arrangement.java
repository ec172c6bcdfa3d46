package dk.pip.editions;

import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Language;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes drafts on the screen: an edition begun, its blocks written and moved, stories put in and taken out. Each change is a
/// draft of its own, so that it can be undone ([Editions#undoImport]); whoever changes says which one they saw.
@Service
public class Arrangement {
  /// What an edition has every time, and the next begins with.
  private static final Set<String> STANDING = Set.of("greeting", "also-in-this-issue", "info-box", "next-issue");

  private static final int THUMBNAIL = 320;

  private final Drafts drafts;
  private final DraftStories stories;
  private final Editions editions;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Arrangement(Drafts drafts, DraftStories stories, Editions editions, Audit audit, TransactionTemplate transaction, Clock clock) {
    this.drafts = drafts;
    this.stories = stories;
    this.editions = editions;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// An edition that is begun.
  ///
  /// @param isNew false where there was one of that month for that audience
  public record Begun(EditionId id, boolean isNew) {}

  /// Begins an edition.
  ///
  /// @param skeleton the edition whose standing blocks it begins with; null for none
  public Begun begin(Staff by, YearMonth month, Audience audience, int number, String title, @Nullable EditionId skeleton) {
    var slug = month.toString();
    var file = EditionFile.fresh(number, slug, title, audience);
    var from = skeleton == null ? null : drafts.find(skeleton).orElse(null);
    if (from != null) {
      file = withStanding(file, from, month);
    }
    var text = file.text();
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              var now = clock.instant();
              var id = new EditionId(Id.fresh(now));
              var edition = new Edition(number, null, month, title, audience, Language.DA, null, List.of());
              if (!drafts.add(id, edition, now)) {
                return new Begun(drafts.findId(audience, slug).orElseThrow(), false);
              }
              drafts.begin(id, text, title, number, now, by);
              audit.record(by.id(), "editions.audit.begun", title + ", " + slug);
              return new Begun(id, true);
            }));
  }

  private EditionFile withStanding(EditionFile fresh, EditionSummary from, YearMonth month) {
    var file = fresh;
    var before = EditionFile.read(drafts.editionText(from.id(), from.revision())).map(EditionFile::blocks).orElse(List.of());
    for (var entry : before) {
      if (STANDING.contains(entry.kind()) && entry.text("until").isEmpty()) {
        file = file.with(file.blocks().size(), entry.kind(), moved(entry.fields(), from.month(), month));
      }
    }
    return file;
  }

  /// Days that come back move along with the edition.
  private static Map<String, Object> moved(Map<String, Object> fields, YearMonth from, YearMonth to) {
    var months = from.until(to, java.time.temporal.ChronoUnit.MONTHS);
    var moved = new LinkedHashMap<>(fields);
    for (var name : List.of("date", "tips-by")) {
      if (moved.get(name) instanceof String day) {
        try {
          moved.put(name, LocalDate.parse(day).plusMonths(months).toString());
        } catch (DateTimeException e) {
          moved.remove(name);
        }
      }
    }
    if (!(moved.get("when") instanceof String) && !(moved.get("date") instanceof String) && moved.containsKey("tips-by")) {
      moved.remove("tips-by");
    }
    return moved;
  }

  /// A draft as it is arranged.
  ///
  /// @param stories by slug
  /// @param file empty where its `edition.yaml` can't be read
  public record Arrangeable(EditionSummary edition, Optional<EditionFile> file, Map<String, StoryId> stories) {}

  public Optional<Arrangeable> find(EditionId id) {
    return drafts.find(id).map(this::arrangeable);
  }

  private Arrangeable arrangeable(EditionSummary edition) {
    var file = EditionFile.read(drafts.editionText(edition.id(), edition.revision()));
    return new Arrangeable(edition, file, drafts.storiesOf(edition.id(), edition.revision()));
  }

  /// Stories that are approved, and that no edition has; those that came out by themselves last.
  public List<DraftStories.Ready> ready(Audience audience) {
    var ready = new ArrayList<>(stories.ready(audience));
    var singles = editions.singlesWithoutEdition(audience);
    stories.describe(singles.keySet()).values().stream()
        .filter(story -> audience == Audience.STAFF || story.audience() == Audience.PUBLIC)
        .sorted(Comparator.comparing(DraftStories.Ready::headline))
        .forEach(ready::add);
    return ready;
  }

  /// The stories that come or came out by themselves in a month, the first one first.
  public Map<StoryId, EditionSummary> singles(YearMonth month) {
    var found = new LinkedHashMap<StoryId, EditionSummary>();
    editions.singles(month).forEach(single -> editions.storyOf(single).ifPresent(story -> found.put(story, single)));
    return found;
  }

  /// Stories as an edition lists them, by id; those that are gone aren't there.
  public Map<StoryId, DraftStories.Ready> describe(Map<String, StoryId> some) {
    return stories.describe(some.values());
  }

  /// The pictures of the newest draft, by path, for whoever writes a block.
  public List<String> pictures(EditionId id) {
    return drafts.find(id).map(edition -> drafts.picturePaths(id, edition.revision())).orElse(List.of());
  }

  /// One of them, a few hundred pixels wide.
  public Optional<Picture> picture(EditionId id, String path) {
    return drafts.find(id)
        .map(edition -> drafts.pictureSums(id, edition.revision()).get(path))
        .flatMap(drafts::findPicture)
        .map(picture -> Pictures.scaledTo(picture, THUMBNAIL));
  }

  public Arranged move(Staff by, EditionId id, int seen, int from, int to) {
    return change(by, id, seen, from, draft -> {
      var last = draft.file().blocks().size() - 1;
      var place = Math.clamp(to, 0, last);
      return new Step(draft.file().moved(from, place), "moved", name(draft, from), place);
    });
  }

  public Arranged remove(Staff by, EditionId id, int seen, int position) {
    return change(by, id, seen, position, draft -> {
      var entry = draft.file().blocks().get(position);
      var step = new Step(draft.file().without(position), "removed", name(draft, position), -1);
      return entry.text("story").isEmpty() ? step : step.leaving(entry.text("story"));
    });
  }

  /// Shows a story in full, or only how it begins.
  public Arranged show(Staff by, EditionId id, int seen, int position, boolean full) {
    return change(by, id, seen, position, draft -> {
      var entry = draft.file().blocks().get(position);
      var fields = new LinkedHashMap<>(entry.fields());
      if (full) {
        fields.remove("text");
      }
      return new Step(draft.file().replaced(position, full ? "story" : "story-teaser", fields), full ? "shown-in-full" : "shown-as-teaser", name(draft, position), position);
    });
  }

  /// Puts a story into an edition.
  ///
  /// @param position where it is to stand; past the last block for the end
  public Arranged place(Staff by, EditionId id, int seen, StoryId story, boolean full, int position) {
    var known = stories.describe(List.of(story)).get(story);
    if (known == null) {
      return new Arranged.Gone();
    }
    return change(by, id, seen, -1, draft -> {
      if (draft.stories().containsValue(story)) {
        return Step.refused("", "editions.arrange.there-already");
      }
      if (draft.edition().audience() == Audience.PUBLIC && known.audience() == Audience.STAFF) {
        return Step.refused("", "editions.arrange.staff-only");
      }
      var clash = clash(draft.edition(), story);
      if (clash != null) {
        return Step.refused("", "editions.arrange.picture-clash", clash);
      }
      var slug = freeSlug(editions.knownSlug(story, draft.edition().audience()).orElse(known.slug()), draft.stories().keySet());
      var place = Math.clamp(position, 0, draft.file().blocks().size());
      var file = draft.file().with(place, full ? "story" : "story-teaser", Map.of("story", slug));
      return new Step(file, "placed", known.headline(), place).adding(slug, story);
    });
  }

  /// A path that means one picture for the story and another in the draft; null where there is none.
  private @Nullable String clash(EditionSummary edition, StoryId story) {
    var wanted = stories.texts(List.of(story)).get(story);
    var there = drafts.pictureSums(edition.id(), edition.revision());
    return wanted == null
        ? null
        : wanted.pictures().entrySet().stream().filter(it -> !there.getOrDefault(it.getKey(), it.getValue()).equals(it.getValue())).map(Map.Entry::getKey).findFirst().orElse(null);
  }

  private static String freeSlug(String wanted, Set<String> taken) {
    var slug = wanted;
    for (var i = 2; taken.contains(slug); i++) {
      slug = wanted + "-" + i;
    }
    return slug;
  }

  /// Writes a block anew, or a further one.
  ///
  /// @param position of the block; for a further one where it is to stand
  /// @param isNew whether it is a further one
  /// @param fields as `docs/edition-bundle.md` has them
  /// @param pictures that came with it, by path
  public Arranged write(
      Staff by, EditionId id, int seen, int position, boolean isNew, Block.Kind kind, Map<String, Object> fields, Map<String, Picture> pictures) {
    return change(by, id, seen, isNew ? -1 : position, draft -> {
      var place = isNew ? Math.clamp(position, 0, draft.file().blocks().size()) : position;
      var file = isNew ? draft.file().with(place, kind.word(), fields) : draft.file().replaced(place, kind.word(), fields);
      var problems = problems(draft.edition(), file, file.blocks().get(place), pictures);
      if (!problems.isEmpty()) {
        return Step.refused(problems);
      }
      var about = file.blocks().get(place).text("title");
      return new Step(file, isNew ? "added" : "written", about, place).with(pictures);
    });
  }

  /// Keeps pictures that no block shows yet: while their texts are written.
  public Arranged bring(Staff by, EditionId id, int seen, Map<String, Picture> pictures) {
    return change(by, id, seen, -1, draft -> new Step(draft.file(), "brought-pictures", "", -1).with(pictures));
  }

  /// What the title line and the rest of the edition's own fields are.
  public Arranged title(Staff by, EditionId id, int seen, String title, int number, String volume, Language language) {
    return change(by, id, seen, -1, draft ->
        new Step(
            draft.file().with("title", title).with("number", String.valueOf(number)).with("volume", volume).with("language", language == Language.DA && draft.file().field("language").isEmpty() ? "" : language.tag()),
            "titled",
            "",
            -1));
  }

  /// What is wrong with one block, as reading the whole edition finds it; what is wrong elsewhere is for the checks to say.
  private Map<String, Finding> problems(EditionSummary edition, EditionFile file, EditionFile.Entry entry, Map<String, Picture> fresh) {
    var content = drafts.live(edition.id(), edition.revision());
    var files = new TreeMap<>(content.files().files());
    files.put(BundleFiles.EDITION, file.text().getBytes(StandardCharsets.UTF_8));
    var pictures = new TreeMap<>(content.pictures());
    pictures.putAll(fresh);
    fresh.forEach((path, picture) -> files.put(path, picture.bytes()));
    List<Finding> findings;
    try {
      findings = BundleReader.read(new BundleFiles(files), (_, _) -> pictures).notes();
    } catch (BundleUnreadable e) {
      findings = e.findings();
    }
    var problems = new LinkedHashMap<String, Finding>();
    for (var finding : findings) {
      var isHere = BundleFiles.EDITION.equals(finding.file()) && finding.line() >= entry.firstLine() && finding.line() <= entry.lastLine();
      if (isHere && finding.level() == Finding.Level.BLOCKS) {
        problems.putIfAbsent(field(entry, finding), finding);
      }
    }
    return problems;
  }

  /// The field that a finding is about: the one it names, or the last that begins at its line or before.
  private static String field(EditionFile.Entry entry, Finding finding) {
    if (finding.key().equals("editions.bundle.missing")) {
      return String.valueOf(finding.arguments().getFirst());
    }
    var field = "";
    for (var line : entry.fieldLines().entrySet()) {
      if (line.getValue() <= finding.line() && !line.getKey().equals("kind")) {
        field = line.getKey();
      }
    }
    return field;
  }

  /// What a block is called where it is taken back.
  private String name(Draft draft, int position) {
    var entry = draft.file().blocks().get(position);
    var story = draft.stories().get(entry.text("story"));
    var known = story == null ? null : stories.describe(List.of(story)).get(story);
    return known != null ? known.headline() : entry.text("title").isEmpty() ? entry.kind() : entry.text("title");
  }

  private record Draft(EditionSummary edition, EditionFile file, Map<String, StoryId> stories) {}

  /// A change that was thought out.
  ///
  /// @param file null where it can't be made
  private record Step(
      @Nullable EditionFile file,
      String change,
      String about,
      int position,
      Map<String, StoryId> added,
      Set<String> left,
      Map<String, Picture> pictures,
      Map<String, Finding> problems) {
    Step(EditionFile file, String change, String about, int position) {
      this(file, change, about, position, Map.of(), Set.of(), Map.of(), Map.of());
    }

    static Step refused(String field, String key, Object... arguments) {
      return refused(Map.of(field, Finding.blocks(null, 0, key, arguments)));
    }

    static Step refused(Map<String, Finding> problems) {
      return new Step(null, "", "", -1, Map.of(), Set.of(), Map.of(), problems);
    }

    Step adding(String slug, StoryId story) {
      return new Step(file, change, about, position, Map.of(slug, story), left, pictures, problems);
    }

    Step leaving(String slug) {
      return new Step(file, change, about, position, added, Set.of(slug), pictures, problems);
    }

    Step with(Map<String, Picture> more) {
      return new Step(file, change, about, position, added, left, more, problems);
    }
  }

  /// @param position of a block that must be there; -1 for none
  private Arranged change(Staff by, EditionId id, int seen, int position, Function<Draft, Step> work) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              var there = drafts.lock(id) ? find(id).orElse(null) : null;
              var file = there == null ? null : there.file().orElse(null);
              if (there == null || file == null || there.edition().isSingle()) {
                return new Arranged.Gone();
              }
              if (there.edition().revision() != seen) {
                return new Arranged.Overtaken(there.edition().changedBy());
              }
              if (position >= file.blocks().size()) {
                return new Arranged.Gone();
              }
              var step = work.apply(new Draft(there.edition(), file, there.stories()));
              return step.file() == null ? new Arranged.Refused(step.problems()) : keep(by, there, file, step);
            }));
  }

  private Arranged keep(Staff by, Arrangeable there, EditionFile before, Step step) {
    var file = Objects.requireNonNull(step.file());
    if (file.text().equals(before.text()) && step.pictures().isEmpty()) {
      return new Arranged.Done(step.position());
    }
    var edition = there.edition();
    var title = file.field("title");
    var number = file.field("number").matches("\\d{1,2}") ? Integer.parseInt(file.field("number")) : edition.number();
    var revision =
        drafts.change(edition, file.text(), title, number, step.added(), step.left(), step.pictures(), clock.instant(), new Drafts.Maker(by), step.change(), step.about());
    if (!isOneSitting(by, edition)) {
      audit.record(by.id(), "editions.audit.arranged", title + ", " + edition.slug());
    }
    if (!step.added().isEmpty() || !step.left().isEmpty()) {
      editions.tell(by, there.stories().values(), new ArrayList<>(drafts.storiesOf(edition.id(), revision).values()));
    }
    return new Arranged.Done(step.position());
  }

  /// Whether the change before was theirs, too, and of the same day: for the audit that is one.
  private boolean isOneSitting(Staff by, EditionSummary edition) {
    var isToday = Dates.local(edition.changedAt()).toLocalDate().equals(Dates.local(clock.instant()).toLocalDate());
    return edition.isArranged() && isToday && drafts.madeBy(edition.id(), edition.revision()).filter(by.id()::equals).isPresent();
  }
}
