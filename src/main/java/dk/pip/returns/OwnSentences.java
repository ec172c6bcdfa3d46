package dk.pip.returns;

import dk.pip.serveranswers.Plain;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What somebody wrote, sentence by sentence and without the signature: whether it is made of nothing but
/// what notes of absence and receipts are made of. Words of another kind make it a letter.
final class OwnSentences {
  /// Programs that people write with, and that never answer by themselves.
  private static final Pattern BY_HAND =
      Pattern.compile(
          "iphone|ipad|thunderbird|k-9 mail|android|apple mail|samsung|fairemail|evolution|em client|mutt|kmail|roundcube"
              + "|sogo|alpine|claws|geary|webmail");
  /// "Haster det?" is no question to us, and an address on the web may have a mark in it.
  private static final Pattern NO_QUESTION =
      Pattern.compile(
          "https?://\\S++|\\b(?:haster|hastesag|hastesak|hastar|akut|vigtigt|viktig|viktigt|urgent|an emergency|brådskande"
              + "|bråttom|dringend|eilig|spoed|dringende|skjótt|áríðandi|brýnt|kiire|kiireellinen|pilne|urgence)"
              + "[^?.!\\n]{0,20}\\?");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?…])\\s+(?=[^\\p{Ll}\\d])|\\n");
  private static final Pattern SENT_FROM =
      Pattern.compile("sendt fra min|sent from my|skickat från min|gesendet von|envoyé de mon");
  /// Whoever speaks of themselves, which no report does.
  private static final Pattern OF_ONESELF =
      Pattern.compile(
          "\\b(?:jeg|mig|min|mit|mine|my|me|ich|mich|mir|mein(?:e[mnrs]?)?|jag|mitt|mina|moi|mijn)\\b|\\bj'ai\\b"
              + "|\\bi (?:wrote|got|get|tried|have|had|did|sent|know|think|keep|can|was|only|just|wanted|love|hope|never)\\b(?! (?:unable|not able))");
  /// What is stopped by something is a mail.
  private static final Pattern BY_A_FILTER = Pattern.compile("\\b(?:stoppet|stoppad|stoppats|stopped|gestoppt) (?:af|av|by|von|vom|i et|i vores)\\b");
  /// What is no longer so of a telephone or a Friday, or only for now.
  private static final Pattern NOT_FOR_GOOD =
      Pattern.compile(
          "telefon|phone|\\btlf|\\bfax|mobil|weekend|fredag|friday|freitag|mandag|måndag|monday|aften|evening|abends"
              + "|kväll|kveld|\\bi dag\\b|\\bidag\\b|today|heute|denne uge|this week|i øjeblikket|for tiden|currently|midlertidig"
              + "|temporar|until|indtil|for the day|for today");
  private static final Pattern ONESELF =
      Pattern.compile(
          "\\b(?:jeg|eg|jag|i|ich|je|j'ai|ik|ég|min|mit|mine|mitt|my|mein|meine|mon|ma|mijn)\\b",
          Pattern.UNICODE_CHARACTER_CLASS);
  /// A date, a time, a number to call, or an address.
  private static final Pattern WHEN_OR_WHERE = Pattern.compile("@|\\d");

  private static final Pattern IN_DAYS =
      Pattern.compile(
          "\\d|\\b(?:dage|hverdage|arbejdsdage|dagar|arbetsdagar|dager|virkedager|days|tage|tagen|werktage|dagen"
              + "|werkdagen|jours|dni)\\b");

  private static final double MANY_STRANGE = 0.25;
  private static final int MOST = 1_500;
  private static final int MOST_SENTENCES = 40;
  private static final int WRAPPED = 50;
  private static final int LONGEST_CLOSING = 40;

  private final ParsedMessage letter;
  private final String own;
  private final boolean quotes;
  private final String text;
  private final List<String> sentences;

  OwnSentences(ParsedMessage letter, String own) {
    this.letter = letter;
    this.own = own;
    var whole = letter.text();
    quotes = own.strip().length() + LONGEST_CLOSING < whole.strip().length();
    text = unsigned(own);
    sentences =
        SENTENCE
            .splitAsStream(text)
            .map(sentence -> " " + Plain.of(sentence).strip() + " ")
            .filter(sentence -> !sentence.isBlank())
            .limit(MOST_SENTENCES)
            .toList();
  }

  /// The text up to where it is signed, with lines that a program has broken put together.
  private static String unsigned(String own) {
    var text = new StringBuilder();
    var before = "";
    for (var line : own.substring(0, Math.min(own.length(), MOST)).split("\n", -1)) {
      var stripped = line.strip();
      var plain = Plain.of(stripped);
      if (!text.isEmpty() && stripped.length() <= LONGEST_CLOSING && Marks.ALL.startsWith("closing", plain + " ")) {
        break;
      }
      var goesOn = before.length() >= WRAPPED && !stripped.isEmpty() && !before.matches(".*[.!?:]$");
      text.append(goesOn ? " " : "\n").append(stripped);
      before = stripped;
    }
    return text.toString();
  }

  /// Whether it asks something of us.
  static boolean asks(String own) {
    return NO_QUESTION.matcher(own.toLowerCase(Locale.ROOT)).replaceAll(" ").contains("?");
  }

  /// Whether somebody speaks of themselves in it.
  static boolean isOfSomebody(String own) {
    return OF_ONESELF.matcher(Plain.of(own)).find();
  }

  /// Whether it speaks of what we wrote, as no program does.
  boolean isPersonal() {
    return isByHand() || any("personal");
  }

  /// Whether it was written in a program that people write with.
  private boolean isByHand() {
    var program = (letter.header("User-Agent") + " " + letter.header("X-Mailer")).toLowerCase(Locale.ROOT);
    return BY_HAND.matcher(program).find() || SENT_FROM.matcher(own.toLowerCase(Locale.ROOT)).find();
  }

  /// Whether somebody has left, or no longer uses the address.
  boolean saysLeft() {
    return sentences.stream().anyMatch(OwnSentences::isLeft);
  }

  private static boolean isLeft(String sentence) {
    if (BY_A_FILTER.matcher(sentence).find()) {
      return false;
    }
    return Marks.ALL.says("left", sentence) && !NOT_FOR_GOOD.matcher(sentence).find()
        || Marks.ALL.says("no-longer", sentence)
            && Marks.ALL.says("work", sentence)
            && !NOT_FOR_GOOD.matcher(sentence).find();
  }

  boolean saysAway() {
    return any("note-away");
  }

  /// A note that is nothing but a note: that somebody is away, and when they are back or whom to turn to; that somebody has
  /// left, and whom to turn to; that a letter came in and has a number or its time.
  boolean isNote() {
    if (quotes || isPersonal() || own.strip().length() > MOST || !isPlain()) {
      return false;
    }
    return any("note-away") && (saysMoreThanAway() || WHEN_OR_WHERE.matcher(text).find())
        || sentences.stream().anyMatch(OwnSentences::isLeft) && any("note-more") && !ofOneself()
        || isReceipt();
  }

  /// "Nicht erreichbar" isn't also where somebody can be reached.
  private boolean saysMoreThanAway() {
    return sentences.stream().anyMatch(sentence -> Marks.ALL.says("note-more", Marks.ALL.without("note-away", sentence)));
  }

  /// Whether it says that our mail came in.
  boolean saysReceived() {
    return any("note-received") || Marks.ALL.says("note-received", Plain.of(letter.subject()));
  }

  boolean isReceipt() {
    return any("note-counted")
        && (saysReceived() || any("note-polite") && IN_DAYS.matcher(text.toLowerCase(Locale.ROOT)).find());
  }

  /// Whether it has no more than a few words that no such note has.
  boolean isPlain() {
    return NoteWords.areAllOf(text);
  }

  /// Whether it has many words that no such note has.
  boolean isLetter() {
    return NoteWords.strange(text) > MANY_STRANGE;
  }

  /// Whoever writes of having left means us, and says where to write instead.
  private boolean ofOneself() {
    return sentences.stream().anyMatch(sentence -> isLeft(sentence) && ONESELF.matcher(sentence).find());
  }

  private boolean any(String... headings) {
    return sentences.stream()
        .anyMatch(sentence -> Arrays.stream(headings).anyMatch(heading -> Marks.ALL.says(heading, sentence)));
  }
}
