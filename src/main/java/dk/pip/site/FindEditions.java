package dk.pip.site;

import dk.pip.documents.DocumentRead;
import dk.pip.editions.EditionBroughtBack;
import dk.pip.editions.EditionCorrected;
import dk.pip.editions.EditionId;
import dk.pip.editions.EditionPublished;
import dk.pip.editions.EditionWithdrawn;
import dk.pip.editions.PictureInEdition;
import dk.pip.editions.PublishedTexts;
import dk.pip.editions.WithheldPictures;
import dk.pip.editions.WithheldPicturesChanged;
import dk.pip.events.Subscriber;
import dk.pip.search.Search;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Keeps what is found of editions as readers see them.
@Configuration(proxyBeanMethods = false)
class FindEditions {
  private final Search search;

  private final PublishedTexts texts;

  FindEditions(Search search, PublishedTexts texts) {
    this.search = search;
    this.texts = texts;
  }

  private void renew(EditionId edition) {
    search.renew(EditionsFound.NAME, EditionsFound.key(edition));
  }

  @Bean
  Subscriber<EditionPublished> findPublished() {
    return Subscriber.of("site.find-published", EditionPublished.class, event -> renew(event.edition()));
  }

  @Bean
  Subscriber<EditionCorrected> findCorrected() {
    return Subscriber.of("site.find-corrected", EditionCorrected.class, event -> renew(event.edition()));
  }

  @Bean
  Subscriber<EditionBroughtBack> findBroughtBack() {
    return Subscriber.of("site.find-brought-back", EditionBroughtBack.class, event -> renew(event.edition()));
  }

  /// What readers don't see any more is found no more from the same moment on.
  @Bean
  Subscriber<EditionWithdrawn> findWithdrawn() {
    return new Subscriber<>() {
      @Override
      public String name() {
        return "site.find-withdrawn";
      }

      @Override
      public Class<EditionWithdrawn> type() {
        return EditionWithdrawn.class;
      }

      @Override
      public void handle(EditionWithdrawn event) {
        renew(event.edition());
        // A story that came out by itself stands on when the edition that took it in does not.
        texts.sharing(event.edition()).forEach(FindEditions.this::renew);
      }

      @Override
      public boolean isInDeed() {
        return true;
      }
    };
  }

  /// What is said of a picture goes with it.
  @Bean
  Subscriber<WithheldPicturesChanged> findWithoutWithheld(WithheldPictures withheld) {
    return Subscriber.of(
        "site.find-without-withheld",
        WithheldPicturesChanged.class,
        event -> withheld.editionsWith(event.pictures()).stream().map(PictureInEdition::edition).distinct().forEach(this::renew));
  }

  /// Attachments are read some time after they are published.
  @Bean
  Subscriber<DocumentRead> findInAttachments() {
    return Subscriber.of("site.find-in-attachments", DocumentRead.class, event -> texts.editionsWith(event.sha256()).forEach(this::renew));
  }
}
