package dk.pip.site;

import dk.pip.editions.PictureStore;
import dk.pip.editions.PublishedEdition.PublishedStory;
import dk.pip.editions.PublishedPages;
import dk.pip.library.Library;
import dk.pip.library.LibraryPicture.Focus;
import dk.pip.municipality.Municipality;
import dk.pip.settings.Settings;
import dk.pip.shared.Language;
import dk.pip.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The pictures that other sites show of stories that everybody may read. Their addresses name what is drawn on them, so that
/// a corrected story has another. Each is drawn when it is first asked for, and kept until nobody has asked for it for a while.
@Service
public class StoryCards {
  private static final String FOLDER = "/dele";
  private static final String END = ".jpg";
  private static final int HASH = 20;
  private static final Duration KEPT = Duration.ofDays(60);
  private static final Duration WAITED = Duration.ofSeconds(15);

  private final ShareCards cards;
  private final PublishedPages published;
  private final PictureStore pictures;
  private final Library library;
  private final Municipality municipality;
  private final Settings settings;
  private final Clock clock;
  /// One is drawn at a time, which bounds what a flood of questions can cost.
  private final Semaphore turn = new Semaphore(1, true);

  StoryCards(
      ShareCards cards,
      PublishedPages published,
      PictureStore pictures,
      Library library,
      Municipality municipality,
      Settings settings,
      Clock clock) {
    this.cards = cards;
    this.published = published;
    this.pictures = pictures;
    this.library = library;
    this.municipality = municipality;
    this.settings = settings;
    this.clock = clock;
  }

  /// What stands at the address of a card.
  public sealed interface Found {
    record Card(byte[] jpeg) implements Found {}

    /// The story has another card by now.
    record Moved(String address) implements Found {}

    /// Others are being drawn.
    record Busy() implements Found {}
  }

  /// Where the card of a story is, from the site's root.
  public String address(PublishedStory story) {
    return address(story, hash(story, focus(story)));
  }

  private static String address(PublishedStory story, String hash) {
    return FOLDER + story.path() + "-" + hash + END;
  }

  /// The card at an address; empty where everybody may read no such story.
  public Optional<Found> find(String address) {
    var end = address.length() - END.length() - HASH - 1;
    if (end <= FOLDER.length() || !address.startsWith(FOLDER + "/") || !address.endsWith(END) || address.charAt(end) != '-') {
      return Optional.empty();
    }
    return published.findOpenStory(address.substring(FOLDER.length(), end)).map(open -> card(open.story(), address));
  }

  private Found card(PublishedStory story, String address) {
    var focus = focus(story);
    var hash = hash(story, focus);
    if (!address(story, hash).equals(address)) {
      return new Found.Moved(address(story, hash));
    }
    var kept = cards.find(hash);
    if (kept.isPresent()) {
      return new Found.Card(kept.get());
    }
    try {
      if (!turn.tryAcquire(WAITED.toSeconds(), TimeUnit.SECONDS)) {
        return new Found.Busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Found.Busy();
    }
    try {
      return new Found.Card(cards.find(hash).orElseGet(() -> drawn(story, focus, hash)));
    } finally {
      turn.release();
    }
  }

  private byte[] drawn(PublishedStory story, Focus focus, String hash) {
    var imprint = municipality.imprint();
    var sha256 = story.picture();
    var picture = sha256 == null ? null : pictures.find(sha256).orElse(null);
    var words =
        new StoryCard.Words(story.headline(), story.section(), language(story), imprint.newsletter(), imprint.municipality(), imprint.theme());
    var jpeg = StoryCard.draw(words, picture, focus);
    cards.add(hash, sha256, jpeg, clock.instant());
    return jpeg;
  }

  private Focus focus(PublishedStory story) {
    var picture = story.picture();
    return picture == null ? Focus.MIDDLE : library.focusOf(picture);
  }

  /// Only Danish words are divided as Danish ones.
  private static Language language(PublishedStory story) {
    return story.language().startsWith(Language.DA.tag()) ? Language.DA : Language.EN;
  }

  private String hash(PublishedStory story, Focus focus) {
    var imprint = municipality.imprint();
    var drawn =
        String.join(
            "\u0000",
            String.valueOf(StoryCard.SHAPES),
            story.path(),
            story.headline(),
            text(story.section()),
            language(story).tag(),
            text(story.picture()),
            focus.x() + "," + focus.y(),
            imprint.newsletter(),
            imprint.municipality(),
            imprint.theme().brand(),
            imprint.theme().accent(),
            settings.language().tag());
    return HexFormat.of().formatHex(Sha256.of(drawn.getBytes(StandardCharsets.UTF_8)), 0, HASH / 2);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /// Those of long ago.
  void forgetOld() {
    cards.forgetBefore(clock.instant().minus(KEPT));
  }
}
