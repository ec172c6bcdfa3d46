package dk.pip.readers;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A file of readers that is or was brought in.
///
/// @param charset as Java names it, found out from the file
/// @param origin where the consent of those in the file comes from; empty for lists of staff
/// @param progress in thousandths
/// @param known rows whose reader was on the list already
/// @param stated those of the refused that the file itself says no about
/// @param newYes whether those in the file have said yes anew, also who have left another list
/// @param failure the catalogue key of why the file could not be read
public record ReaderImport(
    ImportId id,
    ListId list,
    String fileName,
    long bytes,
    String charset,
    String format,
    String origin,
    String by,
    Instant uploadedAt,
    State state,
    int progress,
    long rows,
    long added,
    long known,
    long refused,
    long stated,
    boolean newYes,
    @Nullable String failure,
    @Nullable Instant beganAt,
    @Nullable Instant endedAt) {

  /// Why it failed, where the file was gone before all of it was read.
  static final String CUT_OFF = "readers.import.failure.cut-off";

  /// Why it failed, where it was nobody's fault but Pip's.
  static final String BROKEN_OFF = "readers.import.failure.broken-off";

  static final String NOT_UNDONE = "readers.import.failure.not-undone";

  /// As it stands when the file is gone.
  ReaderImport cutOff() {
    return new ReaderImport(
        id, list, fileName, bytes, charset, format, origin, by, uploadedAt, State.FAILED, progress, rows, added, known, refused,
        stated, newYes, CUT_OFF, beganAt, endedAt);
  }

  /// How far it has come.
  public enum State {
    /// The file is here; nothing has been done with it.
    UPLOADED,
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    UNDOING,
    UNDONE;

    public String key() {
      return "readers.import.state." + name().toLowerCase(Locale.ROOT);
    }

    public boolean atWork() {
      return this == WAITING || this == RUNNING || this == UNDOING;
    }
  }

  /// Why a row is not taken.
  public enum Problem {
    NO_ADDRESS,
    NOT_AN_ADDRESS,
    /// A line below the readers, such as their number.
    FOOTER,
    TWICE,
    /// The file itself says that they left or can't be reached.
    STATED,
    SAID_NO,
    LEFT,
    /// Has left another list, and nobody has stated a new yes.
    LEFT_ANOTHER,
    GONE;

    public String key() {
      return "readers.import.problem." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// A row that was not taken.
  public record Refusal(long line, String raw, Problem problem) {}
}
