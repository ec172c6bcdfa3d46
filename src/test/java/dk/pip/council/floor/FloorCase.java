package dk.pip.council.floor;

import dk.pip.ballot.VoteRules;
import dk.pip.council.ClassMember;
import dk.pip.council.ClassProposals;
import dk.pip.council.CouncilDay;
import dk.pip.council.CouncilDayId;
import dk.pip.council.CouncilDays;
import dk.pip.council.DayPlan;
import dk.pip.council.DelegationId;
import dk.pip.council.ProposalField;
import dk.pip.council.SpeakingTimes;
import dk.pip.council.Spokesperson;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A day that everybody may see, with classes whose proposals are handed in.
record FloorCase(Function<Class<?>, Object> beans) {
  /// What a class proposes.
  record Idea(String school, String className, String title, long cost) {}

  /// As in 2018 and 2020, with a prize of 70,000 kroner.
  static final List<Idea> FIVE =
      List.of(
          new Idea("Herstedvester", "6. a", "Multiposer", 30_000),
          new Idea("Lilleskolen", "6. kl.", "Træ gør byen ren", 40_000),
          new Idea("Herstedlund", "6. b", "Et træ for hver nyfødt", 25_000),
          new Idea("Herstedøster", "6. c", "Verdensnettet", 20_000),
          new Idea("Egelundskolen", "6. d", "Klimapladsen", 70_000));

  CouncilDays days() {
    return (CouncilDays) beans.apply(CouncilDays.class);
  }

  Floor floor() {
    return (Floor) beans.apply(Floor.class);
  }

  FloorLinks links() {
    return (FloorLinks) beans.apply(FloorLinks.class);
  }

  static DayPlan plan(String title, long budget, VoteRules rules) {
    return new DayPlan(
        title, "Verdensmål i vores by", "Hvad kan vi gøre?", LocalDate.of(2026, 3, 10), LocalTime.of(9, 0), "byrådssalen", budget, "Borgmester Sana Friis", LocalDate.of(2026, 3, 1), rules, SpeakingTimes.USUAL);
  }

  CouncilDay day(String title, long budget, VoteRules rules, List<Idea> ideas) {
    var id = days().plan(null, plan(title, budget, rules));
    ideas.forEach(idea -> joins(id, idea));
    days().letGo(null, id);
    return days().get(id);
  }

  private void joins(CouncilDayId id, Idea idea) {
    var proposals = (ClassProposals) beans.apply(ClassProposals.class);
    var next = days().suggested(days().get(id));
    days().join(null, id, new CouncilDays.NewDelegation(idea.school(), idea.className(), next.colour(), next.sign(), "", ""));
    var delegation = days().get(id).delegations().getLast();
    var teacher = days().member(days().link(null, id, delegation.id()).substring(ClassMember.ADDRESS.length())).orElseThrow();
    days().name(teacher, "Alma", Spokesperson.Pictures.UNASKED, false);
    var now = proposals.now(teacher.proposal().id());
    var texts = Map.of(ProposalField.TITLE, idea.title(), ProposalField.WHAT, "Vi vil lave " + idea.title() + ".", ProposalField.COST, idea.cost() + " kr.");
    proposals.keep(teacher, "side", texts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, it -> new ClassProposals.Typed(now.get(it.getKey()).revision(), it.getValue())))).orElseThrow();
    proposals.handIn(null, days().get(id), teacher.proposal().id());
    var day = days().get(id);
    proposals.letGo(null, day, teacher.proposal().id(), true);
  }

  static DelegationId of(CouncilDay day, String school) {
    return day.delegations().stream().filter(it -> it.school().equals(school)).findFirst().orElseThrow().id();
  }

  String chair(CouncilDay day) {
    return links().chairPath(day.id());
  }

  String phone(CouncilDay day, String school) {
    return links().spokespersonPath(day.id(), of(day, school));
  }
}
