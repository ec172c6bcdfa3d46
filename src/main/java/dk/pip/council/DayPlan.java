package dk.pip.council;

import dk.pip.ballot.VoteRules;
import java.time.LocalDate;
import java.time.LocalTime;

/// What is planned and told beforehand.
///
/// @param about what the theme asks of the classes; CommonMark
/// @param budget in kroner; the rules have it too
/// @param chair who leads it, as people say it: »Borgmester Sana Friis«
/// @param deadline the last day on which proposals are handed in
public record DayPlan(
    String title,
    String theme,
    String about,
    LocalDate date,
    LocalTime begins,
    String place,
    long budget,
    String chair,
    LocalDate deadline,
    VoteRules rules,
    SpeakingTimes times) {
  public DayPlan withTitle(String other) {
    return new DayPlan(other, theme, about, date, begins, place, budget, chair, deadline, rules, times);
  }
}
