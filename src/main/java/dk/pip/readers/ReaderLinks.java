package dk.pip.readers;

import dk.pip.keys.Keys;
import dk.pip.municipality.Municipality;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The addresses that stand in a reader's mail. A mailing asks for them for each reader: they are signed, not kept, so
/// that making one touches no database.
///
/// Whoever has the link may act as the reader on these pages and nowhere else; that is what a mail to them is worth.
@Service
public class ReaderLinks {
  static final String PAGE = "/laeser/";
  static final String UNSUBSCRIBE = "/afmeld/";
  private static final String PAGE_PURPOSE = "reader-page";
  private static final String LINK_PURPOSE = "unsubscribe-link";
  private static final String MAIL_PURPOSE = "unsubscribe-mail";

  private final Keys keys;
  private final Lists lists;
  private final Municipality municipality;
  private final Clock clock;

  ReaderLinks(Keys keys, Lists lists, Municipality municipality, Clock clock) {
    this.keys = keys;
    this.lists = lists;
    this.municipality = municipality;
    this.clock = clock;
  }

  /// What a token says: who, which list, and the mailing that it stood in.
  ///
  /// @param sentAt to the minute; the epoch where it stood in a mail address
  record Wish(ReaderId reader, int list, long mailing, Instant sentAt) {}

  /// `https://site/laeser/<token>`: the reader's own page. Works as long as the reader is known.
  public String page(ReaderId reader) {
    return site() + PAGE + pageToken(reader);
  }

  /// `https://site/afmeld/<token>`: the page with the button, and the address of the one-click POST (RFC 8058). Holds
  /// the minute at which it is made, so make it when the mail is sent.
  ///
  /// @param mailing not negative
  public String unsubscribe(ReaderId reader, ListId list, long mailing) {
    return site() + UNSUBSCRIBE + linkToken(reader, list, mailing);
  }

  /// The part of a mail address that says who wants to be off what; at most 45 characters of `a-z0-9-`.
  public String mailToken(ReaderId reader, ListId list, long mailing) {
    return keys.seal(MAIL_PURPOSE, reader.value(), lists.number(list), mailing);
  }

  /// The token of the reader's own page.
  public String pageToken(ReaderId reader) {
    return keys.seal(PAGE_PURPOSE, reader.value());
  }

  String linkToken(ReaderId reader, ListId list, long mailing) {
    return keys.seal(LINK_PURPOSE, reader.value(), lists.number(list), mailing, clock.instant().getEpochSecond() / 60);
  }

  /// Whose page a token leads to; empty for one that we have not made.
  public Optional<ReaderId> readerOfPage(String token) {
    return keys.open(PAGE_PURPOSE, token).filter(numbers -> numbers.length == 1).map(numbers -> new ReaderId(numbers[0]));
  }

  Optional<Wish> wish(String token) {
    var link = keys.open(LINK_PURPOSE, token).filter(numbers -> numbers.length == 4);
    if (link.isPresent()) {
      var numbers = link.get();
      return Optional.of(
          new Wish(new ReaderId(numbers[0]), (int) numbers[1], numbers[2], Instant.ofEpochSecond(numbers[3] * 60)));
    }
    return keys.open(MAIL_PURPOSE, token)
        .filter(numbers -> numbers.length == 3)
        .map(numbers -> new Wish(new ReaderId(numbers[0]), (int) numbers[1], numbers[2], Instant.EPOCH));
  }

  /// Whom a link or a mail address to unsubscribe with was made for, and in which mailing.
  ///
  /// @param mailing 0 where it was in none
  public record Addressed(ReaderId reader, long mailing) {}

  /// @param token of [#unsubscribe] or [#mailToken]
  /// @return empty for one that we have not made
  public Optional<Addressed> addressed(String token) {
    return wish(token).map(wish -> new Addressed(wish.reader(), wish.mailing()));
  }

  private String site() {
    var site = municipality.imprint().site();
    if (site == null) {
      throw new IllegalStateException("Mails can't link to a site whose address is not known; it is in the settings");
    }
    return site.toString();
  }
}
