package dk.pip.setup.web;

import dk.pip.municipality.Details;
import dk.pip.municipality.Palette;
import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.pictures.Reading;
import dk.pip.shared.Problems;
import dk.pip.web.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/// Reads the form of colours and arms; the same in the set-up and later.
final class Looks {
  private static final String TEMPLATE = "setup/looks.jte";

  private Looks() {}

  /// The details with the new looks, or the problems in them.
  record Read(Details details, Problems problems) {}

  static Read read(LooksForm form, @Nullable MultipartFile file, Details before) {
    var problems = form.check();
    var arms = form.armsGo() ? null : before.arms();
    if (file != null && !file.isEmpty()) {
      arms = taken(file, before.arms(), problems);
    }
    return new Read(before.withLooks(form.themeOr(before.theme()), arms), problems);
  }

  static Page page(Place place, LooksForm form, Details details, Problems problems) {
    var palette = Palette.of(form.themeOr(details.theme()));
    var page = new LooksPage(place, form, palette, details.arms() != null, problems);
    return problems.isEmpty() ? Page.of(TEMPLATE, page) : Page.refused(TEMPLATE, page);
  }

  private static @Nullable Picture taken(MultipartFile file, @Nullable Picture before, Problems problems) {
    try {
      return switch (Pictures.read(file.getBytes())) {
        case Reading.Accepted(var picture) -> picture;
        case Reading.Refused(var key, var arguments) -> {
          problems.add("arms", key, arguments.toArray());
          yield before;
        }
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
