package dk.pip.site.web;

import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.pictures.Reading;
import dk.pip.shared.Audience;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.site.BylinePage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/// What somebody says on their page, as it was typed.
public record BylineForm(@Nullable String title, @Nullable String about, @Nullable String audience, @Nullable String shown) {
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_ABOUT = 1_000;

  static BylineForm of(@Nullable BylinePage page) {
    return page == null
        ? new BylineForm("", "", Audience.PUBLIC.name(), null)
        : new BylineForm(page.title(), page.about(), page.audience().name(), page.shown() ? "true" : null);
  }

  public String titleText() {
    return title == null ? "" : title.strip();
  }

  public String aboutText() {
    return about == null ? "" : about.replace("\r\n", "\n").strip();
  }

  public boolean isForStaff() {
    return Audience.STAFF.name().equals(audience);
  }

  public boolean isShown() {
    return "true".equals(shown);
  }

  BylinePage.Words words() {
    return new BylinePage.Words(isForStaff() ? Audience.STAFF : Audience.PUBLIC, titleText(), aboutText(), isShown());
  }

  Problems check() {
    var problems = Problems.none();
    if (Letters.moreThan(LONGEST_TITLE, titleText())) {
      problems.add("title", "site.byline.problem.title", LONGEST_TITLE);
    }
    if (Letters.moreThan(LONGEST_ABOUT, aboutText())) {
      problems.add("about", "site.byline.problem.about", LONGEST_ABOUT);
    }
    return problems;
  }

  /// The picture that came along; null for none, or for one that can't be taken, which is among the problems then.
  static @Nullable Picture picture(@Nullable MultipartFile file, Problems problems) throws IOException {
    if (file == null || file.isEmpty()) {
      return null;
    }
    return switch (Pictures.read(file.getBytes())) {
      case Reading.Accepted(var picture) -> picture;
      case Reading.Refused(var key, var arguments) -> {
        problems.add("picture", key, arguments.toArray());
        yield null;
      }
    };
  }
}
