package dk.pip.incoming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Parts what somebody wrote from what stands below each of their mails: greeting and name, where they can be reached, what
/// their telephone and their employer add. A postscript is text again.
///
/// @param logos pictures that stand in the signature and nowhere else, and are shown small, by their Content-ID
record SignatureCut(String text, String signature, Set<String> logos) {
  private static final int ALL = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final int MOST_LINES = 30;
  private static final int MOST_LOOKED_AT = 600;
  private static final int LONGEST_MARKED = 4_000;
  private static final int LONGEST_GREETING = 300;
  private static final int LONGEST_AFTER_GREETING = 50;

  private static final int SHORTEST_BROKEN = 50;

  private static final int MOST_LINES_OF_PROGRAM = 6;
  private static final int LONGEST_OF_PROGRAM = 400;

  private static final Pattern GREETING =
      Pattern.compile(
          "^[\\s*_>/-]*(?:(?:med|de|m\\.|mange|rigtig|så|aller)\\s+)*"
              + "(?:(?:(?:aller)?bedste|(?:med)?venlige?|venligste?|vennlig|mange|kærlige?|kærligste|varme|varmeste|glade|gode|hjertelige?|sportslige?|kollegiale?|grønne|solrige|tusind(?:e)?|med|de|sommer|jule|påske|nytårs|kh)[\\s-]*)*"
              + "(?:hilsen|hilsner|hilsener|hilsninger|hälsning(?:ar)?)\\b(.*)$"
              + "|^[\\s*_>/-]*(?:m\\.? ?v\\.? ?h\\.?|v\\.? ?h\\.?|k\\.? ?h\\.?|m\\.? venlig hilsen|dbh|mange hils(?:en|ner)|hils|knus(?: og kram)?|kram|venligst|ærbødigst|kærligst|mfg|br|rgds)(?=[\\s,.!:/*-]|$)(.*)$"
              + "|^[\\s*_>/-]*(?:(?:with|thanks and|thank you and|many thanks and)\\s+)?(?:(?:the|my|our)\\s+)?(?:(?:very\\s+)?(?:best|kind|kindest|warm|warmest|friendly|many)\\s+)?(?:regards|wishes|greetings)\\b(.*)$"
              + "|^[\\s*_>/-]*(?:best|sincerely(?: yours)?|yours(?: sincerely| faithfully| truly)?|cheers|all the best|take care|many thanks|thanks(?: again)?|love)\\s*[,.!]*\\s*()$"
              + "|^[\\s*_>/-]*(?:mit freundlichen grüßen|freundliche grüße|viele grüße|liebe grüße|(?:med )?vänliga? hälsning(?:ar)?|bien à vous|cordialement|saludos)\\b(.*)$",
          ALL);

  private static final Pattern DEVICE =
      Pattern.compile(
          "^[\\s*_-]*(?:(?:sendt|send|skrevet|sent|afsendt|dette er sendt|written|besked sendt)\\s+(?:sikkert\\s+|securely\\s+)?(?:fra|med|via|from|using|with|by|on|i|på)\\s+\\[?(?:(?:min|mit|my|the|a|en|et)\\b|outlook|yahoo|mail|samsung|i-?phone|i-?pad|android|gmail|huawei|proton|bluemail|mobil|aol|windows|oneplus|xiaomi|hotmail|icloud|fairmail|k-9|spark|thunderbird|workspace|web|tuta|edison|nine|airmail|blackberry|nokia|galaxy|pixel|surface|mac|motorola|sony|farten|telefon|smartphone|the all-new).{0,120}"
              + "|(?:hent|få|download|get)\\s+(?:outlook|yahoo|blue ?mail|mailspring).{0,140}"
              + "|(?:skickat från|gesendet (?:von|mit)|von meinem|envoyé de(?:puis)?|enviado desde|inviato da|verzonden vanaf|lähetetty)\\s.{0,80})$",
          ALL);

  private static final Pattern FINE_PRINT =
      Pattern.compile(
          "denne (?:e-?mail|mail|besked|meddelelse|korrespondance)(?:,| og| er| kan| samt| inkl| med| indeholder| ind?eholdende| med vedhæft).{0,200}(?:fortrolig|modtager|slet|beskyttet|personlig|indhold|vedhæft)"
              + "|(?:this|the information in this) (?:e-?mail|message|communication|transmission)\\b.{0,200}(?:confidential|intended|privileged|recipient|delete|property)"
              + "|hvis du (?:ved en fejl|fejlagtigt|har modtaget denne|ikke er den rette|modtager denne)"
              + "|if you (?:are not the (?:intended|addressee)|have received this|received this|are not an intended)"
              + "|(?:tænk på|husk|skån|beskyt) miljøet|before (?:you )?print|consider the environment|udskriv kun|behøver du (?:at )?(?:printe|udskrive)|er det nødvendigt at printe"
              + "|(?:behandler|behandling af|opbevarer)\\s+(?:vi\\s+)?(?:dine\\s+)?(?:personoplysninger|persondata|oplysninger om dig|data)"
              + "|privatlivspolitik|persondatapolitik|privacy (?:policy|notice)|databeskyttelsesrådgiver|(?:dine rettigheder|læs mere) .{0,60}(?:personoplysninger|databeskyttelse)"
              + "|virusfri\\.|avast|avg\\.com|(?:checked|scanned) (?:for viruses|by)|(?:kontrolleret|skannet|scannet|tjekket) for virus|virus-free"
              + "|send (?:aldrig )?(?:fortrolige|følsomme|personfølsomme) oplysninger|sikker (?:mail|henvendelse|post) (?:til|kan|via)|skriv sikkert til"
              + "|(?:diese|der inhalt dieser|dieser) (?:e-?mail|nachricht)\\b.{0,200}(?:vertraulich|bestimmt|empfänger|lösch)|sollten sie nicht der (?:richtige|beabsichtigte|vorgesehene)|wenn sie nicht der (?:richtige|beabsichtigte|vorgesehene)"
              + "|(?:detta (?:e-?post)?meddelande|denna e-?post|detta mejl|denne e-?posten)\\b.{0,200}(?:konfidentiell|avse(?:tt|dd)|mottaga|radera|fortrolig)"
              + "|(?:niniejsza|ta) (?:wiadomość|korespondencja)\\b.{0,200}(?:poufn|adresat|odbiorc)"
              + "|confidentiality notice|disclaimer",
          ALL | Pattern.DOTALL);

  private static final Pattern BANNER =
      Pattern.compile(
          "^[\\s\\[(*!⚠️_-]*(?:(?:caution|warning|external|ekstern|advarsel|obs|bemærk|forsigtig|pas på|vigtigt|sikkerhedsadvarsel)\\b(?=.{0,300}(?:mail|besked|message|link|vedhæft|attachment)).{0,300}(?:ekstern|external|outside|udefra|uden for (?:\\w+ )?(?:organisation|virksomhed|kommun|region|firma)|organi[sz]ation|afsenderen|(?:ukendt|kend\\w*) afsender|(?:the|this|unknown) sender)|(?:external|ekstern)\\s*(?:e-?mail|mail|afsender|sender)?\\s*[\\])!:*]*\\s*$|du (?:får|modtager) ikke (?:ofte|tit) mails?|you don.t often get e?mail|nogle (?:af de )?personer, der har modtaget|some people who received this|denne (?:e-?mail|mail|besked) (?:er sendt|kommer|stammer) (?:fra|uden|udefra)|this (?:e-?mail|message) (?:originated|came|was sent) from (?:outside|an external))",
          ALL | Pattern.DOTALL);

  private static final Pattern BANNER_ENDS = Pattern.compile("(?:[.!:\\])>]|vigtigt|important)\\s*$", ALL);
  private static final Pattern BANNER_GOES_ON = Pattern.compile("^(?:klik|åbn|åben|svar|videregiv|do not|don.t|never|få mere at vide|learn (?:more|why)|medmindre|unless|hvis du ikke kender)\\b", ALL);

  private static final Pattern POSTSCRIPT = Pattern.compile("^[\\s*_]*(?:p\\.? ?p?\\.? ?s\\b|ps\\d?)[\\s.:,!–-].*|^[\\s*_]*(?:ps|p\\.s\\.)$|^(?:n\\.?b\\.?|edit|tilføjelse)\\s*[:.].*", ALL | Pattern.DOTALL);
  private static final Pattern CONTACT =
      Pattern.compile(
          "@|www\\.|https?://|\\b(?:tlf|tel|telefon|mobil|mob|direkte|dir|cvr|ean|phone|cell|fax|mail|e-?mail|web|adresse)\\b\\s*[.:]?|(?:\\+\\d{2}\\s?)?(?:\\d{2}[ .]?){4}(?!\\d)|\\b\\d{4} [A-ZÆØÅ]|\\b(?:kommune|a/s|aps|forvaltning|afdeling|skole|fuldmægtig|konsulent|chef|leder|medarbejder|pædagog|lærer|formand|sekretær|vej|gade|allé|plads)\\b",
          ALL);
  private static final Pattern SHORTENED = Pattern.compile("(?:^|[^\\p{L}])(?:kl|nr|tlf|tel|mob|dir|ca|st|th|tv|adr|afd|man|tirs?|ons|tors?|fre|lør|søn|jan|febr?|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\\.$", ALL);
  private static final Pattern WORD = Pattern.compile("[\\s,;]+");
  private static final Set<String> NO_NAMES = Set.of("info", "post", "mail", "kontakt", "contact", "noreply", "og", "fra", "the", "via", "for", "til");

  /// Who wrote it, as the mail's head says.
  record Sender(String name, String address) {
    static final Sender UNKNOWN = new Sender("", "");

    /// Their names, in lower case.
    List<String> names() {
      var local = address.indexOf('@') < 0 ? "" : address.substring(0, address.indexOf('@'));
      var all = name.isBlank() ? local.replaceAll("[._+-]|\\d", " ") : name;
      return Arrays.stream(all.toLowerCase(Locale.ROOT).split("[^\\p{L}-]+"))
          .filter(word -> word.length() > 1 && !NO_NAMES.contains(word))
          .toList();
    }
  }

  LetterCut cut(String quoted) {
    return new LetterCut(text, quoted, signature, false);
  }

  static SignatureCut of(List<LetterLine> lines, Sender sender) {
    return new Cutting(lines, sender).cut();
  }

  /// What stands on the line after »Venlig hilsen«; empty where it is no greeting.
  static Optional<String> afterGreeting(String line) {
    var found = GREETING.matcher(line);
    if (line.length() > LONGEST_GREETING || !found.matches()) {
      return Optional.empty();
    }
    var more = "";
    for (var group = 1; group <= found.groupCount(); group++) {
      more = found.group(group) == null ? more : found.group(group).strip();
    }
    return Optional.of(more);
  }

  /// Lines without a blank one between them.
  private record Paragraph(int from, int to, String text) {}

  private static final class Cutting {
    private final List<LetterLine> lines;
    private final List<String> names;
    private final boolean[] foot;

    /// Where to look for it; nobody's stands far above the end.
    private final int start;

    private final List<Paragraph> paragraphs = new ArrayList<>();

    Cutting(List<LetterLine> lines, Sender sender) {
      this.lines = lines;
      this.names = sender.names();
      foot = new boolean[lines.size()];
      start = Math.max(0, lines.size() - MOST_LOOKED_AT);
      for (var i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          var begin = i;
          while (i < lines.size() && !lines.get(i).isBlank()) {
            i++;
          }
          paragraphs.add(new Paragraph(begin, i, joined(begin, i)));
        }
      }
    }

    private String joined(int from, int to) {
      return lines.subList(from, to).stream().map(line -> line.text().strip()).collect(Collectors.joining(" "));
    }

    SignatureCut cut() {
      marked();
      banner();
      separated();
      greeted();
      device();
      finePrint();
      named();
      separators();
      var text = new ArrayList<LetterLine>();
      var signature = new ArrayList<LetterLine>();
      for (var i = 0; i < lines.size(); i++) {
        var line = lines.get(i);
        if (line.isBlank() || !foot[i]) {
          text.add(line);
        }
        if (line.isBlank() || foot[i]) {
          signature.add(line);
        }
      }
      return new SignatureCut(LetterCut.written(text), LetterCut.written(signature), logos());
    }

    private Set<String> logos() {
      var logos = new HashSet<String>();
      var others = new HashSet<String>();
      for (var i = 0; i < lines.size(); i++) {
        for (var picture : lines.get(i).pictures()) {
          (picture.small() && isInFoot(i) ? logos : others).add(picture.id());
        }
      }
      logos.removeAll(others);
      return logos;
    }

    private boolean isInFoot(int at) {
      var above = at;
      while (above >= 0 && lines.get(above).isBlank()) {
        above--;
      }
      var below = at + 1;
      while (below < lines.size() && lines.get(below).isBlank()) {
        below++;
      }
      return above >= 0 && foot[above] && (below == lines.size() || foot[below]);
    }

    /// What the mail server of whoever passed it on has put above it.
    private void banner() {
      for (var paragraph : paragraphs.subList(0, Math.min(2, paragraphs.size()))) {
        if (paragraph.text().length() > 600 || !BANNER.matcher(paragraph.text()).find()) {
          return;
        }
        mark(paragraph.from(), bannerEnd(paragraph));
      }
    }

    /// What was written may stand right below the banner.
    private int bannerEnd(Paragraph paragraph) {
      var found = paragraph.from() + 1;
      while (found < paragraph.to() && !BANNER.matcher(joined(paragraph.from(), found)).find()) {
        found++;
      }
      for (var end = found; end <= paragraph.to() && !(end > found && QuoteMarks.isSalutation(lines.get(end - 1).text())); end++) {
        var more = end < paragraph.to() && BANNER_GOES_ON.matcher(lines.get(end).text()).find();
        var last = lines.get(end - 1).text();
        var isBroken = end < paragraph.to() && last.length() >= SHORTEST_BROKEN && Character.isLowerCase(lines.get(end).text().strip().codePointAt(0));
        if (!more && (BANNER_ENDS.matcher(last).find() || !isBroken)) {
          return end;
        }
      }
      return found;
    }

    /// As the program that wrote the mail says, unless everything would be gone.
    private void marked() {
      var any = false;
      var size = 0;
      for (var line : lines) {
        any |= !line.signature() && !line.isBlank();
        size += line.signature() ? line.text().length() : 0;
      }
      if (!any || size == 0 || size > LONGEST_MARKED) {
        return;
      }
      var firstOwn = -1;
      for (var i = 0; i < lines.size() && firstOwn < 0; i++) {
        firstOwn = !lines.get(i).isBlank() && !lines.get(i).signature() ? i : -1;
      }
      for (var i = 0; i < lines.size(); i++) {
        // Some write above the signature, but within its frame.
        if (lines.get(i).signature() && (i > firstOwn || isShortAndReaching(i))) {
          mark(i, i + 1);
        }
      }
      keepProse();
    }

    private boolean isShortAndReaching(int at) {
      return CONTACT.matcher(lines.get(at).text()).find();
    }

    /// What is marked and yet is a paragraph with sentences of its own, and no fine print.
    private void keepProse() {
      for (var paragraph : paragraphs) {
        if (foot[paragraph.from()] && (isProse(paragraph.text()) && !isFinePrint(paragraph.text()) || isPostscript(paragraph))) {
          Arrays.fill(foot, paragraph.from(), paragraph.to(), false);
        }
      }
    }

    private void separated() {
      for (var i = start; i < lines.size(); i++) {
        var text = lines.get(i).text();
        if (text.equals("-- ") || text.strip().equals("--") || text.strip().equals("—")) {
          var after = count(i + 1);
          var proper = text.equals("-- ");
          if (proper && after <= MOST_LINES_OF_PROGRAM && size(i + 1) <= LONGEST_OF_PROGRAM) {
            belowSeparator(i);
            return;
          }
          if (after <= (proper ? 40 : 15) && (proper || after > 0)) {
            after(i, i + 1);
            return;
          }
        }
      }
    }

    /// Programs put the separator, and below it what somebody has once and for all chosen to stand there, a saying too.
    private void belowSeparator(int at) {
      mark(at, lines.size());
      for (var i = at + 1; i < lines.size(); i++) {
        if (POSTSCRIPT.matcher(lines.get(i).text()).matches()) {
          Arrays.fill(foot, i, lines.size(), false);
          return;
        }
      }
    }

    private int size(int from) {
      return lines.subList(from, lines.size()).stream().mapToInt(line -> line.text().length()).sum();
    }

    private int count(int from) {
      var count = 0;
      for (var i = from; i < lines.size(); i++) {
        count += lines.get(i).isBlank() ? 0 : 1;
      }
      return count;
    }

    private void greeted() {
      for (var paragraph : paragraphs) {
        for (var i = Math.max(start, paragraph.from()); i < paragraph.to(); i++) {
          if (!foot[i] && isGreeting(i, paragraph)) {
            after(i, paragraph.to());
            break;
          }
        }
      }
    }

    private boolean isGreeting(int at, Paragraph paragraph) {
      var found = afterGreeting(lines.get(at).text());
      if (found.isEmpty()) {
        return false;
      }
      var more = found.get();
      var words = more.isEmpty() ? 0 : WORD.split(more).length;
      var sentence = words > 5 && more.matches(".*[.!?]$") || words > 8;
      if (more.length() > LONGEST_AFTER_GREETING && !CONTACT.matcher(more).find() || sentence || more.endsWith("?")) {
        return false;
      }
      var below = joined(at + 1, paragraph.to());
      return paragraph.to() - at <= MOST_LINES && !(isProse(below) && !isFinePrint(below) && !CONTACT.matcher(below).find());
    }

    /// Everything from there on is the signature, but for postscripts and paragraphs that say something.
    private void after(int from, int paragraphEnd) {
      mark(from, paragraphEnd);
      Paragraph heading = null;
      for (var paragraph : paragraphs) {
        if (paragraph.to() <= Math.max(from + 1, paragraphEnd) && paragraph.from() < paragraphEnd && paragraph.from() <= from) {
          postscriptWithin(from + 1, paragraph);
          continue;
        }
        if (paragraph.from() < from) {
          continue;
        }
        var says = isPostscript(paragraph) || isProse(paragraph.text()) && !isFinePrint(paragraph.text()) && !isReaching(paragraph);
        if (says) {
          if (heading != null) {
            Arrays.fill(foot, heading.from(), heading.to(), false);
          }
          return;
        }
        mark(paragraph.from(), paragraph.to());
        heading = isHeading(paragraph) ? paragraph : null;
      }
    }

    /// What may stand above something that is put below the name, such as »Pressemeddelelse«.
    private boolean isHeading(Paragraph paragraph) {
      return paragraph.to() - paragraph.from() <= 2 && paragraph.text().length() < 200 && !CONTACT.matcher(paragraph.text()).find() && !isName(paragraph.text());
    }

    /// »PS« right below the name.
    private void postscriptWithin(int from, Paragraph paragraph) {
      for (var i = from; i < paragraph.to(); i++) {
        if (POSTSCRIPT.matcher(lines.get(i).text()).matches()) {
          Arrays.fill(foot, i, paragraph.to(), false);
          return;
        }
      }
    }

    private boolean isPostscript(Paragraph paragraph) {
      return POSTSCRIPT.matcher(paragraph.text()).matches();
    }

    /// Whether most of its lines say where somebody is reached.
    private boolean isReaching(Paragraph paragraph) {
      var reaching = 0;
      for (var i = paragraph.from(); i < paragraph.to(); i++) {
        reaching += CONTACT.matcher(lines.get(i).text()).find() && lines.get(i).text().length() < 90 ? 1 : 0;
      }
      return reaching * 2 >= paragraph.to() - paragraph.from();
    }

    /// Nine words or more, and the end of a sentence.
    private static boolean isProse(String text) {
      var words = text.isBlank() ? 0 : WORD.split(text.strip(), 10).length;
      if (words < 9) {
        return false;
      }
      for (var i = 2; i < text.length(); i++) {
        var ends = ".!?…:)\"»".indexOf(text.charAt(i)) >= 0 && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1)));
        if (ends && Character.isLetter(text.charAt(i - 1)) && Character.isLetter(text.charAt(i - 2)) && !SHORTENED.matcher(text.substring(Math.max(0, i - 6), i + 1)).find()) {
          return true;
        }
      }
      return false;
    }

    private static boolean isFinePrint(String text) {
      return FINE_PRINT.matcher(text.length() > 2_000 ? text.substring(0, 2_000) : text).find();
    }

    private void device() {
      for (var i = start; i < lines.size(); i++) {
        var text = lines.get(i).text();
        if (text.length() < 260 && DEVICE.matcher(text).matches() && !isProseOf(text)) {
          mark(i, i + 1);
        }
      }
    }

    /// »Sendt fra min iPhone, undskyld stavefejl« is none; »Sendt med posten i går, men den kom aldrig frem.« is.
    private static boolean isProseOf(String text) {
      return WORD.split(text.strip(), 16).length > 14;
    }

    /// Below everything else.
    private void finePrint() {
      for (var i = paragraphs.size() - 1; i >= 0; i--) {
        var paragraph = paragraphs.get(i);
        var marked = foot[paragraph.from()] && foot[paragraph.to() - 1];
        var size = paragraph.text().length();
        if (!marked && !(size > 60 && size < 6_000 && i > 0 && isFinePrint(paragraph.text()))) {
          return;
        }
        mark(paragraph.from(), paragraph.to());
      }
    }

    /// A name below the text that is the sender's, with where they are reached.
    private void named() {
      var last = lastOwn();
      var seen = 0;
      var reaching = 0;
      for (var i = last; i >= 0 && seen < 12 && !names.isEmpty(); i--) {
        var text = lines.get(i).text();
        if (foot[i] || text.isBlank()) {
          continue;
        }
        seen++;
        if (isName(text) && hasOwnBefore(i) && (i == last || reaching > 0)) {
          mark(i, last + 1);
          return;
        }
        if (text.length() > 90 || isProse(text)) {
          return;
        }
        reaching += CONTACT.matcher(text).find() ? 1 : 0;
      }
    }

    private int lastOwn() {
      var last = lines.size() - 1;
      while (last >= 0 && (foot[last] || lines.get(last).isBlank())) {
        last--;
      }
      return last;
    }

    private boolean hasOwnBefore(int at) {
      for (var i = 0; i < at; i++) {
        if (!foot[i] && !lines.get(i).isBlank()) {
          return true;
        }
      }
      return false;
    }

    /// Two or three words at most that are names of the sender.
    private boolean isName(String line) {
      var first = line.split("[|,/]| [-–] ", 2)[0];
      var words = Arrays.stream((first.isBlank() ? line : first).toLowerCase(Locale.ROOT).replaceAll("[*_/,.!–-]+", " ").strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
      if (words.isEmpty() || words.size() > 5 || line.strip().endsWith("?")) {
        return false;
      }
      var same = words.stream().filter(word -> names.stream().anyMatch(name -> name.equals(word) || name.startsWith(word) && word.length() == 1 || Arrays.asList(name.split("-")).contains(word))).count();
      return same * 2 > words.size() && names.stream().anyMatch(words::contains);
    }

    /// A line of dashes right above the signature parts it from the text.
    private void separators() {
      for (var i = lines.size() - 1; i >= 0; i--) {
        if (!foot[i] && !lines.get(i).isBlank()) {
          if (!QuoteMarks.isDivider(lines.get(i).text())) {
            return;
          }
          mark(i, i + 1);
        }
      }
    }

    private void mark(int from, int to) {
      Arrays.fill(foot, from, to, true);
    }
  }
}
