package dk.pip.editions;

import dk.pip.municipality.Imprint;
import dk.pip.pictures.Picture;
import java.util.Map;

/// All that is needed to set an edition in its forms: the edition, what stands around it, and its pictures.
///
/// @param pictures by path in the bundle; every picture that the edition uses is there
public record Manuscript(Edition edition, Imprint imprint, Map<String, Picture> pictures) {

  public Picture picture(PictureUse use) {
    return picture(use.file());
  }

  public Picture picture(String file) {
    var picture = pictures.get(file);
    if (picture == null) {
      throw new IllegalArgumentException("The edition has no picture " + file);
    }
    return picture;
  }
}
