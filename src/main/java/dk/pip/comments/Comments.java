package dk.pip.comments;

import dk.pip.editions.NewsQuery;
import dk.pip.editions.PublishedNews;
import dk.pip.keys.Keys;
import dk.pip.mail.Letter;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.readers.Throttle;
import dk.pip.settings.Settings;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Texts;
import dk.pip.shared.Tokens;
import dk.pip.thread.Threads;
import dk.pip.tips.CoveredText;
import dk.pip.tips.Given;
import dk.pip.tips.NewTip;
import dk.pip.tips.TipWay;
import dk.pip.tips.Tipper;
import dk.pip.tips.Tips;
import dk.pip.tips.TipsInThread;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door to what readers say of stories. Of a reader only what they wrote is kept, and not for ever.
@Service
public class Comments {
  public static final int LONGEST = 2_000;
  public static final String OWN = "/kommentar/min/";

  /// How long it is known where to tell somebody what became of their comment, from when it was settled.
  static final Period MAIL_KEPT = Period.ofDays(30);

  static final Period HIDDEN_KEPT = Period.ofDays(90);
  static final Period KEPT = Period.ofYears(2);

  private static final Duration TRIED_FOR = Outbox.TRIED_FOR;
  private static final int PER_NETWORK = 20;
  private static final int REACTIONS_PER_NETWORK = 200;
  private static final int SUSPECT_LINKS = 3;
  private static final int MOST_SHOWN = 300;
  private static final int MOST_LISTED = 200;
  private static final String OWN_PURPOSE = "comment-own";
  private static final Pattern LINK = Pattern.compile("https?://|www\\.", Pattern.CASE_INSENSITIVE);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final CommentTable table;
  private final CommentSettings settings;
  private final PublishedNews news;
  private final Tips tips;
  private final Throttle throttle;
  private final Keys keys;
  private final Outbox outbox;
  private final Municipality municipality;
  private final Settings program;
  private final Threads threads;
  private final Audit audit;
  private final Clock clock;

  Comments(
      CommentTable table,
      CommentSettings settings,
      PublishedNews news,
      Tips tips,
      Throttle throttle,
      Keys keys,
      Outbox outbox,
      Municipality municipality,
      Settings program,
      Threads threads,
      Audit audit,
      Clock clock) {
    this.table = table;
    this.settings = settings;
    this.news = news;
    this.tips = tips;
    this.throttle = throttle;
    this.keys = keys;
    this.outbox = outbox;
    this.municipality = municipality;
    this.program = program;
    this.threads = threads;
    this.audit = audit;
    this.clock = clock;
  }

  /// Whether a story can be commented on, and by whom.
  ///
  /// @param closed whether what was written stays and nothing more is taken
  public record Openness(CommentMode mode, boolean closed) {}

  /// A story with what is open there, for those who decide.
  public record StoryRow(CommentedStory story, Openness openness) {}

  /// What stands below a story.
  public record Below(Openness openness, List<Comment> comments, Map<Reaction, Integer> reactions) {}

  public sealed interface Written {
    /// It is here, now or since it was sent the first time.
    ///
    /// @param ownPath where whoever wrote it sees what became of it
    record Taken(Comment comment, String ownPath) implements Written {}

    /// The story can't be commented on, or not any more.
    record Closed() implements Written {}

    /// Too many from the same network within an hour.
    record TooMany() implements Written {}
  }

  /// How many wait for somebody.
  public record Waiting(long waiting, long questions, long spam) {
    public long all() {
      return waiting + questions;
    }
  }

  /// Another whenever readers see something else.
  public long changeNumber() {
    return table.changeNumber();
  }

  /// A story that readers can see.
  public Optional<CommentedStory> story(String path) {
    return news.at(path).map(it -> new CommentedStory(path, it.story().headline(), it.audience()));
  }

  /// What is open at a story. Of one for staff nothing is ever public.
  public Openness openness(String path, Audience audience) {
    return openness(table.thread(path), audience);
  }

  private Openness openness(CommentTable.@Nullable Thread thread, Audience audience) {
    var mode = thread == null ? settings.usual() : thread.mode();
    return new Openness(audience == Audience.STAFF && mode == CommentMode.PUBLIC ? CommentMode.STAFF : mode, thread != null && thread.closed());
  }

  /// The newest stories, with what is open there.
  public List<StoryRow> stories(int most) {
    var found = news.find(NewsQuery.newest(Set.of(Audience.PUBLIC, Audience.STAFF), most)).stories();
    var threads = table.threads(found.stream().map(it -> it.story().path()).toList());
    return found.stream()
        .map(it -> new StoryRow(new CommentedStory(it.story().path(), it.story().headline(), it.audience()), openness(threads.get(it.story().path()), it.audience())))
        .toList();
  }

  @Transactional
  public void open(Staff by, CommentedStory story, Openness openness) {
    table.setThread(story.path(), new CommentTable.Thread(openness.mode(), openness.closed()), by.id(), clock.instant());
    audit.record(by.id(), "comments.audit." + openness.mode().word(), story.headline());
  }

  /// What stands below a story for those who see its page.
  public Below below(String path, Audience audience) {
    return new Below(openness(path, audience), table.below(path, audience, MOST_SHOWN), table.reactions(path, audience));
  }

  /// Takes a comment in. Not one transaction: the attempt counts whatever happens then. Of staff it is shown at once.
  public Written write(NewComment given) {
    var now = clock.instant();
    var openness = openness(given.story().path(), given.story().audience());
    var by = given.by();
    if (openness.closed() || openness.mode() == CommentMode.OFF || openness.mode() == CommentMode.STAFF && by == null) {
      return new Written.Closed();
    }
    if (by == null && !throttle.allows("comment", given.origin(), PER_NETWORK, now)) {
      return new Written.TooMany();
    }
    var audience = openness.mode() == CommentMode.STAFF ? Audience.STAFF : Audience.PUBLIC;
    var text = CoveredText.without(given.text(), false);
    var covered = !text.equals(given.text());
    var links = LINK.matcher(text).results().count();
    var suspect = by == null && (given.suspect() || links >= SUSPECT_LINKS);
    var state = suspect ? CommentState.SPAM : audience == Audience.STAFF && !covered ? CommentState.SHOWN : CommentState.WAITING;
    var mail = given.mail();
    var comment =
        new Comment(
            new CommentId(Id.fresh(now)),
            given.story().path(),
            audience,
            given.story().headline(),
            text,
            covered,
            given.name(),
            mail == null ? null : mail.text(),
            by == null ? null : by.id(),
            state,
            false,
            null,
            now,
            null,
            RANDOM.nextLong(1L << 62),
            null);
    var key = Tokens.hash("comment " + given.form());
    var taken = table.add(comment, key) ? comment : table.byForm(key).orElse(comment);
    return new Written.Taken(taken, ownPath(taken));
  }

  public String ownPath(Comment comment) {
    return OWN + keys.seal(OWN_PURPOSE, comment.link());
  }

  /// The comment that a link is for.
  public Optional<Comment> own(String token) {
    return keys.open(OWN_PURPOSE, token).filter(numbers -> numbers.length == 1).flatMap(numbers -> table.byLink(numbers[0]));
  }

  /// Takes away what somebody wrote, at their word, with what was answered.
  @Transactional
  public boolean deleteOwn(String token) {
    var comment = own(token).orElse(null);
    if (comment == null || !table.delete(comment.id())) {
      return false;
    }
    threads.forget(CommentsInThread.ref(comment.id()));
    return true;
  }

  /// Counts a reaction, once for each who reads: of a reader by a code of their network that is forgotten after a day, of staff by one
  /// from which nobody can tell who. Staff who press again take theirs back.
  ///
  /// @return false where the story takes none
  @Transactional
  public boolean react(CommentedStory story, Reaction reaction, @Nullable Staff by, String origin) {
    var openness = openness(story.path(), story.audience());
    var audience = openness.mode() == CommentMode.STAFF ? Audience.STAFF : Audience.PUBLIC;
    if (openness.mode() == CommentMode.OFF || openness.closed() || audience == Audience.STAFF && by == null) {
      return false;
    }
    var now = clock.instant();
    if (by == null && !throttle.allows("reaction", origin, REACTIONS_PER_NETWORK, now)) {
      return true;
    }
    var who = by == null ? "network " + origin + " " + Dates.local(now).toLocalDate() : "staff " + by.id().value();
    var key = keys.mac("comment-reaction", (story.path() + " " + reaction + " " + who).getBytes(StandardCharsets.UTF_8));
    if (table.mark(key, now.plus(Duration.ofDays(by == null ? 1 : 365)))) {
      table.react(story.path(), reaction, audience, 1);
    } else if (by != null && table.unmark(key)) {
      table.react(story.path(), reaction, audience, -1);
    }
    return true;
  }

  List<Comment> findAll(Collection<CommentId> ids) {
    return table.findAll(ids);
  }

  /// Those of some comments that everybody finds below a story.
  List<Comment> shownToAll(Collection<CommentId> ids) {
    var all = table.findAll(ids).stream().filter(it -> it.state() == CommentState.SHOWN && it.audience() == Audience.PUBLIC).toList();
    var paths = all.stream().map(Comment::path).collect(Collectors.toSet());
    if (paths.isEmpty()) {
      return List.of();
    }
    var standing = news.at(paths, Set.of(Audience.PUBLIC)).keySet();
    var threadOf = table.threads(paths);
    return all.stream().filter(it -> standing.contains(it.path()) && openness(threadOf.get(it.path()), Audience.PUBLIC).mode() == CommentMode.PUBLIC).toList();
  }

  public Optional<Comment> find(CommentId id) {
    return table.find(id);
  }

  public List<Comment> waiting() {
    return table.waiting(MOST_LISTED);
  }

  public List<Comment> questions() {
    return table.questions(MOST_LISTED);
  }

  public List<Comment> in(CommentState state) {
    return table.in(state, MOST_LISTED);
  }

  public Waiting counts() {
    var counts = table.counts();
    return new Waiting(counts.waiting(), counts.questions(), counts.spam());
  }

  /// @return false where somebody has decided otherwise in the meantime
  @Transactional
  public boolean show(Staff by, Comment comment) {
    var done = table.move(comment.id(), comment.state(), CommentState.SHOWN, null, by.id(), clock.instant());
    if (done && comment.state() != CommentState.SHOWN) {
      audit.record(by.id(), "comments.audit.shown", comment.headline());
      tell(comment, "comments.letter.shown", comment.path());
    }
    return done;
  }

  /// @param reason as readers and whoever wrote it see it
  @Transactional
  public boolean hide(Staff by, Comment comment, String reason) {
    var done = table.move(comment.id(), comment.state(), CommentState.HIDDEN, reason, by.id(), clock.instant());
    if (done) {
      audit.record(by.id(), "comments.audit.hidden", comment.headline() + ": " + reason);
      tell(comment, "comments.letter.hidden", reason);
    }
    return done;
  }

  /// Lets somebody look at it once more: undoes what was decided.
  @Transactional
  public boolean reopen(Staff by, Comment comment) {
    var done = table.move(comment.id(), comment.state(), CommentState.WAITING, null, null, clock.instant());
    if (done) {
      audit.record(by.id(), "comments.audit.reopened", comment.headline());
    }
    return done;
  }

  /// Answers in the newsroom's name. What was not looked at yet is shown with it.
  @Transactional
  public boolean answer(Staff by, Comment comment, String text) {
    var now = clock.instant();
    if (!table.move(comment.id(), comment.state(), CommentState.SHOWN, null, by.id(), now)) {
      return false;
    }
    table.answer(comment.id(), text, by.id(), now);
    audit.record(by.id(), "comments.audit.answered", comment.headline());
    tell(comment, "comments.letter.answered", text);
    return true;
  }

  @Transactional
  public boolean endAnswer(Staff by, Comment comment) {
    var done = table.endAnswer(comment.id());
    if (done) {
      audit.record(by.id(), "comments.audit.answer-ended", comment.headline());
    }
    return done;
  }

  @Transactional
  public boolean question(Comment comment, boolean is) {
    return table.question(comment.id(), is);
  }

  /// Makes a tip of it, with the address of whoever wrote it, if they gave one; the comment stays what it is.
  ///
  /// @return false where it is one already
  @Transactional
  public boolean tip(Staff by, Comment comment) {
    if (comment.tip() != null) {
      return false;
    }
    var texts = Texts.in(program.language());
    var mail = comment.mail();
    var tipper = new Tipper(comment.name(), mail == null ? "" : mail, "", false);
    var text = texts.get("comments.tip", comment.headline()) + "\n\n" + comment.text();
    var given = tips.give(new NewTip(TipWay.STAFF, program.language(), text, tipper, List.of(), "comment " + comment.id().value(), by.id().value().toString(), false));
    var done = given instanceof Given.Taken(var tip, _) && table.tip(comment.id(), tip.value());
    if (done && given instanceof Given.Taken(var tip, _)) {
      audit.record(by.id(), "comments.audit.tip", comment.headline());
      threads.tie(CommentsInThread.ref(comment.id()), TipsInThread.ref(tip));
    }
    return done;
  }

  /// One short mail, to those who gave their address.
  private void tell(Comment comment, String key, String argument) {
    var to = comment.mail() == null ? null : MailAddress.parse(comment.mail()).orElse(null);
    var site = municipality.imprint().site();
    if (to == null || site == null) {
      return;
    }
    var texts = Texts.in(program.language());
    var letter =
        new Letter(
            texts,
            municipality.imprint(),
            texts.get(key + ".subject"),
            List.of(texts.get("comments.letter.hello", comment.name()), texts.get(key + ".text", comment.headline(), argument)),
            texts.get("comments.letter.act"),
            site + ownPath(comment),
            texts.get("comments.letter.last"));
    outbox.keep("comments.letter", to, letter.message(to, clock.instant()), TRIED_FOR);
  }

  @Transactional
  void forget() {
    var now = clock.instant();
    var day = now.atZone(Dates.ZONE);
    table
        .forget(now, day.minus(MAIL_KEPT).toInstant(), day.minus(HIDDEN_KEPT).toInstant(), day.minus(KEPT).toInstant())
        .forEach(gone -> threads.forget(CommentsInThread.ref(gone)));
  }
}
