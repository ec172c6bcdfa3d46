package dk.pip.editions;

import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.util.List;
import java.util.stream.Collectors;

/// The bundle can't be read as an edition. Carries everything that was found, not just the first.
public class BundleUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  BundleUnreadable(List<Finding> findings) {
    super(
        findings.stream()
            .map(finding -> finding.place() + " " + finding.text(Texts.in(Language.EN)))
            .collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  public List<Finding> findings() {
    return findings;
  }
}
