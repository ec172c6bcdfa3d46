package dk.pip.dialogue;

import dk.pip.keys.InstallationKey;
import dk.pip.shared.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// An agreement as a file that anybody can check without Pip: a ZIP archive with `aftale.json` (the statement to the byte, the parts that
/// whoever got it may see, the signatures and the public key) and the appendices below `bilag/`.
public final class AgreementFile {
  static final String NAME = "aftale.json";
  static final String APPENDICES = "bilag/";

  /// Larger files are refused; so is an archive that unpacks to more.
  public static final int MOST_BYTES = 200_000_000;

  private static final int MOST_ENTRIES = 200;
  private static final int MOST_TEXT = 10_000_000;

  private AgreementFile() {}

  /// Writes the archive.
  ///
  /// @param shown the names of the parts that may be seen
  /// @param appendices bytes by file name
  static byte[] write(AgreementDocument document, List<String> shown, List<AgreementSignature> signatures, byte[] publicKey, Map<String, byte[]> appendices) {
    var root = new LinkedHashMap<String, Object>();
    root.put("format", AgreementDocument.FORMAT);
    root.put("statement", document.statement());
    root.put("sha256", AgreementDocument.hex(document.statement()));
    root.put("key", Base64.getEncoder().encodeToString(publicKey));
    var parts = new LinkedHashMap<String, Object>();
    shown.forEach(name -> parts.put(name, String.valueOf(document.parts().get(name))));
    root.put("parts", parts);
    root.put("signatures", signatures.stream().filter(it -> it.said() == AgreementSignature.Said.SIGNED).map(AgreementFile::map).toList());
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      put(zip, NAME, AgreementJson.file(root).getBytes(StandardCharsets.UTF_8));
      for (var each : new TreeMap<>(appendices).entrySet()) {
        put(zip, APPENDICES + each.getKey(), each.getValue());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static Map<String, Object> map(AgreementSignature it) {
    var way = it.way();
    var map = new LinkedHashMap<String, Object>();
    map.put("side", it.side().word());
    map.put("name", it.name());
    map.put("title", it.title());
    map.put("way", way == null ? "" : way.word());
    map.put("at", String.valueOf(it.at()));
    map.put("seal", String.valueOf(it.seal()));
    return map;
  }

  /// What came of checking a file.
  ///
  /// @param faults keys of the catalogue with their arguments; nothing where all of it holds
  /// @param notes what to know beside: parts that aren't in the file, appendices that aren't
  public record Checked(String agreement, String version, String sha256, String key, List<Signed> signatures, List<Note> faults, List<Note> notes) {
    public Checked {
      signatures = List.copyOf(signatures);
      faults = List.copyOf(faults);
      notes = List.copyOf(notes);
    }

    public boolean holds() {
      return faults.isEmpty();
    }
  }

  public record Signed(String side, String name, String title, String way, String at, boolean holds) {}

  public record Note(String key, List<Object> arguments) {
    static Note of(String key, Object... arguments) {
      return new Note(key, List.of(arguments));
    }
  }

  /// A file that is no agreement.
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    /// A key of the catalogue.
    private final String key;

    Unreadable(String key) {
      super(key);
      this.key = key;
    }

    public String key() {
      return key;
    }
  }

  /// Checks a file: every part against the statement, the appendices against the parts, and each signature against the hash of the statement.
  ///
  /// @param fingerprint that the key must have, with or without blanks; null where whoever asks compares it
  /// @throws Unreadable for what is no agreement
  /// @throws IOException when the stream breaks
  public static Checked check(InputStream in, @Nullable String fingerprint) throws IOException, Unreadable {
    var bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new Unreadable("dialogue.verify.large");
    }
    var isZip = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K';
    var files = isZip ? unzip(bytes) : Map.of(NAME, bytes);
    var json = files.get(NAME);
    if (json == null) {
      throw new Unreadable("dialogue.verify.no-json");
    }
    return check(tree(json), files, isZip, fingerprint);
  }

  private static JsonNode tree(byte[] bytes) throws Unreadable {
    if (bytes.length > MOST_TEXT) {
      throw new Unreadable("dialogue.verify.large");
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
      var tree = AgreementJson.tree(text);
      if (!AgreementDocument.FORMAT.equals(tree.path("format").asString("")) || !tree.path("statement").isString() || !tree.path("parts").isObject() || !tree.path("signatures").isArray()) {
        throw new Unreadable("dialogue.verify.other");
      }
      return tree;
    } catch (JacksonException | CharacterCodingException e) {
      throw new Unreadable("dialogue.verify.no-json");
    }
  }

  private static Map<String, byte[]> unzip(byte[] bytes) throws Unreadable {
    var files = new LinkedHashMap<String, byte[]>();
    var left = (long) MOST_BYTES;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var content = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
        left -= content.length;
        if (left < 0 || files.size() >= MOST_ENTRIES || files.put(entry.getName(), content) != null) {
          throw new Unreadable("dialogue.verify.large");
        }
      }
      return files;
    } catch (IOException | IllegalArgumentException e) {
      throw new Unreadable("dialogue.verify.broken");
    }
  }

  private static Checked check(JsonNode root, Map<String, byte[]> files, boolean isZip, @Nullable String fingerprint) throws Unreadable {
    var faults = new ArrayList<Note>();
    var notes = new ArrayList<Note>();
    var text = root.path("statement").asString();
    JsonNode statement;
    try {
      statement = AgreementJson.tree(text);
    } catch (JacksonException e) {
      throw new Unreadable("dialogue.verify.other");
    }
    var hash = AgreementDocument.hex(text);
    var hashes = new LinkedHashMap<String, String>();
    statement.path("parts").forEach(part -> hashes.put(part.path("name").asString(""), part.path("sha256").asString("")));
    var seen = new LinkedHashSet<String>();
    var named = new LinkedHashSet<String>();
    for (var part : root.path("parts").properties()) {
      var content = part.getValue().asString("");
      seen.add(part.getKey());
      if (!AgreementDocument.hex(content).equals(hashes.get(part.getKey()))) {
        faults.add(Note.of("dialogue.verify.part", part.getKey()));
        continue;
      }
      AgreementJson.tree(content).path("appendices").forEach(it -> appendix(it, files, isZip, named, faults, notes));
    }
    files.keySet().stream().filter(name -> name.startsWith(APPENDICES) && !named.contains(name)).forEach(name -> faults.add(Note.of("dialogue.verify.appendix-extra", name.substring(APPENDICES.length()))));
    var unseen = hashes.keySet().stream().filter(name -> !seen.contains(name)).count();
    if (unseen > 0) {
      notes.add(Note.of("dialogue.verify.unseen", unseen));
    }
    var key = key(root);
    var print = InstallationKey.fingerprint(key);
    if (fingerprint != null && !print.replace(" ", "").equalsIgnoreCase(fingerprint.replace(" ", ""))) {
      faults.add(Note.of("dialogue.verify.key", print));
    }
    var signatures = AgreementJson.list(root.path("signatures")).stream().map(it -> signed(it, hash, key)).toList();
    signatures.stream().filter(it -> !it.holds()).forEach(it -> faults.add(Note.of("dialogue.verify.signature", it.name())));
    for (var side : Side.values()) {
      if (signatures.stream().noneMatch(it -> it.side().equals(side.word()))) {
        faults.add(Note.of("dialogue.verify.unsigned." + side.word()));
      }
    }
    var version = statement.path("version").asInt(0);
    return new Checked(statement.path("title").asString(""), Integer.toString(version), hash, print, signatures, faults, notes);
  }

  private static byte[] key(JsonNode root) throws Unreadable {
    try {
      return Base64.getDecoder().decode(root.path("key").asString(""));
    } catch (IllegalArgumentException e) {
      throw new Unreadable("dialogue.verify.other");
    }
  }

  private static void appendix(JsonNode it, Map<String, byte[]> files, boolean isZip, LinkedHashSet<String> named, List<Note> faults, List<Note> notes) {
    var name = it.path("name").asString("");
    named.add(APPENDICES + name);
    var bytes = files.get(APPENDICES + name);
    if (bytes == null) {
      (isZip ? faults : notes).add(Note.of(isZip ? "dialogue.verify.appendix-missing" : "dialogue.verify.appendix-not-here", name));
    } else if (!Sha256.hex(bytes).equals(it.path("sha256").asString(""))) {
      faults.add(Note.of("dialogue.verify.appendix", name));
    }
  }

  private static Signed signed(JsonNode it, String hash, byte[] key) {
    var side = it.path("side").asString("");
    var name = it.path("name").asString("");
    var title = it.path("title").asString("");
    var way = it.path("way").asString("");
    var at = it.path("at").asString("");
    boolean holds;
    try {
      var statement = AgreementSignature.statement(hash, side, name, title, way, at);
      holds = InstallationKey.verify(key, statement.getBytes(StandardCharsets.UTF_8), Base64.getDecoder().decode(it.path("seal").asString("")));
    } catch (IllegalArgumentException e) {
      holds = false;
    }
    return new Signed(side, name, title, way, at, holds);
  }
}
