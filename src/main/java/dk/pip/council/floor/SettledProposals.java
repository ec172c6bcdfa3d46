package dk.pip.council.floor;

import dk.pip.council.ClassProposal;
import dk.pip.council.ClassProposalId;
import dk.pip.council.ClassProposals;
import dk.pip.council.CouncilDay;
import dk.pip.council.CouncilDayId;
import dk.pip.council.CouncilDays;
import dk.pip.council.ProposalText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes into the proposals what the floor made of them: what was joined, amended and withdrawn. It can be done twice and does it once.
@Component
class SettledProposals {
  private static final String BETWEEN = "\n\n";

  private final CouncilDays days;
  private final ClassProposals proposals;

  SettledProposals(CouncilDays days, ClassProposals proposals) {
    this.days = days;
    this.proposals = proposals;
  }

  @Transactional
  void write(CouncilDayId id, DayState state) {
    var real = new HashMap<ClassProposalId, ClassProposalId>();
    for (var motion : state.motions()) {
      if (motion.state() == Motion.State.CARRIED) {
        var day = days.get(id);
        var of = real(motion, real);
        switch (motion.kind()) {
          case MERGE -> {
            var into = motion.into();
            if (into != null) {
              real.put(into, merged(day, of).orElseGet(() -> proposals.merge(id, of, motion.title(), what(day.proposals(), of))));
            }
          }
          case AMEND -> {
            var all = amendments(state, motion.of().getFirst());
            if (all.getLast().equals(motion)) {
              day.findProposal(of.getFirst()).ifPresent(it -> amend(it, all));
            }
          }
          case WITHDRAW -> day.findProposal(of.getFirst()).filter(it -> it.withdrawnAt() == null).ifPresent(it -> proposals.withdraw(it.id()));
        }
      }
    }
  }

  /// What those that were joined on the floor are called among the proposals, once they are written.
  Map<ClassProposalId, ClassProposalId> real(CouncilDayId id, DayState state) {
    var real = new HashMap<ClassProposalId, ClassProposalId>();
    var day = days.get(id);
    for (var motion : state.motions()) {
      var into = motion.into();
      if (motion.state() == Motion.State.CARRIED && into != null) {
        merged(day, real(motion, real)).ifPresent(it -> real.put(into, it));
      }
    }
    return real;
  }

  private static List<ClassProposalId> real(Motion motion, Map<ClassProposalId, ClassProposalId> real) {
    return motion.of().stream().map(each -> real.getOrDefault(each, each)).toList();
  }

  private static Optional<ClassProposalId> merged(CouncilDay day, List<ClassProposalId> of) {
    return day.proposals().stream().filter(it -> new HashSet<>(it.from()).equals(new HashSet<>(of))).findFirst().map(ClassProposal::id);
  }

  private static List<Motion> amendments(DayState state, ClassProposalId of) {
    return state.motions().stream().filter(it -> it.kind() == Motion.Kind.AMEND && it.state() == Motion.State.CARRIED && it.of().getFirst().equals(of)).toList();
  }

  private static String what(List<ClassProposal> all, List<ClassProposalId> of) {
    return of.stream()
        .flatMap(id -> all.stream().filter(it -> it.id().equals(id)))
        .map(it -> it.text().title() + ": " + it.text().what())
        .collect(Collectors.joining(BETWEEN));
  }

  /// Adds the words of all that amend a proposal that don't stand in it yet, and gives it the title and the cost of the last.
  private void amend(ClassProposal it, List<Motion> all) {
    var text = it.text();
    var words = all.stream().map(Motion::words).filter(each -> !each.isEmpty()).toList();
    var last = all.getLast();
    var more = words.subList(written(text.what(), words), words.size());
    if (more.isEmpty() && text.title().equals(last.title()) && it.kroner() == last.cost()) {
      return;
    }
    var what = Stream.concat(Stream.of(text.what()), more.stream()).collect(Collectors.joining(BETWEEN)).strip();
    proposals.amend(it.id(), new ProposalText(last.title(), what, text.why(), text.place(), last.cost(), text.costWords()), it.estimate() == null ? null : last.cost());
  }

  /// How many of the words a text ends with already.
  private static int written(String what, List<String> words) {
    var most = words.size();
    while (most > 0 && !what.endsWith(String.join(BETWEEN, words.subList(0, most)))) {
      most--;
    }
    return most;
  }
}
