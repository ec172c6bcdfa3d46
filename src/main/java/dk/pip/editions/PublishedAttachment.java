package dk.pip.editions;

/// An attachment as readers get it.
///
/// @param path from the site's root, `/nyheder/2026/baenken/regler.pdf`
public record PublishedAttachment(String path, Attachment content) {

  /// What it is called where it is saved.
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
