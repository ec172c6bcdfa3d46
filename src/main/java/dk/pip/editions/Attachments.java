package dk.pip.editions;

import dk.pip.shared.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// Takes attachments in: a file is what its content says, whatever it is called. Nothing of it is run or laid out, and no more of it
/// is unpacked than is needed to see what it is.
public final class Attachments {
  public static final int LARGEST = 10 * 1024 * 1024;

  private static final int MOST_ENTRIES = 2_000;
  private static final long LARGEST_UNPACKED = 100L * 1024 * 1024;
  private static final int LARGEST_READ = 1024 * 1024;

  private static final byte[] PDF = ascii("%PDF-");
  private static final byte[] PDF_END = ascii("%%EOF");
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] ZIP_END = {'P', 'K', 5, 6};
  private static final byte[] OLD_OFFICE = HexFormat.of().parseHex("d0cf11e0a1b11ae1");
  private static final int PDF_TAIL = 2_048;
  private static final int ZIP_TAIL = 65_557;

  private static final String MAIN_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

  /// What runs when a document is opened, or can be run out of it.
  private static final Pattern PROGRAM =
      Pattern.compile(
          ".*vba(?:project|data).*|.*/activex/.*|.*oleobject.*|(?:.*/)?(?:basic|scripts)/.*|.*\\.(?:exe|dll|scr|com|bat|cmd|ps1|vbs|js|jse|wsf|hta|jar|msi|lnk)",
          Pattern.CASE_INSENSITIVE);

  /// A template that Word would fetch from elsewhere when the document is opened. Those on its writer's own disk are nowhere here.
  private static final Pattern FETCHED_TEMPLATE =
      Pattern.compile("<Relationship\\b(?=[^>]*attachedTemplate)(?=[^>]*Target\\s*=\\s*[\"'](?:https?:|ftp:|//))[^>]*>", Pattern.CASE_INSENSITIVE);

  private Attachments() {}

  public static AttachmentReading read(byte[] bytes) {
    if (bytes.length > LARGEST) {
      return refused("too-large", LARGEST / 1024 / 1024);
    }
    if (startsWith(bytes, PDF)) {
      return lastIndexOf(bytes, PDF_END, PDF_TAIL) < 0 ? refused("broken") : accepted(Attachment.Kind.PDF, bytes);
    }
    if (startsWith(bytes, OLD_OFFICE)) {
      return refused("old-office");
    }
    if (!startsWith(bytes, ZIP)) {
      return refused("unknown");
    }
    if (lastIndexOf(bytes, ZIP_END, ZIP_TAIL) < 0) {
      return refused("broken");
    }
    try {
      return new Parts().read(bytes);
    } catch (IOException | IllegalArgumentException e) {
      return refused("broken");
    }
  }

  private static AttachmentReading accepted(Attachment.Kind kind, byte[] bytes) {
    return new AttachmentReading.Accepted(new Attachment(Sha256.hex(bytes), kind, bytes));
  }

  private static AttachmentReading refused(String key, Object... arguments) {
    return new AttachmentReading.Refused("editions.attachment." + key, List.of(arguments));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length && java.util.Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  /// @param tail how far from the end it is looked for
  private static int lastIndexOf(byte[] bytes, byte[] wanted, int tail) {
    for (var i = bytes.length - wanted.length; i >= Math.max(0, bytes.length - tail); i--) {
      if (java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  /// A document that is a zip of parts.
  private static final class Parts {
    private long unpacked;
    private boolean hasDocument;
    private boolean hasContent;
    private boolean hasManifest;
    private String types = "";
    private String mimetype = "";
    private boolean hasProgram;

    AttachmentReading read(byte[] bytes) throws IOException {
      var entries = 0;
      try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          if (++entries > MOST_ENTRIES || !part(entry.getName(), entries == 1, zip)) {
            return refused("too-much-inside");
          }
        }
      }
      return judged(bytes);
    }

    private AttachmentReading judged(byte[] bytes) {
      var isWord = hasDocument && types.contains(MAIN_PART);
      var isOpenDocument = mimetype.equals(Attachment.Kind.ODT.contentType()) && hasContent && hasManifest;
      if (hasProgram || types.toLowerCase(Locale.ROOT).contains("macroenabled")) {
        return refused("programs");
      }
      // One that is both is neither.
      if (isWord == isOpenDocument) {
        return refused("unknown");
      }
      return accepted(isWord ? Attachment.Kind.DOCX : Attachment.Kind.ODT, bytes);
    }

    /// @return false where there is more in it than can be in a document that people wrote
    private boolean part(String name, boolean isFirst, InputStream stream) throws IOException {
      hasProgram |= PROGRAM.matcher(name).matches();
      var content = switch (name) {
        case "[Content_Types].xml", "mimetype" -> true;
        default -> name.endsWith(".rels");
      };
      var text = unpack(stream, content);
      if (text == null) {
        return false;
      }
      switch (name) {
        case "[Content_Types].xml" -> types = text;
        case "mimetype" -> mimetype = isFirst ? text.strip() : "";
        case "word/document.xml" -> hasDocument = true;
        case "content.xml" -> hasContent = true;
        case "META-INF/manifest.xml" -> hasManifest = true;
        default -> hasProgram |= content && FETCHED_TEMPLATE.matcher(text).find();
      }
      return true;
    }

    /// The part, as far as it is wanted; null where it goes past a limit.
    private @Nullable String unpack(InputStream stream, boolean wanted) throws IOException {
      var kept = new ByteArrayOutputStream();
      var buffer = new byte[8_192];
      for (var read = stream.read(buffer); read > 0; read = stream.read(buffer)) {
        unpacked += read;
        if (unpacked > LARGEST_UNPACKED || wanted && kept.size() > LARGEST_READ) {
          return null;
        }
        if (wanted) {
          kept.write(buffer, 0, read);
        }
      }
      return kept.toString(StandardCharsets.UTF_8);
    }
  }
}
