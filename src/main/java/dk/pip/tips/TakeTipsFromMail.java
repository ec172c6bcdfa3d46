package dk.pip.tips;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dk.pip.incoming.ArrivedMail;
import dk.pip.incoming.MailTaker;
import dk.pip.incoming.ReadLetter;
import dk.pip.incoming.ReplyAddresses;
import dk.pip.pictures.Pictures;
import dk.pip.pictures.Reading;
import dk.pip.returns.ReturnKind;
import dk.pip.returns.ReturnReader;
import dk.pip.shared.Id;
import dk.pip.shared.Language;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Sha256;
import dk.pip.shared.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Takes mail to the tip address as tips, and what answers our letters to the tips that they are about.
@Component
@Order(200)
class TakeTipsFromMail implements MailTaker {
  private static final int MOST_FILES = 20;

  /// Smaller pictures within a text are logos and the like.
  private static final int SMALL = 8_000;

  /// A mail is kept whole beside what was read of it where something of it was set apart; of a larger one, all its words.
  private static final int KEPT_WHOLE = 1_000_000;

  private static final int LONGEST_SUBJECT = 150;
  private static final int HEAD = 32_000;

  private final Tips tips;
  private final TipTable table;
  private final TipParts parts;
  private final Tippers tippers;
  private final ReplyAddresses replies;
  private final Clock clock;

  TakeTipsFromMail(Tips tips, TipTable table, TipParts parts, Tippers tippers, ReplyAddresses replies, Clock clock) {
    this.tips = tips;
    this.table = table;
    this.parts = parts;
    this.tippers = tippers;
    this.replies = replies;
    this.clock = clock;
  }

  @Override
  public boolean take(ArrivedMail mail) {
    var answered = answered(mail.letter());
    if (answered.isPresent()) {
      add(answered.get(), mail);
      return true;
    }
    if (!mail.forTips()) {
      return false;
    }
    takeIn(mail, mail.letter().automatic() || isMarkedSpam(mail.bytes()));
    return true;
  }

  @Override
  public Optional<ByHand> byHand() {
    return Optional.of(new ByHand("tips.mail.by-hand", mail -> "/redaktion/tips/" + takeIn(mail, false).id().value()));
  }

  /// The tip that a mail answers: by the address that we gave for it, or by the thread where the same person writes.
  private Optional<Tip> answered(ReadLetter letter) {
    var link = replies.find(TipPost.REPLIES, letter);
    if (link.isPresent()) {
      var tip = table.findByLink(link.getAsLong());
      if (tip.isPresent()) {
        return tip;
      }
    }
    var thread = new ArrayList<>(letter.references());
    if (letter.inReplyTo() != null) {
      thread.add(letter.inReplyTo());
    }
    return parts.ofMessage(thread)
        .flatMap(table::find)
        .filter(tip -> tip.link() != null)
        .filter(tip -> tippers.find(tip.id()).filter(tipper -> isSame(tipper, letter)).isPresent());
  }

  private static boolean isSame(Tipper tipper, ReadLetter letter) {
    var known = tipper.address().map(MailAddress::key).orElse("");
    return !known.isEmpty() && List.of(letter.address(), letter.answerTo()).stream().map(MailAddress::parse).flatMap(Optional::stream).anyMatch(address -> address.key().equals(known));
  }

  private void add(Tip tip, ArrivedMail mail) {
    add(tip, mail, mail.letter().automatic(), false);
  }

  /// @param automatic whether a program may have written it, which is noted
  /// @param quiet whether it is no answer that opens again what was done with
  void add(Tip tip, ArrivedMail mail, boolean automatic, boolean quiet) {
    var now = clock.instant();
    var looked = look(mail, Texts.in(tip.language()));
    switch (tips.add(tip.id(), text(mail.letter()), looked, key(mail), mail.letter().messageId(), quiet, now)) {
      case Tips.Added.Done _ -> {
        if (automatic) {
          parts.step(tip.id(), null, "automatic", now);
        }
      }
      // Nothing that came is lost, whoever writes too much or has just been forgotten.
      case Tips.Added.TooMany _, Tips.Added.Nothing _, Tips.Added.Gone _ -> takeIn(mail, true);
    }
  }

  private Tip takeIn(ArrivedMail mail, boolean suspect) {
    var letter = mail.letter();
    var language = letter.language() == ReadLetter.Tongue.ENGLISH ? Language.EN : Language.DA;
    var texts = Texts.in(language);
    var text = text(letter);
    var looked = look(mail, texts);
    var now = clock.instant();
    var subject = letter.subject().isBlank() ? Tips.subject(text, texts) : Letters.shortened(LONGEST_SUBJECT, line(letter.subject()));
    var isSpam = suspect || Tips.countLinks(text) >= 3 * 5;
    var fresh =
        new TipTable.New(
            new TipId(Id.fresh(now)), isSpam ? TipState.SPAM : TipState.NEW, TipWay.MAIL, now, language, subject, text, looked.leftOut(), key(mail), TipLinks.draw(), letter.messageId());
    var isByProgram = ReturnReader.read(mail.bytes()).kind() == ReturnKind.AUTO_REPLY;
    return tips.take(fresh, new Tipper(line(letter.name()), letter.answerTo(), "", false), looked.taken(), !isByProgram);
  }

  private static byte[] key(ArrivedMail mail) {
    var id = mail.letter().messageId();
    return id == null ? Sha256.of(mail.bytes()) : Sha256.of(("mail " + id + " " + mail.letter().address() + " " + mail.letter().text()).getBytes(StandardCharsets.UTF_8));
  }

  /// What they wrote; where they only passed something on, that.
  private static String text(ReadLetter letter) {
    return Letters.shortened(Tips.LONGEST_TEXT, written(letter));
  }

  private static String written(ReadLetter letter) {
    var text = letter.text().isBlank() ? letter.quoted() : letter.text();
    return text.replace("\r\n", "\n").replace("\u0000", "").strip();
  }

  /// Whether something that it says isn't in the tip, as it is long, or was taken for a quote or a signature.
  private static boolean isCut(ReadLetter letter) {
    return Letters.moreThan(Tips.LONGEST_TEXT, written(letter)) || !letter.signature().isBlank() || !letter.text().isBlank() && !letter.quoted().isBlank();
  }

  private static String all(ReadLetter letter) {
    return Stream.of(letter.text(), letter.signature(), letter.quoted()).filter(part -> !part.isBlank()).collect(Collectors.joining("\n\n---\n\n"));
  }

  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
  }

  /// Files as they came are handed on to whoever fetches them; what a program or a virus may be in is left out. A mail of which
  /// not all could be read, or of which something was set apart, comes along whole.
  private TipFiles.Looked look(ArrivedMail mail, Texts texts) {
    var taken = new ArrayList<TipFiles.Taken>();
    var leftOut = new ArrayList<String>();
    for (var attached : mail.letter().attachments().stream().limit(MOST_FILES).toList()) {
      if (attached.harmful()) {
        leftOut.add(texts.get("tips.file.left-out", attached.name(), texts.get("tips.file.harmful")));
      } else if (attached.isPicture() && attached.inline() && attached.bytes().length < SMALL) {
        continue;
      } else {
        taken.add(taken(new SentFile(attached.name(), attached.bytes())));
      }
    }
    var more = mail.letter().attachments().size() - MOST_FILES;
    var isUnread = mail.letter().text().isBlank() && mail.letter().quoted().isBlank() && taken.isEmpty();
    if (more > 0 || isUnread || !mail.whole() || !mail.letter().whole()) {
      taken.add(TipFiles.mail(mail.bytes()));
    } else if (isCut(mail.letter())) {
      taken.add(mail.bytes().length <= KEPT_WHOLE && tips.hasRoom() ? TipFiles.mail(mail.bytes()) : TipFiles.words(all(mail.letter())));
    }
    return new TipFiles.Looked(taken, leftOut);
  }

  private static TipFiles.Taken taken(SentFile file) {
    if (Pictures.read(file.bytes()) instanceof Reading.Accepted(var picture)) {
      return TipFiles.picture(file, picture);
    }
    return TipFiles.sound(file).orElseGet(() -> TipFiles.other(file));
  }

  /// Whether the mail server has said that it is spam.
  private static boolean isMarkedSpam(byte[] bytes) {
    var head = new String(Arrays.copyOf(bytes, Math.min(bytes.length, HEAD)), ISO_8859_1);
    var end = head.indexOf("\r\n\r\n");
    return ("\n" + (end < 0 ? head : head.substring(0, end))).toLowerCase(Locale.ROOT).contains("\nx-spam-flag: yes");
  }
}
