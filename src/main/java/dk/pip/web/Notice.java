package dk.pip.web;

/// A sentence shown once at the top of the next page.
public record Notice(Kind kind, String text) {
  public enum Kind {
    DONE,
    WARNING
  }
}
