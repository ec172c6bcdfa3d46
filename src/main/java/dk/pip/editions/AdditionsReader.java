package dk.pip.editions;

import dk.pip.shared.Slug;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads what a story brings along.
final class AdditionsReader {
  static final int MOST_RELATED = 6;

  static final int MOST_ATTACHMENTS = 10;
  private static final int LONGEST_NAME = 60;

  private final Map<String, byte[]> files;
  private final Function<Fields, PictureUse> pictureReader;
  private final Map<String, AttachmentReading> read = new HashMap<>();

  /// @param files of the bundle, by path
  AdditionsReader(Map<String, byte[]> files, Function<Fields, PictureUse> pictureReader) {
    this.files = files;
    this.pictureReader = pictureReader;
  }

  StoryAdditions read(Fields story) {
    return new StoryAdditions(video(story.mapping(StoryFile.VIDEO)), attachments(story), press(story.mapping(StoryFile.PRESS)), related(story));
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

  /// Whether a story brings a file along.
  boolean brings(String file) {
    return read.containsKey(file);
  }

  private List<AttachmentUse> attachments(Fields story) {
    var attachments = new ArrayList<AttachmentUse>();
    if (!story.has(StoryFile.ATTACHMENTS)) {
      return attachments;
    }
    var names = new HashSet<String>();
    for (var f : story.mappings(StoryFile.ATTACHMENTS, 1, MOST_ATTACHMENTS)) {
      var file = f.required("file", 200);
      var title = f.required("title", 160);
      var attachment = attachment(f, file);
      if (attachment != null) {
        attachments.add(new AttachmentUse(file, title, name(file, attachment.kind(), names), attachment));
      }
      f.finish();
    }
    return attachments;
  }

  private @Nullable Attachment attachment(Fields f, String file) {
    var bytes = file.startsWith(BundleFiles.ATTACHMENTS) ? files.get(file) : null;
    if (bytes == null) {
      if (!file.equals("–")) {
        f.problem(f.line("file"), "editions.bundle.attachment-not-there", Fields.shorten(file));
      }
      return null;
    }
    return switch (read.computeIfAbsent(file, _ -> Attachments.read(bytes))) {
      case AttachmentReading.Refused(var key, var arguments) -> {
        f.problem(f.line("file"), key, arguments.toArray());
        yield null;
      }
      case AttachmentReading.Accepted(var attachment) -> {
        if (!Attachment.Kind.ofName(file).equals(Optional.of(attachment.kind()))) {
          f.problem(f.line("file"), "editions.bundle.attachment-ending", Fields.shorten(file), attachment.kind().extension());
        }
        yield attachment;
      }
    };
  }

  /// Each of a story's attachments has another name in its address.
  private static String name(String file, Attachment.Kind kind, Set<String> names) {
    var stem = Slug.of(file.substring(BundleFiles.ATTACHMENTS.length()).replaceFirst("\\.[^.]*$", ""), LONGEST_NAME);
    var asked = stem.isEmpty() ? "bilag" : stem;
    var name = asked;
    for (var i = 2; !names.add(name); i++) {
      name = asked + "-" + i;
    }
    return name + "." + kind.extension();
  }

  private static @Nullable PressArticle press(@Nullable Fields f) {
    if (f == null) {
      return null;
    }
    var date = f.has("date") ? f.optionalDay("date") : f.requiredDay("date");
    var press = new PressArticle(f.required("source", 200), f.required("title", 160), date == null ? LocalDate.EPOCH : date, secure(f), f.optional("summary", PressArticle.LONGEST_SUMMARY));
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
