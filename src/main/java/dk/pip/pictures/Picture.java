package dk.pip.pictures;

/// A picture that has been taken in: upright, without metadata, of a size and kind that is safe to decode.
/// Its bytes are never changed after that; the hash is its name.
///
/// @param sha256 of the bytes, 64 hexadecimal digits
public record Picture(String sha256, Format format, int width, int height, byte[] bytes) {

  /// What pictures are kept and served as. WebP is taken in and kept as JPEG, or PNG where it is see-through.
  public enum Format {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png");

    private final String contentType;
    private final String extension;

    Format(String contentType, String extension) {
      this.contentType = contentType;
      this.extension = extension;
    }

    public String contentType() {
      return contentType;
    }

    public String extension() {
      return extension;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Picture that && sha256.equals(that.sha256);
  }

  @Override
  public int hashCode() {
    return sha256.hashCode();
  }

  @Override
  public String toString() {
    return "Picture[" + sha256 + " " + format + " " + width + "x" + height + "]";
  }
}
