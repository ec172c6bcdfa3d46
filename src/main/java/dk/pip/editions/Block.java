package dk.pip.editions;

import dk.pip.shared.Dates;
import dk.pip.shared.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One piece of an edition, in its place. Texts named `text` are CommonMark; all others are plain.
/// Local times are Europe/Copenhagen. A new kind is added by the recipe in CONTRIBUTING.
public sealed interface Block {

  /// The kinds by the names that they have in bundles, templates and catalogues.
  enum Kind {
    GREETING,
    ALSO_IN_THIS_ISSUE,
    STORY,
    STORY_TEASER,
    PULL_QUOTE,
    PICTURES,
    NUMBERS,
    INVITATION,
    QUIZ,
    VOTE,
    VIDEO,
    PRESS_MENTION,
    THANKS,
    FOLLOW_UP,
    INFO_BOX,
    NEXT_ISSUE;

    /// `also-in-this-issue`
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> named(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Kind::word).toList();
    }
  }

  default Kind kind() {
    return switch (this) {
      case Greeting _ -> Kind.GREETING;
      case AlsoInThisIssue _ -> Kind.ALSO_IN_THIS_ISSUE;
      case StoryInFull _ -> Kind.STORY;
      case StoryTeaser _ -> Kind.STORY_TEASER;
      case PullQuote _ -> Kind.PULL_QUOTE;
      case Pictures _ -> Kind.PICTURES;
      case Numbers _ -> Kind.NUMBERS;
      case Invitation _ -> Kind.INVITATION;
      case Quiz _ -> Kind.QUIZ;
      case VoteCall _ -> Kind.VOTE;
      case Video _ -> Kind.VIDEO;
      case PressMention _ -> Kind.PRESS_MENTION;
      case Thanks _ -> Kind.THANKS;
      case FollowUp _ -> Kind.FOLLOW_UP;
      case InfoBox _ -> Kind.INFO_BOX;
      case NextIssue _ -> Kind.NEXT_ISSUE;
    };
  }

  /// When the block is over and says so on the web; null where it never is. Mail and print, which can't change
  /// after they are made, give the date instead.
  default @Nullable Instant ends() {
    return null;
  }

  /// The language that it is written in, where that is not the edition's; else null.
  default @Nullable TextLanguage language() {
    return null;
  }

  /// The editors' greeting (hilsen).
  record Greeting(String text, @Nullable String signature, @Nullable TextLanguage language) implements Block {
    public Greeting(String text, @Nullable String signature) {
      this(text, signature, null);
    }
  }

  /// The list of what else is in the issue; made by itself from the stories' titles.
  record AlsoInThisIssue() implements Block {}

  /// A story that stands whole in the edition. Its own page has the same text.
  record StoryInFull(Story story) implements Block {
    @Override
    public @Nullable TextLanguage language() {
      return story.language();
    }
  }

  /// A story's headline, standfirst and picture, with a link to the page where it goes on.
  ///
  /// @param text replaces the standfirst here, if given; plain text
  record StoryTeaser(Story story, @Nullable String text) implements Block {
    @Override
    public @Nullable TextLanguage language() {
      return story.language();
    }
  }

  record PullQuote(String quote, String source, @Nullable TextLanguage language) implements Block {
    public PullQuote(String quote, String source) {
      this(quote, source, null);
    }
  }

  /// One picture or a gallery.
  record Pictures(@Nullable String title, List<PictureUse> pictures, @Nullable TextLanguage language) implements Block {
    public Pictures(@Nullable String title, List<PictureUse> pictures) {
      this(title, pictures, null);
    }
  }

  /// Two to four figures, each with what it counts, and where they come from (tal).
  record Numbers(@Nullable String title, List<Figure> figures, String source, @Nullable TextLanguage language)
      implements Block {
    public Numbers(@Nullable String title, List<Figure> figures, String source) {
      this(title, figures, source, null);
    }
  }

  /// @param value as it is printed: `212`, `90.000`
  record Figure(String value, @Nullable String unit, String label) {}

  /// @param end null when it is not known
  /// @param deadline last day to sign up, if there is one
  record Invitation(
      String title,
      LocalDateTime start,
      @Nullable LocalDateTime end,
      String place,
      @Nullable LocalDateTime deadline,
      @Nullable String text,
      @Nullable String signUpUrl,
      @Nullable String organiser,
      @Nullable TextLanguage language)
      implements Block {
    public Invitation(
        String title,
        LocalDateTime start,
        @Nullable LocalDateTime end,
        String place,
        @Nullable LocalDateTime deadline,
        @Nullable String text,
        @Nullable String signUpUrl,
        @Nullable String organiser) {
      this(title, start, end, place, deadline, text, signUpUrl, organiser, null);
    }

    /// Over when the event is: at its end, or two hours after its start when no end is given.
    @Override
    public Instant ends() {
      return Dates.instant(end == null ? start.plusHours(2) : end);
    }
  }

  /// A question with options.
  ///
  /// @param how how to answer: where, to whom; CommonMark
  /// @param answer shown on the web after it closes: the right answer and what else is to be said; CommonMark
  record Quiz(
      String title,
      String question,
      List<String> options,
      @Nullable LocalDateTime opens,
      LocalDateTime closes,
      @Nullable String how,
      String answer,
      @Nullable TextLanguage language)
      implements Block {
    public Quiz(
        String title,
        String question,
        List<String> options,
        @Nullable LocalDateTime opens,
        LocalDateTime closes,
        @Nullable String how,
        String answer) {
      this(title, question, options, opens, closes, how, answer, null);
    }

    /// All that is asked and said, for what depends on how much that is.
    public String words() {
      return question + "\n" + String.join("\n", options) + (how == null ? "" : "\n" + how);
    }

    @Override
    public Instant ends() {
      return Dates.instant(closes);
    }
  }

  /// A vote of readers: what is asked, and until when. One votes by one's own link of the mail; what came of it stands on the vote's page.
  ///
  /// @param vote the end of the address of that page: `skal-boenderne-flyttes-k7wp`
  /// @param text what else is to be said; CommonMark
  record VoteCall(
      String question,
      List<String> options,
      @Nullable LocalDateTime opens,
      LocalDateTime closes,
      String vote,
      @Nullable String text,
      @Nullable TextLanguage language)
      implements Block {
    public VoteCall(String question, List<String> options, @Nullable LocalDateTime opens, LocalDateTime closes, String vote, @Nullable String text) {
      this(question, options, opens, closes, vote, text, null);
    }

    /// The page with what came of it, from the site's root.
    public String path() {
      return "/afstemninger/" + vote;
    }

    /// All that is asked and said, for what depends on how much that is.
    public String words() {
      return question + "\n" + String.join("\n", options) + (text == null ? "" : "\n" + text);
    }

    @Override
    public Instant ends() {
      return Dates.instant(closes);
    }
  }

  /// A link to a video, never an embedded player: nothing loads from elsewhere.
  ///
  /// @param transcript what is said in it; CommonMark
  record Video(
      String title,
      String url,
      @Nullable PictureUse still,
      @Nullable String duration,
      @Nullable LocalDate until,
      String transcript,
      @Nullable TextLanguage language)
      implements Block {
    public Video(
        String title,
        String url,
        @Nullable PictureUse still,
        @Nullable String duration,
        @Nullable LocalDate until,
        String transcript) {
      this(title, url, still, duration, until, transcript, null);
    }

    @Override
    public @Nullable Instant ends() {
      return until == null ? null : Dates.endOf(until);
    }
  }

  /// What others wrote about us.
  record PressMention(
      @Nullable String quote,
      String source,
      LocalDate date,
      @Nullable String url,
      @Nullable String title,
      @Nullable String summary,
      @Nullable TextLanguage language)
      implements Block {
    public PressMention(String quote, String source, LocalDate date, @Nullable String url) {
      this(quote, source, date, url, null);
    }

    public PressMention(String quote, String source, LocalDate date, @Nullable String url, @Nullable TextLanguage language) {
      this(quote, source, date, url, null, null, language);
    }

    /// All that is said of it, for what depends on how much that is.
    public String words() {
      return (title == null ? "" : title + " ") + (summary == null ? "" : summary + " ") + (quote == null ? "" : quote);
    }
  }

  record Thanks(String title, String text, @Nullable TextLanguage language) implements Block {
    public Thanks(String title, String text) {
      this(title, text, null);
    }
  }

  /// What became of what was promised (hvad blev der af …?), as it stood on a day.
  ///
  /// @param text the editors' own words about it; CommonMark
  record FollowUp(List<FollowedPromise> promises, LocalDate asOf, @Nullable String text, @Nullable TextLanguage language)
      implements Block {
    public FollowUp(List<FollowedPromise> promises, LocalDate asOf, @Nullable String text) {
      this(promises, asOf, text, null);
    }

    /// All that is said in it, for what depends on how much that is.
    public String words() {
      var words = new StringBuilder(text == null ? "" : text);
      promises.forEach(it -> words.append(' ').append(it.sentence()).append(' ').append(it.words() == null ? "" : it.words()));
      return words.toString();
    }
  }

  /// @param until the last day that it holds, if it ends
  record InfoBox(String title, String text, @Nullable LocalDate until, @Nullable TextLanguage language)
      implements Block {
    public InfoBox(String title, String text, @Nullable LocalDate until) {
      this(title, text, until, null);
    }

    @Override
    public @Nullable Instant ends() {
      return until == null ? null : Dates.endOf(until);
    }
  }

  /// When the next issue comes and by when tips for it must be in.
  ///
  /// @param date null where only [#when] says it; then it is never over
  /// @param when replaces the date in what is read: `i marts`; null where the date is to stand there
  record NextIssue(
      @Nullable LocalDate date, @Nullable String when, @Nullable LocalDate tipsBy, @Nullable String text)
      implements Block {
    public NextIssue {
      if (date == null && when == null) {
        throw new IllegalArgumentException("The next issue has neither date nor words");
      }
    }

    /// `torsdag 9. april`, or the words that were given: `i marts`.
    public String inWords(Language language) {
      return when != null ? when : Dates.day(Objects.requireNonNull(date), language);
    }

    @Override
    public @Nullable Instant ends() {
      return date == null ? null : Dates.endOf(date);
    }
  }
}
