package dk.pip.editions;

import dk.pip.shared.Audience;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Checks what stories bring along: whether everybody can take part in it, and whether it leads somewhere for those who read.
final class AdditionChecks {
  private AdditionChecks() {}

  static List<Finding> of(Edition edition) {
    var findings = new ArrayList<Finding>();
    var slugs = edition.stories().stream().map(Story::slug).collect(Collectors.toSet());
    for (var story : edition.stories()) {
      var file = BundleFiles.story(story.slug());
      var video = story.additions().video();
      if (video != null && video.transcript().isBlank()) {
        findings.add(Finding.blocks(file, 1, "editions.check.transcript-missing", video.title()));
      }
      for (var related : story.additions().related()) {
        if (related.isForStaff() && edition.audience() == Audience.PUBLIC) {
          findings.add(Finding.blocks(file, 1, "editions.check.related-for-staff", String.valueOf(related.title())));
        }
        if (related.slug() != null && (!slugs.contains(related.slug()) || related.slug().equals(story.slug()))) {
          findings.add(Finding.warns(file, 1, "editions.check.related-not-here", related.slug()));
        }
      }
    }
    return findings;
  }
}
