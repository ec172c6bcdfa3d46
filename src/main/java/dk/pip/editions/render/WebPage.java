package dk.pip.editions.render;

import dk.pip.frame.PageAbout;
import dk.pip.frame.PublicFrame;

/// A page: what is kept of it, and the frame that it has where it stands by itself.
///
/// @param path where it lies, as [PageLinks] has it
/// @param about what a frame says of it
/// @param content what stands inside the frame, as HTML
/// @param frame that of a page in a folder; on the site the frame of the day is put around the content
public record WebPage(String path, PageAbout about, String content, PublicFrame frame) {

  /// The whole page, as a folder has it.
  public String html() {
    return frame.around(content);
  }
}
