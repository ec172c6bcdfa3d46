package dk.pip.ballot;

import java.util.Locale;

/// Why something can't be done to a vote.
public enum VoteFault {
  TITLE_MISSING,
  TITLE_LONG,
  ABOUT_LONG,
  OPTIONS_FEW,
  OPTIONS_MANY,
  OPTION_TITLE_WRONG,
  OPTIONS_ALIKE,
  COST_WRONG,
  COST_MISSING,
  RULE_OF_OTHER_FORM,
  HANDS_OF_OTHER_FORM,
  POINTS_WRONG,
  BUDGET_WRONG,
  TIMES_WRONG,
  /// Of another way of voting, or of another state than the vote is in.
  NOT_NOW,
  /// It is led from elsewhere, and not at the desk.
  LED_ELSEWHERE,
  /// It must be somebody else than the first.
  SAME_PERSON,
  NUMBER_WRONG,
  NO_CARDS,
  NOBODY_MAY_VOTE,
  CHOICE_WRONG,
  ADDRESS_WRONG,
  CARD_UNKNOWN,
  CARD_USED,
  /// It was replaced, or handed in for a ballot on paper.
  CARD_VOID,
  /// On paper and by card together.
  MORE_THAN_CARDS,
  /// Two have not counted the same yet.
  HANDS_NOT_COUNTED,
  /// No seat has said anything.
  SEATS_SILENT,
  /// Ballots of other nodes may be on their way.
  TOO_EARLY,
  /// The second signer’s key has not come.
  SECOND_KEY_MISSING;

  /// Its sentence in the catalogue.
  public String key() {
    return "ballot.fault." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
