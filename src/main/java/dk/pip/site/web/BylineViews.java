package dk.pip.site.web;

import dk.pip.frame.PublicFrame;
import dk.pip.people.Unit;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import dk.pip.site.BylinePage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The pages of people and units with a byline, and those on which they are made.
public final class BylineViews {
  private BylineViews() {}

  /// @param people those of a unit who have a page, and the units of a person
  public record Show(PublicFrame frame, BylinePage page, List<String> units, List<BylinePage> people, List<NewsStory> stories) {
    public List<String> paragraphs() {
      return page.about().isEmpty() ? List.of() : List.of(page.about().split("\n+"));
    }

    public String day(NewsStory item) {
      return Dates.date(Dates.local(item.publishedAt()).toLocalDate(), frame.about().language());
    }
  }

  public record All(PublicFrame frame, List<BylinePage> people, List<BylinePage> units) {}

  /// Somebody's own page, or that of a unit, as it is written.
  ///
  /// @param page null before there is one
  /// @param action where the form goes
  public record Edit(@Nullable BylinePage page, String name, String action, boolean isOwn, boolean isEditor, BylineForm form, Problems problems) {}

  /// What editors see of all.
  ///
  /// @param unitPages by the units' ids
  public record Desk(List<BylinePage> people, List<Unit> units, Map<String, BylinePage> unitPages) {
    public @Nullable BylinePage of(Unit unit) {
      return unitPages.get(unit.id().value().toString());
    }

    public String state(BylinePage page, Texts texts) {
      return texts.get(page.shown() ? "site.byline.state." + page.audience().name() : "site.byline.state.hidden");
    }
  }
}
