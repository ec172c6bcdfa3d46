package dk.pip.editions.print;

import dk.pip.papers.Face;
import dk.pip.papers.Fo;
import dk.pip.papers.PrintText;
import dk.pip.papers.PrintText.Division;
import dk.pip.papers.Room;
import dk.pip.papers.Type;
import java.util.ArrayList;
import java.util.List;

/// The newsletter's name as the masthead has it, as large as it can be: on one line, or on two where it is long. The bird
/// sits behind its last letter.
final class Nameplate {
  static final double ROOM = Room.points(125);

  private static final double LARGEST = 74;
  private static final double SMALLEST_ON_ONE_LINE = 36;
  private static final double LARGEST_ON_TWO_LINES = 44;
  private static final double SMALLEST = 14;
  private static final double LINE = 1.03;

  /// From the middle of a line to the foot of its letters, in sizes of the type.
  private static final double MIDDLE_TO_BASELINE = 0.39;

  private final List<String> lines;
  private final double size;

  private Nameplate(List<String> lines, double size) {
    this.lines = lines;
    this.size = size;
  }

  static Nameplate of(String newsletter) {
    var name = PrintText.clean(newsletter).strip();
    var one = Math.min(LARGEST, ROOM / width(List.of(name)));
    if (one >= SMALLEST_ON_ONE_LINE) {
      return new Nameplate(List.of(name), Math.floor(one));
    }
    var best = List.of(name);
    for (var i = 1; i < name.length(); i++) {
      var at = name.charAt(i - 1);
      if (at == ' ' || at == '-') {
        var two = List.of(name.substring(0, i).strip(), name.substring(i).strip());
        best = width(two) < width(best) ? two : best;
      }
    }
    if (best.size() == 1) {
      return new Nameplate(best, Math.max(SMALLEST, Math.floor(one)));
    }
    return new Nameplate(best, Math.max(SMALLEST, Math.floor(Math.min(LARGEST_ON_TWO_LINES, ROOM / width(best)))));
  }

  /// Of the widest line at a size of one point, with the bird.
  private static double width(List<String> lines) {
    var widest = 0.0;
    for (var i = 0; i < lines.size(); i++) {
      var bird = i == lines.size() - 1 ? Bird.WIDTH : 0;
      widest = Math.max(widest, lineWidth(lines.get(i)) + bird);
    }
    return Math.max(widest * 1.01, 0.1);
  }

  private static double lineWidth(String line) {
    var face = PrintText.faceOf(line, Face.SLAB_BOLD);
    return face.width(line, 1);
  }

  Fo set(PrintSetting setting) {
    var title = Fo.group();
    var name = new Type(Face.SLAB_BOLD, size, size * LINE).set(Fo.block()).set("role", "H1");
    var words = new ArrayList<>(lines);
    PrintText.add(name, String.join("\n", words), Face.SLAB_BOLD, null, Division.USUAL);
    return title.add(name);
  }

  /// How large the bird is: points for each unit of its drawing.
  double birdScale() {
    return size * Bird.WIDTH / Bird.DRAWN;
  }

  /// Where the last line ends, from the left edge of the masthead.
  double end() {
    return lineWidth(lines.getLast()) * size;
  }

  /// Where the last line stands, from the upper edge of the masthead.
  double baseline() {
    return (lines.size() - 1) * size * LINE + size * (LINE / 2 + MIDDLE_TO_BASELINE);
  }
}
