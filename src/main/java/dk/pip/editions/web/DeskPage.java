package dk.pip.editions.web;

import dk.pip.editions.Approval;
import dk.pip.editions.BundleFiles;
import dk.pip.editions.DraftStories;
import dk.pip.editions.EditionSummary;
import dk.pip.editions.Finding;
import dk.pip.editions.FolderForm;
import dk.pip.editions.StoryId;
import dk.pip.editions.Version;
import dk.pip.people.StaffId;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One edition on the editor's desk: what may go into it, its blocks, what the checks say, how it looks, its versions.
///
/// @param ready stories that are approved and stand in no edition
/// @param singles those of them that come or came out by themselves
/// @param findings of the checks
/// @param isWhole whether all checks were made, or those of the content alone
/// @param isShown whether there is anything to show: an edition that is only begun isn't
/// @param form the preview that is shown: `web`, `telefon`, `mail`, `tekst` or `pdf`
public record DeskPage(
    EditionSummary edition,
    List<DeskRow> rows,
    List<DraftStories.Ready> ready,
    Map<StoryId, EditionSummary> singles,
    List<Finding> findings,
    boolean isWhole,
    boolean isShown,
    List<Version> versions,
    Approval approval,
    StaffId me,
    String form,
    Instant now) {
  public static final List<String> FORMS = List.of("web", "telefon", "mail", "tekst", "pdf");

  /// Kinds of blocks that one adds, the usual ones first.
  public static final List<String> FIRST_KINDS = List.of("pull-quote", "numbers", "invitation", "pictures");

  public static final List<String> OTHER_KINDS =
      List.of("greeting", "also-in-this-issue", "quiz", "vote", "video", "press-mention", "thanks", "follow-up", "info-box", "next-issue");

  public String address() {
    return "/redaktion/udgaver/" + edition.id().value();
  }

  /// The file that the preview shows.
  public String previewAddress() {
    var file =
        switch (form) {
          case "mail" -> FolderForm.MAIL;
          case "tekst" -> FolderForm.TEXT;
          case "pdf" -> FolderForm.PRINT;
          default -> FolderForm.PAGE;
        };
    return address() + "/visning/" + file;
  }

  /// That a story of the tray comes or came out by itself; null where it doesn't.
  public @Nullable String alone(DraftStories.Ready story, Texts texts) {
    var single = singles.get(story.id());
    return single == null ? null : texts.get("editions.single.in-tray", EditionStateWords.of(single, now, texts));
  }

  public String month(Texts texts) {
    return Dates.monthCapitalised(edition.month(), texts.language());
  }

  public String state(Texts texts) {
    return EditionStateWords.of(edition, now, texts);
  }

  /// For when it was or is planned, with the day in full.
  static String planned(@Nullable Instant at, Texts texts) {
    return at == null ? "" : Dates.dateAndTime(Dates.local(at), texts.language());
  }

  static String known(@Nullable String name) {
    return name == null ? "" : name;
  }

  /// What the withdrawal has ended, and that nothing brings the edition back by itself; null where nothing was planned.
  public @Nullable String endedPlan(Texts texts) {
    return edition.endedPlanAt() == null
        ? null
        : texts.get("editions.withdraw.ended-plan", planned(edition.endedPlanAt(), texts), known(edition.endedPlanBy()));
  }

  /// That a withdrawn edition comes back at a time.
  public String comesBack(Texts texts) {
    return texts.get("editions.withdraw.comes-back", planned(edition.publishAt(), texts), known(edition.scheduledBy()));
  }

  public String near(Instant then, Texts texts) {
    return Dates.near(then, now, texts);
  }

  public List<Finding> findings(Finding.Level level) {
    return findings.stream().filter(finding -> finding.level() == level).toList();
  }

  /// The page on which a finding is put right; null where there is none.
  public @Nullable String placeOf(Finding finding) {
    var address = finding.address();
    if (address != null) {
      return address;
    }
    var file = finding.file();
    if (file == null || finding.level() == Finding.Level.PASSED) {
      return null;
    }
    for (var row : rows) {
      var isHere =
          row.isStory()
              ? file.equals(BundleFiles.story(row.entry().text("story")))
              : file.equals("edition.yaml") && finding.line() >= row.entry().firstLine() && finding.line() <= row.entry().lastLine();
      if (isHere) {
        return row.address(address());
      }
    }
    return file.equals("edition.yaml") && !edition.isSingle() ? address() + "/titel" : null;
  }

  /// What tells a finding from the others on the page.
  public String id(Finding finding) {
    return "finding-" + findings.indexOf(finding);
  }

  /// Whether whoever looks may let it come out.
  public boolean mayApprove() {
    return approval.isMissing() && approval.isFor(me);
  }

  /// »Udgivet af …, godkendt af …«
  public String by(Version version, Texts texts) {
    var approvedBy = version.approvedBy();
    return approvedBy == null ? version.publishedBy() : texts.get("editions.desk.approved-by", version.publishedBy(), approvedBy);
  }

  /// What the last change was, for whoever takes it back; null where that was an import.
  public @Nullable String lastChange(Texts texts) {
    return edition.isArranged() ? texts.get("editions.change." + edition.change(), edition.about()) : null;
  }

  /// Whether the newest draft can be taken back: it isn't out, and something is left without it.
  public boolean mayBeUndone() {
    var isOut = edition.publishedRevision() != null && edition.publishedRevision() == edition.revision();
    return !isOut && (edition.state() == EditionSummary.State.DRAFT || edition.state() == EditionSummary.State.CHANGED);
  }
}
