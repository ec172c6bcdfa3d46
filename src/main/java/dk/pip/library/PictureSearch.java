package dk.pip.library;

import dk.pip.editions.EditionId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is looked for among the pictures.
///
/// @param words of which each must stand somewhere in what is said of a picture
/// @param from the first day on which it came in
/// @param until the last
/// @param edition in which readers have seen it
public record PictureSearch(
    PictureFilter filter, String words, @Nullable LocalDate from, @Nullable LocalDate until, @Nullable EditionId edition) {

  public static PictureSearch of(PictureFilter filter) {
    return new PictureSearch(filter, "", null, null, null);
  }

  public boolean isNarrow() {
    return !words.isBlank() || from != null || until != null || edition != null;
  }
}
