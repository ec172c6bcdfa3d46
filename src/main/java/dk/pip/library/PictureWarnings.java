package dk.pip.library;

import dk.pip.mail.Letter;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.people.People;
import dk.pip.people.StaffId;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.ItemByItem;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes to whoever brought pictures in that they go soon: once for each, two weeks before, and one letter for all of a day.
@Component
class PictureWarnings {
  private static final Duration TRIED_FOR = Duration.ofDays(3);
  private static final int LONGEST_TITLE = 80;
  private static final int MOST_NAMED = 30;

  private final LibraryPictures pictures;
  private final People people;
  private final Outbox outbox;
  private final Municipality municipality;
  private final Settings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PictureWarnings(LibraryPictures pictures, People people, Outbox outbox, Municipality municipality, Settings settings, TransactionTemplate transaction, Clock clock) {
    this.pictures = pictures;
    this.people = people;
    this.outbox = outbox;
    this.municipality = municipality;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// That somebody was told is noted together with the letter.
  void send() {
    var site = municipality.imprint().site();
    if (site == null) {
      return;
    }
    var soon = Dates.local(clock.instant()).toLocalDate().plusDays(Library.WARNED_BEFORE);
    var going = pictures.unwarned(soon).stream().map(pictures::find).flatMap(Optional::stream).collect(Collectors.groupingBy(LibraryPicture::broughtBy));
    ItemByItem.forEach(
        going.keySet(),
        who -> "Telling of pictures, " + who.value(),
        who -> {
          var theirs = Objects.requireNonNull(going.get(who));
          transaction.executeWithoutResult(
              _ -> {
                write(who, theirs, String.valueOf(site));
                theirs.forEach(picture -> pictures.warned(picture.id(), clock.instant()));
              });
        });
    outbox.sendDue();
  }

  private void write(StaffId who, List<LibraryPicture> theirs, String site) {
    var to = people.findAccount(who).filter(account -> !account.disabled()).orElse(null);
    var address = to == null ? null : MailAddress.parse(to.mail()).orElse(null);
    if (to == null || address == null) {
      return;
    }
    var texts = Texts.in(settings.language());
    var imprint = municipality.imprint();
    var paragraphs = new ArrayList<>(List.of(texts.get("library.letter.text", to.name(), theirs.size())));
    for (var picture : theirs.subList(0, Math.min(MOST_NAMED, theirs.size()))) {
      var day = Objects.requireNonNull(picture.details().deleteBy());
      paragraphs.add(texts.get("library.letter.picture", picture.title(LONGEST_TITLE), Dates.date(day, texts.language())));
    }
    paragraphs.add(texts.get("library.letter.do"));
    var page = theirs.size() == 1 ? theirs.getFirst().address() : "/redaktion/billeder?vis=" + PictureFilter.SOON.word();
    var letter =
        new Letter(
            texts,
            imprint,
            texts.get("library.letter.subject", theirs.size()),
            paragraphs,
            texts.get("library.letter.act", theirs.size()),
            site + page,
            texts.get("library.letter.last", imprint.newsletter()));
    outbox.keep("library.letter.soon", address, letter.message(address, clock.instant()), TRIED_FOR);
  }
}
