package dk.pip.site.web;

import dk.pip.frame.PublicFrame;
import java.util.Map;
import java.util.SequencedMap;

/// The feeds that everybody may follow.
///
/// @param sections by what stands in their addresses
public record FeedsPage(PublicFrame frame, SequencedMap<String, String> sections) {
  public Iterable<Map.Entry<String, String>> all() {
    return sections.entrySet();
  }
}
