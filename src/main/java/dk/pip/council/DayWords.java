package dk.pip.council;

import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What a day is told in.
final class DayWords {
  private DayWords() {}

  /// What was chosen, the most money first.
  static List<ClassProposal> granted(CouncilDay day) {
    return day.proposals().stream().filter(it -> it.granted() != null).sorted(Comparator.comparing(DayWords::money).reversed()).toList();
  }

  static long money(ClassProposal it) {
    var kroner = it.granted();
    return kroner == null ? 0 : kroner;
  }

  static String granted(ClassProposal it, Texts texts) {
    return money(it) == 0 ? texts.get("council.chosen") : texts.kroner(money(it));
  }

  static String behind(CouncilDay day, ClassProposal it) {
    return day.behind(it).stream().map(Delegation::name).collect(Collectors.joining(" · "));
  }

  static String time(MinutesLine line, Texts texts) {
    var at = line.at();
    return at == null ? "" : Dates.time(Dates.local(at).toLocalTime(), texts.language());
  }
}
