package dk.pip.newsroom.web;

import dk.pip.library.Library;
import dk.pip.library.LibraryPicture;
import dk.pip.newsroom.NewsroomStory;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A picture that is about to stand in a story, and what is to be said of it there.
///
/// @param place `top` for above the story, `tekst` for in its text, `video` for what stands for its video
public record StoryPicture(NewsroomStory story, String place, LibraryPicture picture, Form form, Problems problems) {

  static StoryPicture of(NewsroomStory story, String place, LibraryPicture picture) {
    var details = picture.details();
    var form = new Form(place, picture.id().value().toString(), details.alt(), details.decorative(), details.caption(), details.credit());
    return new StoryPicture(story, place, picture, form, Problems.none());
  }

  public String address() {
    return StoryPages.address(story.id()) + "/billeder";
  }

  public String back() {
    return address() + "?til=" + place;
  }

  /// Whether whoever made it is named apart from its caption.
  public boolean hasCredit() {
    return !place.equals("tekst");
  }

  /// Where whoever chooses sees it.
  public String shown() {
    return picture.address() + "/vist/960?v=" + picture.revision();
  }

  /// Pictures to choose from.
  public record Choice(NewsroomStory story, String place, String words, List<LibraryPicture> pictures, boolean more, Problems problems) {
    public String address() {
      return StoryPages.address(story.id()) + "/billeder";
    }

    public String back() {
      return StoryPages.address(story.id()) + (place.equals("video") ? "/video" : "");
    }

    public String choose(LibraryPicture picture) {
      return address() + "?til=" + place + "&billede=" + picture.id().value();
    }

    public String shown(LibraryPicture picture) {
      return picture.address() + "/vist/" + Library.THUMBNAIL + "?v=" + picture.revision();
    }

    public String next() {
      return address() + "?til=" + place + "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&efter=" + pictures.getLast().id().value();
    }
  }

  /// What was typed of a picture.
  public record Form(
      @Nullable String til,
      @Nullable String billede,
      @Nullable String alt,
      @Nullable Boolean decorative,
      @Nullable String caption,
      @Nullable String credit) {

    public String text(String field) {
      var typed =
          switch (field) {
            case "til" -> til;
            case "billede" -> billede;
            case "alt" -> alt;
            case "caption" -> caption;
            case "credit" -> credit;
            default -> throw new IllegalArgumentException(field);
          };
      return typed == null ? "" : typed;
    }

    public boolean isDecorative() {
      return Boolean.TRUE.equals(decorative);
    }

    String line(String field) {
      return text(field).replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
    }

    Problems check() {
      var problems = Problems.none();
      if (Letters.moreThan(500, text("alt"))) {
        problems.add("alt", "newsroom.problem.too-long", 500);
      }
      if (isDecorative() && !line("alt").isEmpty()) {
        problems.add("decorative", "newsroom.problem.alt-and-decorative");
      }
      if (Letters.moreThan(400, text("caption"))) {
        problems.add("caption", "newsroom.problem.too-long", 400);
      }
      if (Letters.moreThan(200, text("credit"))) {
        problems.add("credit", "newsroom.problem.too-long", 200);
      }
      return problems;
    }

    /// As it stands above a story.
    Map<String, String> group(String path) {
      var group = new LinkedHashMap<String, String>();
      group.put("file", path);
      group.put("alt", line("alt"));
      group.put("decorative", isDecorative() ? "true" : "");
      group.put("caption", line("caption"));
      group.put("credit", line("credit"));
      return group;
    }

    /// As it stands for a video.
    Map<String, String> still(String path) {
      var still = new LinkedHashMap<String, String>();
      group(path).forEach((field, value) -> still.put("still." + field, value));
      return still;
    }

    /// As it stands in a text.
    String markdown(String path) {
      var caption = line("caption");
      var title = caption.isEmpty() ? "" : " \"" + caption.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      return "![" + line("alt").replaceAll("([\\\\\\[\\]])", "\\\\$1") + "](" + path + title + ")";
    }
  }
}
