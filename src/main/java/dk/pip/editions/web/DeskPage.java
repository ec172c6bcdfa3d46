package dk.pip.editions.web;

import dk.pip.editions.Block;
import dk.pip.editions.EditionSummary;
import dk.pip.editions.Finding;
import dk.pip.editions.FolderForm;
import dk.pip.editions.Version;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One edition on the editor's desk: its blocks, what the checks say, how it looks, its versions.
///
/// @param form the preview that is shown: `web`, `telefon`, `mail`, `tekst` or `pdf`
public record DeskPage(EditionSummary edition, FolderForm folder, List<Version> versions, String form, Instant now) {
  public static final List<String> FORMS = List.of("web", "telefon", "mail", "tekst", "pdf");

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

  public boolean mayBePublished() {
    return folder.mayBePublished() && edition.state() != EditionSummary.State.PUBLISHED;
  }

  public List<Finding> findings(Finding.Level level) {
    return folder.findings().stream().filter(finding -> finding.level() == level).toList();
  }

  public List<Block> blocks() {
    return folder.manuscript().edition().blocks();
  }

  /// The name of a block's kind, as a key.
  public String kind(Block block) {
    return "editions.kind." + block.kind().word();
  }

  /// What a block is called in the list.
  public String title(Block block, Texts texts) {
    var title =
        switch (block) {
          case Block.Greeting greeting -> greeting.signature();
          case Block.AlsoInThisIssue _ -> null;
          case Block.StoryInFull(var story) -> story.headline();
          case Block.StoryTeaser(var story, _) -> story.headline();
          case Block.PullQuote quote -> "»" + quote.quote() + "«";
          case Block.Pictures pictures -> pictures.title();
          case Block.Numbers numbers -> numbers.title();
          case Block.Invitation invitation -> invitation.title();
          case Block.Quiz quiz -> quiz.title();
          case Block.Video video -> video.title();
          case Block.PressMention mention -> "»" + mention.quote() + "«";
          case Block.Thanks thanks -> thanks.title();
          case Block.InfoBox box -> box.title();
          case Block.NextIssue next -> capitalised(next.inWords(texts.language()), texts);
        };
    return title == null ? texts.get(kind(block)) : title;
  }

  /// Whether the block is called something of its own, and not only what its kind is called.
  public boolean isNamed(Block block, Texts texts) {
    return !title(block, texts).equals(texts.get(kind(block)));
  }

  /// A line of facts under it, or null.
  public @Nullable String facts(Block block, Texts texts) {
    return switch (block) {
      case Block.StoryInFull(var story) -> story.byline();
      case Block.StoryTeaser(var story, _) -> story.byline();
      case Block.PullQuote quote -> quote.source();
      case Block.Pictures pictures -> texts.get("editions.desk.pictures", pictures.pictures().size());
      case Block.Numbers numbers -> texts.get("editions.desk.figures", numbers.figures().size());
      case Block.Invitation invitation ->
          capitalised(Dates.dayAndTime(invitation.start(), texts.language()), texts) + ", " + invitation.place();
      case Block.Quiz quiz -> texts.get("editions.desk.closes", Dates.dayAndTime(quiz.closes(), texts.language()));
      case Block.PressMention mention -> mention.source() + ", " + Dates.date(mention.date(), texts.language());
      case Block.InfoBox box ->
          box.until() == null ? null : texts.get("editions.desk.until", Dates.date(box.until(), texts.language()));
      case Block.Greeting _, Block.AlsoInThisIssue _, Block.Video _, Block.Thanks _, Block.NextIssue _ -> null;
    };
  }

  private static String capitalised(String words, Texts texts) {
    return words.substring(0, 1).toUpperCase(texts.language().locale()) + words.substring(1);
  }
}
