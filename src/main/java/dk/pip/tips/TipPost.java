package dk.pip.tips;

import dk.pip.incoming.ReplyAddresses;
import dk.pip.mail.Letter;
import dk.pip.mail.MailThread;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.people.StaffId;
import dk.pip.shared.Id;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes to those who tipped. A letter stands on their own page; where they gave an address it is mailed, too, kept for the post
/// in the transaction of the deed that it tells of, so that it is there exactly when that is.
@Component
class TipPost {
  static final String REPLIES = "tip-reply";
  private static final Duration TRIED_FOR = Duration.ofDays(5);

  private final TipParts parts;
  private final Tippers tippers;
  private final TipLinks links;
  private final ReplyAddresses replies;
  private final Outbox outbox;
  private final Municipality municipality;
  private final Clock clock;

  TipPost(TipParts parts, Tippers tippers, TipLinks links, ReplyAddresses replies, Outbox outbox, Municipality municipality, Clock clock) {
    this.parts = parts;
    this.tippers = tippers;
    this.links = links;
    this.replies = replies;
    this.outbox = outbox;
    this.municipality = municipality;
    this.clock = clock;
  }

  /// What a letter says.
  ///
  /// @param act what its button says
  /// @param url where that leads; null for the tipper's own page
  record Words(String subject, String text, String act, @Nullable String url) {}

  /// Writes a letter.
  ///
  /// @param by null where a program writes
  /// @param key so that the same, sent twice, is written once; null where its kind says that
  /// @return false where it had been written before
  boolean write(Tip tip, TipLetter.Kind kind, @Nullable StaffId by, Words words, byte @Nullable [] key) {
    var now = clock.instant();
    var imprint = municipality.imprint();
    var before = before(tip);
    var letter = new TipLetter(Id.fresh(now), kind, now, by, words.text(), MailThread.freshId(imprint, now));
    if (!parts.addLetter(tip.id(), letter, key)) {
      return false;
    }
    post(tip, words, Objects.requireNonNull(letter.messageId()), before, by == null).ifPresent(posted -> parts.posted(letter.id(), posted));
    return true;
  }

  /// The links to all that somebody has told, for who has lost them. In a mail of its own, which no page shows.
  void mailLinks(List<Tip> tips, String address) {
    var texts = Texts.in(tips.getFirst().language());
    var imprint = municipality.imprint();
    var now = clock.instant();
    var paragraphs = new ArrayList<String>();
    paragraphs.add(texts.get("tips.letter.lost.text"));
    tips.stream().skip(1).map(links::ownPage).flatMap(Optional::stream).forEach(paragraphs::add);
    var url = links.ownPage(tips.getFirst()).orElseThrow();
    var letter = new Letter(texts, imprint, texts.get("tips.letter.lost.subject"), paragraphs, texts.get("tips.letter.act"), url, texts.get("tips.letter.last"));
    var to = new dk.pip.shared.MailAddress(address);
    outbox.keepInConfidence("tips.letter", to, letter.message(to, now), Duration.ofDays(1));
  }

  private Optional<UUID> post(Tip tip, Words words, String messageId, List<String> before, boolean automatic) {
    var to = tippers.find(tip.id()).flatMap(Tipper::address).orElse(null);
    var own = links.ownPage(tip).orElse(null);
    var link = tip.link();
    if (to == null || own == null || link == null) {
      return Optional.empty();
    }
    var texts = Texts.in(tip.language());
    var url = words.url();
    var paragraphs = Arrays.stream(words.text().split("\\n+")).map(String::strip).filter(line -> !line.isEmpty()).toList();
    var last = url == null ? texts.get("tips.letter.last") : texts.get("tips.letter.last-story", own);
    // In the conversation that somebody has begun by mail it has their subject.
    var subject = tip.cameBy() == TipWay.MAIL && !tip.subject().isEmpty() ? MailThread.answer(tip.subject(), tip.language()) : words.subject();
    var letter = new Letter(texts, municipality.imprint(), subject, paragraphs, words.act(), url == null ? own : url, last);
    var thread = new MailThread(messageId, before, replies.of(REPLIES, link).orElse(null), automatic);
    return Optional.of(outbox.keepInConfidence("tips.letter", to, letter.message(to, clock.instant(), thread), TRIED_FOR));
  }

  private List<String> before(Tip tip) {
    var ids = new ArrayList<String>();
    if (tip.messageId() != null) {
      ids.add(tip.messageId());
    }
    parts.letters(tip.id()).stream().map(TipLetter::messageId).filter(Objects::nonNull).forEach(ids::add);
    return ids;
  }

  /// Letters that still wait are not sent any more.
  void drop(Tip tip) {
    parts.posted(tip.id()).forEach(outbox::drop);
  }
}
