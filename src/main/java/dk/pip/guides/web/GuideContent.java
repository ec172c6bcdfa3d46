package dk.pip.guides.web;

import dk.pip.guides.ShownGuide;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a guide's page says.
///
/// @param html of its text
/// @param above the pages above it, the uppermost first
/// @param siblings those beside it, it among them
/// @param children those right below it
/// @param updated when what stands there was last changed: for programs, and in words
/// @param by who changed it, or the unit that answers for it; null where nobody is named
/// @param reviewed when somebody has found it still right since then; null where nobody has
/// @param responsible who answers for it; null where nobody does
public record GuideContent(
    String title,
    String teaser,
    String html,
    List<ShownGuide.Heading> headings,
    List<Link> above,
    List<Link> siblings,
    List<Link> children,
    List<File> files,
    @Nullable String updatedDay,
    @Nullable String updated,
    @Nullable String by,
    @Nullable String reviewed,
    @Nullable Review review,
    @Nullable String responsible,
    boolean isForStaff) {

  /// A page that one leads to.
  ///
  /// @param isHere whether it is the page that is read
  public record Link(String address, String title, String teaser, boolean isHere, boolean isForStaff) {}

  /// A file of it.
  ///
  /// @param kind »PDF«
  /// @param size »240 kB«
  public record File(String address, String title, String kind, String size, String unit) {}

  /// When it is to be looked at again.
  ///
  /// @param isOver whether that day has passed
  public record Review(String day, boolean isOver) {}

  public Content text() {
    return output -> output.writeContent(html);
  }

  /// The headings of the two uppermost levels, where there are enough of them for a list.
  public List<ShownGuide.Heading> contents() {
    var listed = headings.stream().filter(heading -> heading.level() <= 3 && !heading.words().isBlank()).toList();
    return listed.size() < 2 ? List.of() : listed;
  }

  /// Those beside it, where there are any but it.
  public List<Link> beside() {
    return siblings.size() < 2 ? List.of() : siblings;
  }
}
