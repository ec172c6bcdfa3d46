package dk.pip.tips;

import dk.pip.people.Audit;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.shared.Id;
import dk.pip.shared.Role;
import dk.pip.shared.Sha256;
import dk.pip.shared.Texts;
import dk.pip.thread.Threads;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The newsroom's way to tips: finds, sorts, answers. All of it is for editors; who told a tip that is sealed is there for one of
/// them only.
@Service
public class TipDesk {
  private static final Duration PRESENT = Duration.ofSeconds(40);
  private static final int MOST_SEARCHED = 500;
  private static final int MOST_WORDS = 8;
  private static final int MOST_ALIKE = 30;

  private final TipTable tips;
  private final Tippers tippers;
  private final TipParts parts;
  private final TipPost post;
  private final PublishedStories published;
  private final People people;
  private final Audit audit;
  private final Threads threads;
  private final Clock clock;

  TipDesk(TipTable tips, Tippers tippers, TipParts parts, TipPost post, PublishedStories published, People people, Audit audit, Threads threads, Clock clock) {
    this.tips = tips;
    this.tippers = tippers;
    this.parts = parts;
    this.post = post;
    this.published = published;
    this.people = people;
    this.audit = audit;
    this.threads = threads;
    this.clock = clock;
  }

  /// All that an editor may see of a tip.
  ///
  /// @param tipper null where they are sealed to somebody else, and where nobody is known
  /// @param letters empty where they are sealed to somebody else
  /// @param merged tips that were merged with it
  public record Seen(Tip tip, @Nullable Tipper tipper, List<TipLetter> letters, List<TipFile> files, List<TipNote> notes, List<TipStep> steps, List<Seen> merged) {
    /// Whether the editor sees who it is from, where that is known.
    public boolean isOpen(StaffId editor) {
      return tip.isOpenTo(editor);
    }
  }

  /// A row of a list.
  ///
  /// @param name of the tipper; empty where it is not known or not for the editor to see
  public record Row(Tip tip, String name, int files) {}

  /// How much is in each box, and how much is unread.
  public record Counts(Map<TipState, Integer> byState, long unread) {
    public int of(TipBox box) {
      var state = box.state();
      return state == null ? 0 : byState.getOrDefault(state, 0);
    }
  }

  public Counts count() {
    return new Counts(tips.count(), tips.countUnread());
  }

  /// A page of a box, the newest first.
  ///
  /// @param words what to look for: in the texts, and in names and addresses that the editor may see
  /// @param mine only what the editor has taken
  /// @param most of which one more is given where there are more
  public List<Row> list(Staff editor, TipBox box, String words, boolean mine, @Nullable TipId after, int most) {
    var wanted = Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).filter(word -> !word.isEmpty()).limit(MOST_WORDS).toArray(String[]::new);
    var state = box.state();
    var states = state == null ? null : new TipState[] {state};
    var found = tips.list(editor.id(), states, box == TipBox.NEW, wanted, people(editor, wanted), mine ? editor.id() : null, after, most + 1);
    var names = tippers.findAll(found.stream().filter(tip -> tip.isOpenTo(editor.id())).map(Tip::id).toList());
    return found.stream().map(tip -> new Row(tip, Optional.ofNullable(names.get(tip.id())).map(Tipper::name).orElse(""), parts.countFiles(tip.id()))).toList();
  }

  /// Tips whose tippers have all the words in their name, address or number. They are encrypted, so they are looked through here.
  private UUID[] people(Staff editor, String[] words) {
    if (words.length == 0) {
      return new UUID[0];
    }
    var found = tippers.findAll(tips.withTippers(editor.id(), MOST_SEARCHED));
    return found.entrySet().stream()
        .filter(
            each -> {
              var all = (each.getValue().name() + " " + each.getValue().mail() + " " + each.getValue().phone()).toLowerCase(Locale.ROOT);
              return Arrays.stream(words).allMatch(all::contains);
            })
        .map(each -> each.getKey().value())
        .toArray(UUID[]::new);
  }

  public Optional<Seen> find(Staff editor, TipId id) {
    return tips.find(id).map(tip -> seen(editor, tip));
  }

  private Seen seen(Staff editor, Tip tip) {
    var isOpen = tip.isOpenTo(editor.id());
    var merged = tips.mergedInto(tip.id()).stream().map(other -> seen(editor, other)).toList();
    var steps = parts.steps(tip.id()).stream().filter(step -> !step.what().startsWith("note ")).toList();
    var files = parts.files(tip.id()).stream().filter(file -> isOpen || file.kind() != TipFile.Kind.MAIL).toList();
    return new Seen(tip, isOpen ? tippers.find(tip.id()).orElse(null) : null, isOpen ? parts.letters(tip.id()) : List.of(), files, parts.notes(tip.id()), steps, merged);
  }

  public Optional<Tips.Content> file(Staff editor, TipId id, UUID file) {
    var tip = tips.find(id).orElse(null);
    return parts.file(id, file)
        .filter(found -> tip != null && (tip.isOpenTo(editor.id()) || found.kind() != TipFile.Kind.MAIL))
        .map(found -> new Tips.Content(found, parts.content(found.id())));
  }

  public Optional<PublishedStory> published(Tip tip) {
    return tip.story() == null ? Optional.empty() : published.find(tip.story());
  }

  /// Notes that somebody has a tip open, and tells who else has had it within the last forty seconds.
  @Transactional
  public List<StaffId> see(Staff who, TipId tip) {
    var now = clock.instant();
    tips.see(tip, who.id(), now);
    return tips.seen(tip, now.minus(PRESENT)).stream().filter(other -> !other.equals(who.id())).toList();
  }

  /// What came of a deed.
  public enum Result {
    DONE,
    /// Somebody else was first, or it is not the time for it.
    NOT_NOW,
    /// Only whom it is sealed to can do it.
    SEALED,
    GONE
  }

  private Result act(Staff by, TipId id, Function<Tip, Result> deed) {
    var tip = tips.lock(id).orElse(null);
    return tip == null ? Result.GONE : tip.isOpenTo(by.id()) ? deed.apply(tip) : Result.SEALED;
  }

  private Result done(Staff by, Tip tip, String what) {
    parts.step(tip.id(), by.id(), what, clock.instant());
    return Result.DONE;
  }

  /// Somebody has read it; in spam that they have looked.
  @Transactional
  public Result read(TipId id) {
    var tip = tips.lock(id).orElse(null);
    if (tip == null) {
      return Result.GONE;
    }
    if (tip.state() == TipState.SPAM && tip.isUnread()) {
      tips.move(id, TipState.SPAM, true, clock.instant());
    }
    return tips.read(id, clock.instant()) ? Result.DONE : Result.NOT_NOW;
  }

  @Transactional
  public Result unread(TipId id) {
    return tips.find(id).isEmpty() ? Result.GONE : tips.read(id, null) ? Result.DONE : Result.NOT_NOW;
  }

  /// Gives a tip to somebody, or to nobody again.
  ///
  /// @param to an editor; null for nobody
  /// @param before who had it when they looked, so that nobody takes it from another without seeing
  @Transactional
  public Result assign(Staff by, TipId id, @Nullable StaffId to, @Nullable StaffId before) {
    if (to != null && people.find(to).filter(staff -> staff.may(Role.EDITOR)).isEmpty()) {
      return Result.NOT_NOW;
    }
    var tip = tips.lock(id).orElse(null);
    if (tip == null) {
      return Result.GONE;
    }
    if (!java.util.Objects.equals(tip.assignee(), before) && !java.util.Objects.equals(tip.assignee(), to)) {
      return Result.NOT_NOW;
    }
    var now = clock.instant();
    tips.assign(id, to);
    tips.read(id, now);
    if (to != null && tip.state() == TipState.NEW) {
      tips.move(id, TipState.ASSIGNED, false, now);
    } else if (to == null && tip.state() == TipState.ASSIGNED) {
      tips.move(id, TipState.NEW, false, now);
    }
    return done(by, tip, to == null ? "released" : to.equals(by.id()) ? "taken" : "given");
  }

  /// What came of an answer.
  public enum Answered {
    DONE,
    /// The same was sent before.
    TWICE,
    /// Something was written in between.
    OVERTAKEN,
    SEALED,
    GONE
  }

  /// Answers whoever told it: on their own page, and by mail where they gave an address.
  ///
  /// @param seen how many letters there were when they began to write
  /// @param stamp of the form
  @Transactional
  public Answered answer(Staff by, TipId id, String text, int seen, String stamp) {
    var tip = tips.lock(id).orElse(null);
    if (tip == null || tip.link() == null) {
      return Answered.GONE;
    }
    if (!tip.isOpenTo(by.id())) {
      return Answered.SEALED;
    }
    var texts = Texts.in(tip.language());
    var key = key(by, id, stamp);
    if (parts.hasLetter(key)) {
      return Answered.TWICE;
    }
    if (parts.letters(id).size() != seen) {
      return Answered.OVERTAKEN;
    }
    post.write(tip, TipLetter.Kind.ANSWER, by.id(), new TipPost.Words(texts.get("tips.letter.answer.subject"), text, texts.get("tips.letter.act"), null), key);
    var now = clock.instant();
    tips.read(id, now);
    if (tip.state() == TipState.NEW || tip.state() == TipState.ASSIGNED) {
      tips.move(id, TipState.ANSWERED, false, now);
    }
    parts.step(id, by.id(), "answered", now);
    return Answered.DONE;
  }

  private static byte[] key(Staff by, TipId tip, String stamp) {
    return Sha256.of((by.id().value() + " " + tip.value() + " " + stamp).getBytes(StandardCharsets.UTF_8));
  }

  /// Says that it becomes no story.
  ///
  /// @param text what whoever told it hears; empty for nothing
  @Transactional
  public Result decline(Staff by, TipId id, String text, String stamp) {
    return act(
        by,
        id,
        tip -> {
          if (!tip.state().isOpen()) {
            return Result.NOT_NOW;
          }
          var now = clock.instant();
          tips.move(id, TipState.DECLINED, true, now);
          tips.read(id, now);
          if (!text.isEmpty()) {
            for (var each : withMerged(tip)) {
              tell(by, each, TipLetter.Kind.DECLINED, "tips.letter.declined.subject", text, key(by, each.id(), stamp));
            }
          }
          return done(by, tip, "declined");
        });
  }

  private void tell(Staff by, Tip tip, TipLetter.Kind kind, String subject, String text, byte[] key) {
    var texts = Texts.in(tip.language());
    post.write(tip, kind, by.id(), new TipPost.Words(texts.get(subject), text, texts.get("tips.letter.act"), null), key);
  }

  List<Tip> withMerged(Tip tip) {
    var all = new ArrayList<Tip>();
    all.add(tip);
    all.addAll(tips.mergedInto(tip.id()));
    return all;
  }

  /// Takes a no back.
  @Transactional
  public Result reopen(Staff by, TipId id) {
    return act(
        by,
        id,
        tip -> {
          if (tip.state() != TipState.DECLINED && tip.state() != TipState.ANSWERED) {
            return Result.NOT_NOW;
          }
          tips.move(id, tip.assignee() == null ? TipState.NEW : TipState.ASSIGNED, false, clock.instant());
          return done(by, tip, "reopened");
        });
  }

  /// Sets a tip apart as none.
  @Transactional
  public Result spam(Staff by, TipId id) {
    return act(
        by,
        id,
        tip -> {
          if (!tip.state().isOpen()) {
            return Result.NOT_NOW;
          }
          tips.setApart(id, TipState.SPAM, null, true, clock.instant());
          tips.read(id, clock.instant());
          return done(by, tip, "spam");
        });
  }

  /// It is one, after all.
  @Transactional
  public Result noSpam(Staff by, TipId id) {
    return act(
        by,
        id,
        tip -> {
          if (tip.state() != TipState.SPAM) {
            return Result.NOT_NOW;
          }
          tips.takeBack(id, clock.instant());
          return done(by, tip, "no-spam");
        });
  }

  /// Lets a tip go with another that tells the same. Both texts stay, and all who told it hear.
  @Transactional
  public Result merge(Staff by, TipId id, TipId into) {
    if (id.equals(into)) {
      return Result.NOT_NOW;
    }
    // In one order, so that two who merge crosswise don't wait for each other.
    for (var each : List.of(id, into).stream().sorted(Comparator.comparing(TipId::value)).toList()) {
      tips.lock(each);
    }
    var main = tips.find(into).orElse(null);
    if (main == null || main.forgottenAt() != null || main.state() == TipState.MERGED || main.state() == TipState.SPAM) {
      return Result.NOT_NOW;
    }
    return act(
        by,
        id,
        tip -> {
          if (!tip.state().isOpen()) {
            return Result.NOT_NOW;
          }
          tips.passOn(id, into);
          tips.setApart(id, TipState.MERGED, into, false, clock.instant());
          tips.read(id, clock.instant());
          parts.step(into, by.id(), "joined", clock.instant());
          return done(by, tip, "merged");
        });
  }

  @Transactional
  public Result split(Staff by, TipId id) {
    return act(
        by,
        id,
        tip -> {
          if (tip.state() != TipState.MERGED) {
            return Result.NOT_NOW;
          }
          tips.takeBack(id, clock.instant());
          return done(by, tip, "split");
        });
  }

  /// Tips that may tell the same, the likeliest first: those that share the most words of five letters and more.
  public List<Tip> alike(Staff editor, Tip tip) {
    var words = words(tip);
    return tips.list(editor.id(), new TipState[] {TipState.NEW, TipState.ASSIGNED, TipState.ANSWERED, TipState.STORY}, false, new String[0], new UUID[0], null, null, 200).stream()
        .filter(other -> !other.id().equals(tip.id()) && other.forgottenAt() == null)
        .sorted(Comparator.comparingLong((Tip other) -> words(other).stream().filter(words::contains).count()).reversed())
        .limit(MOST_ALIKE)
        .toList();
  }

  private static Set<String> words(Tip tip) {
    return new HashSet<>(Arrays.stream((tip.subject() + " " + tip.text()).toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).filter(word -> word.length() > 4).toList());
  }

  /// From now on only this editor sees who told it.
  @Transactional
  public Result seal(Staff by, TipId id) {
    return act(
        by,
        id,
        tip -> {
          if (tip.sealedTo() != null) {
            return Result.NOT_NOW;
          }
          tips.seal(id, by.id());
          threads.changed();
          audit.record(by.id(), "tips.audit.sealed", String.valueOf(tip.number()));
          return done(by, tip, "sealed");
        });
  }

  @Transactional
  public Result unseal(Staff by, TipId id) {
    return act(
        by,
        id,
        tip -> {
          if (tip.sealedTo() == null) {
            return Result.NOT_NOW;
          }
          tips.seal(id, null);
          threads.changed();
          audit.record(by.id(), "tips.audit.unsealed", String.valueOf(tip.number()));
          return done(by, tip, "unsealed");
        });
  }

  @Transactional
  public Result note(Staff by, TipId id, String text) {
    if (tips.find(id).isEmpty()) {
      return Result.GONE;
    }
    Instant now = clock.instant();
    parts.addNote(id, new TipNote(Id.fresh(now), now, by.id(), text));
    return Result.DONE;
  }

  @Transactional
  public Result removeNote(Staff by, TipId id, UUID note) {
    return parts.removeNote(id, note, by.id()) ? Result.DONE : Result.GONE;
  }
}
