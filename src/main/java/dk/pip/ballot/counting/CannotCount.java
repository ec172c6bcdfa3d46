package dk.pip.ballot.counting;

import java.util.List;

/// These ballots can't be counted by that rule; the sentence says why.
public final class CannotCount extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String key;
  private final transient List<Object> arguments;

  CannotCount(String key, Object... arguments) {
    super(key);
    this.key = key;
    this.arguments = List.of(arguments);
  }

  /// In the catalogue.
  public String key() {
    return key;
  }

  public List<Object> arguments() {
    return arguments;
  }
}
