package dk.pip.newsroom.web;

import dk.pip.editions.AttachmentUse;
import dk.pip.editions.PressArticle;
import dk.pip.editions.PublishedEdition.PublishedStory;
import dk.pip.editions.SecureAddress;
import dk.pip.editions.StoryFile;
import dk.pip.newsroom.Additions;
import dk.pip.newsroom.Additions.Attached;
import dk.pip.newsroom.NewsroomStory;
import dk.pip.shared.Dates;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Sha256;
import dk.pip.shared.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the pages about a story's additions print.
public final class AdditionPages {
  private static final Pattern LONG_WORD = Pattern.compile("\\S{2001}");

  private AdditionPages() {}

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// What a story brings along, on its own page.
  ///
  /// @param headlines of related stories, by their slugs
  /// @param removed what was just taken away and can be brought back; null where nothing was
  public record Shown(NewsroomStory story, StoryFile file, List<Attached> attachments, Map<String, String> headlines, @Nullable Removed removed) {
    public String address() {
      return StoryPages.address(story.id());
    }

    public Map<String, String> video() {
      return file.group(StoryFile.VIDEO);
    }

    public boolean isSilent() {
      return video().getOrDefault("transcript", "").isBlank();
    }

    public Map<String, String> press() {
      return file.group(StoryFile.PRESS);
    }

    public List<Map<String, String>> related() {
      return file.list(StoryFile.RELATED);
    }

    public String title(Map<String, String> related) {
      return related.getOrDefault("title", headlines.getOrDefault(related.getOrDefault("story", ""), Additions.key(related)));
    }

    public String key(Map<String, String> one) {
      return Additions.key(one);
    }

    public String host(Map<String, String> group) {
      return SecureAddress.host(group.getOrDefault("url", ""));
    }

    /// Where a video or an article is; null where that is no address to lead anybody to.
    public @Nullable String link(Map<String, String> group) {
      return SecureAddress.of(group.getOrDefault("url", "")).orElse(null);
    }

    public boolean isEmpty() {
      return video().isEmpty() && press().isEmpty() && attachments.isEmpty() && related().isEmpty();
    }

    public boolean mayAttach() {
      return attachments.size() < Additions.MOST_ATTACHMENTS;
    }

    public boolean mayRelate() {
      return related().size() < Additions.MOST_RELATED;
    }

    public String facts(Attached attachment, Texts texts) {
      return AttachmentUse.facts(attachment.kind(), attachment.size(), texts);
    }

    public String download(Attached attachment) {
      return address() + "/bilag/" + encoded(attachment.name());
    }

    public String undo(Removed what) {
      return address() + "/fortrydelse?felt=" + what.field() + "&version=" + what.version();
    }

    public String drop(String field, String key) {
      return address() + "/fjernelse?felt=" + field + "&noegle=" + encoded(key);
    }
  }

  /// @param version that still has it
  public record Removed(String field, int version) {}

  /// A video that is written about.
  ///
  /// @param still the name of the picture that stands for it; empty where there is none
  public record Video(NewsroomStory story, VideoForm form, String still, boolean isNew, Problems problems) {
    public String address() {
      return StoryPages.address(story.id()) + "/video";
    }

    public String back() {
      return StoryPages.address(story.id());
    }

    public String stillAddress() {
      return back() + "/billeder/" + encoded(still.replaceFirst("^pictures/", ""));
    }
  }

  /// One that is begun as a story of its own.
  public record PressBegin(PressForm form, Problems problems) {}

  public record Press(NewsroomStory story, PressForm form, boolean isNew, Problems problems) {
    public String address() {
      return StoryPages.address(story.id()) + "/omtale";
    }

    public String back() {
      return StoryPages.address(story.id());
    }
  }

  /// @param title that was typed for a file that could not be taken
  public record Attachments(NewsroomStory story, List<Attached> attachments, String title, Problems problems) {
    public String address() {
      return StoryPages.address(story.id()) + "/bilag";
    }

    public String back() {
      return StoryPages.address(story.id());
    }

    public boolean isFull() {
      return attachments.size() >= Additions.MOST_ATTACHMENTS;
    }

    public String facts(Attached attachment, Texts texts) {
      return AttachmentUse.facts(attachment.kind(), attachment.size(), texts);
    }
  }

  /// @param making those in the making, for editors
  public record Related(NewsroomStory story, String words, List<PublishedStory> found, boolean more, List<Additions.InTheMaking> making) {
    public String facts(Additions.InTheMaking other, Texts texts) {
      return texts.get("newsroom.state." + other.story().state().word()) + " · " + texts.get("newsroom.story.meant", Dates.month(other.month(), texts.language()));
    }

    public String address() {
      return StoryPages.address(story.id()) + "/relaterede";
    }

    public String back() {
      return StoryPages.address(story.id());
    }
  }

  /// What stands in a group now, so that whoever changed it meanwhile is not overwritten unseen.
  static String seen(Map<String, String> group) {
    return group.isEmpty() ? "" : Sha256.hex(group.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  private static String line(@Nullable String typed) {
    return typed == null ? "" : typed.replaceAll("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069\\p{Cn}\\p{Cs}\\s]+", " ").strip();
  }

  private static void longest(Problems problems, String field, @Nullable String typed, int most) {
    if (typed != null && Letters.moreThan(most, typed)) {
      problems.add(field, "newsroom.problem.too-long", most);
    } else if (typed != null && LONG_WORD.matcher(typed).find()) {
      problems.add(field, "newsroom.problem.long-word");
    }
  }

  private static void required(Problems problems, String field, @Nullable String typed, String key) {
    if (line(typed).isEmpty()) {
      problems.add(field, key);
    }
  }

  private static void address(Problems problems, @Nullable String typed) {
    if (SecureAddress.of(line(typed)).isEmpty()) {
      problems.add("url", "newsroom.problem.https");
    }
  }

  private static @Nullable LocalDate day(@Nullable String typed) {
    try {
      var day = LocalDate.parse(line(typed));
      return day.getYear() < 1900 || day.getYear() > 2100 ? null : day;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /// A video, as it was typed.
  public record VideoForm(
      @Nullable String seen, @Nullable String title, @Nullable String url, @Nullable String duration, @Nullable String until, @Nullable String transcript) {
    static VideoForm of(Map<String, String> group) {
      return new VideoForm(
          AdditionPages.seen(group), group.get("title"), group.get("url"), group.get("duration"), group.get("until"), group.get("transcript"));
    }

    VideoForm seeing(Map<String, String> group) {
      return new VideoForm(AdditionPages.seen(group), title, url, duration, until, transcript);
    }

    public String text(String field) {
      var typed =
          switch (field) {
            case "seen" -> seen;
            case "title" -> title;
            case "url" -> url;
            case "duration" -> duration;
            case "until" -> until;
            case "transcript" -> transcript;
            default -> throw new IllegalArgumentException(field);
          };
      return typed == null ? "" : typed;
    }

    Problems check() {
      var problems = Problems.none();
      required(problems, "title", title, "newsroom.video.problem.title");
      longest(problems, "title", title, 120);
      address(problems, url);
      longest(problems, "duration", duration, 20);
      if (!line(until).isEmpty() && day(until) == null) {
        problems.add("until", "newsroom.problem.day");
      }
      longest(problems, "transcript", transcript, 20_000);
      return problems;
    }

    /// What it has besides stays.
    Map<String, String> change(Map<String, String> before) {
      var group = new LinkedHashMap<String, String>();
      group.put("title", line(title));
      group.put("url", SecureAddress.of(line(url)).orElse(""));
      before.forEach(
          (field, value) -> {
            if (field.startsWith("still.")) {
              group.put(field, value);
            }
          });
      group.put("duration", line(duration));
      group.put("until", line(until));
      group.put("transcript", text("transcript").replaceAll("[\\p{Cc}&&[^\\r\\n\\t]]|[\\u202a-\\u202e\\u2066-\\u2069]|\\p{Cn}|\\p{Cs}", ""));
      before.forEach(group::putIfAbsent);
      return group;
    }
  }

  /// What others wrote, as it was typed.
  public record PressForm(@Nullable String seen, @Nullable String source, @Nullable String title, @Nullable String date, @Nullable String url, @Nullable String summary) {
    static PressForm of(Map<String, String> group) {
      return new PressForm(AdditionPages.seen(group), group.get("source"), group.get("title"), group.get("date"), group.get("url"), group.get("summary"));
    }

    PressForm seeing(Map<String, String> group) {
      return new PressForm(AdditionPages.seen(group), source, title, date, url, summary);
    }

    public String text(String field) {
      var typed =
          switch (field) {
            case "seen" -> seen;
            case "source" -> source;
            case "title" -> title;
            case "date" -> date;
            case "url" -> url;
            case "summary" -> summary;
            default -> throw new IllegalArgumentException(field);
          };
      return typed == null ? "" : typed;
    }

    Problems check() {
      var problems = Problems.none();
      required(problems, "source", source, "newsroom.press.problem.source");
      longest(problems, "source", source, 200);
      required(problems, "title", title, "newsroom.press.problem.title");
      longest(problems, "title", title, 160);
      if (day(date) == null) {
        problems.add("date", "newsroom.press.problem.date");
      }
      address(problems, url);
      longest(problems, "summary", summary, PressArticle.LONGEST_SUMMARY);
      return problems;
    }

    /// For a story that is nothing else.
    Problems checkAlone() {
      var problems = check();
      required(problems, "summary", summary, "newsroom.press.problem.summary");
      return problems;
    }

    Map<String, String> change(Map<String, String> before) {
      var group = new LinkedHashMap<String, String>();
      group.put("source", line(source));
      group.put("title", line(title));
      group.put("date", line(date));
      group.put("url", SecureAddress.of(line(url)).orElse(""));
      group.put("summary", line(summary));
      before.forEach(group::putIfAbsent);
      return group;
    }
  }

  /// What a file is to be called where nobody said it: its name, in words.
  static String titleOf(String file) {
    var stem = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).replaceFirst("\\.[^.]*$", "");
    var words = line(stem.replaceAll("[_\\-+.]+", " "));
    return words.isEmpty() ? "" : Letters.shortened(160, words.substring(0, words.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT) + words.substring(words.offsetByCodePoints(0, 1)));
  }

  static String titled(@Nullable String typed) {
    return line(typed);
  }
}
