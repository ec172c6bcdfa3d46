package dk.pip.tips;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The boxes that the newsroom sorts tips into.
public enum TipBox {
  /// What nobody has done anything about, and all that is unread.
  NEW("nye", TipState.NEW),
  ASSIGNED("i-gang", TipState.ASSIGNED),
  ANSWERED("besvaret", TipState.ANSWERED),
  STORY("historier", TipState.STORY),
  DECLINED("afvist", TipState.DECLINED),
  SPAM("spam", TipState.SPAM),
  ALL("alle", null);

  private final String word;
  private final @Nullable TipState state;

  TipBox(String word, @Nullable TipState state) {
    this.word = word;
    this.state = state;
  }

  /// As it stands in addresses.
  public String word() {
    return word;
  }

  public @Nullable TipState state() {
    return state;
  }

  /// The end of its key in the catalogue.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static TipBox named(String word) {
    return Arrays.stream(values()).filter(box -> box.word.equals(word)).findFirst().orElse(NEW);
  }
}
