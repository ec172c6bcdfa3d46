package dk.pip.guides;

import dk.pip.editions.Attachment;

/// A file that a guide brings along.
///
/// @param name the last part of its address: `vejledning-om-sygefravaer.pdf`
/// @param title what readers press
public record GuideFile(String name, String title, String sha256, Attachment.Kind kind, long size) {
  public GuideFile titled(String other) {
    return new GuideFile(name, other, sha256, kind, size);
  }
}
