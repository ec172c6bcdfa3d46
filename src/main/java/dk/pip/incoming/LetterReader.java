package dk.pip.incoming;

import dk.pip.incoming.ReadLetter.Tongue;
import dk.pip.mail.BoundedMail;
import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a mail as a letter: any bytes in, what somebody wrote out.
public final class LetterReader {
  /// In bytes; nothing beyond is read of a mail.
  public static final int MOST = 25 * 1024 * 1024;

  private static final List<String> DESTINATIONS =
      List.of("to", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "apparently-to", "cc", "resent-to");
  private static final int MOST_ADDRESSES = 100;
  private static final String TAG = "(?:\\[[^]]{1,30}]\\s*)?";
  private static final String NUMBER = "(?:\\s?[\\[(]\\d{1,3}[\\])]|\\^\\d{1,2}|\\d)?";
  private static final Pattern PREFIX =
      Pattern.compile(
          "^(?:" + TAG + "(re|sv|svar|aw|antw|vs|fw|fwd|fwd?|wg|vb|tr|rv|res|odp|pd|ynt|videresendt|videresend|ref)" + NUMBER + "[\\s\\u00a0]?[:：][\\s\\u00a0]*)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern MARKED = Pattern.compile("^[\\[(*]+\\s?(?:ekstern|external|ext|eksternt?|spam|mistænkt spam|advarsel)(?:\\s(?:mail|e-?mail|afsender|sender))?\\s?[])*]+:?\\s*", Pattern.CASE_INSENSITIVE);
  private static final Set<String> PASSED_ON = Set.of("vs", "fw", "fwd", "wg", "vb", "tr", "rv", "pd", "videresendt", "videresend");
  private static final Pattern AUTOMATIC_SUBJECT = Pattern.compile("^(?:automatisk svar|autosvar|automatic reply|auto(?:matic)?[ -]?(?:reply|response)|out of office|ikke til stede|fraværsbesked)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private LetterReader() {}

  /// Never throws.
  ///
  /// @param message as it came: any line ends, any character set, whole or cut, with or without mbox's "From " line
  public static ReadLetter read(byte[] message) {
    try {
      return letter(MimePart.of(BoundedMail.inAscii(message.length > MOST ? Arrays.copyOf(message, MOST) : message)), message.length <= MOST);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return unreadable();
    }
  }

  private static ReadLetter unreadable() {
    return new ReadLetter("", "", "", List.of(), "", "", "", "", "", false, List.of(), Tongue.DANISH, null, null, null, List.of(), false, false);
  }

  private static ReadLetter letter(MimePart mail, boolean whole) {
    var from = HeaderText.mailboxes(mail.raw(mail.has("from") ? "from" : "sender")).stream().findFirst().orElse(new HeaderText.Mailbox("", ""));
    var reply = HeaderText.mailboxes(mail.raw("reply-to")).stream().map(HeaderText.Mailbox::address).filter(address -> !address.isEmpty()).findFirst().orElse("");
    var written = mail.words("subject");
    var subject = plain(written);
    var files = new AttachedFiles();
    var body = LetterBody.of(mail, files, new SignatureCut.Sender(from.name(), from.address()), isPassedOn(written));
    var references = references(mail);
    return new ReadLetter(
        from.name(),
        from.address(),
        reply.equals(from.address()) ? "" : reply,
        to(mail),
        subject,
        written,
        body.cut().text(),
        body.cut().quoted(),
        body.cut().signature(),
        body.cut().forwarded(),
        files.list(),
        TongueGuess.of(subject + "\n" + body.cut().text()),
        date(mail.raw("date")),
        HeaderText.ids(mail.raw("message-id")).stream().findFirst().orElse(null),
        references.isEmpty() ? null : references.getLast(),
        references,
        isAutomatic(mail, written),
        whole && body.whole());
  }

  private static List<String> to(MimePart mail) {
    return DESTINATIONS.stream()
        .flatMap(name -> mail.fields().stream().filter(field -> field.name().equals(name)))
        .flatMap(field -> HeaderText.mailboxes(field.value()).stream())
        .map(HeaderText.Mailbox::address)
        .filter(address -> !address.isEmpty())
        .distinct()
        .limit(MOST_ADDRESSES)
        .toList();
  }

  /// What it answers stands last, also where a program says it in one of the two fields only.
  private static List<String> references(MimePart mail) {
    var all = new ArrayList<>(HeaderText.ids(mail.raw("references")));
    var answered = HeaderText.ids(mail.raw("in-reply-to"));
    if (!answered.isEmpty()) {
      all.remove(answered.getFirst());
      all.add(answered.getFirst());
    }
    return all;
  }

  /// Without what programs put before it, any number of times.
  static String plain(String subject) {
    var now = subject.strip();
    for (var i = 0; i < 50; i++) {
      var next = MARKED.matcher(PREFIX.matcher(now).replaceFirst("")).replaceFirst("").strip();
      if (next.equals(now)) {
        break;
      }
      now = next;
    }
    return now;
  }

  static boolean isPassedOn(String subject) {
    var found = PREFIX.matcher(MARKED.matcher(subject.strip()).replaceFirst(""));
    return found.find() && PASSED_ON.contains(found.group(1).toLowerCase(Locale.ROOT));
  }

  private static @Nullable Instant date(String raw) {
    if (raw.isEmpty() || raw.length() > 200) {
      return null;
    }
    try {
      var date = new MailDateFormat().parse(raw);
      return date == null ? null : date.toInstant();
    } catch (ParseException | RuntimeException e) {
      return null;
    }
  }

  private static boolean isAutomatic(MimePart mail, String subject) {
    var declared = mail.raw("auto-submitted").strip().toLowerCase(Locale.ROOT);
    var precedence = mail.raw("precedence").strip().toLowerCase(Locale.ROOT);
    return !declared.isEmpty() && !declared.startsWith("no")
        || precedence.matches("bulk|list|junk|auto.?reply")
        || Stream.of("list-id", "list-unsubscribe", "x-autoreply", "x-autorespond", "x-autoresponder", "feedback-id").anyMatch(mail::has)
        || mail.has("return-path") && mail.raw("return-path").replaceAll("[<>\\s]", "").isEmpty()
        || mail.raw("content-type").toLowerCase(Locale.ROOT).contains("multipart/report")
        || AUTOMATIC_SUBJECT.matcher(subject.strip()).matches();
  }
}
