package dk.pip.readers.web;

import dk.pip.readers.OwnPages;
import dk.pip.readers.ReaderId;
import org.springframework.stereotype.Component;

/// The addresses of readers' own pages, from the site's root.
@Component
class OwnPageOf {
  static final String PATH = "/laeser/";

  private final OwnPages pages;

  OwnPageOf(OwnPages pages) {
    this.pages = pages;
  }

  String address(ReaderId reader) {
    return PATH + pages.pageToken(reader);
  }
}
