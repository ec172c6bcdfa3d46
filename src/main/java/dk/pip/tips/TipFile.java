package dk.pip.tips;

import java.time.Instant;
import java.util.UUID;

/// A file of a tip, without its bytes.
///
/// @param name fit for a file, without folders
/// @param width of a picture, in pixels; else 0
public record TipFile(UUID id, Kind kind, String name, String contentType, String sha256, int width, int height, Instant at) {
  public enum Kind {
    PICTURE,
    SOUND,
    /// What a mail brought along, to be fetched and opened by whoever dares.
    OTHER,
    /// The mail that the tip came by.
    MAIL
  }

  public boolean isPicture() {
    return kind == Kind.PICTURE;
  }

  public boolean isSound() {
    return kind == Kind.SOUND;
  }
}
