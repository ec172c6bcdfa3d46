package dk.pip.settings;

import java.util.List;

/// Settings that can't be used, all of them, each in a sentence of its own in the operator's language.
public final class WrongSettings extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final List<String> sentences;

  WrongSettings(List<String> sentences) {
    super(String.join(System.lineSeparator(), sentences));
    this.sentences = List.copyOf(sentences);
  }

  public List<String> sentences() {
    return sentences;
  }
}
