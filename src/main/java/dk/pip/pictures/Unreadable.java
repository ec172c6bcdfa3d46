package dk.pip.pictures;

import java.util.List;

/// A picture that can't be taken in. Never leaves the module: it becomes a [Reading.Refused].
final class Unreadable extends RuntimeException {
  private final String key;
  private final List<Object> arguments;

  Unreadable(String key, Object... arguments) {
    super(key, null, false, false);
    this.key = key;
    this.arguments = List.of(arguments);
  }

  static Unreadable broken() {
    return new Unreadable("pictures.broken");
  }

  static Unreadable cutShort() {
    return new Unreadable("pictures.cut-short");
  }

  Reading.Refused refused() {
    return new Reading.Refused(key, arguments);
  }
}
