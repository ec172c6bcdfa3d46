package dk.pip.editions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads what a story brings along.
final class AdditionsReader {
  static final int MOST_RELATED = 6;

  private final Function<Fields, PictureUse> pictureReader;

  AdditionsReader(Function<Fields, PictureUse> pictureReader) {
    this.pictureReader = pictureReader;
  }

  StoryAdditions read(Fields story) {
    return new StoryAdditions(video(story.mapping(StoryFile.VIDEO)), press(story.mapping(StoryFile.PRESS)), related(story));
  }

  /// Its transcript may come later: the checks ask for it before the story comes out.
  private Block.@Nullable Video video(@Nullable Fields f) {
    if (f == null) {
      return null;
    }
    var still = f.mapping("still");
    var title = f.required("title", 120);
    var url = secure(f);
    var transcript = f.optionalText("transcript");
    var video =
        new Block.Video(
            title,
            url,
            still == null ? null : pictureReader.apply(still),
            f.optional("duration", 20),
            f.optionalDay("until"),
            transcript == null ? "" : transcript);
    f.finish();
    return video;
  }

  private static @Nullable PressArticle press(@Nullable Fields f) {
    if (f == null) {
      return null;
    }
    var date = f.has("date") ? f.optionalDay("date") : f.requiredDay("date");
    var press = new PressArticle(f.required("source", 200), f.required("title", 160), date == null ? LocalDate.EPOCH : date, secure(f));
    f.finish();
    return press;
  }

  /// An address that nobody on the way can read or change.
  private static String secure(Fields f) {
    var url = f.has("url") ? f.optionalUrl("url") : f.required("url", 2_000);
    if (url == null) {
      return "–";
    }
    if (url.toLowerCase(Locale.ROOT).startsWith("http:")) {
      f.problem(f.line("url"), "editions.bundle.not-https", Fields.shorten(url));
    }
    return url;
  }

  private static List<RelatedStory> related(Fields story) {
    var related = new ArrayList<RelatedStory>();
    if (!story.has(StoryFile.RELATED)) {
      return related;
    }
    for (var f : story.mappings(StoryFile.RELATED, 1, MOST_RELATED)) {
      related.add(one(f));
      f.finish();
    }
    return related;
  }

  private static RelatedStory one(Fields f) {
    var slug = f.optional("story", 80);
    var address = f.optional("address", 200);
    var title = f.optional("title", 160);
    if ((slug == null) == (address == null)) {
      f.problem(f.line(), "editions.bundle.related-one");
    } else if (slug != null && !StoryReader.isSlug(slug)) {
      f.problem(f.line("story"), "editions.bundle.bad-slug", Fields.shorten(slug));
    } else if (address != null && !RelatedStory.isAddress(address)) {
      f.problem(f.line("address"), "editions.bundle.related-address", Fields.shorten(address));
    } else if (address != null && title == null) {
      f.problem(f.line("address"), "editions.bundle.missing", "title");
    } else if (slug != null && title != null) {
      f.problem(f.line("title"), "editions.bundle.related-title");
    }
    return new RelatedStory(slug, address, title);
  }
}
