package dk.pip.guides;

import dk.pip.editions.Attachment;
import dk.pip.editions.AttachmentStore;
import dk.pip.editions.TextHtml;
import dk.pip.people.Staff;
import dk.pip.people.Unit;
import dk.pip.people.Units;
import dk.pip.shared.Dates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// The front door to guides for whoever reads: the tree, and what stands in a page. [GuideDesk] is that of whoever writes.
@Service
public class Guides {
  private final GuideTable table;
  private final AttachmentStore attachments;
  private final Units units;
  private final Clock clock;

  Guides(GuideTable table, AttachmentStore attachments, Units units, Clock clock) {
    this.table = table;
    this.attachments = attachments;
    this.units = units;
    this.clock = clock;
  }

  /// All of them as they are now.
  public GuideTree tree() {
    return table.tree();
  }

  /// Whether there is any that everybody may read.
  public boolean anyForAll() {
    return table.anyForAll();
  }

  /// How many that readers see somebody should have looked at by now.
  public int overdue() {
    return table.overdue(today());
  }

  public LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }

  /// What readers see of a page; empty where nothing of it was published.
  public Optional<ShownGuide> shown(Guide guide) {
    var publication = guide.publication();
    return publication == null ? Optional.empty() : Optional.of(shown(guide, table.text(guide.id(), publication.number()), table.anchors(guide.id())));
  }

  /// What they would see if it was published now.
  public ShownGuide preview(Guide guide) {
    var text = text(guide);
    return shown(guide, text, GuideAnchors.of(table.anchors(guide.id()), words(text)));
  }

  static List<String> words(GuideText text) {
    return TextHtml.headings(text.body()).stream().map(TextHtml.InText::words).toList();
  }

  private static ShownGuide shown(Guide guide, GuideText text, GuideTable.Anchors anchors) {
    var inText = TextHtml.headings(text.body());
    var headings = new ArrayList<ShownGuide.Heading>();
    for (var i = 0; i < Math.min(inText.size(), anchors.anchors().size()); i++) {
      headings.add(new ShownGuide.Heading(inText.get(i).level(), inText.get(i).words(), anchors.anchors().get(i)));
    }
    return new ShownGuide(guide, text, headings);
  }

  /// What is written in a page now.
  public GuideText text(Guide guide) {
    return table.text(guide.id(), guide.newest());
  }

  /// The newest first.
  public List<GuideVersion> versions(Guide guide) {
    return table.versions(guide.id());
  }

  /// What readers see of the teasers of pages.
  public Map<GuideId, String> teasers(Collection<Guide> of) {
    return of.isEmpty() ? Map.of() : table.teasers(of.stream().map(Guide::id).toList());
  }

  /// The page that was once at a path where there is none now.
  public Optional<Guide> formerlyAt(GuideTree tree, String path) {
    return table.formerlyAt(path).flatMap(tree::find);
  }

  /// Where a page was before, the newest first.
  public List<String> formerPaths(Guide guide) {
    return table.formerPaths(guide.id());
  }

  /// The name of the file that took the place of another.
  public Optional<String> fileNow(Guide guide, String name) {
    return table.fileNow(guide.id(), name);
  }

  public Optional<Attachment> content(GuideFile file) {
    return attachments.find(file.sha256());
  }

  /// What somebody may do here.
  public GuideRights rights(Staff staff) {
    var theirs = units.of(staff.id()).stream();
    var answersFor = units.list().stream().filter(unit -> staff.id().equals(unit.contact()));
    return new GuideRights(staff, Stream.concat(theirs, answersFor).filter(unit -> !unit.closed()).map(Unit::id).collect(Collectors.toSet()));
  }
}
