package dk.pip.newsroom;

import java.time.LocalDate;

/// The day on which a month's edition comes out, and how it is known.
public record EditionDay(LocalDate day, Source source) {
  public enum Source {
    /// It came out that day.
    PUBLISHED,
    /// The edition is planned for it.
    PLANNED,
    /// Editors have said so.
    WRITTEN,
    /// It was worked out from when the edition before came out.
    GUESSED
  }

  /// Whether editors may still say another day on the board.
  public boolean isOpen() {
    return source == Source.WRITTEN || source == Source.GUESSED;
  }
}
