package dk.pip.library;

import dk.pip.people.StaffId;
import dk.pip.shared.Letters;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A picture of the newsroom and what is known of it.
///
/// @param sha256 of what is shown
/// @param original of what it was cut from; the same where it is as it came
/// @param file the name that texts know it by, `pictures/baenken.jpg`, and no other picture of the library has
/// @param opened whether an editor lets all who write use it
/// @param published whether readers have seen it in an edition
/// @param withdrawal null as long as it may be shown
/// @param cut null where it is as it came
/// @param revision counts each change; whoever makes one says which they saw
public record LibraryPicture(
    LibraryPictureId id,
    String sha256,
    String original,
    String file,
    int width,
    int height,
    PictureDetails details,
    Focus focus,
    StaffId broughtBy,
    Instant broughtAt,
    boolean opened,
    boolean published,
    @Nullable Withdrawal withdrawal,
    @Nullable Cut cut,
    int revision) {

  /// What matters most on it, in thousandths from the left and from the top.
  public record Focus(int x, int y) {
    public static final Focus MIDDLE = new Focus(500, 500);
  }

  /// What was cut out, in pixels of the original.
  public record Cut(int left, int top, int width, int height) {}

  /// @param by null where it was the timer
  public record Withdrawal(Instant at, @Nullable StaffId by, Why why) {}

  /// Why a picture was taken away.
  public enum Why {
    /// Somebody on it, or who has a say, asked for it.
    OBJECTION,
    /// Its last day was over.
    PAST,
    OTHER
  }

  public boolean isWithdrawn() {
    return withdrawal != null;
  }

  /// The page of the picture.
  public String address() {
    return "/redaktion/billeder/" + id.value();
  }

  /// What people call it: its caption, else what it shows, else its file.
  public String title(int most) {
    var words = details.caption().isEmpty() ? details.alt() : details.caption();
    return words.isEmpty() ? file.replaceFirst("^pictures/", "") : Letters.shortened(most, words);
  }

  public boolean isCut() {
    return !sha256.equals(original);
  }
}
