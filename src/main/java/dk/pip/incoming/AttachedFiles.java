package dk.pip.incoming;

import dk.pip.incoming.ReadLetter.Attached;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The files of a letter: each with a name that is fit for a folder and that no other has, and a type that it may have.
final class AttachedFiles {
  private static final int MOST = 300;
  private static final int LONGEST_NAME = 120;
  private static final int LARGEST_LOGO = 64 << 10;
  private static final byte[] TEST_VIRUS = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*".getBytes(StandardCharsets.US_ASCII);
  private static final int SEARCHED = 1 << 20;
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\\\/:*?\"<>|\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f]+");
  private static final Set<String> HARMFUL =
      Set.of("exe", "scr", "com", "bat", "cmd", "pif", "js", "jse", "vbs", "vbe", "wsf", "wsh", "ps1", "msi", "msp", "jar", "lnk", "hta", "cpl", "reg",
          "dll", "iso", "img", "vhd", "app", "dmg", "apk", "sh", "docm", "xlsm", "pptm", "html", "htm", "shtml", "xhtml", "svg", "url", "chm", "one", "xll", "scf", "gadget", "application");
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("jpg", "image/jpeg"), Map.entry("jpeg", "image/jpeg"), Map.entry("png", "image/png"), Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"), Map.entry("heic", "image/heic"), Map.entry("heif", "image/heif"), Map.entry("tif", "image/tiff"), Map.entry("tiff", "image/tiff"), Map.entry("bmp", "image/bmp"),
          Map.entry("pdf", "application/pdf"), Map.entry("txt", "text/plain"), Map.entry("ics", "text/calendar"), Map.entry("vcf", "text/vcard"), Map.entry("eml", "message/rfc822"),
          Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"), Map.entry("doc", "application/msword"),
          Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), Map.entry("xls", "application/vnd.ms-excel"),
          Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"), Map.entry("odt", "application/vnd.oasis.opendocument.text"), Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
          Map.entry("mp3", "audio/mpeg"), Map.entry("m4a", "audio/mp4"), Map.entry("wav", "audio/wav"), Map.entry("ogg", "audio/ogg"), Map.entry("amr", "audio/amr"), Map.entry("mp4", "video/mp4"), Map.entry("mov", "video/quicktime"), Map.entry("zip", "application/zip"), Map.entry("csv", "text/csv"));

  private final List<Attached> files = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /// The Content-ID of each file; empty for none.
  private final List<String> ids = new ArrayList<>();

  /// @param name as the mail says it; may be empty
  /// @param said the type as the mail says it; may be empty
  void add(String name, String said, byte[] bytes, boolean inline) {
    add(name, said, bytes, inline, "");
  }

  /// @param name as the mail says it; may be empty
  /// @param said the type as the mail says it; may be empty
  /// @param id its Content-ID where the text shows it
  void add(String name, String said, byte[] bytes, boolean inline, String id) {
    if (files.size() >= MOST) {
      return;
    }
    var type = type(said, name);
    var fit = unique(fit(name, type));
    files.add(new Attached(fit, type, bytes, inline, isHarmful(fit, bytes)));
    ids.add(id);
  }

  /// Leaves out the pictures that stand in a signature; what is large may be a photograph.
  ///
  /// @param logos their Content-IDs
  void takeOut(Set<String> logos) {
    for (var i = files.size() - 1; i >= 0; i--) {
      var file = files.get(i);
      if (logos.contains(ids.get(i)) && file.isPicture() && file.bytes().length <= LARGEST_LOGO && !file.harmful()) {
        files.remove(i);
        ids.remove(i);
      }
    }
  }

  List<Attached> list() {
    return files;
  }

  boolean isFull() {
    return files.size() >= MOST;
  }

  private static String ending(String name) {
    var dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
  }

  private static String type(String said, String name) {
    var nothing = said.isEmpty() || said.equals("application/octet-stream") || said.equals("application/unknown") || said.equals("application/x-download") || said.equals("application/binary") || said.startsWith("multipart/");
    if (said.equals("image/jpg") || said.equals("image/pjpeg")) {
      return "image/jpeg";
    }
    return nothing ? TYPES.getOrDefault(ending(name), "application/octet-stream") : said;
  }

  private String fit(String name, String type) {
    var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    var clean = UNFIT.matcher(last).replaceAll(" ").replaceAll("\\s+", " ").replaceFirst("^[. ]+", "").strip();
    if (clean.length() > LONGEST_NAME) {
      var end = ending(clean);
      clean = clean.substring(0, LONGEST_NAME - 10) + (end.isEmpty() || end.length() > 8 ? "" : "." + end);
    }
    if (!clean.isEmpty()) {
      return clean;
    }
    var end = TYPES.entrySet().stream().filter(entry -> entry.getValue().equals(type)).map(Map.Entry::getKey).sorted().findFirst().map(found -> "." + found).orElse("");
    var kind = type.startsWith("image/") ? "billede" : type.startsWith("audio/") ? "lyd" : type.startsWith("video/") ? "video" : type.startsWith("message/") ? "mail" : "fil";
    return kind + "-" + (files.size() + 1) + end;
  }

  private String unique(String name) {
    var now = name;
    for (var i = 2; !names.add(now.toLowerCase(Locale.ROOT)); i++) {
      var dot = name.lastIndexOf('.');
      now = dot <= 0 ? name + "-" + i : name.substring(0, dot) + "-" + i + name.substring(dot);
    }
    return now;
  }

  static boolean isHarmful(String name, byte[] bytes) {
    var program =
        bytes.length > 3
            && (bytes[0] == 'M' && bytes[1] == 'Z'
                || bytes[0] == 0x7f && bytes[1] == 'E' && bytes[2] == 'L' && bytes[3] == 'F'
                || bytes[0] == '#' && bytes[1] == '!');
    return program || HARMFUL.contains(ending(name)) || holdsTestVirus(bytes);
  }

  private static boolean holdsTestVirus(byte[] bytes) {
    var most = Math.min(bytes.length, SEARCHED) - TEST_VIRUS.length;
    for (var i = 0; i <= most; i++) {
      var same = 0;
      while (same < TEST_VIRUS.length && bytes[i + same] == TEST_VIRUS[same]) {
        same++;
      }
      if (same == TEST_VIRUS.length) {
        return true;
      }
    }
    return false;
  }
}
