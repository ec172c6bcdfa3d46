package dk.pip.markdown;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a text line by line as people type it, or paste it from Word and from mails, and writes it as CommonMark that
/// means the same: a line that begins with »2. oktober« is no list, one that begins with a bullet is one.
final class WrittenLines {

  /// @param source the line of the text that it comes from, from 0
  record Line(String text, int source) {
    Line with(String changed) {
      return new Line(changed, source);
    }

    boolean isBlank() {
      return text.isBlank();
    }
  }

  private static final int WRAPPED = 72;

  private static final Pattern NUMBERED = Pattern.compile("(\\s{0,9}(?:> ?){0,9})((?:[-*+•]\\s{1,4})?)(\\d{1,9})([.)])(?:[ \\t\\u00a0]+(.*))?");
  private static final Pattern MARKED = Pattern.compile("(\\s{0,40}(?:> ?){0,9})([-*+])(?:[ \\t\\u00a0]+(.*))?");
  private static final Pattern PASTED =
      Pattern.compile(
          "[\\s\\u00a0]{0,40}([•●▪◦‣○■□▫➢➤►❖⁃∙\\uf0a7\\uf0b7\\uf0d8\\uf0fc]|·(?=[\\s\\u00a0])|[–—\\-*](?=\\t)|[o§vØü](?=\\t))[\\s\\u00a0]*(\\S.*)");
  private static final Pattern SIGNED = Pattern.compile("\\s{0,3}[✓✔☑☐✗→➔]\\s+\\S.*");
  private static final Pattern UNSPACED = Pattern.compile("[-*](?=[\\p{L}])[^*]*");
  private static final Pattern UNDERLINE = Pattern.compile("\\s{0,3}(-+|=+)\\s*");
  private static final Pattern FENCE = Pattern.compile("\\s{0,3}(```+|~~~+)[^`]*");
  private static final Pattern HEADING = Pattern.compile("\\s{0,3}#{1,6}\\s.*");
  private static final Pattern UNSPACED_HEADING = Pattern.compile("(\\s{0,3}#{2,6})(?=[^\\s#]).*");
  private static final Pattern PIPES = Pattern.compile("\\s{0,3}\\|.*\\|\\s*");
  private static final Pattern TIME = Pattern.compile("(?i)(?:kl\\. ?)?\\d{1,2}[.:]\\d{2}(?: ?[-–] ?(?:kl\\. ?)?\\d{1,2}[.:]\\d{2})?:?");
  private static final Pattern CELLS = Pattern.compile("\\t| {3,}");
  private static final Pattern NOTE = Pattern.compile("\\s{0,3}\\[\\^([^\\]\\s]{1,40})]:\\s*(.*)");
  private static final Pattern NOTE_SIGN = Pattern.compile("\\[\\^([^\\]\\s]{1,40})]");
  private static final Pattern DEFINED = Pattern.compile("\\s{0,3}\\[([^\\]^]{1,200})]:.*");
  private static final Pattern ARROW = Pattern.compile("\\s{0,3}>\\s*(?:\\d|(?:Læs|Se|Klik|Find|Hent|Tilmeld|Gå til|Read|See|Click|Go to)\\b).*");
  private static final Pattern GOES_ON =
      Pattern.compile("(?:,|(?<!\\p{L})(?:og|eller|samt|men|den|d\\.|fra|til|i|på|ved|med|når|som|der|at|and|or|the|on|of|from|to))$");
  private static final Pattern LABEL = Pattern.compile("\\[([^\\[\\]^]{1,200})]");

  /// How lines begin that are each an entry, where several of a kind follow each other: speech, a) and (1), A., §, a time, a label in bold, »Sted: Torvet«.
  private static final List<Pattern> ENTRIES =
      List.of(
          Pattern.compile("\\s{0,3}[–—] \\S.*"),
          Pattern.compile("\\s{0,3}(?:\\((?:\\p{L}|\\d{1,2}|[ivx]{1,4})\\)|(?:\\p{L}|[ivx]{1,4})\\)) ?\\S.*"),
          Pattern.compile("\\s{0,3}(?:[\\p{Lu}]|[ivx]{1,4})\\. \\S.*"),
          Pattern.compile("\\s{0,3}§+ ?\\d.*"),
          Pattern.compile("\\s{0,3}(?:[Kk]l\\.? ?)?\\d{1,2}[.:]\\d{2}(?!\\d)[^.].*|\\s{0,3}[Kk]l\\. ?\\d.*"),
          Pattern.compile("\\s{0,3}\\*\\*[^*]{1,60}\\*\\*.*"),
          Pattern.compile("\\s{0,3}\\p{Lu}[\\p{L}-]{1,20}:[ \\u00a0]+\\S.*"));

  private static final Pattern STARRED = Pattern.compile("[\\p{L}\\p{N}.)]\\*(?=[\\s.,;)]|$)");
  private static final Pattern SAID =
      Pattern.compile(
          "[,?!.»\"”]\\s*(?:siger|sagde|fortæller|fortalte|spørger|spurgte|svarer|svarede|forklarer|mener|råber|råbte|udbryder"
              + "|griner|smiler|tilføjer|lyder det|says|said|asks|asked|replies|replied|adds)\\b");
  private static final Pattern MONTH =
      Pattern.compile(
          "(?iu)(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|january|february|march|may"
              + "|june|july|october|jan|feb|mar|apr|jun|jul|aug|sept?|okt|oct|nov|dec)\\b.*");
  private static final Pattern ORDINAL =
      Pattern.compile(
          "(?u)(klasse\\w*|årgang\\w*|sal|etage|division\\w*|plads\\w*|præmie\\w*|runde\\w*|halvleg|halvår|sæson\\w*|omgang|gang|gange|del"
              + "|bind|kapitel|kvartal|semester|modul|trin|behandling\\w*|udgave|oplag|weekend|uge|dag|time|århundrede\\w*|verdenskrig"
              + "|[Dd]ivision|juledag|pinsedag|påskedag|nytårsdag|søndag i|lørdag i|g|viceborgmester|suppleant|pladsen|prioritet|spor"
              + "|generation\\w*|række|hold|instans|led|etape|akt|scene|person|verden\\w*)\\b.*");

  private List<Line> lines = new ArrayList<>();
  private final Set<Integer> code = new HashSet<>();
  private final Set<String> labels = new HashSet<>();

  private WrittenLines() {}

  static List<Line> read(String text) {
    var reading = new WrittenLines();
    var source = text.split("\n", -1);
    for (var i = 0; i < source.length; i++) {
      reading.lines.add(new Line(source[i], i));
    }
    reading.fences();
    reading.notes();
    reading.tables();
    reading.indents();
    reading.pastedBullets();
    reading.bullets();
    reading.numbers();
    reading.entries();
    reading.rules();
    return reading.lines;
  }

  private String text(int at) {
    return at < 0 || at >= lines.size() ? "" : lines.get(at).text();
  }

  private boolean blank(int at) {
    return text(at).isBlank();
  }

  private void set(int at, String text) {
    lines.set(at, lines.get(at).with(text));
  }

  /// Keeps a line's end, where the next line goes on in the same paragraph.
  private void keepEnd(int at) {
    if (at >= 0 && !blank(at) && !text(at).endsWith("\\") && !HEADING.matcher(text(at)).matches()) {
      set(at, text(at).stripTrailing() + "\\");
    }
  }

  /// Code between fences is nobody’s prose. A fence that nothing closes is an ornament.
  private void fences() {
    for (var at = 0; at < lines.size(); at++) {
      var fence = FENCE.matcher(text(at));
      if (!fence.matches()) {
        continue;
      }
      var end = closing(at, fence.group(1));
      if (end < 0) {
        set(at, fence.group(1).startsWith("~") ? "" : text(at).replace("`", "\\`"));
        continue;
      }
      for (var inside = at; inside <= end; inside++) {
        code.add(lines.get(inside).source());
      }
      at = end;
    }
  }

  private int closing(int from, String fence) {
    for (var at = from + 1; at < lines.size(); at++) {
      var line = text(at).strip();
      if (line.startsWith(fence) && line.replace(fence.substring(0, 1), "").isEmpty()) {
        return at;
      }
    }
    return -1;
  }

  private boolean isCode(int at) {
    return !code.isEmpty() && code.contains(lines.get(at).source());
  }

  /// @param number what it is called by, 0 until something refers to it
  private record Note(int source, StringBuilder text, int[] number) {}

  /// Footnotes become numbers in brackets, and what they say stands at the end.
  private void notes() {
    var notes = new LinkedHashMap<String, Note>();
    var rest = new ArrayList<Line>();
    Note open = null;
    for (var at = 0; at < lines.size(); at++) {
      var note = NOTE.matcher(text(at));
      if (!isCode(at) && note.matches() && !notes.containsKey(note.group(1))) {
        open = new Note(lines.get(at).source(), new StringBuilder(note.group(2)), new int[1]);
        notes.put(note.group(1), open);
      } else if (open != null && !blank(at) && text(at).startsWith("  ")) {
        open.text().append(' ').append(text(at).strip());
      } else {
        open = null;
        rest.add(lines.get(at));
      }
    }
    if (notes.isEmpty()) {
      return;
    }
    lines = rest;
    var numbered = new ArrayList<Note>();
    for (var at = 0; at < lines.size(); at++) {
      if (!isCode(at) && text(at).contains("[^")) {
        set(at, NOTE_SIGN.matcher(text(at)).replaceAll(sign -> Matcher.quoteReplacement(number(sign, notes, numbered))));
      }
    }
    for (var note : notes.values()) {
      if (note.number()[0] == 0) {
        numbered.add(note);
        note.number()[0] = numbered.size();
      }
    }
    for (var note : numbered) {
      lines.add(new Line("", note.source()));
      lines.add(new Line("\\[" + note.number()[0] + "\\] " + note.text(), note.source()));
    }
  }

  private static String number(MatchResult sign, Map<String, Note> notes, List<Note> numbered) {
    var note = notes.get(sign.group(1));
    if (note == null) {
      return sign.group();
    }
    if (note.number()[0] == 0) {
      numbered.add(note);
      note.number()[0] = numbered.size();
    }
    return "\\[" + note.number()[0] + "\\]";
  }

  /// Rows with tabs between their cells, as Word and Excel give them, and rows of | without the line under the head.
  private void tables() {
    var read = new ArrayList<Line>();
    for (var at = 0; at < lines.size(); ) {
      var end = at;
      while (end < lines.size() && !blank(end) && !isCode(end)) {
        end++;
      }
      if (end == at) {
        read.add(lines.get(at++));
        continue;
      }
      group(lines.subList(at, end), read);
      at = end;
    }
    lines = read;
  }

  private static void group(List<Line> group, List<Line> read) {
    for (var at = 0; at < group.size(); ) {
      var end = at;
      while (end < group.size() && cells(group.get(end).text()).size() >= 2) {
        end++;
      }
      var rows = group.subList(at, end).stream().map(line -> cells(line.text())).toList();
      var columns = rows.stream().mapToInt(List::size).max().orElse(0);
      var tabs = group.subList(at, end).stream().anyMatch(line -> line.text().strip().contains("\t"));
      if (rows.size() >= 2 && (tabs || columns >= 3) && columns <= 30) {
        if (isProgramme(rows) || columns == 2 && isForm(rows)) {
          // »Program:«, and the rows below it.
          if (at > 0 && !read.getLast().text().endsWith("\\")) {
            read.add(read.removeLast().with(group.get(at - 1).text().stripTrailing() + "\\"));
          }
          labels(group.subList(at, end), rows, read);
        } else {
          table(group.subList(at, end), rows, columns, read);
        }
        if (end < group.size()) {
          read.add(new Line("", group.get(end).source()));
        }
        at = end;
        continue;
      }
      if (end > at) {
        read.addAll(group.subList(at, end));
        at = end;
        continue;
      }
      var line = group.get(at);
      read.add(line);
      var next = at + 1 < group.size() ? group.get(at + 1).text() : "";
      if (PIPES.matcher(line.text()).matches()
          && (at == 0 || !PIPES.matcher(group.get(at - 1).text()).matches())
          && PIPES.matcher(next).matches()
          && !next.matches("[\\s|:-]*-[\\s|:-]*")) {
        var dividers = line.text().strip().replace("\\|", "").chars().filter(c -> c == '|').count();
        read.add(line.with("|" + " --- |".repeat(Math.clamp(dividers - 1, 1, 30))));
      }
      at++;
    }
  }

  /// »Sted: Torvet«
  private static boolean isForm(List<List<String>> rows) {
    return rows.stream().filter(row -> row.getFirst().endsWith(":")).count() * 2 > rows.size();
  }

  /// »14.00 Velkomst«, which has no head.
  private static boolean isProgramme(List<List<String>> rows) {
    return rows.stream().allMatch(row -> TIME.matcher(row.getFirst()).matches());
  }

  private static void labels(List<Line> lines, List<List<String>> rows, List<Line> read) {
    for (var i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      read.add(lines.get(i).with(row.getFirst() + " " + String.join(", ", row.subList(1, row.size())) + (i < rows.size() - 1 ? "\\" : "")));
    }
  }

  private static void table(List<Line> lines, List<List<String>> rows, int columns, List<Line> read) {
    read.add(lines.getFirst().with(""));
    for (var i = 0; i < rows.size(); i++) {
      var row = new StringBuilder("|");
      for (var column = 0; column < columns; column++) {
        row.append(' ').append(column < rows.get(i).size() ? rows.get(i).get(column).replace("|", "\\|") : "").append(" |");
      }
      read.add(lines.get(i).with(row.toString()));
      if (i == 0) {
        read.add(lines.get(i).with("|" + " --- |".repeat(columns)));
      }
    }
  }

  /// The cells of a row that tabs or wide gaps divide; less than two where the line is something else.
  private static List<String> cells(String line) {
    var stripped = line.stripTrailing();
    if (stripped.indexOf('\t') < 0 && !stripped.contains("   ")
        || stripped.startsWith("   ")
        || stripped.startsWith("|")
        || stripped.startsWith(">")
        || PASTED.matcher(stripped).matches()
        || MARKED.matcher(stripped).matches()
        || NUMBERED.matcher(stripped).matches()) {
      return List.of();
    }
    return CELLS.splitAsStream(stripped.replaceAll("(?<! ) +\\t|\\t +", "\t")).map(String::strip).toList();
  }

  /// Text that is moved in is no code; only below an item of a list does it mean something.
  private void indents() {
    var inList = false;
    for (var at = 0; at < lines.size(); at++) {
      var text = text(at);
      if (text.isBlank() || isCode(at)) {
        continue;
      }
      var indent = indent(text);
      if (isItem(text) && (indent < 4 || inList)) {
        inList = true;
      } else if (indent < 2 && blank(at - 1)) {
        inList = false;
      }
      if (!inList && indent >= 4) {
        set(at, text.strip());
        inList = isItem(text.strip());
      }
    }
  }

  /// Whether a line is nothing but three or more of one of these signs.
  private static boolean isLine(String text, String signs) {
    var sign = '\0';
    var count = 0;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c != ' ' && c != '\t') {
        if (count > 0 ? c != sign : signs.indexOf(c) < 0) {
          return false;
        }
        sign = c;
        count++;
      }
    }
    return count >= 3;
  }

  private static int indent(String text) {
    var width = 0;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '\t') {
        width += 4;
      } else if (c == ' ' || c == '\u00a0') {
        width++;
      } else {
        return width;
      }
    }
    return width;
  }

  private static boolean isItem(String text) {
    return (MARKED.matcher(text).matches() || NUMBERED.matcher(text).matches()) && !isLine(text, "-*_")
        || PASTED.matcher(text).matches();
  }

  /// Bullets that are no marks of Markdown, from Word, from web pages and from mails.
  private void pastedBullets() {
    var read = new ArrayList<Line>();
    var list = 0;
    for (var at = 0; at < lines.size(); ) {
      var first = pasted(at);
      if (first == null) {
        read.add(signed(at));
        at++;
        continue;
      }
      var levels = new ArrayList<String>();
      var mark = list++ % 2 == 0 ? "- " : "* ";
      while (at < lines.size()) {
        var bullet = pasted(at);
        if (bullet != null) {
          var level = levels.indexOf(bullet.group(1));
          if (level < 0) {
            level = levels.size();
            levels.add(bullet.group(1));
          }
          read.add(lines.get(at).with("  ".repeat(Math.min(level, 4)) + mark + bullet.group(2)));
          at++;
        } else if (!blank(at) && !isCode(at) && Character.isLowerCase(text(at).strip().codePointAt(0)) && !isItem(text(at))) {
          read.add(lines.get(at).with("  " + text(at).strip()));
          at++;
        } else if (blank(at) && isNextOf(at + 1, levels)) {
          at++;
        } else {
          break;
        }
      }
      if (at < lines.size() && !blank(at)) {
        read.add(new Line("", lines.get(at).source()));
      }
    }
    lines = read;
    unspaced();
  }

  /// Whether a list goes on behind a blank line, as Word puts one between its items.
  private boolean isNextOf(int at, List<String> levels) {
    var bullet = at < lines.size() ? pasted(at) : null;
    return bullet != null && levels.contains(bullet.group(1));
  }

  private @Nullable Matcher pasted(int at) {
    if (isCode(at) || isLine(text(at), "-*_") || isLine(text(at), "=~•·")) {
      return null;
    }
    var bullet = PASTED.matcher(text(at));
    // Between words a dot in the middle divides and begins nothing.
    return bullet.matches() && !bullet.group(2).contains(" " + bullet.group(1) + " ") ? bullet : null;
  }

  /// Lines that begin with a tick or an arrow keep it, and their ends.
  private Line signed(int at) {
    var line = lines.get(at);
    var next = SIGNED.matcher(text(at + 1)).matches();
    return !isCode(at) && SIGNED.matcher(line.text()).matches() && (next || SIGNED.matcher(text(at - 1)).matches())
        ? line.with("- " + line.text().strip())
        : line;
  }

  /// »-Kaffe« over »-Kage«: bullets without a blank behind.
  private void unspaced() {
    for (var at = 0; at < lines.size(); at++) {
      var end = at;
      while (end < lines.size() && !isCode(end) && UNSPACED.matcher(text(end)).matches() && text(end).charAt(0) == text(at).charAt(0)) {
        end++;
      }
      if (end - at >= 2) {
        for (var i = at; i < end; i++) {
          set(i, text(i).charAt(0) + " " + text(i).substring(1));
        }
      }
      at = Math.max(at, end - 1);
    }
  }

  /// The items of one list, as they would be by CommonMark.
  ///
  /// @param at their lines
  /// @param more whether something stands moved in below the last one
  private record Run(List<Integer> at, List<Matcher> items, int end, boolean more) {}

  private Run run(Pattern pattern, int first, int mark) {
    var at = new ArrayList<Integer>();
    var items = new ArrayList<Matcher>();
    var more = false;
    var end = first;
    for (var i = first; i < lines.size(); i++) {
      if (blank(i)) {
        continue;
      }
      var item = pattern.matcher(text(i));
      var matches = !isCode(i) && item.matches() && !isLine(text(i), "-*_");
      if (matches
          && (at.isEmpty()
              || item.group(mark).equals(items.getFirst().group(mark))
                  && depth(item.group(1)) == depth(items.getFirst().group(1))
                  && Math.abs(indent(item.group(1)) - indent(items.getFirst().group(1))) < 2)) {
        at.add(i);
        items.add(item);
      } else if (indent(text(i)) > indent(items.getFirst().group(1)) + 1) {
        more |= blank(i - 1) || isItem(text(i));
      } else if (blank(i - 1) || matches || HEADING.matcher(text(i)).matches() || PIPES.matcher(text(i)).matches() || isItem(text(i))) {
        break;
      }
      end = i + 1;
    }
    return new Run(at, items, end, more);
  }

  private static long depth(String prefix) {
    return prefix.chars().filter(c -> c == '>').count();
  }

  /// Hyphens, plus signs and stars at the start of lines: bullets, or somebody speaks, or a sum, or a note to a star.
  private void bullets() {
    var starred = lines.stream().anyMatch(line -> line.text().lastIndexOf('*') > 0 && STARRED.matcher(line.text()).find());
    var done = new HashSet<Integer>();
    for (var at = 0; at < lines.size(); at++) {
      var text = text(at);
      if (done.contains(at) || isCode(at) || !MARKED.matcher(text).matches() || isLine(text, "-*_")) {
        continue;
      }
      var run = run(MARKED, at, 2);
      done.addAll(run.at());
      var single = run.at().size() == 1 && !run.more();
      var mark = run.items().getFirst().group(2);
      var says = run.items().stream().anyMatch(item -> item.group(3) != null && SAID.matcher(item.group(3)).find());
      var source = mark.equals("-") && isSource(run);
      if (single && run.items().getFirst().group(3) == null && blank(at - 1) && indent(text(at + 1)) < 2) {
        set(at, "");
      } else if (mark.equals("-") && (says || source || single && isSentence(run.items().getFirst().group(3)) && !text(at - 1).strip().endsWith(":"))) {
        for (var i = 0; i < run.at().size(); i++) {
          var item = run.items().get(i);
          set(run.at().get(i), item.group(1) + "– " + (item.group(3) == null ? "" : item.group(3)));
        }
        keepEnds(run);
        if (!source && !blank(at - 1)) {
          keepEnd(at - 1);
        }
      } else if (mark.equals("+") && (single || run.items().stream().anyMatch(item -> item.group(3) != null && item.group(3).matches("\\d.*")))
          || mark.equals("*") && single && starred) {
        for (var i = 0; i < run.at().size(); i++) {
          var item = run.items().get(i);
          set(run.at().get(i), item.group(1) + "\\" + mark + " " + (item.group(3) == null ? "" : item.group(3)));
        }
        keepEnds(run);
        if (mark.equals("+") && !blank(at - 1)) {
          keepEnd(at - 1);
        }
      }
    }
  }

  private static boolean isSentence(@Nullable String text) {
    return text != null && text.strip().matches("(?s)[\\p{Lu}»\"“].*[.!?»\"”]");
  }

  /// The last line of a quotation, with its source behind a hyphen.
  private boolean isSource(Run run) {
    var at = run.at().getFirst();
    return run.at().size() == 1
        && depth(run.items().getFirst().group(1)) > 0
        && !text(at + 1).startsWith(">")
        && text(at - 1).startsWith(">")
        && text(at - 1).replaceFirst("^[>\\s]+", "").length() > 0;
  }

  private void keepEnds(Run run) {
    for (var i = 1; i < run.at().size(); i++) {
      if (run.at().get(i) == run.at().get(i - 1) + 1) {
        keepEnd(run.at().get(i) - 1);
      }
    }
  }

  /// Numbers at the start of lines: a list where they really count on, else text.
  private void numbers() {
    var done = new HashSet<Integer>();
    for (var at = 0; at < lines.size(); at++) {
      if (done.contains(at) || isCode(at) || !NUMBERED.matcher(text(at)).matches()) {
        continue;
      }
      var run = run(NUMBERED, at, 4);
      done.addAll(run.at());
      if (isList(run)) {
        continue;
      }
      for (var i = 0; i < run.at().size(); i++) {
        var item = run.items().get(i);
        var rest = item.group(5) == null ? "" : " " + item.group(5);
        set(run.at().get(i), item.group(1) + item.group(2) + item.group(3) + "\\" + item.group(4) + rest);
      }
      for (var i = 0; i < run.at().size(); i++) {
        var before = run.at().get(i) - 1;
        if (i == 0 ? run.at().size() > 1 && text(before).strip().endsWith(":") : belong(run, i)) {
          if (run.items().get(i).group(2).isEmpty()) {
            keepEnd(before);
          }
        }
      }
    }
  }

  private boolean isList(Run run) {
    var items = run.items();
    var first = number(items.getFirst());
    if (items.stream().anyMatch(item -> !item.group(2).isEmpty()) || first > 99) {
      return false;
    }
    var counts = true;
    var ones = items.size() > 1;
    var ordinals = 0;
    for (var i = 0; i < items.size(); i++) {
      counts &= number(items.get(i)) == first + i;
      ones &= number(items.get(i)) == 1;
      ordinals += kind(items.get(i)).equals("month") || kind(items.get(i)).startsWith("ordinal") ? 1 : 0;
    }
    if (ordinals * 2 >= items.size()) {
      return false;
    }
    if (items.size() == 1) {
      return run.more() && items.getFirst().group(5) != null;
    }
    if (first <= 1) {
      return counts || ones;
    }
    var text = items.getFirst().group(5);
    return counts && blank(run.at().getFirst() - 1) && text != null && !Character.isLowerCase(text.codePointAt(0));
  }

  private static long number(Matcher item) {
    return Long.parseLong(item.group(3));
  }

  /// What a number says of what follows it: a day of a month, a class in school, a year …
  private static String kind(Matcher item) {
    var text = item.group(5) == null ? "" : item.group(5);
    if (item.group(4).equals(".")) {
      if (MONTH.matcher(text).matches()) {
        return "month";
      }
      var ordinal = ORDINAL.matcher(text);
      if (ordinal.matches()) {
        return "ordinal " + ordinal.group(1);
      }
    }
    if (number(item) > 99) {
      return "year";
    }
    return !text.isEmpty() && Character.isLowerCase(text.codePointAt(0)) ? "lower" : "upper";
  }

  /// Whether a line is one of several of its kind, and not the rest of a sentence that was broken here.
  private boolean belong(Run run, int i) {
    var before = run.at().get(i) - 1;
    if (blank(before) || !kind(run.items().get(i)).equals(kind(run.items().get(i - 1)))) {
      return false;
    }
    var text = text(before).stripTrailing();
    return !GOES_ON.matcher(text).find() && (text.length() < WRAPPED || text.matches("(?s).*[.!?:;»)]"));
  }

  /// Lines of hyphens or signs of equality, signs of number without a blank, arrows, and notes that look like addresses of links.
  private void rules() {
    var read = new ArrayList<Line>();
    for (var at = 0; at < lines.size(); at++) {
      var text = text(at);
      if (isCode(at) || text.isEmpty()) {
        read.add(lines.get(at));
        continue;
      }
      var underline = UNDERLINE.matcher(text);
      if (underline.matches() && !blank(at - 1) && !isCode(at - 1) && !PIPES.matcher(text(at - 1)).matches()) {
        var length = underline.group(1).length();
        if (length < 3 && text.strip().length() < text(at - 1).strip().length() || length < 2) {
          read.add(lines.get(at).with("\\" + text.strip()));
        } else if (isHeadline(at - 1, length)) {
          read.add(lines.get(at));
        } else {
          read.add(lines.get(at).with(""));
          read.add(lines.get(at).with("---"));
        }
      } else if (isLine(text, "=~•·")) {
        read.add(lines.get(at).with(""));
        read.add(lines.get(at).with("* * *"));
      } else if (UNSPACED_HEADING.matcher(text).matches()) {
        var heading = UNSPACED_HEADING.matcher(text);
        read.add(lines.get(at).with(heading.matches() ? heading.group(1) + " " + text.substring(heading.end(1)) : text));
      } else if (ARROW.matcher(text).matches() && !text(at - 1).strip().startsWith(">") && !text(at + 1).strip().startsWith(">")) {
        read.add(lines.get(at).with(text.replaceFirst(">", "\\\\>")));
      } else if (DEFINED.matcher(text).matches() && !isReferred(at)) {
        read.add(lines.get(at).with(text.replaceFirst("\\[", "\\\\[")));
      } else {
        read.add(lines.get(at));
      }
    }
    lines = read;
  }

  private boolean isHeadline(int at, int underline) {
    var text = text(at).strip();
    return blank(at - 1)
        && text.length() <= 80
        && !text.matches("(?s).*[.!?:;,]")
        && !isItem(text)
        && (underline * 2 >= text.length() || text(at + 1).contains("="));
  }

  private boolean isReferred(int at) {
    if (labels.isEmpty()) {
      for (var i = 0; i < lines.size(); i++) {
        var text = DEFINED.matcher(text(i)).matches() ? text(i).substring(text(i).indexOf("]:") + 2) : text(i);
        LABEL.matcher(text).results().forEach(label -> labels.add(label.group(1)));
      }
      labels.add("");
    }
    var definition = DEFINED.matcher(text(at));
    return definition.matches() && labels.contains(definition.group(1));
  }

  /// Entries that follow each other keep their ends.
  private void entries() {
    for (var at = 1; at < lines.size(); at++) {
      if (!isCode(at) && !blank(at) && !blank(at - 1)) {
        for (var entry : ENTRIES) {
          if (entry.matcher(text(at)).matches() && entry.matcher(text(at - 1)).matches()) {
            keepEnd(at - 1);
            break;
          }
        }
      }
    }
  }
}
