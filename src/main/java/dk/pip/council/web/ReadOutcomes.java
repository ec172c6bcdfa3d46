package dk.pip.council.web;

import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.Commitments;
import dk.pip.council.ClassProposal;
import dk.pip.council.CouncilDay;
import dk.pip.settings.Settings;
import dk.pip.shared.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What was decided on a day, and what became of it.
@Component
class ReadOutcomes {
  private final Commitments commitments;
  private final Settings settings;

  ReadOutcomes(Commitments commitments, Settings settings) {
    this.commitments = commitments;
    this.settings = settings;
  }

  /// Proposals that everybody may read.
  static Stream<ClassProposal> shown(CouncilDay day) {
    return day.proposals().stream().filter(it -> it.isHandedIn() && it.isLetGo());
  }

  /// Those that were given most first, then those that were given nothing.
  List<ReadDays.Outcome> of(CouncilDay day) {
    if (day.result() == null) {
      return List.of();
    }
    return shown(day)
        .filter(it -> it.isStanding() || it.granted() != null)
        .sorted(Comparator.comparing((ClassProposal it) -> granted(it)).reversed())
        .map(it -> new ReadDays.Outcome(it, day.behind(it), it.granted(), state(it)))
        .toList();
  }

  private static long granted(ClassProposal it) {
    var kroner = it.granted();
    return kroner == null ? -1 : kroner;
  }

  private String state(ClassProposal it) {
    var path = it.commitmentPath();
    if (path == null) {
      return "";
    }
    return commitments
        .findBySlug(path.substring(path.lastIndexOf('/') + 1))
        .filter(promise -> promise.audience() == CommitmentAudience.PUBLIC)
        .map(promise -> Texts.in(settings.language()).get("commitments.state." + promise.state().word()))
        .orElse("");
  }
}
