package dk.pip.council.floor;

/// How long each may speak, in seconds.
public record FloorTimes(int presentation, int question, int reply, int debate, int pause) {
  int of(HandKind kind) {
    return switch (kind) {
      case PRESENTATION -> presentation;
      case QUESTION -> question;
      case REPLY -> reply;
      case DEBATE -> debate;
    };
  }
}
