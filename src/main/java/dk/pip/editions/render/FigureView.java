package dk.pip.editions.render;

import dk.pip.editions.Block.Figure;
import org.jspecify.annotations.Nullable;

/// A figure as a page shows it.
///
/// @param unit what stands small beside the number, `%`, `kr.`
/// @param isLong whether it needs a row to itself
public record FigureView(String value, @Nullable String unit, String label, boolean isLong) {
  private static final int SHORT_UNIT = 6;
  private static final double LETTERS_IN_COLUMN = 8;

  /// A letter of a unit has about half the width of one of the number.
  private static final double UNIT_LETTER = 0.5;

  static FigureView of(Figure figure) {
    var unit = figure.unit();
    var beside = unit != null && unit.length() <= SHORT_UNIT ? unit : null;
    var label = unit == null || beside != null ? figure.label() : unit + " " + figure.label();
    var letters = figure.value().length() + (beside == null ? 0 : beside.length() * UNIT_LETTER);
    return new FigureView(figure.value(), beside, label, letters > LETTERS_IN_COLUMN);
  }
}
