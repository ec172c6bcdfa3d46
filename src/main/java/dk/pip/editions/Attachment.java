package dk.pip.editions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A file that a story brings along, checked by its content. Its bytes are never changed after that; the hash is its name.
///
/// @param sha256 of the bytes, 64 hexadecimal digits
public record Attachment(String sha256, Kind kind, byte[] bytes) {

  /// What attachments may be.
  public enum Kind {
    PDF("application/pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ODT("application/vnd.oasis.opendocument.text");

    private final String contentType;

    Kind(String contentType) {
      this.contentType = contentType;
    }

    public String contentType() {
      return contentType;
    }

    /// How the names of such files end: `docx`.
    public String extension() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> ofName(String file) {
      return Arrays.stream(values()).filter(kind -> file.toLowerCase(Locale.ROOT).endsWith("." + kind.extension())).findFirst();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Attachment that && sha256.equals(that.sha256);
  }

  @Override
  public int hashCode() {
    return sha256.hashCode();
  }

  @Override
  public String toString() {
    return "Attachment[" + sha256 + " " + kind + " " + bytes.length + "]";
  }
}
