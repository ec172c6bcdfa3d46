package dk.pip.editions.print;

import dk.pip.papers.Room;

/// The widths that things have on an edition's pages.
final class PrintRooms {
  static final Room PAGE = Room.of(Room.points(178));
  static final Room COLUMN = Room.of(Room.points(84.9));
  static final Room LEAD = Room.of(Room.points(115.9));
  static final Room SIDE = Room.of(Room.points(53.9));
  static final Room SMALL = Room.of(Room.points(55.3));

  private PrintRooms() {}
}
