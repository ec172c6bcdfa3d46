package dk.pip.search.web;

import dk.pip.search.VainWords;
import dk.pip.search.VainWords.Settlement;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.LocalDate;
import java.util.List;

/// The words that people looked for in vain.
///
/// @param settled those that somebody has said something of
public record VainPage(List<VainWords.Sought> words, List<VainWords.Settled> settled) {
  public String day(LocalDate day, Texts texts) {
    return Dates.date(day, texts.language());
  }

  public String outcome(VainWords.Settled one, Texts texts) {
    return texts.get(one.outcome() == Settlement.WRITTEN ? "search.vain.written.said" : "search.vain.dismissed.said", day(one.day(), texts));
  }

  public int fewest() {
    return VainWords.FEWEST;
  }

  public int days() {
    return VainWords.KEPT.getDays();
  }
}
