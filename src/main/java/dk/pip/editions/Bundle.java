package dk.pip.editions;

import dk.pip.municipality.Imprint;
import dk.pip.pictures.Picture;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An edition as it was read from its files.
///
/// @param imprint the bundle's own `municipality`, or null where it has none
/// @param pictures by path; each has been taken in and is safe to show
/// @param files as they came, but for pictures, which are the cleaned ones
/// @param blockLines the line in edition.yaml at which each block begins
/// @param bodyLines by slug, the line in the story's file at which its body begins
/// @param notes what is worth mending but doesn't keep it from being read
public record Bundle(
    Edition edition,
    @Nullable Imprint imprint,
    Map<String, Picture> pictures,
    BundleFiles files,
    List<Integer> blockLines,
    Map<String, Integer> bodyLines,
    List<Finding> notes) {
  Bundle with(Edition other) {
    return new Bundle(other, imprint, pictures, files, blockLines, bodyLines, notes);
  }

  /// To be set with the facts about the municipality.
  public Manuscript manuscript(Imprint by) {
    return new Manuscript(edition, by, pictures);
  }
}
