package dk.pip.dialogue;

import dk.pip.shared.TextComparison;
import java.util.List;

/// One thing that is another than in the version before, to be told in words.
///
/// @param key of the catalogue, given the arguments
/// @param comparison where a text was changed, the two in one; else empty
public record AgreementChange(String key, List<Object> arguments, List<TextComparison.Part> comparison) {
  public AgreementChange {
    arguments = List.copyOf(arguments);
    comparison = List.copyOf(comparison);
  }

  static AgreementChange of(String key, Object... arguments) {
    return new AgreementChange(key, List.of(arguments), List.of());
  }
}
