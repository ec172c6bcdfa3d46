package dk.pip.newsroom.web;

import dk.pip.editions.BylineLinks;
import dk.pip.editions.EditionSummary;
import dk.pip.editions.Placement;
import dk.pip.editions.StoryFile;
import dk.pip.editions.StoryId;
import dk.pip.language.LanguagePanel;
import dk.pip.newsroom.MonthBoard;
import dk.pip.newsroom.NewsroomStory;
import dk.pip.newsroom.ReadingLink;
import dk.pip.newsroom.StoryNote;
import dk.pip.newsroom.StoryState;
import dk.pip.newsroom.StoryStep;
import dk.pip.newsroom.StoryVersion;
import dk.pip.newsroom.Thanks;
import dk.pip.people.Account;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.StaffSearch;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.TextComparison;
import dk.pip.shared.Texts;
import dk.pip.thread.ThreadLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the pages about stories print.
public final class StoryPages {
  static final String STORIES = "/redaktion/historier";

  private StoryPages() {}

  static String address(StoryId id) {
    return STORIES + "/" + id.value();
  }

  /// The names of those who work here, of whom some may be gone.
  ///
  /// @param accounts by their ids
  public record Colleagues(Map<StaffId, Account> accounts) {
    public String name(StaffId id, Texts texts) {
      var account = accounts.get(id);
      return account == null ? texts.get("newsroom.somebody") : account.name();
    }
  }

  /// A line in a list of stories.
  public static String facts(NewsroomStory story, Colleagues colleagues, Instant now, Texts texts) {
    var writer = texts.get("newsroom.row.writer", colleagues.name(story.writer(), texts));
    var changed = texts.get("newsroom.row.changed", Dates.near(story.changedAt(), now, texts));
    return writer + " · " + changed;
  }

  /// »Frist torsdag 19. marts«; null where there is none.
  public static @Nullable String deadline(NewsroomStory story, Texts texts) {
    var day = story.deadline();
    return day == null ? null : texts.get("newsroom.row.deadline", Dates.day(day, texts.language()));
  }

  /// Stories in a list.
  ///
  /// @param state the one that is asked for; null for all that go on
  public record StoryList(
      List<NewsroomStory> stories,
      Map<StoryState, Integer> counts,
      @Nullable StoryState state,
      String search,
      Colleagues colleagues,
      Staff me,
      Instant now) {

    public String facts(NewsroomStory story, Texts texts) {
      return StoryPages.facts(story, colleagues, now, texts);
    }

    public @Nullable String deadline(NewsroomStory story, Texts texts) {
      return StoryPages.deadline(story, texts);
    }

    public boolean isLate(NewsroomStory story) {
      var day = story.deadline();
      return day != null && day.isBefore(Dates.local(now).toLocalDate());
    }

    public int count(StoryState of) {
      return counts.getOrDefault(of, 0);
    }

    public boolean isFiltered() {
      return state != null || !search.isBlank();
    }

    public String address(NewsroomStory story) {
      return StoryPages.address(story.id());
    }
  }

  /// A link that was made: the only time that its address is shown.
  ///
  /// @param posted what became of the letter with it; null where none was asked for
  public record Opened(NewsroomStory story, String name, String url, @Nullable String posted) {
    public String address() {
      return StoryPages.address(story.id());
    }
  }

  /// A story as somebody reads it by a link.
  ///
  /// @param html of its body
  /// @param transcript of its video, as HTML
  /// @param typed a comment that could not be kept
  public record Reading(String token, ReadingLink link, NewsroomStory story, StoryFile file, String html, AdditionPages.Shown additions, String transcript, Problems problems, String typed, boolean said) {
    public String address() {
      return "/laes/" + token;
    }

    public String until(Texts texts) {
      return Dates.day(Dates.local(link.endsAt()).toLocalDate(), texts.language());
    }

    public boolean hasAgreed() {
      return link.agreesTo(story.revision());
    }
  }

  /// A link that leads nowhere any more.
  public record Ended() {}

  /// Those who wrote in an edition, to be thanked.
  public record ThanksPage(EditionSummary edition, List<Thanks.Contributor> contributors, Staff me, Instant now) {
    public String address() {
      return "/redaktion/tak/" + edition.id().value();
    }

    public String desk() {
      return "/redaktion/udgaver/" + edition.id().value();
    }

    public boolean isMe(Thanks.Contributor contributor) {
      return contributor.id().equals(me.id());
    }

    /// Whether somebody is left to thank.
    public boolean isOpen() {
      return contributors.stream().anyMatch(contributor -> contributor.thankedAt() == null && !isMe(contributor));
    }

    public String when(Instant at, Texts texts) {
      return Dates.near(at, now, texts);
    }
  }

  /// What was found in the newsroom.
  ///
  /// @param words that were looked for
  public record Found(String words, List<StaffSearch.Hit> hits) {}

  /// A story that is begun.
  public record Begin(String headline, boolean idea, Problems problems, Staff me) {
    public boolean mayHaveIdeas() {
      return me.may(Role.EDITOR);
    }
  }

  /// How far a story is with coming out by itself.
  static String single(EditionSummary single, Instant now, Texts texts) {
    var planned = single.publishAt();
    var published = single.publishedAt();
    if (single.failed() != null) {
      return texts.get("newsroom.single.failed");
    }
    if (planned != null) {
      return texts.get("newsroom.single.planned", Dates.near(planned, now, texts));
    }
    if (published == null) {
      return texts.get("newsroom.single.ready");
    }
    return texts.get(single.isWithdrawn() ? "newsroom.single.withdrawn" : "newsroom.single.published", Dates.near(published, now, texts));
  }

  public static String address(EditionSummary edition) {
    return "/redaktion/udgaver/" + edition.id().value();
  }

  /// A text that somebody else has kept while this one was written.
  ///
  /// @param parts theirs against what was typed
  public record Other(String by, String at, List<TextComparison.Part> parts) {}

  /// A story and all that stands around it.
  ///
  /// @param other what somebody else has made of it meanwhile; null where nobody has
  /// @param present who else has it open
  /// @param meant the month that it is promised for; null where it is for none
  /// @param noteTyped a note that could not be kept
  /// @param pages of those who have one, by their names in bylines
  /// @param languagePanel null where they may not write
  /// @param single the story as it comes or came out by itself; null where it doesn't
  /// @param thread what it came of and what came of it
  public record Show(
      NewsroomStory story,
      StoryForm form,
      Problems problems,
      @Nullable Other other,
      List<StoryStep> steps,
      List<StoryNote> notes,
      List<Placement> placements,
      MonthBoard.@Nullable Meant meant,
      List<ReadingLink> links,
      List<StaffId> present,
      List<Account> writers,
      Colleagues colleagues,
      Staff me,
      boolean mayWrite,
      String noteTyped,
      List<String> sections,
      List<String> bylines,
      Map<String, String> pages,
      @Nullable LanguagePanel languagePanel,
      AdditionPages.Shown additions,
      @Nullable EditionSummary single,
      ThreadLine thread,
      Instant now) {

    public String address() {
      return StoryPages.address(story.id());
    }

    /// Whom the byline names that have a page.
    public List<String> named() {
      return BylineLinks.named(form.text("byline"), pages);
    }

    /// How far it is with coming out by itself; null where it doesn't.
    public @Nullable String single(Texts texts) {
      return single == null ? null : StoryPages.single(single, now, texts);
    }

    /// Whether an editor may let it come out by itself: it is approved, and readers don't see it.
    public boolean mayComeOutAlone() {
      var isReady = story.state() == StoryState.APPROVED || story.state() == StoryState.PLACED || story.state() == StoryState.WITHDRAWN;
      return isEditor() && isReady && single == null && !isOut();
    }

    /// What the browser keeps unsaved text under: the story and whoever writes in it.
    public String key() {
      return story.id().value() + " " + me.id().value();
    }

    /// The language that the text is in; null for that of the page.
    public @Nullable String language() {
      return form.text("language").isBlank() ? null : form.text("language");
    }

    public boolean isEditor() {
      return me.may(Role.EDITOR);
    }

    /// Who wrote a note: a colleague, or somebody who reads by a link.
    public String name(StoryNote note, Texts texts) {
      var by = note.by();
      var reader = note.reader();
      if (by != null) {
        return name(by, texts);
      }
      return reader == null || reader.isEmpty() ? texts.get("newsroom.reading.somebody") : texts.get("newsroom.reading.by", reader);
    }

    /// What came of a link so far.
    public String reading(ReadingLink link, Texts texts) {
      var agreed = link.agreedAt();
      if (agreed != null) {
        return texts.get(link.agreesTo(story.revision()) ? "newsroom.reading.agreed" : "newsroom.reading.agreed-before", when(agreed, texts));
      }
      var read = link.readAt();
      var state = read == null ? texts.get("newsroom.reading.unread") : texts.get("newsroom.reading.read", when(read, texts));
      return link.isOpen(now) ? state : state + " " + texts.get("newsroom.reading.ended");
    }

    /// Who took a step; what happened by itself says so.
    public String name(StoryStep step, Texts texts) {
      var by = step.by();
      return by == null ? texts.get("newsroom.by-itself") : name(by, texts);
    }

    public String name(StaffId id, Texts texts) {
      return id.equals(me.id()) ? texts.get("newsroom.you") : colleagues.name(id, texts);
    }

    public String when(Instant at, Texts texts) {
      return Dates.near(at, now, texts);
    }

    public @Nullable String deadline(Texts texts) {
      return StoryPages.deadline(story, texts);
    }

    public String deadlineTyped() {
      return story.deadline() == null ? "" : String.valueOf(story.deadline());
    }

    public List<StoryNote> openNotes() {
      return notes.stream().filter(note -> note.answers() == null && note.isOpen()).toList();
    }

    public List<StoryNote> settledNotes() {
      return notes.stream().filter(note -> note.answers() == null && !note.isOpen()).toList();
    }

    public List<StoryNote> answers(StoryNote to) {
      return notes.stream().filter(note -> to.id().equals(note.answers())).toList();
    }

    /// Whether readers see an older text than this until the edition is corrected.
    public boolean isOut() {
      return placements.stream().anyMatch(Placement::isShown);
    }

    /// »Til marts 2026, Quiz«; null where it is meant for no month.
    public @Nullable String month(Texts texts) {
      if (meant == null) {
        return null;
      }
      var month = Dates.month(meant.month(), texts.language());
      return meant.column().isEmpty() ? texts.get("newsroom.story.meant", month) : texts.get("newsroom.story.meant-column", month, meant.column());
    }

    /// Where that stands on the board.
    public String monthAddress() {
      return BoardPages.address(Objects.requireNonNull(meant).month(), false) + "#historie-" + story.id().value();
    }

    /// The months' drafts that it stands in and that readers don't see yet.
    public List<Placement> drafts() {
      return placements.stream().filter(place -> place.isInDraft() && !place.isPublished() && !place.isSingle()).toList();
    }

    public String editionAddress(Placement place) {
      return "/redaktion/udgaver/" + place.edition().value();
    }

    /// Who else has it open, in a sentence; null where nobody has.
    public @Nullable String others(Texts texts) {
      return present.isEmpty() ? null : texts.get("newsroom.story.present", String.join(", ", present.stream().map(id -> colleagues.name(id, texts)).toList()));
    }

    public boolean may(String act) {
      var open = story.state() == StoryState.IDEA || story.state() == StoryState.DRAFT;
      return switch (act) {
        case "submit" -> open;
        case "take-back" -> story.state() == StoryState.SUBMITTED && story.belongsTo(me.id());
        case "approve" -> isEditor() && (open || story.state() == StoryState.SUBMITTED);
        case "send-back" -> isEditor() && (story.state() == StoryState.SUBMITTED || story.state() == StoryState.APPROVED || story.state() == StoryState.PLACED);
        case "drop" -> open || story.state() == StoryState.SUBMITTED || isEditor() && story.state() == StoryState.APPROVED;
        case "resume" -> story.state() == StoryState.DROPPED;
        default -> throw new IllegalArgumentException(act);
      };
    }
  }

  /// The versions of a story, with one of them against the one before it.
  ///
  /// @param shown the one that is looked at
  public record Versions(
      NewsroomStory story, List<StoryVersion> versions, StoryVersion shown, List<TextComparison.Part> parts, Colleagues colleagues, boolean mayWrite, Instant now) {
    public String address() {
      return StoryPages.address(story.id());
    }

    public String when(StoryVersion version, Texts texts) {
      return Dates.near(version.at(), now, texts);
    }

    public String by(StoryVersion version, Texts texts) {
      return colleagues.name(version.by(), texts);
    }

    public boolean isNewest() {
      return shown.equals(versions.getFirst());
    }

    static String readable(String text) {
      return StoryFile.read(text).map(Versions::readable).orElse(text);
    }

    private static String readable(StoryFile file) {
      var parts = new ArrayList<String>();
      parts.add(file.field("headline"));
      parts.add(file.field("standfirst"));
      parts.add(file.body());
      var video = file.group(StoryFile.VIDEO);
      Stream.of("title", "url", "transcript").forEach(field -> parts.add(video.getOrDefault(field, "")));
      file.list(StoryFile.ATTACHMENTS).forEach(it -> parts.add(it.getOrDefault("title", "")));
      var press = file.group(StoryFile.PRESS);
      Stream.of("source", "title", "url").forEach(field -> parts.add(press.getOrDefault(field, "")));
      file.list(StoryFile.RELATED).forEach(it -> parts.add(it.getOrDefault("title", it.getOrDefault("story", ""))));
      return String.join("\n\n", parts.stream().filter(part -> !part.isEmpty()).toList());
    }
  }

  /// Whatever is to be done by somebody, with the oldest first.
  ///
  /// @param kind the end of its key in the catalogue
  /// @param day when it must be done; null where no day is set
  /// @param who whom it was expected of; null for whoever looks, or nobody
  public record DeskLine(String kind, String title, String address, Instant since, @Nullable LocalDate day, int many, @Nullable StaffId who) {
    DeskLine(String kind, String title, String address, Instant since, @Nullable LocalDate day, int many) {
      this(kind, title, address, since, day, many, null);
    }
  }

  /// The desk of somebody.
  ///
  /// @param mine the stories that they write, that don't wait for them
  public record Desk(List<DeskLine> waiting, List<NewsroomStory> mine, Colleagues colleagues, Staff me, Instant now) {
    public String facts(NewsroomStory story, Texts texts) {
      return texts.get("newsroom.state." + story.state().word()) + " · " + texts.get("newsroom.row.changed", Dates.near(story.changedAt(), now, texts));
    }

    public String address(NewsroomStory story) {
      return StoryPages.address(story.id());
    }

    public String line(DeskLine line, Texts texts) {
      var day = line.day();
      var since = Dates.near(line.since(), now, texts);
      var who = line.who() == null ? "" : colleagues.name(line.who(), texts);
      return texts.get("newsroom.desk.line." + line.kind(), line.many(), since, who) + (day == null ? "" : " · " + texts.get("newsroom.row.deadline", Dates.day(day, texts.language())));
    }

    public boolean isLate(DeskLine line) {
      var day = line.day();
      return day != null && day.isBefore(Dates.local(now).toLocalDate());
    }

    public boolean isEditor() {
      return me.may(Role.EDITOR);
    }
  }
}
