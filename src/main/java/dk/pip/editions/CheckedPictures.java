package dk.pip.editions;

import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.pictures.Reading;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;

/// Takes in pictures that nobody has checked yet.
@Component
final class CheckedPictures implements PictureIntake {

  @Override
  public Map<String, Picture> takeIn(BundleFiles files, List<Finding> findings) {
    var pictures = new TreeMap<String, Picture>();
    readings(files.files().subMap("pictures/", "pictures0"))
        .forEach(
            (file, reading) -> {
              switch (reading) {
                case Reading.Accepted(var picture) -> pictures.put(file, picture);
                case Reading.Refused(var key, var arguments) ->
                    findings.add(Finding.blocks(file, 0, key, arguments.toArray()));
              }
            });
    return pictures;
  }

  /// Reads on all cores; [Pictures] bounds how many are decoded at a time.
  private static Map<String, Reading> readings(Map<String, byte[]> files) {
    var readings = new ConcurrentSkipListMap<String, Reading>();
    files.entrySet().parallelStream().forEach(file -> readings.put(file.getKey(), Pictures.read(file.getValue())));
    return readings;
  }
}
