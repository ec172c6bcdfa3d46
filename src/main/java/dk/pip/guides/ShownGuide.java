package dk.pip.guides;

import java.util.List;

/// A guide as readers see it.
///
/// @param headings of its text, in their order
public record ShownGuide(Guide guide, GuideText text, List<Heading> headings) {

  /// A heading, with the name by which links lead to it.
  ///
  /// @param level 2 for the uppermost
  public record Heading(int level, String words, String anchor) {}

  public List<String> anchors() {
    return headings.stream().map(Heading::anchor).toList();
  }
}
