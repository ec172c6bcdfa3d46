package dk.pip.editions;

import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.pictures.Reading;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// Takes in pictures that nobody has checked yet.
@Component
final class CheckedPictures implements PictureIntake {

  @Override
  public Map<String, Picture> takeIn(BundleFiles files, List<Finding> findings) {
    var pictures = new TreeMap<String, Picture>();
    for (var file : files.files().tailMap("pictures/", true).entrySet()) {
      if (!file.getKey().startsWith("pictures/")) {
        continue;
      }
      switch (Pictures.read(file.getValue())) {
        case Reading.Accepted(var picture) -> pictures.put(file.getKey(), picture);
        case Reading.Refused(var key, var arguments) ->
            findings.add(Finding.blocks(file.getKey(), 0, key, arguments.toArray()));
      }
    }
    return pictures;
  }
}
