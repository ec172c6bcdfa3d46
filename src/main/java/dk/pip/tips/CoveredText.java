package dk.pip.tips;

import dk.pip.language.CprNumbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// A text in pieces, so that numbers which point to somebody are only seen by those who ask for them.
public final class CoveredText {
  private static final Pattern PHONE =
      Pattern.compile("(?<![\\p{L}\\p{N}.,/-])(?:(?:\\+|00)\\d{2}[ \\u00a0]?)?[2-9]\\d(?:[ \\u00a0]?\\d{2}){3}(?![\\p{L}\\p{N}]|[.,]\\d)");

  private static final String COVER = "•••";

  private CoveredText() {}

  public enum Kind {
    PLAIN,
    CPR,
    PHONE
  }

  public record Piece(Kind kind, String text) {}

  private record Found(int from, int to, Kind kind) {}

  public static List<Piece> of(String text) {
    var pieces = new ArrayList<Piece>();
    var at = 0;
    for (var found : found(text)) {
      if (found.from() > at) {
        pieces.add(new Piece(Kind.PLAIN, text.substring(at, found.from())));
      }
      pieces.add(new Piece(found.kind(), text.substring(found.from(), found.to())));
      at = found.to();
    }
    if (at < text.length()) {
      pieces.add(new Piece(Kind.PLAIN, text.substring(at)));
    }
    return pieces;
  }

  /// Those of the kind are dots.
  public static String without(String text, boolean phonesToo) {
    var covered = new StringBuilder(text.length());
    of(text).forEach(piece -> covered.append(piece.kind() == Kind.PLAIN || piece.kind() == Kind.PHONE && !phonesToo ? piece.text() : COVER));
    return covered.toString();
  }

  public static boolean holds(Kind kind, String text) {
    return found(text).stream().anyMatch(found -> found.kind() == kind);
  }

  private static List<Found> found(String text) {
    var all = new ArrayList<Found>();
    CprNumbers.all(text).forEach(cpr -> all.add(new Found(cpr.from(), cpr.to(), Kind.CPR)));
    var phones = PHONE.matcher(text);
    while (phones.find()) {
      var from = phones.start();
      var to = phones.end();
      if (all.stream().noneMatch(other -> from < other.to() && other.from() < to)) {
        all.add(new Found(from, to, Kind.PHONE));
      }
    }
    all.sort(Comparator.comparingInt(Found::from));
    return all;
  }
}
