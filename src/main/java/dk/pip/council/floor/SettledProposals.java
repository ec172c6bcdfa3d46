package dk.pip.council.floor;

import dk.pip.council.ClassProposal;
import dk.pip.council.ClassProposalId;
import dk.pip.council.ClassProposals;
import dk.pip.council.CouncilDayId;
import dk.pip.council.CouncilDays;
import dk.pip.council.ProposalText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes into the proposals what the floor made of them: what was joined, amended and withdrawn. It can be done twice and does it once.
@Component
class SettledProposals {
  private final CouncilDays days;
  private final ClassProposals proposals;

  SettledProposals(CouncilDays days, ClassProposals proposals) {
    this.days = days;
    this.proposals = proposals;
  }

  /// @return what those of the floor are called among the proposals
  @Transactional
  public Map<ClassProposalId, ClassProposalId> write(CouncilDayId id, DayState state) {
    var real = new HashMap<ClassProposalId, ClassProposalId>();
    for (var motion : state.motions()) {
      if (motion.state() == Motion.State.CARRIED) {
        var day = days.get(id);
        var of = motion.of().stream().map(each -> real.getOrDefault(each, each)).toList();
        switch (motion.kind()) {
          case MERGE -> {
            var into = motion.into();
            if (into != null) {
              var known = day.proposals().stream().filter(it -> new HashSet<>(it.from()).equals(new HashSet<>(of))).findFirst();
              real.put(into, known.map(ClassProposal::id).orElseGet(() -> proposals.merge(id, of, motion.title(), what(day.proposals(), of))));
            }
          }
          case AMEND -> day.findProposal(of.getFirst()).filter(it -> !isAmended(it, motion)).ifPresent(it -> amend(it, motion));
          case WITHDRAW -> day.findProposal(of.getFirst()).filter(it -> it.withdrawnAt() == null).ifPresent(it -> proposals.withdraw(it.id()));
        }
      }
    }
    return real;
  }

  private static String what(List<ClassProposal> all, List<ClassProposalId> of) {
    return of.stream()
        .flatMap(id -> all.stream().filter(it -> it.id().equals(id)))
        .map(it -> it.text().title() + ": " + it.text().what())
        .reduce((one, other) -> one + "\n\n" + other)
        .orElse("");
  }

  private static boolean isAmended(ClassProposal it, Motion motion) {
    return it.text().title().equals(motion.title()) && it.kroner() == motion.cost() && it.text().what().endsWith(motion.words());
  }

  private void amend(ClassProposal it, Motion motion) {
    var text = it.text();
    var what = motion.words().isEmpty() || text.what().endsWith(motion.words()) ? text.what() : (text.what() + "\n\n" + motion.words()).strip();
    proposals.amend(it.id(), new ProposalText(motion.title(), what, text.why(), text.place(), motion.cost(), text.costWords()), it.estimate() == null ? null : motion.cost());
  }
}
