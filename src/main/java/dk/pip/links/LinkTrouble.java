package dk.pip.links;

import java.util.Locale;

/// What is the matter with a link.
public enum LinkTrouble {
  /// There is no such page any more.
  GONE(true),
  NO_HOST(true),
  NO_ANSWER(true),
  /// Whoever answers can't prove to be who they are.
  CERTIFICATE(true),
  /// The server fails.
  SERVER(true),
  /// The server says that nobody can ask so.
  REFUSED(true),
  UNREADABLE(true),
  /// The page lets in no programs, or only those who sign in.
  FORBIDDEN(false),
  /// The server has had enough of questions for now.
  BUSY(false),
  /// It leads from one address to the next without coming to an end, as some pages do for who keeps no cookies.
  CIRCLES(false),
  /// It leads inside the house, where Pip asks nobody.
  INSIDE(false),
  /// It leads to another door of a server than those for pages.
  PORT(false);

  private final boolean fails;

  LinkTrouble(boolean fails) {
    this.fails = fails;
  }

  /// Whether it is a sign of a link that is dead; else nobody can tell.
  public boolean fails() {
    return fails;
  }

  /// As keys have it.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
