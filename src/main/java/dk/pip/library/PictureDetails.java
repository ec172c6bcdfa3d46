package dk.pip.library;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What people say of a picture. Texts that nobody has written are empty.
///
/// @param alt for those who can't see it
/// @param decorative whether there is nothing to say of it
/// @param credit who took it, as it is printed
/// @param people who is on it, by name
/// @param children whether there are children on it who can be recognised
/// @param ground null as long as nobody has said
/// @param deleteBy the last day on which it may be shown
public record PictureDetails(
    String alt,
    boolean decorative,
    String caption,
    String credit,
    String licence,
    String people,
    boolean children,
    @Nullable PictureGround ground,
    Set<PicturePlace> places,
    @Nullable LocalDate deleteBy) {

  public static final PictureDetails NONE =
      new PictureDetails("", false, "", "", "", "", false, null, PicturePlace.usual(), null);

  public boolean isDescribed() {
    return decorative || !alt.isEmpty();
  }

  /// Whether somebody has to say why it may be shown.
  public boolean lacksGround() {
    return ground == null && (children || !people.isEmpty());
  }

  PictureDetails describedAs(String text, boolean isDecorative, String under, String by) {
    return new PictureDetails(text, isDecorative && text.isEmpty(), under, by, licence, people, children, ground, places, deleteBy);
  }
}
