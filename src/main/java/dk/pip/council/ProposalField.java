package dk.pip.council;

import java.util.Locale;

/// What a class writes, one by one, so that two pupils can write at once.
public enum ProposalField {
  TITLE(80),
  WHAT(2_000),
  WHY(2_000),
  PLACE(300),
  COST(1_000);

  private final int longest;

  ProposalField(int longest) {
    this.longest = longest;
  }

  /// In letters, when it is handed in.
  public int longest() {
    return longest;
  }

  /// As it is called in forms.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it may be of several lines.
  public boolean isLong() {
    return this == WHAT || this == WHY || this == COST;
  }
}
