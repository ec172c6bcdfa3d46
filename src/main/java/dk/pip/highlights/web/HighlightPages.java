package dk.pip.highlights.web;

import dk.pip.highlights.Highlight;
import dk.pip.highlights.HighlightVersion;
import dk.pip.highlights.Highlights.Progress;
import dk.pip.highlights.Job;
import dk.pip.highlights.ReadingMatter.Matter;
import dk.pip.people.Unit;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the editors' pages of highlights print.
public final class HighlightPages {
  private HighlightPages() {}

  /// Names those whom a highlight concerns.
  private static String whom(Highlight it, List<Unit> units, List<Job> jobs, Texts texts) {
    var aim = it.aim();
    if (aim.everybody()) {
      return texts.get("highlights.whom.everybody");
    }
    var names = new ArrayList<String>();
    Map<?, Unit> byId = units.stream().collect(Collectors.toMap(Unit::id, Function.identity()));
    aim.units().stream().map(byId::get).filter(unit -> unit != null).map(Unit::name).sorted().forEach(names::add);
    jobs.stream().filter(job -> aim.jobs().contains(job.id())).map(Job::name).forEach(names::add);
    if (aim.leaders()) {
      names.add(texts.get("highlights.whom.leaders"));
    }
    return String.join(", ", names);
  }

  /// @param mustReads how many are on that must be read
  public record ListPage(List<Highlight> on, List<Highlight> over, List<Unit> units, List<Job> jobs, int mustReads) {
    public String facts(Highlight it, Texts texts) {
      return texts.get("highlights.facts", whom(it, units, jobs, texts), Dates.day(it.until(), texts.language()));
    }
  }

  /// @param highlight null for a new one
  /// @param units the open workplaces
  /// @param mustReads how many are on already that must be read
  public record FormPage(
      @Nullable Highlight highlight,
      HighlightForm form,
      List<Matter> newest,
      List<Unit> units,
      List<Job> jobs,
      int mustReads,
      boolean mayAddressAll,
      Problems problems) {
    public String action() {
      return highlight == null ? HighlightController.PATH : HighlightController.PATH + "/" + highlight.id().value();
    }

    /// Whether the address was chosen and is not among the newest.
    public boolean isChosenElsewhere() {
      var chosen = form.chosen();
      return chosen != null && !chosen.isBlank() && newest.stream().noneMatch(it -> it.path().equals(chosen));
    }
  }

  /// @param isOn whether it is on today
  public record OnePage(
      Highlight highlight,
      List<HighlightVersion> versions,
      Progress progress,
      List<Unit> units,
      List<Job> jobs,
      boolean isOn,
      String changed,
      Problems problems) {
    public String whom(Texts texts) {
      return HighlightPages.whom(highlight, units, jobs, texts);
    }

    public String address() {
      return HighlightController.PATH + "/" + highlight.id().value();
    }
  }
}
