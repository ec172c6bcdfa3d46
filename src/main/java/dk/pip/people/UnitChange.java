package dk.pip.people;

/// How adding or changing a unit went.
public sealed interface UnitChange {
  record Done(UnitId id) implements UnitChange {}

  /// Another has that name.
  record NameTaken() implements UnitChange {}

  /// It would be part of itself, or of a unit that is not there or is closed.
  record WrongParent() implements UnitChange {}

  /// There is no such unit any more, or it is so already.
  record Nothing() implements UnitChange {}
}
