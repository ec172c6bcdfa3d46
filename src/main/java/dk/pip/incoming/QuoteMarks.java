package dk.pip.incoming;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What programs write above a mail that is answered or passed on, in the languages that they are made in.
final class QuoteMarks {
  private static final int ALL = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final int MOST_HEADER_LINES = 14;
  private static final int LONGEST = 600;

  private static final Pattern FORWARDED =
      Pattern.compile(
          "^[\\s*_>-]*(?:-{2,}|start på|påbegyndt|begin|her begynder|indledning på|begynnelse på|anfang der)?\\s*(?:forwarded (?:message|by)|forwarded mail|videresendt (?:meddelelse|besked|mail|e-mail)|vidarebefordrat (?:meddelande|brev)|vidarebefordrat mejl|videresendt melding|weitergeleitete (?:nachricht|e-mail)|message transféré|mensaje reenviado|den videresendte (?:besked|meddelelse|mail))\\s*[:.]?\\s*(?:[-*_]{2,})?.{0,60}$",
          ALL);
  private static final Pattern FORWARD_SURE = Pattern.compile("^(?:[\\s*>]*[-_]{3,}|[\\s*>]*(?:start på|påbegyndt|begin|her begynder|anfang der)\\b).*", ALL);
  private static final Pattern ORIGINAL =
      Pattern.compile(
          "^[\\s*>]*[-_]{2,}\\s*(?:original(?:e|t)? ?(?:message|meddelelse|besked|mail|e-mail|melding|appointment|aftale|meddelande)|oprindelig(?:e|t)? (?:meddelelse|besked|mail|e-mail|aftale)|opprinnelig melding|ursprüngliche nachricht|ursprungligt meddelande|ursprungligt mejl|message d'origine|mensaje original|reply message|svar på meddelelse|besked fra)\\s*[:.]?\\s*[-_]{2,}.*$"
              + "|^[\\s*]*-{3,}\\s?.{1,80} (?:skrev|wrote)\\s?:?\\s?-{3,}\\s*$"
              + "|^[\\s#*=_-]*(?:(?:skriv|svar|indtast|please (?:type|write|reply)|type|write|reply).{0,40}(?:over|oven over|above) (?:denne|this) (?:linje|line)).{0,20}$",
          ALL);
  private static final Pattern DIVIDER = Pattern.compile("^\\s*[-_=*\\u2014\\u2500]{5,}\\s*$");

  private static final String VERB = "(?:skrev|skrev følgende|wrote|writes|schrieb|a écrit|escribió|ha scritto|napisał(?:\\(a\\))?|schreef|kirjoitti|har skrevet)";
  private static final Pattern SAYS_VERB = Pattern.compile("(?:^|\\s)" + VERB, ALL);
  private static final Pattern ENDS_WITH_VERB =
      Pattern.compile("(?:^|.*[\\s>)\\]])" + VERB + "\\b[^:]{0,160}:\\s*[*_]{0,2}\\s*$|^.*\\b" + VERB + "\\s*[:：]?\\s*$", ALL | Pattern.DOTALL);
  private static final Pattern BEGINS =
      Pattern.compile("^[\\s*_-]*(?:den|d\\.|på|on|am|le|el|il|op|dnia|date|i|kl\\.|(?:man|tirs|ons|tors|fre|lør|søn)(?:dag|\\.)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?|\\d{1,4}[./ -]).*", ALL | Pattern.DOTALL);
  private static final Pattern DATED = Pattern.compile("\\b(?:19|20)\\d\\d\\b|\\b\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}\\b|\\b\\d{1,2}[.:]\\d\\d\\b|\\b\\d{1,2}\\.? (?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)", ALL);
  private static final Pattern ADDRESSED = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[a-z]{2,}", ALL);

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("fra", "from"), Map.entry("from", "from"), Map.entry("von", "from"), Map.entry("från", "from"),
          Map.entry("de", "from"), Map.entry("van", "from"), Map.entry("afsender", "from"), Map.entry("sender", "from"), Map.entry("lähettäjä", "from"),
          Map.entry("od", "from"), Map.entry("da", "from"),
          Map.entry("sendt", "date"), Map.entry("sent", "date"), Map.entry("gesendet", "date"), Map.entry("skickat", "date"),
          Map.entry("dato", "date"), Map.entry("date", "date"), Map.entry("datum", "date"), Map.entry("envoyé", "date"), Map.entry("enviado", "date"), Map.entry("verzonden", "date"),
          Map.entry("modtaget", "date"), Map.entry("received", "date"), Map.entry("dato og tid", "date"), Map.entry("data", "date"), Map.entry("inviato", "date"), Map.entry("sendt den", "date"),
          Map.entry("til", "to"), Map.entry("to", "to"), Map.entry("an", "to"), Map.entry("till", "to"), Map.entry("à", "to"),
          Map.entry("para", "to"), Map.entry("aan", "to"), Map.entry("modtager", "to"), Map.entry("do", "to"), Map.entry("a", "to"),
          Map.entry("emne", "subject"), Map.entry("subject", "subject"), Map.entry("betreff", "subject"), Map.entry("ämne", "subject"),
          Map.entry("objet", "subject"), Map.entry("asunto", "subject"), Map.entry("onderwerp", "subject"), Map.entry("vedr", "subject"), Map.entry("oggetto", "subject"), Map.entry("temat", "subject"),
          Map.entry("cc", "cc"), Map.entry("kopi", "cc"), Map.entry("bcc", "cc"), Map.entry("kopi til", "cc"), Map.entry("kopia", "cc"),
          Map.entry("svar til", "more"), Map.entry("reply-to", "more"), Map.entry("vigtighed", "more"), Map.entry("prioritet", "more"), Map.entry("importance", "more"),
          Map.entry("priority", "more"), Map.entry("vedhæftede filer", "more"), Map.entry("vedhæftet", "more"), Map.entry("attachments", "more"), Map.entry("attachment", "more"), Map.entry("organization", "more"), Map.entry("følsomhed", "more"), Map.entry("sensitivity", "more"));

  private static final Pattern BELOW =
      Pattern.compile(
          "\\b(?:svar(?:et|ene|er|ede)?|kommentar(?:er|erne)?|bemærkninger|rettelser|skrevet|answers?|comments?|replies|reply|response|responded|answered|se)\\b.{0,40}\\b(?:nedenfor|nedenunder|herunder|med rødt|med blåt|med grønt|med fed|i teksten|i din mail|inde i|below|inline|in-line|in red|in blue|in bold)\\b",
          ALL | Pattern.DOTALL);

  private static final Pattern SALUTATION = Pattern.compile("^(?:hej|hejsa|kære|goddag|god (?:morgen|dag|aften)|davs|hi|hello|dear|halløj)\\b[^.\\n?]*$", ALL);

  private QuoteMarks() {}

  /// Whether it is no more than »Hej Mette«.
  static boolean isSalutation(String text) {
    return text.length() < 60 && SALUTATION.matcher(text).matches();
  }

  /// Whether somebody says that their answers stand in what they answer.
  static boolean saysBelow(String text) {
    return BELOW.matcher(text).find();
  }

  static boolean isDivider(String line) {
    return DIVIDER.matcher(line).matches();
  }

  static boolean isOriginal(String line) {
    return line.length() < 200 && ORIGINAL.matcher(line).matches();
  }

  /// Whether what is answered begins below the line, as some programs have it: `>>> Pip <pip@…> 03-03-2026 11:58 >>>`.
  static boolean isArrows(LetterLine line) {
    return line.depth() == 3 && line.text().length() < 200 && DATED.matcher(line.text()).find() && (line.text().endsWith(">>>") || ADDRESSED.matcher(line.text()).find());
  }

  /// Whether a mail that is passed on begins below the line.
  static boolean isForward(String line) {
    return line.length() < 160 && FORWARD_SURE.matcher(line).matches() && FORWARDED.matcher(line).matches();
  }

  /// How many lines, from this one on, say who wrote what follows and when, such as »Den 3. mar. 2026 kl. 12.04 skrev …:«; 0
  /// for none.
  static int attribution(List<LetterLine> lines, int at) {
    var first = lines.get(at);
    if (first.isBlank()) {
      return 0;
    }
    var all = new StringBuilder();
    for (var i = at; i < Math.min(lines.size(), at + 5); i++) {
      var line = lines.get(i);
      if (line.isBlank() || line.depth() != first.depth() || all.length() > LONGEST) {
        return 0;
      }
      all.append(i == at ? "" : " ").append(line.text().strip());
      if (isAttribution(all.toString())) {
        return i - at + 1;
      }
    }
    return 0;
  }

  static boolean isAttribution(String text) {
    if (text.length() > LONGEST || !SAYS_VERB.matcher(text).find() || !ENDS_WITH_VERB.matcher(text).matches()) {
      return false;
    }
    var dated = DATED.matcher(text).find();
    var addressed = ADDRESSED.matcher(text).find();
    var begins = BEGINS.matcher(text).matches();
    var ends = text.stripTrailing().endsWith(":");
    // A sentence that somebody has written has a full stop before the verb, or names neither an address nor a time.
    return ends && (dated && (begins || addressed) || addressed && text.length() < 200) || dated && addressed && begins;
  }

  /// How many lines, from this one on, are the head of a mail that is answered or passed on; 0 for none.
  ///
  /// @param divided whether a line that parts things stands above it
  static int header(List<LetterLine> lines, int at, boolean divided) {
    var first = lines.get(at).text();
    if (isHeaderInOneLine(first)) {
      return 1;
    }
    var kind = field(first);
    if (kind.isEmpty() || kind.equals("more") || kind.equals("cc")) {
      return 0;
    }
    var found = new HashSet<String>();
    var end = at;
    var from = "";
    var blanks = 0;
    for (var i = at; i < Math.min(lines.size(), at + MOST_HEADER_LINES); i++) {
      var line = lines.get(i);
      if (line.depth() != lines.get(at).depth()) {
        break;
      }
      if (line.isBlank()) {
        if (++blanks > 1 && found.size() >= 3 || blanks > 5 || found.contains("subject") && found.contains("from")) {
          break;
        }
        continue;
      }
      var one = field(line.text());
      if (one.isEmpty()) {
        // The names in a field may go on; words after a blank line are the mail.
        if (blanks > 0 && i > 0 && lines.get(i - 1).isBlank() || line.text().length() > 200 || found.contains("subject")) {
          break;
        }
        continue;
      }
      if (one.equals("from")) {
        from = value(line.text());
        from = from.isEmpty() && i + 1 < lines.size() ? lines.get(i + 1).text().strip() : from;
      }
      found.add(one);
      end = i + 1;
    }
    found.remove("more");
    var sender = !from.isEmpty() && !Character.isDigit(from.charAt(0)) && !from.toLowerCase(Locale.ROOT).startsWith("kl");
    var known = found.contains("from") && sender && (found.contains("subject") && found.size() >= 3 || (divided || from.contains("@")) && found.size() >= 2 && (found.contains("date") || found.contains("subject")));
    return known ? end - at : 0;
  }

  private static boolean isHeaderInOneLine(String line) {
    if (line.length() > 1_000 || !field(line).equals("from")) {
      return false;
    }
    var lower = line.toLowerCase(Locale.ROOT);
    return (lower.contains("sendt:") || lower.contains("dato:") || lower.contains("sent:") || lower.contains("date:"))
        && (lower.contains("emne:") || lower.contains("subject:"))
        && (lower.contains("til:") || lower.contains("to:"));
  }

  /// What a line such as »*Sendt:* 3. marts« is called; empty where it is no such line.
  static String field(String line) {
    var bare = line.replace("*", "").replace("\t", " ").strip();
    var colon = bare.indexOf(':');
    if (colon < 1 || colon > 20) {
      return "";
    }
    return FIELDS.getOrDefault(bare.substring(0, colon).replace('\u00a0', ' ').strip().toLowerCase(Locale.ROOT), "");
  }

  static String value(String line) {
    return line.substring(line.indexOf(':') + 1).replace("*", "").strip();
  }
}
