package dk.pip.editions;

import dk.pip.shared.Texts;

/// An attachment of a story.
///
/// @param file path in the bundle, such as `files/aftalen.pdf`
/// @param name the last part of its address below that of the story: `aftalen.pdf`
public record AttachmentUse(String file, String title, String name, Attachment content) {

  /// What one gets: »PDF, 1,2 MB«.
  public String facts(Texts texts) {
    return facts(content.kind(), content.bytes().length, texts);
  }

  public static String facts(Attachment.Kind kind, long size, Texts texts) {
    var words = texts.get("editions.attachment.kind." + kind.extension());
    return size < 1_000_000
        ? texts.get("editions.attachment.kilobytes", words, Math.max(1, Math.ceilDiv(size, 1_000)))
        : texts.get("editions.attachment.megabytes", words, Math.round(size / 100_000.0) / 10.0);
  }
}
