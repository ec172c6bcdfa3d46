package dk.pip.guides.web;

import dk.pip.frame.PublicFrame;
import java.util.List;

/// All guides by section, for whoever reads.
///
/// @param isForStaff whether it is the staff's
public record AllGuidesPage(PublicFrame frame, List<Section> sections, boolean isForStaff) {
  /// @param pages right below it
  public record Section(GuideContent.Link page, List<GuideContent.Link> pages) {}
}
