package dk.pip.guides.web;

import dk.pip.guides.Guide;
import dk.pip.library.Library;
import dk.pip.library.LibraryPicture;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A picture that is about to stand in a guide, and what is to be said of it there.
public record GuidePicture(Guide guide, LibraryPicture picture, Form form, Problems problems) {
  static GuidePicture of(Guide guide, LibraryPicture picture) {
    var details = picture.details();
    return new GuidePicture(guide, picture, new Form(picture.id().value().toString(), details.alt(), details.decorative(), details.caption()), Problems.none());
  }

  public String address() {
    return GuidePages.address(guide.id()) + "/billeder";
  }

  /// Where whoever chooses sees it.
  public String shown() {
    return picture.address() + "/vist/960?v=" + picture.revision();
  }

  /// Pictures to choose from.
  public record Choice(Guide guide, String words, List<LibraryPicture> pictures, boolean more, Problems problems) {
    public String address() {
      return GuidePages.address(guide.id()) + "/billeder";
    }

    public String choose(LibraryPicture picture) {
      return address() + "?billede=" + picture.id().value();
    }

    public String shown(LibraryPicture picture) {
      return picture.address() + "/vist/" + Library.THUMBNAIL + "?v=" + picture.revision();
    }

    public String next() {
      return address() + "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&efter=" + pictures.getLast().id().value();
    }
  }

  /// What was typed of a picture.
  public record Form(@Nullable String billede, @Nullable String alt, @Nullable Boolean decorative, @Nullable String caption) {
    public String altShown() {
      return alt == null ? "" : alt;
    }

    public String captionShown() {
      return caption == null ? "" : caption;
    }

    String picture() {
      return billede == null ? "" : billede;
    }

    public boolean isDecorative() {
      return Boolean.TRUE.equals(decorative);
    }

    static String line(String typed) {
      return typed.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
    }

    Problems check() {
      var problems = Problems.none();
      if (Letters.moreThan(500, altShown())) {
        problems.add("alt", "guides.problem.too-long", 500);
      } else if (!isDecorative() && line(altShown()).isEmpty()) {
        problems.add("alt", "guides.problem.alt");
      }
      if (isDecorative() && !line(altShown()).isEmpty()) {
        problems.add("decorative", "newsroom.problem.alt-and-decorative");
      }
      if (Letters.moreThan(400, captionShown())) {
        problems.add("caption", "guides.problem.too-long", 400);
      }
      return problems;
    }

    String markdown(String path) {
      var said = line(captionShown());
      var title = said.isEmpty() ? "" : " \"" + said.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      return "![" + line(altShown()).replaceAll("([\\\\\\[\\]])", "\\\\$1") + "](" + path + title + ")";
    }
  }
}
