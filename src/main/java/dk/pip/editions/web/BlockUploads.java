package dk.pip.editions.web;

import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.pictures.Reading;
import dk.pip.shared.Problems;
import dk.pip.shared.Slug;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.multipart.MultipartFile;

/// Pictures that come with a block, each taken in and given a name that the edition hasn't yet.
final class BlockUploads {
  private static final int LONGEST_NAME = 60;

  private BlockUploads() {}

  /// @param taken the paths that the edition's pictures have
  static Map<String, Picture> read(List<MultipartFile> files, Collection<String> taken, Problems problems) throws IOException {
    var uploads = new LinkedHashMap<String, Picture>();
    var names = new HashSet<>(taken);
    for (var file : files) {
      if (file.isEmpty()) {
        continue;
      }
      switch (Pictures.read(file.getBytes())) {
        case Reading.Accepted(var picture) -> {
          var path = path(file.getOriginalFilename(), picture, names);
          names.add(path);
          uploads.put(path, picture);
        }
        case Reading.Refused(var key, var arguments) -> problems.add("files", key, arguments.toArray());
      }
    }
    return uploads;
  }

  private static String path(@org.jspecify.annotations.Nullable String given, Picture picture, Collection<String> taken) {
    var words = Slug.of(given == null ? "" : given.replaceAll("\\.[^.]*$", ""), LONGEST_NAME);
    var stem = words.isEmpty() ? "billede" : words;
    var ending = "." + picture.format().extension();
    var path = "pictures/" + stem + ending;
    for (var i = 2; taken.contains(path); i++) {
      path = "pictures/" + stem + "-" + i + ending;
    }
    return path;
  }
}
