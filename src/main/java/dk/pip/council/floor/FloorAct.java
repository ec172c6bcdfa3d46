package dk.pip.council.floor;

import java.time.Instant;

/// Something that was done on the floor. Acts are only ever added; one that takes another back is an act too.
///
/// @param number from 1 without gaps
/// @param counts whether it holds: false for what was taken back, and for what fell with it
public record FloorAct(int number, Instant at, FloorBy by, Deed deed, boolean counts) {
  FloorAct counting(boolean other) {
    return new FloorAct(number, at, by, deed, other);
  }
}
