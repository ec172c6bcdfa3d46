package dk.pip.guides.web;

import dk.pip.editions.AttachmentUse;
import dk.pip.editions.Finding;
import dk.pip.guides.Guide;
import dk.pip.guides.GuideDesk;
import dk.pip.guides.GuideFile;
import dk.pip.guides.GuideId;
import dk.pip.guides.GuideMoves;
import dk.pip.guides.GuideOwners;
import dk.pip.guides.GuideRights;
import dk.pip.guides.GuideText;
import dk.pip.guides.GuideTree;
import dk.pip.guides.GuideVersion;
import dk.pip.language.LanguagePanel;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.TextComparison;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the newsroom's pages about guides print.
public final class GuidePages {
  static final String DESK = "/redaktion/vejledninger";

  /// From so many pages on, what stands below the uppermost is folded together.
  private static final int MANY = 120;

  private static final int SOON = 30;

  private GuidePages() {}

  static String address(GuideId id) {
    return DESK + "/" + id.value();
  }

  static String name(GuideOwners owners, StaffId id, Texts texts) {
    var name = owners.name(id);
    return name == null ? texts.get("guides.somebody") : name;
  }

  /// What the desk shows.
  public enum View {
    TREE(""),
    OWN("mine"),
    REVIEW("gennemgang"),
    DOWN("nedtaget");

    private final String word;

    View(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    public String address() {
      return this == TREE ? DESK : DESK + "?vis=" + word;
    }

    public String key() {
      return "guides.desk.view." + name().toLowerCase(Locale.ROOT);
    }
  }

  /// All that somebody may see.
  public record Desk(GuideTree tree, View view, GuideRights rights, GuideOwners owners, GuideMoves.@Nullable LastMove lastMove, LocalDate today, Instant now) {
    public List<View> views() {
      return rights.mayArrange() ? List.of(View.values()) : List.of(View.TREE, View.OWN, View.REVIEW);
    }

    public List<Guide> top() {
      return visible(tree.top());
    }

    public List<Guide> children(Guide guide) {
      return visible(tree.children(guide));
    }

    private List<Guide> visible(List<Guide> guides) {
      return guides.stream().filter(guide -> rights.maySee(tree, guide) || tree.subtree(guide).stream().anyMatch(rights::mayWrite)).toList();
    }

    /// Those of a view that is no tree.
    public List<Guide> list() {
      return switch (view) {
        case TREE -> List.of();
        case OWN -> standing().stream().filter(this::isOwn).toList();
        case REVIEW -> standing().stream().filter(guide -> rights.mayWrite(guide) && isDue(guide)).sorted(java.util.Comparator.comparing(Guide::reviewBy)).toList();
        case DOWN -> rights.mayArrange() ? tree.all().stream().filter(guide -> guide.id().equals(guide.takenDownWith())).toList() : List.of();
      };
    }

    private List<Guide> standing() {
      return tree.all().stream().filter(guide -> !guide.isTakenDown()).toList();
    }

    private boolean isOwn(Guide guide) {
      var unit = guide.unit();
      return rights.staff().id().equals(guide.owner()) || unit != null && rights.units().contains(unit);
    }

    private boolean isDue(Guide guide) {
      var day = guide.reviewBy();
      return day != null && guide.publication() != null && !day.isAfter(today.plusDays(SOON));
    }

    public int waiting(View of) {
      return of == View.REVIEW ? (int) standing().stream().filter(guide -> rights.mayWrite(guide) && guide.publication() != null && guide.isOverdue(today)).count() : 0;
    }

    public boolean isFolded() {
      return tree.all().size() > MANY;
    }

    public String address(Guide guide) {
      return GuidePages.address(guide.id());
    }

    /// »Kladde«, or what readers see, and whom it is for.
    public String state(Guide guide, Texts texts) {
      var parts = new ArrayList<String>();
      if (guide.isTakenDown()) {
        parts.add(texts.get("guides.state.down", Dates.near(java.util.Objects.requireNonNull(guide.takenDownAt()), now, texts)));
      } else {
        parts.add(texts.get(guide.publication() == null ? "guides.state.draft" : guide.isChanged() ? "guides.state.changed" : "guides.state.out"));
      }
      parts.add(texts.get(tree.audience(guide) == Audience.STAFF ? "guides.for-staff" : "guides.for-all"));
      var owner = owners.name(guide);
      parts.add(owner == null ? texts.get("guides.no-owner") : owner);
      return String.join(" · ", parts);
    }

    /// »Skal gennemgås senest …«; null where that is far off, or never.
    public @Nullable String review(Guide guide, Texts texts) {
      var day = guide.reviewBy();
      return day == null || !isDue(guide) ? null : texts.get(guide.isOverdue(today) ? "guides.state.overdue" : "guides.state.due", Dates.date(day, texts.language()));
    }

    public boolean isOverdue(Guide guide) {
      return guide.isOverdue(today);
    }

    /// Where it stands, in words.
    public String place(Guide guide) {
      return String.join(" › ", tree.above(guide).stream().map(Guide::title).toList());
    }

    public int below(Guide guide) {
      return tree.subtree(guide).size() - 1;
    }

    public boolean mayBegin(@Nullable Guide parent) {
      return parent == null ? rights.mayArrange() : rights.mayWrite(parent) && tree.depth(parent) < GuideDesk.DEEPEST;
    }

    /// »Per Holm flyttede »Billeder af børn« i dag kl. 9.30«.
    public @Nullable String lastMoveSaid(Texts texts) {
      var move = lastMove;
      var guide = move == null ? null : tree.find(move.guide()).orElse(null);
      return move == null || guide == null ? null : texts.get("guides.move.last", name(owners, move.by(), texts), guide.title(), Dates.near(move.at(), now, texts));
    }

    public String undoAddress() {
      return DESK + "/flytninger/" + java.util.Objects.requireNonNull(lastMove).id() + "/fortrydelse";
    }
  }

  /// A page that is begun.
  ///
  /// @param parent the page that it is to stand below; null for the top
  public record Begin(String title, @Nullable Guide parent, Problems problems) {}

  /// A text that somebody else has kept while this one was written.
  public record Other(String by, String at, List<TextComparison.Part> parts) {}

  /// A guide and all that stands around it.
  ///
  /// @param other what somebody else has made of it meanwhile; null where nobody has
  /// @param findings what stands in the files and looks like civil registration numbers; null where nobody has asked to publish
  public record Show(
      Guide guide,
      GuideTree tree,
      GuideText text,
      GuideForm form,
      Problems problems,
      @Nullable Other other,
      @Nullable List<Finding> findings,
      List<StaffId> present,
      GuideRights rights,
      GuideOwners owners,
      @Nullable LanguagePanel languagePanel,
      List<String> formerPaths,
      LocalDate today,
      Instant now) {

    public String address() {
      return GuidePages.address(guide.id());
    }

    public String key() {
      return guide.id().value() + " " + rights.staff().id().value();
    }

    public boolean mayWrite() {
      return rights.mayWrite(guide) && !guide.isTakenDown();
    }

    public boolean isOut() {
      return tree.isOut(guide);
    }

    /// Where whoever looks reads it, as staff.
    public String readAddress() {
      return GuideTree.STAFF + "/" + tree.path(guide);
    }

    /// Where it is for readers.
    public String publicAddress() {
      return tree.address(guide);
    }

    public String state(Texts texts) {
      if (guide.isTakenDown()) {
        return texts.get("guides.state.down", Dates.near(java.util.Objects.requireNonNull(guide.takenDownAt()), now, texts));
      }
      return texts.get(guide.publication() == null ? "guides.state.draft" : guide.isChanged() ? "guides.state.changed" : "guides.state.out");
    }

    /// Who else has it open, in a sentence; null where nobody has.
    public @Nullable String others(Texts texts) {
      return present.isEmpty() ? null : texts.get("newsroom.story.present", String.join(", ", present.stream().map(id -> name(owners, id, texts)).toList()));
    }

    public String facts(GuideFile file, Texts texts) {
      return AttachmentUse.facts(file.kind(), file.size(), texts);
    }

    public String reviewTyped() {
      return guide.reviewBy() == null ? "" : String.valueOf(guide.reviewBy());
    }

    public @Nullable String review(Texts texts) {
      var day = guide.reviewBy();
      return day == null ? null : texts.get(guide.isOverdue(today) ? "guides.state.overdue" : "guides.state.due", Dates.date(day, texts.language()));
    }

    public @Nullable String reviewed(Texts texts) {
      var at = guide.reviewedAt();
      var by = guide.reviewedBy();
      return at == null || by == null ? null : texts.get("guides.about.reviewed", name(owners, by, texts), Dates.near(at, now, texts));
    }

    public @Nullable String published(Texts texts) {
      var publication = guide.publication();
      return publication == null ? null : texts.get("guides.about.published", name(owners, publication.by(), texts), Dates.near(publication.at(), now, texts));
    }

    public String ownerValue() {
      var owner = guide.owner();
      var unit = guide.unit();
      return owner != null ? "person " + owner.value() : unit != null ? "unit " + unit.value() : "";
    }

    public boolean isFull() {
      return text.files().size() >= GuideDesk.MOST_FILES;
    }

    public int below() {
      return (int) tree.subtree(guide).stream().filter(it -> !it.isTakenDown()).count() - 1;
    }

    public boolean mayBegin() {
      return mayWrite() && tree.depth(guide) < GuideDesk.DEEPEST;
    }

    public boolean mayBringBack() {
      return rights.mayArrange() && guide.id().equals(guide.takenDownWith());
    }

    public String said(Finding finding, Texts texts) {
      return finding.text(texts);
    }
  }

  /// A guide that is put somewhere else, by a form.
  ///
  /// @param under the page that is chosen for it to stand below; null for the top
  /// @param name as it was typed
  public record Place(Guide guide, GuideTree tree, @Nullable GuideId under, String name, int seen, Problems problems) {
    public String address() {
      return GuidePages.address(guide.id());
    }

    /// Where it may stand: all but itself and what stands below it, with how deep each is.
    public List<Choice> parents() {
      var choices = new ArrayList<Choice>();
      tree.top().forEach(it -> add(it, 0, choices));
      return choices;
    }

    private void add(Guide one, int deep, List<Choice> choices) {
      if (one.id().equals(guide.id())) {
        return;
      }
      choices.add(new Choice(one.id().value().toString(), "\u2003".repeat(deep) + one.title(), one.id().equals(under)));
      tree.children(one).forEach(child -> add(child, deep + 1, choices));
    }

    /// The places below the page that is chosen: right behind each of those that stand there.
    public List<Choice> places() {
      var there = (under == null ? tree.top() : tree.find(under).map(tree::children).orElse(List.of())).stream().filter(it -> !it.id().equals(guide.id())).toList();
      var siblings = tree.siblings(guide);
      var here = siblings.indexOf(guide);
      var isHere = java.util.Objects.equals(under, guide.parent());
      var choices = new ArrayList<Choice>();
      for (var i = 0; i < there.size(); i++) {
        var next = i + 1 < there.size() ? there.get(i + 1).id().value().toString() : "";
        var isNow = isHere && here > 0 && siblings.get(here - 1).id().equals(there.get(i).id());
        choices.add(new Choice(next, there.get(i).title(), isNow));
      }
      return choices;
    }

    /// Ahead of which page the first place is; empty where there is none.
    public String first() {
      var there = (under == null ? tree.top() : tree.find(under).map(tree::children).orElse(List.of())).stream().filter(it -> !it.id().equals(guide.id())).toList();
      return there.isEmpty() ? "" : there.getFirst().id().value().toString();
    }

    public boolean isFirst() {
      return java.util.Objects.equals(under, guide.parent()) && tree.siblings(guide).getFirst().id().equals(guide.id());
    }
  }

  public record Choice(String value, String name, boolean isChosen) {}

  /// The files of a guide.
  ///
  /// @param replaces the name of the file whose place the new one takes; null for one more
  public record Files(Guide guide, List<GuideFile> files, @Nullable GuideFile replaces, String title, Problems problems) {
    public String address() {
      return GuidePages.address(guide.id()) + "/bilag";
    }

    public String back() {
      return GuidePages.address(guide.id());
    }

    public boolean isFull() {
      return files.size() >= GuideDesk.MOST_FILES;
    }

    public String facts(GuideFile file, Texts texts) {
      return AttachmentUse.facts(file.kind(), file.size(), texts);
    }
  }

  /// The versions of a guide, with one of them against the one before it.
  public record Versions(Guide guide, List<GuideVersion> versions, GuideVersion shown, List<TextComparison.Part> parts, GuideOwners owners, boolean mayWrite, Instant now) {
    public String address() {
      return GuidePages.address(guide.id());
    }

    public String when(GuideVersion version, Texts texts) {
      return Dates.near(version.at(), now, texts);
    }

    public String by(GuideVersion version, Texts texts) {
      return name(owners, version.by(), texts);
    }

    public boolean isNewest() {
      return shown.number() == versions.getFirst().number();
    }

    public boolean isOut(GuideVersion version) {
      var publication = guide.publication();
      return publication != null && publication.number() == version.number();
    }
  }

  /// A guide as readers would see it.
  public record Preview(Guide guide, GuideContent content, Staff me) {
    public String address() {
      return GuidePages.address(guide.id());
    }
  }
}
