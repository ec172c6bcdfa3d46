package dk.pip.editions.web;

import dk.pip.access.Allowed;
import dk.pip.editions.Arranged;
import dk.pip.editions.Arrangement;
import dk.pip.editions.Block;
import dk.pip.editions.EditionId;
import dk.pip.editions.EditionSummary;
import dk.pip.editions.Editions;
import dk.pip.editions.FollowUps;
import dk.pip.editions.FollowedPromise;
import dk.pip.editions.StoryId;
import dk.pip.people.Staff;
import dk.pip.pictures.Picture;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Language;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.TakesFiles;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// An edition is begun, its blocks are written and moved, stories are put in and taken out.
@Controller
class ArrangeController {
  private static final String EDITION = EditionController.DESK + "/{id}";
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_REASON = 300;

  private final Arrangement arrangement;
  private final Editions editions;
  private final ObjectProvider<FollowUps> followUps;
  private final Clock clock;

  ArrangeController(Arrangement arrangement, Editions editions, ObjectProvider<FollowUps> followUps, Clock clock) {
    this.arrangement = arrangement;
    this.editions = editions;
    this.followUps = followUps;
    this.clock = clock;
  }

  @Allowed(Role.EDITOR)
  @GetMapping(EditionController.DESK + "/begynd")
  Page beginForm() {
    var all = editions.list();
    var next = all.stream().filter(it -> it.audience() == Audience.PUBLIC).map(EditionSummary::month).findFirst().map(month -> month.plusMonths(1));
    var month = next.orElse(YearMonth.from(Dates.local(clock.instant())));
    return Page.of("editions/desk/begin.jte", new BeginPage(month.toString(), "PUBLIC", "", "", all, Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(EditionController.DESK + "/begynd")
  Object begin(
      Staff staff,
      @RequestParam(defaultValue = "") String month,
      @RequestParam(defaultValue = "PUBLIC") String audience,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String skeleton,
      Flash flash) {
    var problems = Problems.none();
    var of = Dates.readMonth(month.strip()).orElse(null);
    if (of == null) {
      problems.add("month", "editions.begin.no-month");
    }
    checkTitle(title, problems);
    if (of == null || !problems.isEmpty()) {
      return Page.refused("editions/desk/begin.jte", new BeginPage(month, audience, title, skeleton, editions.list(), problems));
    }
    var readers = audience.equals("STAFF") ? Audience.STAFF : Audience.PUBLIC;
    var from = editions.list().stream().map(EditionSummary::id).filter(id -> id.value().toString().equals(skeleton)).findFirst();
    var number = editions.list().stream().filter(it -> it.audience() == readers && it.month().getYear() == of.getYear()).mapToInt(EditionSummary::number).max().orElse(0) + 1;
    var begun = arrangement.begin(staff, of, readers, Math.min(number, 99), title.strip(), from.orElse(null));
    if (!begun.isNew()) {
      flash.warn("editions.begin.there-already");
    }
    return "redirect:" + EditionController.DESK + "/" + begun.id().value();
  }

  private static void checkTitle(String title, Problems problems) {
    if (title.isBlank()) {
      problems.add("title", "editions.begin.no-title");
    } else if (Letters.moreThan(LONGEST_TITLE, title)) {
      problems.add("title", "editions.begin.title-too-long", LONGEST_TITLE);
    }
  }

  @Allowed(Role.EDITOR)
  @GetMapping(EDITION + "/titel")
  Page titleForm(@PathVariable UUID id) {
    var draft = draft(id);
    var file = draft.file();
    return Page.of(
        "editions/desk/title.jte",
        new TitlePage(
            draft.edition(),
            draft.edition().title(),
            file.map(it -> it.field("number")).orElse(""),
            file.map(it -> it.field("volume")).orElse(""),
            file.map(it -> it.field("language")).filter(it -> it.equals("en")).orElse("da"),
            draft.edition().revision(),
            Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(EDITION + "/titel")
  Object title(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int revision,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String volume,
      @RequestParam(defaultValue = "da") String language,
      @RequestParam(defaultValue = "") String quick,
      Flash flash) {
    var draft = draft(id);
    var problems = Problems.none();
    checkTitle(title, problems);
    if (!number.strip().matches("[1-9]\\d?")) {
      problems.add("number", "editions.title.no-number");
    }
    if (!volume.strip().matches("(?:[1-9]\\d{0,2})?")) {
      problems.add("volume", "editions.title.no-volume");
    }
    if (!problems.isEmpty()) {
      return Page.refused("editions/desk/title.jte", new TitlePage(draft.edition(), title, number, volume, language, revision, problems));
    }
    var result =
        arrangement.title(staff, draft.edition().id(), revision, title.strip(), Integer.parseInt(number.strip()), volume.strip(), language.equals("en") ? Language.EN : Language.DA);
    return switch (result) {
      case Arranged.Overtaken(var by) ->
          Page.refused("editions/desk/title.jte", new TitlePage(draft.edition(), title, number, volume, language, draft.edition().revision(), problems.add("title", "editions.arrange.overtaken", by)));
      default -> told(id, result, flash, !quick.isEmpty());
    };
  }

  @Allowed(Role.EDITOR)
  @PostMapping(EDITION + "/godkendelse")
  String approve(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "0") int revision, Flash flash) {
    switch (editions.approve(staff, new EditionId(id), revision)) {
      case APPROVED -> flash.say("editions.approve.done");
      case CHANGED -> flash.warn("editions.approve.changed");
      case OWN -> flash.warn("editions.approve.own");
      case GONE -> throw new NotFound();
    }
    return back(id, false, -1);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(EDITION + "/godkendelse/annullering")
  String endApproval(Staff staff, @PathVariable UUID id, Flash flash) {
    if (editions.endApproval(staff, new EditionId(id))) {
      flash.say("editions.approve.ended");
    }
    return back(id, false, -1);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(EDITION + "/tal")
  String allowNumber(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String reason, Flash flash) {
    var edition = any(id).edition().id();
    if (reason.isBlank()) {
      flash.warn("editions.number.no-reason");
    } else if (Letters.moreThan(LONGEST_REASON, reason)) {
      flash.warn("editions.number.too-long", LONGEST_REASON);
    } else if (number.matches("[0-9a-f]{64}") && editions.allowNumber(staff, edition, number, reason.strip())) {
      flash.say("editions.number.done");
    }
    return "redirect:" + EditionController.DESK + "/" + id + "#checks";
  }

  @Allowed(Role.EDITOR)
  @PostMapping(EDITION + "/tal/annullering")
  String endNumber(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String number, Flash flash) {
    if (editions.endNumber(staff, any(id).edition().id(), number)) {
      flash.say("editions.number.ended");
    }
    return "redirect:" + EditionController.DESK + "/" + id + "#checks";
  }

  @Allowed(Role.EDITOR)
  @PostMapping(EDITION + "/historier")
  String place(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int revision,
      @RequestParam @Nullable UUID story,
      @RequestParam(defaultValue = "") String full,
      @RequestParam(defaultValue = "1000") int position,
      @RequestParam(defaultValue = "") String quick,
      Flash flash) {
    if (story == null) {
      return back(id, !quick.isEmpty(), -1);
    }
    return told(id, arrangement.place(staff, new EditionId(id), revision, new StoryId(story), full.equals("yes"), position), flash, !quick.isEmpty());
  }

  @Allowed(Role.EDITOR)
  @PostMapping(EDITION + "/blokke/{position}/plads")
  String move(
      Staff staff,
      @PathVariable UUID id,
      @PathVariable int position,
      @RequestParam(defaultValue = "0") int revision,
      @RequestParam(defaultValue = "0") int to,
      @RequestParam(defaultValue = "") String quick,
      Flash flash) {
    return told(id, arrangement.move(staff, new EditionId(id), revision, position, to), flash, !quick.isEmpty());
  }

  @Allowed(Role.EDITOR)
  @PostMapping(EDITION + "/blokke/{position}/form")
  String show(
      Staff staff,
      @PathVariable UUID id,
      @PathVariable int position,
      @RequestParam(defaultValue = "0") int revision,
      @RequestParam(defaultValue = "") String full,
      @RequestParam(defaultValue = "") String quick,
      Flash flash) {
    return told(id, arrangement.show(staff, new EditionId(id), revision, position, full.equals("yes")), flash, !quick.isEmpty());
  }

  @Allowed(Role.EDITOR)
  @PostMapping(EDITION + "/blokke/{position}/fjernelse")
  String remove(
      Staff staff,
      @PathVariable UUID id,
      @PathVariable int position,
      @RequestParam(defaultValue = "0") int revision,
      @RequestParam(defaultValue = "") String quick,
      Flash flash) {
    return told(id, arrangement.remove(staff, new EditionId(id), revision, position), flash, !quick.isEmpty());
  }

  private static String told(UUID id, Arranged result, Flash flash, boolean quick) {
    switch (result) {
      case Arranged.Done(var position) -> {
        return back(id, quick, position);
      }
      case Arranged.Overtaken(var by) -> flash.warn("editions.arrange.overtaken", by);
      case Arranged.Gone _ -> flash.warn("editions.arrange.gone");
      case Arranged.Refused(var problems) -> problems.values().stream().findFirst().ifPresent(it -> flash.warn(it.key(), it.arguments().toArray()));
    }
    return back(id, quick, -1);
  }

  /// @param quick for a script, which shows the checks of mail and print later
  static String back(UUID id, boolean quick, int position) {
    return "redirect:" + EditionController.DESK + "/" + id + (quick ? "?hurtig=ja" : "") + (position < 0 ? "" : "#blok-" + position);
  }

  @Allowed(Role.EDITOR)
  @GetMapping(EDITION + "/blokke/ny")
  Page newBlock(@PathVariable UUID id, @RequestParam(defaultValue = "") String slags, @RequestParam(defaultValue = "1000") int plads) {
    var draft = draft(id);
    var kind = BlockForm.kind(slags).orElseThrow(NotFound::new);
    var position = Math.clamp(plads, 0, draft.file().orElseThrow(NotFound::new).blocks().size());
    return Page.of("editions/desk/block.jte", page(draft.edition(), position, true, BlockForm.fresh(kind), draft.edition().revision(), Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @GetMapping(EDITION + "/blokke/{position}")
  Page block(@PathVariable UUID id, @PathVariable int position) {
    var draft = draft(id);
    var entry = draft.file().map(it -> it.blocks()).filter(it -> position >= 0 && position < it.size()).map(it -> it.get(position)).orElseThrow(NotFound::new);
    var kind = BlockForm.kind(entry.kind()).orElseThrow(NotFound::new);
    return Page.of(
        "editions/desk/block.jte",
        page(draft.edition(), position, false, BlockForm.of(kind, entry.fields()), draft.edition().revision(), Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @TakesFiles(most = 111_000_000)
  @PostMapping(EDITION + "/blokke")
  Object addBlock(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "1000") int position,
      @RequestParam(defaultValue = "0") int revision,
      @RequestParam Map<String, String> typed,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      Flash flash)
      throws IOException {
    return write(staff, id, position, true, BlockForm.kind(kind).orElseThrow(NotFound::new), revision, typed, files, flash);
  }

  @Allowed(Role.EDITOR)
  @TakesFiles(most = 111_000_000)
  @PostMapping(EDITION + "/blokke/{position}")
  Object writeBlock(
      Staff staff,
      @PathVariable UUID id,
      @PathVariable int position,
      @RequestParam(defaultValue = "0") int revision,
      @RequestParam Map<String, String> typed,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      Flash flash)
      throws IOException {
    var kind = draft(id).file().map(it -> it.blocks()).filter(it -> position >= 0 && position < it.size()).flatMap(it -> BlockForm.kind(it.get(position).kind()));
    return write(staff, id, position, false, kind.orElseThrow(NotFound::new), revision, typed, files, flash);
  }

  private Object write(
      Staff staff, UUID id, int position, boolean isNew, Block.Kind kind, int revision, Map<String, String> typed, @Nullable List<MultipartFile> files, Flash flash)
      throws IOException {
    var draft = draft(id);
    var there = arrangement.pictures(draft.edition().id());
    var problems = Problems.none();
    var take = typed.getOrDefault("take", "");
    if (kind == Block.Kind.FOLLOW_UP && !take.isEmpty()) {
      return Page.of("editions/desk/block.jte", page(draft.edition(), position, isNew, taken(draft.edition(), BlockForm.typed(kind, typed), take), revision, problems));
    }
    var uploads = BlockUploads.read(files == null ? List.of() : files, there, problems);
    var form = BlockForm.typed(kind, typed).with(uploads.keySet());
    form.check(problems);
    if (problems.isEmpty()) {
      var result = arrangement.write(staff, draft.edition().id(), revision, position, isNew, kind, form.fields(), uploads);
      switch (result) {
        case Arranged.Refused(var wrong) -> wrong.forEach((field, finding) -> problems.add(form.id(field), finding.key(), finding.arguments().toArray()));
        case Arranged.Overtaken(var by) -> problems.add(form.id(""), "editions.arrange.overtaken-typed", by);
        case Arranged.Done _, Arranged.Gone _ -> {
          return told(id, result, flash, !typed.getOrDefault("quick", "").isEmpty());
        }
      }
    }
    var seen = uploads.isEmpty() ? draft.edition().revision() : broughtIn(staff, draft, uploads);
    return Page.refused("editions/desk/block.jte", page(draft.edition(), position, isNew, form, seen, problems));
  }

  private BlockPage page(EditionSummary edition, int position, boolean isNew, BlockForm form, int revision, Problems problems) {
    return new BlockPage(edition, position, isNew, form, arrangement.pictures(edition.id()), revision, form.kind() == Block.Kind.FOLLOW_UP ? suggestions(edition, form) : List.of(), problems);
  }

  /// What is due for a word, but for what the block has.
  private List<FollowUps.Suggestion> suggestions(EditionSummary edition, BlockForm form) {
    var since =
        editions.list().stream()
            .filter(it -> it.audience() == edition.audience() && !it.isSingle() && !it.id().equals(edition.id()) && !it.isWithdrawn())
            .map(EditionSummary::publishedAt)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    var has = form.followed();
    return followUps.stream().flatMap(known -> known.due(edition.audience(), today(), since).stream()).filter(it -> !has.contains(it.path())).toList();
  }

  /// The form with the facts of today of what is taken in; nothing is kept yet.
  ///
  /// @param take a path, `alle` for all that is suggested, or `nu` for what the block has
  private BlockForm taken(EditionSummary edition, BlockForm form, String take) {
    var paths = new ArrayList<>(form.followed());
    var room = BlockForm.MOST_PROMISES - paths.size();
    if (take.equals("alle")) {
      suggestions(edition, form).stream().map(FollowUps.Suggestion::path).limit(Math.max(0, room)).forEach(paths::add);
    } else if (!take.equals("nu")) {
      paths.add(take);
    }
    var facts = new LinkedHashMap<String, FollowedPromise>();
    followUps.forEach(known -> facts.putAll(known.facts(paths)));
    if (edition.audience() == Audience.PUBLIC) {
      facts.keySet().removeIf(path -> path.startsWith("/medarbejder/"));
    }
    return form.following(facts, today());
  }

  private LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }

  /// Keeps the pictures of a block that was refused, so that they need not be sent again.
  private int broughtIn(Staff staff, Arrangement.Arrangeable draft, Map<String, Picture> uploads) {
    arrangement.bring(staff, draft.edition().id(), draft.edition().revision(), uploads);
    return arrangement.find(draft.edition().id()).map(it -> it.edition().revision()).orElse(0);
  }

  /// A picture of the draft, for whoever writes its texts.
  @Allowed(Role.EDITOR)
  @GetMapping(EDITION + "/filer/{name}")
  ResponseEntity<byte[]> picture(@PathVariable UUID id, @PathVariable String name) {
    var picture = arrangement.picture(new EditionId(id), "pictures/" + name).orElseThrow(NotFound::new);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, picture.format().contentType())
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
        .body(picture.bytes());
  }

  private Arrangement.Arrangeable any(UUID id) {
    return arrangement.find(new EditionId(id)).orElseThrow(NotFound::new);
  }

  /// A story by itself has nothing to arrange.
  private Arrangement.Arrangeable draft(UUID id) {
    return arrangement.find(new EditionId(id)).filter(draft -> !draft.edition().isSingle()).orElseThrow(NotFound::new);
  }
}
