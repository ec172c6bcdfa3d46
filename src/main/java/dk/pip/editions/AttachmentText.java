package dk.pip.editions;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.ObjIntConsumer;

/// Reads the words of attachments, line by line. Whoever made the file has a say in how long that takes and how much of it there
/// is, so all of it is bounded, and what was not read to its end says so.
final class AttachmentText {
  private AttachmentText() {}

  /// Why an attachment was not read to its end.
  enum Unread {
    LOCKED,
    TOO_MUCH,
    /// It took too long, which another time it may not.
    TOO_LONG,
    BROKEN,
    /// There are no words in it, as when it was scanned.
    NO_WORDS,
    /// Some pages have pictures and no words.
    SOME_PAGES,
    /// There are files in it that aren't read.
    FILES_WITHIN
  }

  /// What came of a reading.
  ///
  /// @param unread empty where all of it was read
  /// @param pages those that have pictures and no words
  record End(Set<Unread> unread, List<Integer> pages) {}

  /// Gives each line with the number of its page; 0 where the kind of file knows no pages.
  ///
  /// @param longest how much of a processor's time it may take
  static End read(Attachment attachment, Duration longest, ObjIntConsumer<String> lines) {
    return switch (attachment.kind()) {
      case PDF -> PdfReading.read(attachment.bytes(), longest, lines);
      case DOCX, ODT -> new End(PartWords.read(attachment.bytes(), lines), List.of());
    };
  }

  /// Whether all of it was read but for the files within it.
  static boolean isAtEnd(Set<Unread> unread) {
    return unread.isEmpty() || unread.equals(Set.of(Unread.FILES_WITHIN));
  }

  static void give(String text, int page, ObjIntConsumer<String> lines) {
    for (var line : text.split("[\\n\\r\\f]+")) {
      if (!line.isBlank()) {
        lines.accept(line, page);
      }
    }
  }
}
