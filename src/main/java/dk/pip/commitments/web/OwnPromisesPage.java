package dk.pip.commitments.web;

import dk.pip.commitments.Commitment;
import dk.pip.shared.Texts;
import java.util.List;

/// The promises of whoever is signed in, what is late and what comes next on top.
public record OwnPromisesPage(List<Commitment> open, List<Commitment> ended) {
  public static String facts(Commitment it, Texts texts) {
    return StepView.when(it, texts);
  }
}
