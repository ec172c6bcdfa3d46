package dk.pip.council;

import dk.pip.ballot.BallotForm;
import dk.pip.ballot.VoteRules;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import dk.pip.people.StaffId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A day that tests plan, with classes.
final class CouncilCase {
  static final VoteRules RULES = new VoteRules(BallotForm.APPROVAL, VoteWay.HANDS, CountingRule.APPROVAL, TieRule.SHARE, 70_000, 0);

  private final Function<Class<?>, Object> beans;

  CouncilCase(Function<Class<?>, Object> beans) {
    this.beans = beans;
  }

  CouncilDays days() {
    return (CouncilDays) beans.apply(CouncilDays.class);
  }

  ClassProposals proposals() {
    return (ClassProposals) beans.apply(ClassProposals.class);
  }

  static DayPlan plan(int year) {
    return new DayPlan(
        "Elevbyrådsdagen " + year,
        "Vores by, vores vand",
        "Hvad kan vi gøre **bedre** ved vandet?",
        LocalDate.of(year, 2, 16),
        LocalTime.of(9, 0),
        "Byrådssalen",
        70_000,
        "Borgmester Sana Friis",
        LocalDate.of(year, 2, 1),
        RULES,
        SpeakingTimes.USUAL);
  }

  CouncilDayId day(StaffId by, int year) {
    return days().plan(by, plan(year));
  }

  DelegationId joins(StaffId by, CouncilDayId day, String school, String className) {
    var next = days().suggested(days().get(day));
    var joined = days().join(by, day, new CouncilDays.NewDelegation(school, className, next.colour(), next.sign(), "", ""));
    if (joined != CouncilDays.Joined.DONE) {
      throw new IllegalStateException(joined.toString());
    }
    return days().get(day).delegations().getLast().id();
  }

  ClassMember teacher(StaffId by, CouncilDayId day, DelegationId delegation) {
    return member(days().link(by, day, delegation));
  }

  ClassMember pupils(CouncilDayId day, DelegationId delegation) {
    return member(days().classPath(days().get(day).delegation(delegation)));
  }

  ClassMember again(ClassMember member) {
    return member(member.address());
  }

  private ClassMember member(String path) {
    return days().member(path.substring(ClassMember.ADDRESS.length())).orElseThrow();
  }

  void writes(ClassMember member, Map<ProposalField, String> texts) {
    var now = proposals().now(member.proposal().id());
    var typed =
        texts.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, it -> new ClassProposals.Typed(now.get(it.getKey()).revision(), it.getValue())));
    proposals().keep(member, "page", typed).orElseThrow();
  }

  /// A class with a proposal that is handed in.
  ClassProposalId handsIn(StaffId by, CouncilDayId day, String school, String className, String title, String cost) {
    var delegation = joins(by, day, school, className);
    writes(pupils(day, delegation), Map.of(ProposalField.TITLE, title, ProposalField.WHAT, "Vi vil have " + title, ProposalField.COST, cost));
    var it = days().get(day);
    var id = it.proposalOf(delegation).orElseThrow().id();
    proposals().handIn(by, it, id);
    return id;
  }
}
