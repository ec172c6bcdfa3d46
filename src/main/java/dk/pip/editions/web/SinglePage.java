package dk.pip.editions.web;

import dk.pip.editions.EditionSummary;
import dk.pip.editions.Placement;
import dk.pip.editions.StoryId;
import java.util.List;

/// A story that comes or came out by itself: looked at, checked, published now or at a time, corrected, withdrawn.
///
/// @param path where readers find it once it is out
/// @param elsewhere the months' editions that it stands in
public record SinglePage(DeskPage desk, StoryId story, String headline, String path, List<Placement> elsewhere, PublishForm form) {
  public static final List<String> FORMS = List.of("web", "telefon");

  public EditionSummary edition() {
    return desk.edition();
  }

  public String storyAddress() {
    return "/redaktion/historier/" + story.value();
  }

  /// Whether it has never been out.
  public boolean isNew() {
    return edition().version() == null;
  }

  /// The editions in which readers find it too.
  public List<Placement> shownElsewhere() {
    return elsewhere.stream().filter(Placement::isShown).toList();
  }
}
