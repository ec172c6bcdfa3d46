package dk.pip.editions;

import dk.pip.shared.Texts;
import java.util.List;

/// What came of taking in an attachment.
public sealed interface AttachmentReading {
  record Accepted(Attachment attachment) implements AttachmentReading {}

  /// It was not taken in; the text says why and what to do.
  ///
  /// @param key of the text in the catalogue, with its arguments
  record Refused(String key, List<Object> arguments) implements AttachmentReading {
    public String in(Texts texts) {
      return texts.get(key, arguments.toArray());
    }
  }
}
