package dk.pip.tips.web;

import dk.pip.shared.Problems;
import java.util.List;

/// The form to tell something by.
///
/// @param leftOut what could not be taken in, a sentence each, where nothing could
public record TipFormPage(TipForm form, Problems problems, List<String> leftOut) {
  public TipFormPage {
    leftOut = List.copyOf(leftOut);
  }
}
