package dk.pip.editions;

import dk.pip.pictures.Picture;
import java.util.List;
import java.util.Map;

/// Takes in the pictures of a bundle: each checked by its content, turned upright, without metadata.
@FunctionalInterface
interface PictureIntake {
  /// The pictures by path; those that were refused are among the findings.
  Map<String, Picture> takeIn(BundleFiles files, List<Finding> findings);
}
