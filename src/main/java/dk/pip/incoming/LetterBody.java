package dk.pip.incoming;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words of a mail and its files, out of all its parts.
///
/// @param whole whether all of the words were read
record LetterBody(LetterCut cut, boolean whole) {
  private static final int LONGEST_TEXT = 512 << 10;
  private static final int LONGEST_PICTURED = 24 << 20;
  private static final Pattern TAGS = Pattern.compile("<(?:/?(?:p|div|br|span|html|body|table|a|b|i|font|blockquote|meta|head|ul|li|strong|em|h\\d)\\b|!doctype|!--)", Pattern.CASE_INSENSITIVE);
  private static final Pattern HTML_START = Pattern.compile("^\\s*(?:<!doctype html|<html|<body|<div[ >]|<meta )", Pattern.CASE_INSENSITIVE);
  private static final Pattern NOTICE =
      Pattern.compile("html|mail ?program|e-?mail client|browser|cannot be displayed|kan ikke vises|vises korrekt|view (?:this|it)|se (?:mailen|den) (?:her|i)", Pattern.CASE_INSENSITIVE);
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Set<String> SEALS = Set.of("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "application/pgp-keys", "application/applefile");
  private static final int SHORT = 60;

  static LetterBody of(MimePart mail, AttachedFiles files, SignatureCut.Sender sender, boolean passedOn) {
    return new Collecting(files, 0).body(mail, sender, passedOn);
  }

  private static final class Collecting {
    private final AttachedFiles files;
    private final int depth;

    /// Letters that came as messages within the message.
    private final List<String> enclosed = new ArrayList<>();

    private @Nullable String calendar;
    private List<LetterLine> wrapped = List.of();
    private boolean begun;
    private boolean whole = true;

    Collecting(AttachedFiles files, int depth) {
      this.files = files;
      this.depth = depth;
    }

    LetterBody body(MimePart mail, SignatureCut.Sender sender, boolean passedOn) {
      var lines = lines(mail);
      if (lines.stream().allMatch(LetterLine::isBlank)) {
        lines = wrapped;
      }
      var cut = LetterCut.of(lines, passedOn, sender);
      files.takeOut(cut.logos());
      var text = cut.text();
      for (var letter : enclosed) {
        text = LetterCut.joined(text, letter);
      }
      if (text.isBlank() && calendar != null) {
        text = calendar;
      }
      return new LetterBody(new LetterCut(text, cut.quoted(), cut.signature(), cut.forwarded() || !enclosed.isEmpty()), whole);
    }

    private List<LetterLine> lines(MimePart part) {
      if (part.isMultipart()) {
        return part.type().equals("multipart/alternative") ? best(part.children()) : all(part);
      }
      if (part.isMessage()) {
        message(part);
        return List.of();
      }
      if (isWords(part)) {
        return words(part);
      }
      file(part);
      return List.of();
    }

    private List<LetterLine> all(MimePart part) {
      var all = new ArrayList<LetterLine>();
      for (var child : part.children()) {
        var lines = lines(child);
        if (!lines.isEmpty() && !all.isEmpty()) {
          all.add(LetterLine.of(""));
        }
        all.addAll(lines);
      }
      return all;
    }

    /// The same letter in several forms, the best last; programs that leave something out of one of them are many.
    private List<LetterLine> best(List<MimePart> forms) {
      List<LetterLine> plain = new ArrayList<>();
      List<LetterLine> rich = new ArrayList<>();
      for (var form : forms) {
        var before = begun;
        begun = false;
        if (form.type().equals("text/plain")) {
          var lines = lines(form);
          plain = plain.stream().allMatch(LetterLine::isBlank) ? lines : plain;
        } else if (!form.type().equals("text/x-amp-html") && !form.type().equals("text/watch-html")) {
          var lines = lines(form);
          rich = lines.stream().allMatch(LetterLine::isBlank) ? rich : lines;
        }
        begun |= before;
      }
      return better(plain, rich);
    }

    private static List<LetterLine> better(List<LetterLine> plain, List<LetterLine> rich) {
      var ofPlain = wordsOf(plain);
      var ofRich = wordsOf(rich);
      if (ofRich.isEmpty()) {
        return plain;
      } else if (ofPlain.isEmpty()) {
        return rich;
      }
      var richSet = new HashSet<>(ofRich);
      var same = ofPlain.stream().filter(richSet::contains).count();
      if (same * 10 >= ofPlain.size() * 6L) {
        return ofRich.size() * 2 < ofPlain.size() ? plain : rich;
      }
      if (ofPlain.size() < SHORT && NOTICE.matcher(String.join(" ", ofPlain)).find() || ofPlain.size() < 3) {
        return rich;
      }
      // Nobody knows which of the two was meant.
      var both = new ArrayList<>(rich);
      both.add(LetterLine.of(""));
      both.addAll(plain);
      return both;
    }

    private static List<String> wordsOf(List<LetterLine> lines) {
      return lines.stream()
          .flatMap(line -> Arrays.stream(NO_LETTER.split(line.text().toLowerCase(Locale.ROOT).replaceAll("https?://\\S+|\\[?cid:\\S+", " "))))
          .filter(word -> !word.isEmpty())
          .limit(20_000)
          .toList();
    }

    /// Whether it is part of the letter, rather than a file beside it.
    private boolean isWords(MimePart part) {
      var type = part.type();
      var text = type.equals("text/plain") || type.equals("text/html") || type.equals("text/enriched") || type.equals("text/richtext") || type.equals("application/xhtml+xml");
      if (!text || part.disposition().equals("attachment")) {
        return false;
      }
      return part.fileName().isEmpty() || !begun && !part.disposition().equals("inline") || !begun && part.fileName().matches("(?i)(?:text|body|message|mail|besked)[-_ ]?\\d{0,3}\\.(?:txt|html?)");
    }

    private List<LetterLine> words(MimePart part) {
      var isHtml = !part.type().equals("text/plain");
      var most = isHtml ? LONGEST_PICTURED : LONGEST_TEXT;
      var bytes = part.content(most);
      whole &= bytes.length < most;
      var text = TextBytes.decode(isHtml ? withoutPictures(bytes) : bytes, part.charset());
      if (isHtml && text.length() > LONGEST_TEXT) {
        whole = false;
      }
      var lines =
          isHtml && TAGS.matcher(text).find() || !isHtml && HTML_START.matcher(text).find()
              ? HtmlLines.of(text)
              : PlainLines.of(
                  withoutFiles(text),
                  part.parameters().getOrDefault("format", "").equalsIgnoreCase("flowed"),
                  part.parameters().getOrDefault("delsp", "").equalsIgnoreCase("yes"));
      whole &= lines.size() < PlainLines.MOST && (!isHtml || lines.size() < HtmlLines.MOST);
      begun |= lines.stream().anyMatch(line -> !line.isBlank());
      return lines;
    }

    /// Takes pictures that stand in the HTML itself out of it.
    private byte[] withoutPictures(byte[] html) {
      var mark = "data:image/".getBytes(StandardCharsets.US_ASCII);
      byte @Nullable [] out = null;
      var length = 0;
      for (var i = 0; i < html.length; i++) {
        if (html[i] == 'd' && i + mark.length < html.length && Arrays.equals(html, i, i + mark.length, mark, 0, mark.length)) {
          var end = i;
          while (end < html.length && html[end] != '"' && html[end] != '\'' && html[end] != '>' && html[end] != ')') {
            end++;
          }
          picture(html, i, end);
          if (out == null) {
            out = Arrays.copyOf(html, html.length);
            length = i;
          }
          i = end - 1;
        } else if (out != null) {
          out[length++] = html[i];
        }
      }
      return out == null ? html : Arrays.copyOf(out, length);
    }

    private void picture(byte[] html, int from, int end) {
      var comma = from;
      while (comma < end && html[comma] != ',') {
        comma++;
      }
      var head = new String(html, from, Math.min(comma - from, 100), StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
      if (head.contains(";base64") && end - comma > 400 && !files.isFull()) {
        var type = head.substring("data:".length()).replaceFirst(";.*", "").strip();
        files.add("", type, Transfer.base64(html, comma, end, Integer.MAX_VALUE), true);
      }
    }

    /// Takes files out that old programs write into the text (uuencode).
    private String withoutFiles(String text) {
      if (!text.contains("begin 6") && !text.contains("begin 7")) {
        return text;
      }
      var uuencoded = Uuencoded.of(text);
      uuencoded.files().forEach(file -> files.add(file.name(), "", file.bytes(), false));
      return uuencoded.text();
    }

    private void message(MimePart part) {
      var mail = part.children().getFirst();
      if (depth == 0 && !part.fields().isEmpty() && part.to() > part.from() && part.bytes().length > part.to() - part.from()) {
        var subject = LetterReader.plain(mail.words("subject"));
        var name = part.fileName().isBlank() ? (subject.isBlank() ? "mail" : subject) + ".eml" : part.fileName();
        files.add(name, "message/rfc822", part.content(Integer.MAX_VALUE >> 1), false);
      }
      var from = HeaderText.mailboxes(mail.raw("from")).stream().findFirst().orElse(new HeaderText.Mailbox("", ""));
      var within = new Collecting(files, depth + 1).body(mail, new SignatureCut.Sender(from.name(), from.address()), LetterReader.isPassedOn(mail.words("subject")));
      whole &= within.whole();
      var head = new ArrayList<String>();
      put(head, "Fra", (from.name() + (from.address().isEmpty() ? "" : " <" + from.address() + ">")).strip());
      put(head, "Dato", mail.words("date"));
      put(head, "Til", mail.words("to"));
      put(head, "Emne", mail.words("subject"));
      var cut = within.cut();
      var letter = LetterCut.joined(String.join("\n", head), LetterCut.joined(cut.text(), cut.signature()));
      if (!letter.isBlank()) {
        enclosed.add(letter);
      }
    }

    private static void put(List<String> head, String name, String value) {
      if (!value.isEmpty()) {
        head.add(name + ": " + value);
      }
    }

    private void file(MimePart part) {
      var type = part.type();
      if (SEALS.contains(type) || files.isFull()) {
        return;
      }
      var bytes = part.content(Integer.MAX_VALUE >> 1);
      var name = part.fileName();
      if (Tnef.isOne(bytes) && wrapped(bytes)) {
        return;
      }
      if (type.equals("text/calendar")) {
        calendar = calendar == null ? CalendarWords.words(TextBytes.decode(bytes.length > LONGEST_TEXT ? Arrays.copyOf(bytes, LONGEST_TEXT) : bytes, part.charset())) : calendar;
        name = name.isBlank() ? "invitation.ics" : name;
      }
      if (bytes.length == 0 && name.isBlank()) {
        return;
      }
      var inline = isInline(part, type);
      files.add(name, type, bytes, inline, inline ? part.contentId() : "");
    }

    private static boolean isInline(MimePart part, String type) {
      return part.disposition().equals("inline") || !part.disposition().equals("attachment") && type.startsWith("image/") && !part.contentId().isEmpty();
    }

    private boolean wrapped(byte[] bytes) {
      var tnef = Tnef.of(bytes);
      tnef.files().forEach(file -> files.add(file.name(), file.type().toLowerCase(Locale.ROOT), file.bytes(), !file.contentId().isEmpty()));
      var html = tnef.html();
      var text = tnef.text();
      wrapped = text != null && !text.isBlank() ? PlainLines.of(text, false, false) : html == null ? wrapped : HtmlLines.of(html);
      return !tnef.files().isEmpty() || !wrapped.isEmpty();
    }
  }
}
