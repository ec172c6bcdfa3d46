package dk.pip.editions.render;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/// Fills columns with pieces: no heading last in a column, no line of a paragraph alone, columns of equal height.
final class Columns {
  private static final double STEP = 1;

  private final List<Piece> pieces;
  private final int count;

  Columns(List<Piece> pieces, int count) {
    this.pieces = pieces;
    this.count = count;
  }

  /// A place in the text: a piece, and a line in it.
  record Place(int piece, int line) {
    static final Place START = new Place(0, 0);
  }

  boolean isEnd(Place place) {
    return place.piece == pieces.size();
  }

  /// The places at which each column ends when all have this height.
  List<Place> fill(Place from, double height) {
    var ends = new ArrayList<Place>();
    var place = from;
    for (var i = 0; i < count; i++) {
      place = column(place, height);
      ends.add(place);
    }
    return ends;
  }

  boolean fits(Place from, double height) {
    return isEnd(fill(from, height).getLast());
  }

  /// The least height at which at least as much fits as in the greatest.
  double trimmed(Place from, double greatest) {
    var end = fill(from, greatest).getLast();
    var least = 0.0;
    var enough = greatest;
    while (enough - least > STEP) {
      var middle = (least + enough) / 2;
      var reached = fill(from, middle).getLast();
      if (reached.piece > end.piece || reached.piece == end.piece && reached.line >= end.line) {
        enough = middle;
      } else {
        least = middle;
      }
    }
    return enough;
  }

  /// How much of a column of this height is left empty between two places.
  double unused(Place from, Place to, double height) {
    var used = 0.0;
    for (var i = from.piece; i < pieces.size() && (i < to.piece || i == to.piece && to.line > 0); i++) {
      var piece = pieces.get(i);
      if (piece.isRule() && used == 0) {
        continue;
      }
      var cut = i == to.piece ? piece.height() - piece.lines().get(to.line - 1).bottom() : 0;
      used += piece.heightFrom(i == from.piece ? from.line : 0) - cut;
    }
    return Math.max(0, height - used);
  }

  /// The next piece alone, for where nothing can be done within the rules.
  Place forced(Place from) {
    return new Place(from.piece + 1, 0);
  }

  List<Element> between(Place from, Place to) {
    var elements = new ArrayList<Element>();
    for (var i = from.piece; i < pieces.size() && (i < to.piece || i == to.piece && to.line > 0); i++) {
      var piece = pieces.get(i);
      if (piece.isRule() && elements.isEmpty()) {
        continue;
      }
      var first = i == from.piece ? from.line : 0;
      var end = i == to.piece ? to.line : piece.lines().size();
      var element = piece.slice(first, end);
      if (elements.isEmpty()) {
        element.addClass("at-top");
      }
      elements.add(element);
    }
    return elements;
  }

  List<Element> rest(Place from) {
    return between(from, new Place(pieces.size(), 0));
  }

  private Place column(Place from, double height) {
    var best = from;
    var y = 0.0;
    for (var i = from.piece; i < pieces.size(); i++) {
      var piece = pieces.get(i);
      if (piece.isRule() && y == 0) {
        continue;
      }
      var line = i == from.piece ? from.line : 0;
      var cut = y == 0 && line == 0 ? piece.before() : 0;
      var whole = piece.heightFrom(line) - cut;
      if (y + whole - piece.after() <= height) {
        y += whole;
        if (!piece.keepsToNext() || i == pieces.size() - 1) {
          best = new Place(i + 1, 0);
        }
        continue;
      }
      var top = line == 0 ? cut : piece.lines().get(line).top();
      for (var last = line; last < piece.lines().size() - 1; last++) {
        var at = piece.lines().get(last);
        if (y + at.bottom() - top > height) {
          break;
        }
        if (at.last()) {
          best = new Place(i, last + 1);
        }
      }
      return best;
    }
    return best;
  }
}
