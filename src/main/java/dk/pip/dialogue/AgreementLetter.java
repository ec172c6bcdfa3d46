package dk.pip.dialogue;

import ch.digitalfondue.mjml4j.Mjml4j;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.editions.TextMail;
import dk.pip.mail.Letter;
import dk.pip.mail.MailThread;
import dk.pip.mail.MimeMail;
import dk.pip.municipality.Palette;
import dk.pip.shared.Dates;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import gg.jte.Content;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A letter with the agreement itself below its button, as whoever speaks for a side may see it. So it can be read, kept and found
/// again where mails are, also when the link is dead.
///
/// @param letter what is said of it, and the way to the page
/// @param text what of it the letter holds; less than the whole where a mail has no room for it
public record AgreementLetter(Letter letter, Dialogue dialogue, AgreementVersion version, AgreementText text) {
  /// Gmail cuts at 102 kB.
  private static final int MOST_BYTES = 100_000;

  private static final int HEADINGS = 4;

  /// As much of the agreement as a mail has room for: all of it, else what is promised.
  static AgreementLetter of(Letter letter, Dialogue dialogue, AgreementVersion version) {
    var whole = version.text();
    var pledges = new AgreementText(Map.of(), Map.of(), whole.pledges(), whole.appendices());
    return Stream.of(whole, pledges)
        .map(text -> new AgreementLetter(letter, dialogue, version, text))
        .filter(it -> it.html().getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES)
        .findFirst()
        .orElseGet(() -> new AgreementLetter(letter, dialogue, version, AgreementText.EMPTY));
  }

  public Texts texts() {
    return letter.texts();
  }

  public boolean isWhole() {
    return text.equals(version.text());
  }

  public String term() {
    return texts().get("dialogue.term", Dates.date(dialogue.from(), texts().language()), Dates.date(dialogue.until(), texts().language()));
  }

  /// The running texts, the core task ahead of what is promised.
  public List<AgreementPart> parts(boolean ahead) {
    return Arrays.stream(AgreementPart.values()).filter(part -> (part == AgreementPart.CORE_TASK) == ahead && !text.part(part).isEmpty()).toList();
  }

  public Content html(AgreementPart part) {
    var palette = Palette.of(letter.imprint().theme());
    var html = TextMail.html(text.part(part), HEADINGS, palette.light(), letter.imprint().site());
    return output -> output.writeContent(html);
  }

  public String plain(AgreementPart part) {
    return TextMail.plain(text.part(part), HEADINGS, texts(), letter.imprint().site());
  }

  public String heading(Side side) {
    return PledgeWords.heading(dialogue, side, texts());
  }

  /// What is said of a pledge beside its sentence, and for whom it is where that is fewer than see the agreement.
  public String facts(Pledge it) {
    var narrower = narrower(it.audience());
    var facts = PledgeWords.facts(dialogue, it, texts());
    // No line begins with a dot.
    return (narrower == null ? facts : facts + " · " + narrower).replace(" · ", "\u00a0· ");
  }

  public @Nullable String narrower(AgreementPart part) {
    return narrower(text.audience(part, dialogue));
  }

  private @Nullable String narrower(CommitmentAudience audience) {
    return dialogue.audience().isWiderThan(audience) ? texts().get("dialogue.audience." + audience.name()) : null;
  }

  /// Name, title and side of whoever signs.
  public String who(AgreementSignature it) {
    return Stream.of(it.name(), it.title(), dialogue.party(it.side()).name()).filter(word -> !word.isEmpty()).reduce((one, other) -> one + ", " + other).orElse("");
  }

  public String signed(AgreementSignature it) {
    var at = it.at();
    return at == null ? texts().get("dialogue.waits-for-signature") : texts().get("dialogue.signed.at", Dates.dateAndTime(Dates.local(at), texts().language()));
  }

  public String light(Palette.Token token) {
    return letter.light(token);
  }

  public String dark(Palette.Token token) {
    return letter.dark(token);
  }

  String html() {
    var mjml = Templates.html("dialogue/mail/agreement.jte", Map.of("letter", this));
    return Mjml4j.render(mjml, new Mjml4j.Configuration(texts().language().tag(), Mjml4j.TextDirection.LTR));
  }

  String plain() {
    return Templates.text("dialogue/mail/agreement.jte", Map.of("letter", this)).strip().replaceAll("\n{3,}", "\n\n") + "\n";
  }

  byte[] message(MailAddress to, Instant at) {
    try {
      var body = new MimeMultipart("alternative");
      body.addBodyPart(MimeMail.text(plain(), "plain"));
      body.addBodyPart(MimeMail.text(html(), "html"));
      return new MimeMail(letter.imprint(), texts().language(), MailThread.freshId(letter.imprint(), at), to.text(), letter.subject(), at, true).write(body);
    } catch (MessagingException e) {
      throw new IllegalStateException("The agreement could not be written as a mail", e);
    }
  }
}
