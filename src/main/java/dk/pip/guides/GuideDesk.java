package dk.pip.guides;

import dk.pip.editions.Attachment;
import dk.pip.editions.AttachmentNumbers;
import dk.pip.editions.AttachmentStore;
import dk.pip.editions.AttachmentUse;
import dk.pip.editions.Finding;
import dk.pip.language.CprNumbers;
import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.UnitId;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Slug;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The front door to guides for whoever writes them. What somebody may not do isn't there for them.
@Service
public class GuideDesk {
  /// How deep pages may stand below one another.
  public static final int DEEPEST = 8;

  public static final int MOST_FILES = 20;

  /// How long one person's changes are one version.
  private static final Duration ONE_VERSION = Duration.ofMinutes(15);

  private static final Duration PRESENT = Duration.ofSeconds(40);
  private static final int LONGEST_NAME = 60;
  private static final int MONTHS_BETWEEN_REVIEWS = 12;

  private final GuideTable table;
  private final Guides guides;
  private final AttachmentStore attachments;
  private final GuidesChanged changed;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  GuideDesk(GuideTable table, Guides guides, AttachmentStore attachments, GuidesChanged changed, Audit audit, TransactionTemplate transaction, Clock clock) {
    this.table = table;
    this.guides = guides;
    this.attachments = attachments;
    this.changed = changed;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Begins a page as the last of those below another. It is for whom that is for, and whoever answers for that answers for it.
  ///
  /// @param parent null for the top, where only editors begin one, and where it is for staff until somebody says otherwise
  /// @return empty where there is no such page for them, or where it would stand too deep
  @Transactional
  public Optional<GuideId> begin(Staff by, @Nullable GuideId parent, String title) {
    table.lockTree();
    var tree = table.tree();
    var rights = guides.rights(by);
    var above = parent == null ? null : tree.find(parent).filter(it -> !it.isTakenDown() && rights.mayWrite(it)).orElse(null);
    if (parent == null ? !rights.mayArrange() : above == null || tree.depth(above) >= DEEPEST) {
      return Optional.empty();
    }
    var now = clock.instant();
    var id = new GuideId(Id.fresh(now));
    var siblings = tree.childrenOf(parent);
    var audience = above == null ? Audience.STAFF : tree.audience(above);
    var position = siblings.stream().mapToInt(Guide::position).max().orElse(0) + 1;
    table.add(id, parent, position, freeName(title, siblings), audience, title, above == null ? null : above.owner(), above == null ? null : above.unit(), now, by.id());
    audit.record(by.id(), "guides.audit.begun", title);
    return Optional.of(id);
  }

  static String freeName(String words, List<Guide> siblings) {
    var slug = Slug.of(words, LONGEST_NAME);
    var stem = slug.isEmpty() ? "side" : slug;
    var name = stem;
    for (var i = 2; isTaken(name, siblings); i++) {
      name = stem + "-" + i;
    }
    return name;
  }

  static boolean isTaken(String name, List<Guide> siblings) {
    return siblings.stream().anyMatch(guide -> guide.name().equals(name));
  }

  /// Keeps a change to what is written.
  ///
  /// @param seen the revision that it was made to. Nothing is lost when there is another by now: the caller gets that, and still
  ///     has its own
  /// @return empty where there is no such page for them
  @Transactional
  public Optional<GuideSave> save(Staff by, GuideId id, int seen, UnaryOperator<GuideText> change) {
    return lock(by, id).map(guide -> save(by, guide, seen, change, clock.instant().minus(ONE_VERSION)));
  }

  private Optional<Guide> lock(Staff by, GuideId id) {
    return table.lock(id).filter(guide -> guides.rights(by).mayWrite(guide));
  }

  private GuideSave save(Staff by, Guide guide, int seen, UnaryOperator<GuideText> change, Instant since) {
    if (guide.isTakenDown()) {
      return new GuideSave.Closed();
    }
    var text = guides.text(guide);
    var after = change.apply(text);
    if (after.equals(text)) {
      return new GuideSave.Unchanged(guide.revision());
    }
    if (seen != guide.revision()) {
      return new GuideSave.Overtaken(guide.revision(), text, guide.changedBy(), guide.changedAt());
    }
    var now = clock.instant();
    table.save(guide, after, now, by.id(), since);
    return new GuideSave.Saved(guide.revision() + 1, now);
  }

  /// The same for a change that doesn't depend on what was seen, and that is a version of its own.
  @Transactional
  public Optional<GuideSave> saveApart(Staff by, GuideId id, UnaryOperator<GuideText> change) {
    return lock(by, id).map(guide -> save(by, guide, guide.revision(), change, clock.instant()));
  }

  /// Makes an old version the newest again; readers see it when it is published.
  @Transactional
  public Optional<GuideSave> restore(Staff by, GuideId id, int number) {
    var version = table.versions(id).stream().filter(it -> it.number() == number).findFirst().orElse(null);
    var guide = lock(by, id).orElse(null);
    return version == null || guide == null ? Optional.empty() : Optional.of(save(by, guide, guide.revision(), _ -> version.text(), clock.instant()));
  }

  /// Brings a file along.
  ///
  /// @param fileName as it was called where it came from
  /// @param replaces the name of the file whose place it takes, whose address leads here from then on; null for one more
  @Transactional
  public Optional<GuideSave> attach(Staff by, GuideId id, String fileName, Attachment attachment, String title, @Nullable String replaces) {
    var guide = lock(by, id).orElse(null);
    if (guide == null) {
      return Optional.empty();
    }
    if (guide.isTakenDown()) {
      return Optional.of(new GuideSave.Closed());
    }
    attachments.add(attachment);
    var text = guides.text(guide);
    var old = text.files().stream().filter(file -> file.name().equals(replaces)).findFirst().orElse(null);
    var name = old == null ? freeFile(guide, text, fileName, attachment) : nameInPlace(guide, text, old, attachment);
    var file = new GuideFile(name, title, attachment.sha256(), attachment.kind(), attachment.bytes().length);
    var files = new ArrayList<>(text.files());
    if (old == null) {
      files.removeIf(it -> it.name().equals(name));
      files.add(file);
    } else {
      files.set(files.indexOf(old), file);
      if (!old.name().equals(name)) {
        table.replaceFile(id, old.name(), name);
      }
    }
    return Optional.of(save(by, guide, guide.revision(), it -> it.withFiles(files), clock.instant()));
  }

  private static String stem(String name) {
    var slug = Slug.of(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replaceFirst("\\.[^.]*$", ""), LONGEST_NAME);
    return slug.isEmpty() ? "bilag" : slug;
  }

  /// One that no other file of the page has or had.
  private String freeFile(Guide guide, GuideText text, String fileName, Attachment attachment) {
    var stem = stem(fileName);
    for (var i = 1; ; i++) {
      var name = stem + (i == 1 ? "" : "-" + i) + "." + attachment.kind().extension();
      var isOther = text.files().stream().anyMatch(file -> file.name().equals(name) && !file.sha256().equals(attachment.sha256()));
      if (!isOther && !table.isNameOfAnother(guide.id(), name, attachment.sha256())) {
        return name;
      }
    }
  }

  /// The same name, so that its address stays; but for its ending, where it is of another kind now.
  private String nameInPlace(Guide guide, GuideText text, GuideFile old, Attachment attachment) {
    return old.kind() == attachment.kind() ? old.name() : freeFile(guide, text, old.name(), attachment);
  }

  /// Lets readers see what is written now.
  ///
  /// @param seen the revision that whoever publishes has seen
  /// @param reason why what looks like a civil registration number may stand there; blank where nobody has said so
  public GuidePublishing publish(Staff by, GuideId id, int seen, String reason) {
    var guide = table.find(id).filter(it -> guides.rights(by).mayWrite(it)).orElse(null);
    if (guide == null) {
      return new GuidePublishing.Closed();
    }
    // Reading what stands in files may take its time, so it is done ahead of the transaction; `seen` says that nothing changed.
    var text = guides.text(guide);
    var inText = CprNumbers.in(String.join("\n", text.title(), text.teaser(), text.body())) == CprNumbers.Likelihood.CERTAIN;
    var inFiles = inFiles(text);
    if (reason.isBlank() && (inText || !inFiles.isEmpty())) {
      return new GuidePublishing.Numbers(inText, inFiles);
    }
    var isAllowed = inText || !inFiles.isEmpty();
    return Objects.requireNonNull(transaction.execute(_ -> publish(by, id, seen, isAllowed ? reason.strip() : "", text)));
  }

  private List<Finding> inFiles(GuideText text) {
    var uses = text.files().stream().flatMap(file -> attachments.find(file.sha256()).stream().map(content -> new AttachmentUse(file.name(), file.title(), file.name(), content))).toList();
    return AttachmentNumbers.in(uses).stream().filter(finding -> finding.level() == Finding.Level.BLOCKS).toList();
  }

  private GuidePublishing publish(Staff by, GuideId id, int seen, String reason, GuideText text) {
    table.lockTree();
    var guide = table.lock(id).orElseThrow();
    if (guide.isTakenDown()) {
      return new GuidePublishing.Closed();
    }
    if (guide.revision() != seen) {
      return new GuidePublishing.Overtaken();
    }
    var tree = table.tree();
    var hidden = tree.above(guide).stream().filter(above -> !tree.isOut(above)).findFirst();
    if (hidden.isPresent()) {
      return new GuidePublishing.ParentNotOut(hidden.get().title());
    }
    var before = guide.publication();
    if (before != null && (before.number() == guide.newest() || table.text(id, before.number()).equals(text))) {
      return new GuidePublishing.NothingNew();
    }
    var anchors = GuideAnchors.of(table.anchors(id), Guides.words(text));
    table.publish(guide, text.title(), anchors, clock.instant(), by.id());
    if (!reason.isEmpty()) {
      audit.record(by.id(), "guides.audit.numbers-allowed", text.title() + ": " + reason);
    }
    audit.record(by.id(), before == null ? "guides.audit.published" : "guides.audit.updated", text.title());
    // Pages below say in search what stands above them, and are seen only from now on where it was not.
    var isSaidBelow = before == null || !before.title().equals(text.title());
    changed.at(tree, isSaidBelow ? tree.subtree(guide) : List.of(guide));
    return new GuidePublishing.Published(before == null);
  }

  /// What is said of a page beside its text.
  ///
  /// @param owner at most one of both
  /// @param reviewBy null for never
  public record About(Audience audience, @Nullable StaffId owner, @Nullable UnitId unit, @Nullable LocalDate reviewBy, boolean reviewShown) {}

  /// Keeps what is said of a page, which readers see at once. Whom it is for and who answers for it is for editors to say.
  @Transactional
  public boolean describe(Staff by, GuideId id, About about) {
    table.lockTree();
    var guide = lock(by, id).orElse(null);
    if (guide == null || guide.isTakenDown()) {
      return false;
    }
    var arranges = guides.rights(by).mayArrange();
    var before = table.tree();
    var audience = arranges ? about.audience() : guide.audience();
    var owner = arranges ? about.owner() : guide.owner();
    var unit = arranges ? about.unit() : guide.unit();
    table.describe(id, audience, owner, unit, about.reviewBy(), about.reviewShown());
    var isOthers = !Objects.equals(owner, guide.owner()) || !Objects.equals(unit, guide.unit());
    if (isOthers) {
      audit.record(by.id(), "guides.audit.owner", guide.title());
    }
    if (audience != guide.audience()) {
      audit.record(by.id(), audience == Audience.STAFF ? "guides.audit.for-staff" : "guides.audit.for-all", guide.title());
      changed.at(before, before.subtree(guide));
    } else if (isOthers) {
      changed.at(before, List.of(guide));
    }
    return true;
  }

  /// Somebody has looked at it, and it is still right.
  ///
  /// @return when it is to be looked at again; empty where it is none of theirs
  @Transactional
  public Optional<LocalDate> reviewed(Staff by, GuideId id) {
    return lock(by, id)
        .filter(guide -> !guide.isTakenDown())
        .map(
            guide -> {
              var now = clock.instant();
              var next = Dates.local(now).toLocalDate().plusMonths(MONTHS_BETWEEN_REVIEWS);
              table.reviewed(id, next, now, by.id());
              audit.record(by.id(), "guides.audit.reviewed", guide.title());
              return next;
            });
  }

  /// Takes a page down with all below it: readers are told that it is gone. For editors.
  ///
  /// @return how many pages were; 0 where it is none of theirs
  @Transactional
  public int takeDown(Staff by, GuideId id) {
    table.lockTree();
    var tree = table.tree();
    var guide = guides.rights(by).mayArrange() ? tree.find(id).filter(it -> !it.isTakenDown()).orElse(null) : null;
    if (guide == null) {
      return 0;
    }
    var all = tree.subtree(guide).stream().filter(it -> !it.isTakenDown()).toList();
    table.takeDown(all.stream().map(Guide::id).toList(), id, clock.instant());
    audit.record(by.id(), "guides.audit.taken-down", guide.title());
    changed.at(tree, all);
    return all.size();
  }

  /// What came of bringing a page back.
  public enum BroughtBack {
    DONE,
    /// Another has its address by now, so it has a new one.
    RENAMED,
    /// The page above it was taken down.
    PARENT_DOWN,
    GONE
  }

  /// Brings back what was taken down with a page. For editors.
  @Transactional
  public BroughtBack bringBack(Staff by, GuideId id) {
    table.lockTree();
    var tree = table.tree();
    var guide = guides.rights(by).mayArrange() ? tree.find(id).filter(it -> id.equals(it.takenDownWith())).orElse(null) : null;
    if (guide == null) {
      return BroughtBack.GONE;
    }
    if (tree.above(guide).stream().anyMatch(Guide::isTakenDown)) {
      return BroughtBack.PARENT_DOWN;
    }
    var siblings = tree.siblings(guide);
    var isTaken = isTaken(guide.name(), siblings);
    table.bringBack(id, isTaken ? freeName(guide.name(), siblings) : guide.name());
    audit.record(by.id(), "guides.audit.brought-back", guide.title());
    changed.at(tree, tree.subtree(guide));
    return isTaken ? BroughtBack.RENAMED : BroughtBack.DONE;
  }

  /// Notes that somebody has a page open, and tells who else has had it within the last forty seconds.
  @Transactional
  public List<StaffId> see(Staff who, Guide guide) {
    var now = clock.instant();
    table.see(guide.id(), who.id(), now);
    return table.seen(guide.id(), now.minus(PRESENT)).stream().filter(other -> !other.equals(who.id())).toList();
  }
}
