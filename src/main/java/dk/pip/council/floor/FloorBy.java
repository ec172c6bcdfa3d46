package dk.pip.council.floor;

import dk.pip.council.DelegationId;
import org.jspecify.annotations.Nullable;

/// Who did something on the floor.
///
/// @param words what they are called in the minutes, such as a chair's name; empty for whoever holds the chair's link
/// @param delegation the class whose spokesperson it was; null for the chair
public record FloorBy(String words, @Nullable DelegationId delegation) {
  public static FloorBy chair(String words) {
    return new FloorBy(words, null);
  }

  public static FloorBy spokesperson(DelegationId delegation, String words) {
    return new FloorBy(words, delegation);
  }

  public boolean isChair() {
    return delegation == null;
  }
}
