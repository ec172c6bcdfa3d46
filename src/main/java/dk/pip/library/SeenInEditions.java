package dk.pip.library;

import dk.pip.editions.EditionCorrected;
import dk.pip.editions.EditionId;
import dk.pip.editions.EditionPublished;
import dk.pip.editions.PublicationId;
import dk.pip.editions.WithheldPictures;
import dk.pip.events.Subscriber;
import org.springframework.stereotype.Component;

/// Notes which pictures readers have seen, in which editions.
@Component
class SeenInEditions {
  private final LibraryPictures pictures;
  private final WithheldPictures editions;

  SeenInEditions(LibraryPictures pictures, WithheldPictures editions) {
    this.pictures = pictures;
    this.editions = editions;
  }

  private void note(EditionId edition, PublicationId publication) {
    pictures.seen(edition, editions.picturesOf(publication));
  }

  /// Hears that an edition came out.
  @Component
  static class OfPublications implements Subscriber<EditionPublished> {
    private final SeenInEditions seen;

    OfPublications(SeenInEditions seen) {
      this.seen = seen;
    }

    @Override
    public String name() {
      return "library.published";
    }

    @Override
    public Class<EditionPublished> type() {
      return EditionPublished.class;
    }

    @Override
    public void handle(EditionPublished event) {
      seen.note(event.edition(), event.publication());
    }
  }

  /// Hears that an edition was corrected.
  @Component
  static class OfCorrections implements Subscriber<EditionCorrected> {
    private final SeenInEditions seen;

    OfCorrections(SeenInEditions seen) {
      this.seen = seen;
    }

    @Override
    public String name() {
      return "library.corrected";
    }

    @Override
    public Class<EditionCorrected> type() {
      return EditionCorrected.class;
    }

    @Override
    public void handle(EditionCorrected event) {
      seen.note(event.edition(), event.publication());
    }
  }
}
