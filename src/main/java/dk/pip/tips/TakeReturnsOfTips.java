package dk.pip.tips;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dk.pip.incoming.ArrivedMail;
import dk.pip.incoming.MailTaker;
import dk.pip.incoming.ReadLetter;
import dk.pip.incoming.ReplyAddresses;
import dk.pip.returns.ReturnReader;
import dk.pip.shared.MailAddress;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Takes what programs send back of our letters to those who tipped, before anybody else sees it: who tipped stands in it.
@Component
@Order(40)
class TakeReturnsOfTips implements MailTaker {
  /// Reports say what they have to say before they copy the mail.
  private static final int BEGINNING = 2 << 20;

  private static final int MOST_FOUND = 40;
  private static final Pattern MESSAGE_ID = Pattern.compile("(?i)message-id:\\s{1,4}<([^<>\\s]{1,300}+)>");
  private static final Pattern PLUS_ADDRESS = Pattern.compile("(?<![^\\s<>\"',;:+@])[^\\s<>\"',;:+@]{1,64}+\\+[^\\s<>\"',;:@]{1,128}+@[^\\s<>\"',;:@]{1,253}+");

  private final TakeTipsFromMail mails;
  private final TipTable tips;
  private final TipParts parts;
  private final Tippers tippers;
  private final ReplyAddresses replies;
  private final Clock clock;

  TakeReturnsOfTips(TakeTipsFromMail mails, TipTable tips, TipParts parts, Tippers tippers, ReplyAddresses replies, Clock clock) {
    this.mails = mails;
    this.tips = tips;
    this.parts = parts;
    this.tippers = tippers;
    this.replies = replies;
    this.clock = clock;
  }

  @Override
  public boolean take(ArrivedMail mail) {
    return switch (ReturnReader.read(mail.bytes()).kind()) {
      case REPLY, UNKNOWN -> false;
      case AUTO_REPLY -> takeAnswer(mail);
      case BOUNCE -> takeReport(mail, "bounced");
      case COMPLAINT, DELIVERED, DELAYED -> takeReport(mail, "automatic");
    };
  }

  /// Of a report the beginning says it all. What somebody says is kept whole or left to the newsroom.
  @Override
  public boolean takesBeginnings() {
    return true;
  }

  /// Somebody's rule or scanner may have written what somebody says, so it stays with the tip, and is read there.
  private boolean takeAnswer(ArrivedMail mail) {
    if (!mail.whole()) {
      return false;
    }
    var tip = find(mail).flatMap(Found::tip);
    tip.ifPresent(it -> mails.add(it, mail, true, true));
    return tip.isPresent();
  }

  /// The report itself is kept nowhere. What tells of a letter to somebody who has been forgotten since isn't, either.
  private boolean takeReport(ArrivedMail mail, String step) {
    var found = find(mail).orElse(null);
    if (found == null) {
      return false;
    }
    var tip = found.tip().orElse(null);
    if (tip != null && !mail.letter().automatic() && isFromTipper(tip, mail.letter())) {
      if (!mail.whole()) {
        return false;
      }
      mails.add(tip, mail, true, true);
    } else if (tip != null) {
      var now = clock.instant();
      parts.step(tip.id(), null, step, now);
      if (step.equals("bounced")) {
        tips.touched(tip.into() == null ? tip.id() : tip.into(), now);
      }
    }
    return true;
  }

  private boolean isFromTipper(Tip tip, ReadLetter letter) {
    var known = tippers.find(tip.id()).flatMap(Tipper::address).map(MailAddress::key).orElse("");
    return MailAddress.parse(letter.address()).filter(address -> address.key().equals(known)).isPresent();
  }

  /// A letter of ours.
  ///
  /// @param tip empty where it was forgotten
  private record Found(Optional<Tip> tip) {}

  /// By the address that it was sent to, by the addresses and Message-IDs of our letter in it, or by what it answers.
  private Optional<Found> find(ArrivedMail mail) {
    var letter = mail.letter();
    var words = words(mail);
    var ids = new LinkedHashSet<>(letter.references());
    MESSAGE_ID.matcher(words).results().limit(MOST_FOUND).map(found -> found.group(1)).forEach(ids::add);
    var byId = parts.ofLetter(ids).flatMap(tips::find).filter(tip -> tip.link() != null);
    if (byId.isPresent()) {
      return Optional.of(new Found(byId));
    }
    var link = link(letter.to(), words);
    return link.isPresent() ? Optional.of(new Found(tips.findByLink(link.getAsLong()))) : Optional.empty();
  }

  private OptionalLong link(List<String> to, String words) {
    var quoted = PLUS_ADDRESS.matcher(words).results().map(found -> found.group()).distinct().limit(MOST_FOUND);
    return replies.find(TipPost.REPLIES, Stream.concat(to.stream(), quoted).toList());
  }

  /// As it came, and what could be read of it, as the copy of our letter may be encoded.
  private static String words(ArrivedMail mail) {
    var bytes = mail.bytes();
    var letter = mail.letter();
    var raw = new String(bytes, 0, Math.min(bytes.length, BEGINNING), ISO_8859_1).replaceAll("=\r?\n", "");
    var all = new StringBuilder(raw).append('\n').append(letter.text()).append('\n').append(letter.quoted());
    letter.attachments().stream()
        .filter(file -> file.type().startsWith("message/") || file.type().startsWith("text/"))
        .forEach(file -> all.append('\n').append(new String(file.bytes(), 0, Math.min(file.bytes().length, BEGINNING / 8), ISO_8859_1)));
    return all.toString();
  }
}
