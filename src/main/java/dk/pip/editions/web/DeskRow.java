package dk.pip.editions.web;

import dk.pip.editions.Block;
import dk.pip.editions.DraftStories;
import dk.pip.editions.EditionFile;
import dk.pip.editions.StoryId;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A block in the list of those that an edition has, told from what stands in its file: also where that isn't right yet.
///
/// @param position from 0
/// @param story that it shows; null for a block that is none, or whose story isn't there
public record DeskRow(int position, EditionFile.Entry entry, @Nullable StoryId story, DraftStories.@Nullable Ready about) {

  public boolean isStory() {
    return entry.kind().equals(Block.Kind.STORY.word()) || entry.kind().equals(Block.Kind.STORY_TEASER.word());
  }

  public boolean isFull() {
    return entry.kind().equals(Block.Kind.STORY.word());
  }

  /// Where its text is written; null where there is nothing to write.
  public @Nullable String address(String edition) {
    if (isStory()) {
      return story == null ? null : "/redaktion/historier/" + story.value();
    }
    return entry.kind().equals(Block.Kind.ALSO_IN_THIS_ISSUE.word()) || Block.Kind.named(entry.kind()).isEmpty() ? null : edition + "/blokke/" + position;
  }

  public String kind(Texts texts) {
    return Block.Kind.named(entry.kind()).isPresent() ? texts.get("editions.kind." + entry.kind()) : entry.kind();
  }

  /// What it is called in the list.
  public String title(Texts texts) {
    var title = own(texts);
    return title.isEmpty() ? kind(texts) : title;
  }

  /// Whether it is called something of its own, and not only what its kind is called.
  public boolean isNamed(Texts texts) {
    return !own(texts).isEmpty();
  }

  private String own(Texts texts) {
    var title = entry.text("title");
    if (about != null) {
      return about.headline();
    }
    if (!title.isEmpty()) {
      return title;
    }
    return switch (entry.kind()) {
      case "greeting" -> entry.text("signature");
      case "story", "story-teaser" -> entry.text("story");
      case "pull-quote", "press-mention" -> entry.text("quote").isEmpty() ? "" : "»" + entry.text("quote") + "«";
      case "next-issue" -> capitalised(entry.text("when").isEmpty() ? day(entry.text("date"), texts) : entry.text("when"), texts);
      default -> "";
    };
  }

  /// A line of facts under it, or null.
  public @Nullable String facts(Texts texts) {
    var facts =
        switch (entry.kind()) {
          case "story", "story-teaser" -> about == null ? "" : about.byline();
          case "pull-quote" -> entry.text("source");
          case "pictures" -> texts.get("editions.desk.pictures", many("pictures"));
          case "numbers" -> texts.get("editions.desk.figures", many("figures"));
          case "invitation" -> joined(capitalised(time(entry.text("start"), texts), texts), entry.text("place"));
          case "follow-up" -> texts.get("editions.desk.promises", many("promises"), day(entry.text("as-of"), texts));
          case "quiz", "vote" -> entry.text("closes").isEmpty() ? "" : texts.get("editions.desk.closes", time(entry.text("closes"), texts));
          case "press-mention" -> joined(entry.text("source"), day(entry.text("date"), texts));
          case "info-box" -> entry.text("until").isEmpty() ? "" : texts.get("editions.desk.until", day(entry.text("until"), texts));
          default -> "";
        };
    return facts.isEmpty() ? null : facts;
  }

  private int many(String name) {
    return entry.fields().get(name) instanceof List<?> list ? list.size() : 0;
  }

  private static String joined(String first, String second) {
    return first.isEmpty() || second.isEmpty() ? first + second : first + ", " + second;
  }

  private static String day(String written, Texts texts) {
    return readable(written, day -> Dates.date(LocalDate.parse(day), texts.language()));
  }

  private static String time(String written, Texts texts) {
    return readable(written, time -> Dates.dayAndTime(LocalDateTime.parse(time.replace(' ', 'T')), texts.language()));
  }

  /// What isn't a time is shown as it is written.
  private static String readable(String written, Function<String, String> words) {
    try {
      return written.isEmpty() ? "" : words.apply(written);
    } catch (DateTimeException e) {
      return written;
    }
  }

  private static String capitalised(String words, Texts texts) {
    return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(texts.language().locale()) + words.substring(1);
  }
}
