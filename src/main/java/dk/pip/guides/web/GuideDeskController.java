package dk.pip.guides.web;

import dk.pip.access.Allowed;
import dk.pip.editions.Finding;
import dk.pip.guides.Guide;
import dk.pip.guides.GuideDesk;
import dk.pip.guides.GuideId;
import dk.pip.guides.GuideMoves;
import dk.pip.guides.GuideOwners;
import dk.pip.guides.GuidePublishing;
import dk.pip.guides.GuideSave;
import dk.pip.guides.GuideTree;
import dk.pip.guides.Guides;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.settings.Settings;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.TextComparison;
import dk.pip.shared.Texts;
import dk.pip.web.Flash;
import dk.pip.web.KeepAnswer;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Guides: begun, written, published, looked at again, taken down.
@Controller
class GuideDeskController {
  private static final String GUIDE = GuidePages.DESK + "/{id}";
  private static final int LONGEST_REASON = 300;

  private final Guides guides;
  private final GuideDesk desk;
  private final GuideMoves moves;
  private final GuideContents contents;
  private final GuideLanguage language;
  private final People people;
  private final Units units;
  private final Settings settings;
  private final Clock clock;

  GuideDeskController(
      Guides guides, GuideDesk desk, GuideMoves moves, GuideContents contents, GuideLanguage language, People people, Units units, Settings settings, Clock clock) {
    this.guides = guides;
    this.desk = desk;
    this.moves = moves;
    this.contents = contents;
    this.language = language;
    this.people = people;
    this.units = units;
    this.settings = settings;
    this.clock = clock;
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(GuidePages.DESK)
  Page all(Staff staff, @RequestParam(defaultValue = "") String vis) {
    var rights = guides.rights(staff);
    var view = Arrays.stream(GuidePages.View.values()).filter(each -> each.word().equals(vis)).findFirst().orElse(GuidePages.View.TREE);
    var last = rights.mayArrange() ? moves.last().orElse(null) : null;
    return Page.of("guides/desk.jte", new GuidePages.Desk(guides.tree(), view, rights, owners(), last, guides.today(), clock.instant()));
  }

  private GuideOwners owners() {
    return new GuideOwners(people.list(), units.list());
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(GuidePages.DESK + "/ny")
  Page beginForm(Staff staff, @RequestParam(defaultValue = "") String under) {
    return Page.of("guides/begin.jte", new GuidePages.Begin("", parent(staff, under), Problems.none()));
  }

  private @Nullable Guide parent(Staff staff, String under) {
    var rights = guides.rights(staff);
    if (under.isBlank()) {
      if (!rights.mayArrange()) {
        throw new NotFound();
      }
      return null;
    }
    var id = Id.read(under);
    return guides.tree().find(new GuideId(Objects.requireNonNullElseGet(id, () -> new UUID(0, 0)))).filter(it -> !it.isTakenDown() && rights.mayWrite(it)).orElseThrow(NotFound::new);
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(GuidePages.DESK)
  Object begin(Staff staff, @RequestParam(defaultValue = "") String headline, @RequestParam(defaultValue = "") String under) {
    var parent = parent(staff, under);
    var problems = Problems.none();
    GuideForm.checkTitle("headline", headline, problems);
    var id = problems.isEmpty() ? desk.begin(staff, parent == null ? null : parent.id(), GuideForm.titleOf(headline)).orElse(null) : null;
    if (problems.isEmpty() && id == null) {
      problems.add("headline", "guides.problem.deep", GuideDesk.DEEPEST);
    }
    return id == null ? Page.refused("guides/begin.jte", new GuidePages.Begin(headline, parent, problems)) : back(id);
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(GUIDE)
  Page show(Staff staff, @PathVariable UUID id) {
    var tree = guides.tree();
    var guide = get(staff, tree, id);
    return show(staff, tree, guide, GuideForm.of(guides.text(guide), guide.revision()), Problems.none(), null, null);
  }

  private Page show(
      Staff staff, GuideTree tree, Guide guide, GuideForm form, Problems problems, GuidePages.@Nullable Other other, @Nullable List<Finding> findings) {
    var rights = guides.rights(staff);
    var mayWrite = rights.mayWrite(guide) && !guide.isTakenDown();
    return Page.of(
        "guides/write.jte",
        new GuidePages.Show(
            guide,
            tree,
            guides.text(guide),
            form,
            problems,
            other,
            findings,
            mayWrite ? desk.see(staff, guide) : List.of(),
            rights,
            owners(),
            mayWrite ? language.panel(staff, guide, form) : null,
            guides.formerPaths(guide),
            guides.today(),
            clock.instant()));
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(GUIDE)
  Object save(Staff staff, @PathVariable UUID id, @ModelAttribute GuideForm form, Flash flash) {
    var tree = guides.tree();
    var guide = get(staff, tree, id);
    var problems = form.check();
    if (!problems.isEmpty()) {
      return show(staff, tree, guide, form, problems, null, null).withStatus(422);
    }
    return switch (desk.save(staff, guide.id(), form.revisionSeen(), form::change).orElseThrow(NotFound::new)) {
      case GuideSave.Saved _ -> {
        flash.say(guide.publication() == null ? "guides.saved" : "guides.saved.not-out");
        yield back(guide.id());
      }
      case GuideSave.Unchanged _ -> {
        flash.say("guides.unchanged");
        yield back(guide.id());
      }
      case GuideSave.Overtaken overtaken -> overtaken(staff, guide, form, overtaken);
      case GuideSave.Closed _ -> {
        flash.warn("guides.closed");
        yield back(guide.id());
      }
    };
  }

  /// What was typed, and beside it what somebody else made of the page. Kept once more, it is the newest.
  private Page overtaken(Staff staff, Guide guide, GuideForm form, GuideSave.Overtaken other) {
    var texts = Texts.in(settings.language());
    var parts = TextComparison.of(other.theirs().readable(), form.change(other.theirs()).readable());
    var shown = new GuidePages.Other(GuidePages.name(owners(), other.by(), texts), Dates.near(other.at(), clock.instant(), texts), parts);
    var tree = guides.tree();
    return show(staff, tree, get(staff, tree, guide.id().value()), form.seeing(other.revision()), Problems.none(), shown, null).withStatus(409);
  }

  /// Keeps what is typed while it is typed; the page's script asks.
  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(GUIDE + "/kladde")
  ResponseEntity<Map<String, Object>> keep(Staff staff, @PathVariable UUID id, @ModelAttribute GuideForm form) {
    var guide = writable(staff, guides.tree(), id);
    var owners = owners();
    var answer = new KeepAnswer(desk.see(staff, guide).stream().map(owners::name).filter(Objects::nonNull).toList());
    if (!form.check().isEmpty()) {
      return answer.refused();
    }
    return switch (desk.save(staff, guide.id(), form.revisionSeen(), form::change).orElseThrow(NotFound::new)) {
      case GuideSave.Saved(var revision, _) -> answer.kept(revision);
      case GuideSave.Unchanged(var revision) -> answer.kept(revision);
      case GuideSave.Overtaken overtaken -> answer.overtaken(overtaken.revision(), Objects.requireNonNullElse(owners.name(overtaken.by()), ""));
      case GuideSave.Closed _ -> answer.closed(guide.revision());
    };
  }

  /// Keeps what is typed, and lets readers see it.
  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(GUIDE + "/udgivelse")
  Object publish(Staff staff, @PathVariable UUID id, @ModelAttribute GuideForm form, @RequestParam(defaultValue = "") String reason, Flash flash) {
    var tree = guides.tree();
    var guide = writable(staff, tree, id);
    var problems = form.check();
    if (Letters.moreThan(LONGEST_REASON, reason)) {
      problems.add("reason", "guides.problem.too-long", LONGEST_REASON);
    }
    if (!problems.isEmpty()) {
      return show(staff, tree, guide, form, problems, null, null).withStatus(422);
    }
    var saved = desk.save(staff, guide.id(), form.revisionSeen(), form::change).orElseThrow(NotFound::new);
    if (saved instanceof GuideSave.Overtaken overtaken) {
      return overtaken(staff, guide, form, overtaken);
    }
    var revision = saved instanceof GuideSave.Saved kept ? kept.revision() : saved instanceof GuideSave.Unchanged same ? same.revision() : 0;
    switch (desk.publish(staff, guide.id(), revision, reason)) {
      case GuidePublishing.Published(var isFirst) -> flash.say(isFirst ? "guides.published" : "guides.published.again");
      case GuidePublishing.NothingNew _ -> flash.say("guides.published.nothing");
      case GuidePublishing.ParentNotOut(var title) -> flash.warn("guides.published.parent", title);
      case GuidePublishing.Overtaken _ -> flash.warn("guides.published.overtaken");
      case GuidePublishing.Closed _ -> flash.warn("guides.closed");
      case GuidePublishing.Numbers(var inText, var findings) -> {
        var wrong = Problems.none().add("reason", inText ? "guides.problem.numbers" : "guides.problem.numbers-in-files");
        return show(staff, tree, get(staff, guides.tree(), id), form.seeing(revision), wrong, null, findings).withStatus(422);
      }
    }
    return back(guide.id());
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(GUIDE + "/oplysninger")
  Object describe(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String audience,
      @RequestParam(defaultValue = "") String owner,
      @RequestParam(defaultValue = "") String review,
      @RequestParam(defaultValue = "false") boolean reviewShown,
      Flash flash) {
    var tree = guides.tree();
    var guide = writable(staff, tree, id);
    var day = day(review);
    if (day == null && !review.isBlank()) {
      var problems = Problems.none().add("review", "guides.problem.day");
      return show(staff, tree, guide, GuideForm.of(guides.text(guide), guide.revision()), problems, null, null).withStatus(422);
    }
    var who = audience.equals("PUBLIC") ? Audience.PUBLIC : audience.equals("STAFF") ? Audience.STAFF : guide.audience();
    var owners = owners();
    var chosen = owner.isBlank() ? null : Id.read(owner.replaceFirst("^\\w+ ", ""));
    var person = chosen != null && owner.startsWith("person ") ? owners.writers().stream().map(dk.pip.people.Account::id).filter(new StaffId(chosen)::equals).findFirst().orElse(null) : null;
    var unit = chosen != null && owner.startsWith("unit ") ? owners.openUnits().stream().map(dk.pip.people.Unit::id).filter(new UnitId(chosen)::equals).findFirst().orElse(null) : null;
    desk.describe(staff, guide.id(), new GuideDesk.About(who, person, unit, day, reviewShown && day != null));
    flash.say("guides.about.saved");
    return back(guide.id());
  }

  private static @Nullable LocalDate day(String typed) {
    try {
      var day = typed.isBlank() ? null : LocalDate.parse(typed.strip());
      return day == null || day.getYear() < 2000 || day.getYear() > 2100 ? null : day;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(GUIDE + "/gennemgang")
  String review(Staff staff, @PathVariable UUID id, Flash flash) {
    var guide = writable(staff, guides.tree(), id);
    desk.reviewed(staff, guide.id()).ifPresent(next -> flash.say("guides.reviewed.done", Dates.date(next, settings.language())));
    return back(guide.id());
  }

  @Allowed(Role.EDITOR)
  @PostMapping(GUIDE + "/nedtagning")
  String takeDown(Staff staff, @PathVariable UUID id, Flash flash) {
    var guide = get(staff, guides.tree(), id);
    switch (desk.takeDown(staff, guide.id())) {
      case 0 -> flash.warn("guides.closed");
      case 1 -> flash.say("guides.taken-down", guide.title());
      default -> flash.say("guides.taken-down.many", guide.title());
    }
    return back(guide.id());
  }

  @Allowed(Role.EDITOR)
  @PostMapping(GUIDE + "/nedtagning/annullering")
  String bringBack(Staff staff, @PathVariable UUID id, Flash flash) {
    var guide = get(staff, guides.tree(), id);
    switch (desk.bringBack(staff, guide.id())) {
      case DONE -> flash.say("guides.brought-back", guide.title());
      case RENAMED -> flash.say("guides.brought-back.renamed", guide.title());
      case PARENT_DOWN -> flash.warn("guides.brought-back.parent");
      case GONE -> flash.warn("guides.brought-back.already");
    }
    return back(guide.id());
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(GUIDE + "/versioner")
  Page versions(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "0") String nr) {
    var tree = guides.tree();
    var guide = get(staff, tree, id);
    var rights = guides.rights(staff);
    if (!rights.mayWrite(guide)) {
      throw new NotFound();
    }
    var versions = guides.versions(guide);
    var shown = versions.stream().filter(version -> String.valueOf(version.number()).equals(nr)).findFirst().orElse(versions.getFirst());
    var text = shown.text().readable();
    var before = versions.stream().filter(version -> version.number() < shown.number()).findFirst().map(version -> version.text().readable()).orElse(text);
    return Page.of(
        "guides/versions.jte",
        new GuidePages.Versions(guide, versions, shown, TextComparison.of(before, text), owners(), !guide.isTakenDown(), clock.instant()));
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(GUIDE + "/versioner/{number}/gendannelse")
  String restore(Staff staff, @PathVariable UUID id, @PathVariable int number, Flash flash) {
    var guide = get(staff, guides.tree(), id);
    switch (desk.restore(staff, guide.id(), number).orElseThrow(NotFound::new)) {
      case GuideSave.Saved _ -> flash.say("guides.restored");
      case GuideSave.Unchanged _ -> flash.say("guides.unchanged");
      case GuideSave.Overtaken _, GuideSave.Closed _ -> flash.warn("guides.closed");
    }
    return back(guide.id());
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(GUIDE + "/visning")
  Page preview(Staff staff, @PathVariable UUID id) {
    var tree = guides.tree();
    var guide = get(staff, tree, id);
    if (!guides.rights(staff).mayWrite(guide)) {
      throw new NotFound();
    }
    return Page.of("guides/preview.jte", new GuidePages.Preview(guide, contents.preview(tree, guides.preview(guide), GuidePages.address(guide.id())), staff));
  }

  private Guide get(Staff staff, GuideTree tree, UUID id) {
    return tree.find(new GuideId(id)).filter(guide -> guides.rights(staff).maySee(tree, guide)).orElseThrow(NotFound::new);
  }

  private Guide writable(Staff staff, GuideTree tree, UUID id) {
    return tree.find(new GuideId(id)).filter(guides.rights(staff)::mayWrite).orElseThrow(NotFound::new);
  }

  static String back(GuideId id) {
    return "redirect:" + GuidePages.address(id);
  }
}
