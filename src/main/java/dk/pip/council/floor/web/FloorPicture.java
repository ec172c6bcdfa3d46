package dk.pip.council.floor.web;

import java.nio.charset.StandardCharsets;

/// What a screen is to show, as it goes over the line.
///
/// @param version tells it from all others of its day
/// @param bytes a whole event, shared by all screens that show it
record FloorPicture(String version, byte[] bytes) {
  static FloorPicture of(String version, String html) {
    var event = new StringBuilder(html.length() + 64).append("id: ").append(version).append("\nevent: floor\n");
    html.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> event.append("data: ").append(line).append('\n'));
    return new FloorPicture(version, event.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }
}
