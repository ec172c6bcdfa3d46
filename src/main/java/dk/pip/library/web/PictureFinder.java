package dk.pip.library.web;

import dk.pip.library.Library;
import dk.pip.library.PictureFilter;
import dk.pip.library.PictureSearch;
import dk.pip.people.Staff;
import dk.pip.people.StaffSearch;
import java.util.List;
import org.springframework.stereotype.Component;

/// Pictures among what staff look for.
@Component
class PictureFinder implements StaffSearch {
  private final Library library;

  PictureFinder(Library library) {
    this.library = library;
  }

  @Override
  public int order() {
    return 3;
  }

  @Override
  public List<Hit> find(Staff who, String words, int most) {
    return library.list(who, new PictureSearch(PictureFilter.ALL, words, null, null, null), null, most).stream()
        .limit(most)
        .map(picture -> new Hit("library.search.kind", name(picture.details().alt(), picture.file()), picture.details().credit(), LibraryPages.address(picture.id())))
        .toList();
  }

  private static String name(String alt, String file) {
    return alt.isBlank() ? file.replaceFirst("^pictures/", "") : alt;
  }
}
