package dk.pip.guides;

import java.util.List;
import java.util.stream.Collectors;

/// What stands in a guide.
///
/// @param body in CommonMark
public record GuideText(String title, String teaser, String body, List<GuideFile> files) {
  public GuideText {
    files = List.copyOf(files);
  }

  public GuideText withBody(String other) {
    return new GuideText(title, teaser, other, files);
  }

  public GuideText withFiles(List<GuideFile> others) {
    return new GuideText(title, teaser, body, others);
  }

  /// All of it, for comparing it with another.
  public String readable() {
    var attached = files.stream().map(file -> file.title() + " (" + file.name() + ")").collect(Collectors.joining("\n"));
    return String.join("\n\n", List.of(title, teaser, body, attached).stream().filter(part -> !part.isBlank()).toList());
  }
}
