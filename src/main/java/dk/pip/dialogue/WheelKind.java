package dk.pip.dialogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a step of a wheel is, for those who act on it and for the date that weekends leave it.
public enum WheelKind {
  DRAFT_OUT(WheelShift.FORWARD, WheelDoer.MANAGEMENT),
  DRAFT_IN(WheelShift.FORWARD, WheelDoer.COUNTERPART),
  SIGNING(WheelShift.BACK, WheelDoer.BOTH),
  MID_FORM_OUT(WheelShift.FORWARD, WheelDoer.SECRETARY),
  MID_FORM_IN(WheelShift.FORWARD, WheelDoer.BOTH),
  MID_TALK(WheelShift.BACK, WheelDoer.BOTH),
  THEMES(WheelShift.FORWARD, WheelDoer.COUNTERPART),
  YEAR_FORM_OUT(WheelShift.FORWARD, WheelDoer.SECRETARY),
  YEAR_FORM_IN(WheelShift.FORWARD, WheelDoer.BOTH),
  /// The talks about what is agreed for the year that comes.
  NEXT_TALK(WheelShift.BACK, WheelDoer.BOTH),
  OTHER(WheelShift.FORWARD, WheelDoer.BOTH);

  private final WheelShift shift;
  private final WheelDoer doer;

  WheelKind(WheelShift shift, WheelDoer doer) {
    this.shift = shift;
    this.doer = doer;
  }

  /// Where a step of the kind goes when its day is none on which people work.
  public WheelShift shift() {
    return shift;
  }

  public WheelDoer doer() {
    return doer;
  }

  /// Whether something is sent to the parties on its day.
  public boolean isFormOut() {
    return this == MID_FORM_OUT || this == YEAR_FORM_OUT;
  }

  /// As it stands in forms, files and keys of the catalogue.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<WheelKind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
