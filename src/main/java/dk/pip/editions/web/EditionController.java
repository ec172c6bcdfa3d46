package dk.pip.editions.web;

import dk.pip.access.Allowed;
import dk.pip.editions.Arrangement;
import dk.pip.editions.BundleFiles;
import dk.pip.editions.BundleUnreadable;
import dk.pip.editions.DraftStories;
import dk.pip.editions.EditionFile;
import dk.pip.editions.EditionId;
import dk.pip.editions.EditionSummary;
import dk.pip.editions.Editions;
import dk.pip.editions.Finding;
import dk.pip.editions.Placement;
import dk.pip.editions.StoryId;
import dk.pip.people.Staff;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.TakesFiles;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The editions on the newsroom's desk: brought in, looked at, taken out again.
@Controller
class EditionController {
  static final String DESK = "/redaktion/udgaver";
  private static final int MOST_SINGLES = 20;

  private final Editions editions;
  private final Arrangement arrangement;
  private final Clock clock;

  EditionController(Editions editions, Arrangement arrangement, Clock clock) {
    this.editions = editions;
    this.arrangement = arrangement;
    this.clock = clock;
  }

  @Allowed(Role.EDITOR)
  @GetMapping(DESK)
  Page list() {
    return Page.of("editions/desk/list.jte", new EditionListPage(editions.list(), editions.newestSingles(MOST_SINGLES), clock.instant()));
  }

  @Allowed(Role.EDITOR)
  @GetMapping(DESK + "/ny")
  Page importForm() {
    return Page.of("editions/desk/import.jte", new ImportPage(List.of(), ""));
  }

  @Allowed(Role.EDITOR)
  @TakesFiles(most = 111_000_000)
  @PostMapping(DESK)
  Object importBundle(Staff staff, @RequestParam(required = false) MultipartFile bundle, Flash flash) throws IOException {
    if (bundle == null || bundle.isEmpty()) {
      flash.warn("editions.import.no-file");
      return "redirect:" + DESK + "/ny";
    }
    var name = bundle.getOriginalFilename() == null ? "" : bundle.getOriginalFilename();
    Editions.ImportResult result;
    try (var stream = bundle.getInputStream()) {
      result = editions.importBundle(staff, BundleFiles.readZip(stream));
    } catch (BundleUnreadable e) {
      result = new Editions.ImportResult.Unreadable(e.findings());
    }
    return switch (result) {
      case Editions.ImportResult.Imported(var id, var isNew) -> {
        flash.say(isNew ? "editions.import.done" : "editions.import.done-again");
        yield "redirect:" + DESK + "/" + id.value();
      }
      case Editions.ImportResult.Unreadable(var findings) ->
          Page.refused("editions/desk/import.jte", new ImportPage(findings, name));
    };
  }

  @Allowed(Role.EDITOR)
  @GetMapping(DESK + "/{id}")
  Page show(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "web") String form, @RequestParam(defaultValue = "") String hurtig) {
    var draft = arrangement.find(new EditionId(id)).orElseThrow(NotFound::new);
    var edition = draft.edition();
    var shown = DeskPage.FORMS.contains(form) ? form : "web";
    var isWhole = hurtig.isEmpty();
    var findings = List.<Finding>of();
    var isShown = true;
    try {
      var set = isWhole ? editions.preview(edition.id()) : editions.webPreview(edition.id());
      findings = set.orElseThrow(NotFound::new).findings();
    } catch (BundleUnreadable e) {
      // What is arranged is there to be put right, unless nothing of it can be read, or Pip is at fault.
      if (draft.file().isEmpty() || e.findings().stream().anyMatch(finding -> finding.key().equals("editions.unreadable.fault"))) {
        throw e;
      }
      findings = e.findings();
      isShown = false;
    }
    var ready = edition.isSingle() ? List.<DraftStories.Ready>of() : arrangement.ready(edition.audience());
    var singles = edition.isSingle() ? Map.<StoryId, EditionSummary>of() : editions.singlesWithoutEdition(edition.audience());
    var page =
        new DeskPage(edition, rows(draft), ready, singles, findings, isWhole, isShown, editions.versions(edition.id()), editions.approval(edition), staff.id(), shown, clock.instant());
    return edition.isSingle() ? single(page) : Page.of("editions/desk/show.jte", page);
  }

  private Page single(DeskPage page) {
    var story = editions.storyOf(page.edition()).orElseThrow(NotFound::new);
    var places = editions.placements(List.of(story)).getOrDefault(story, List.of());
    var path = places.stream().filter(place -> place.edition().equals(page.edition().id())).map(Placement::path).findFirst().orElse("/");
    var headline = page.rows().stream().map(DeskRow::about).filter(Objects::nonNull).map(DraftStories.Ready::headline).findFirst().orElse(page.edition().title());
    var elsewhere = places.stream().filter(place -> !place.isSingle()).toList();
    return Page.of("editions/desk/single.jte", new SinglePage(page, story, headline, path, elsewhere, PublishForm.of(null, null, null, null, null)));
  }

  private List<DeskRow> rows(Arrangement.Arrangeable draft) {
    var about = arrangement.describe(draft.stories());
    var rows = new ArrayList<DeskRow>();
    for (var entry : draft.file().map(EditionFile::blocks).orElse(List.of())) {
      var story = draft.stories().get(entry.text("story"));
      rows.add(new DeskRow(rows.size(), entry, story, story == null ? null : about.get(story)));
    }
    return rows;
  }

  @Allowed(Role.EDITOR)
  @PostMapping(DESK + "/{id}/fortrydelse")
  String undoImport(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String quick, Flash flash) {
    var before = editions.find(new EditionId(id));
    var change = before.map(EditionSummary::change).orElse("");
    var single = before.flatMap(editions::storyOf);
    var undone = editions.undoImport(staff, new EditionId(id));
    if (undone) {
      flash.say(single.isPresent() ? "editions.single.undone" : change.equals("imported") ? "editions.import.undone" : change.equals("begun") ? "editions.begin.undone" : "editions.arrange.undone");
    } else {
      flash.warn("editions.import.not-undone");
    }
    if (editions.find(new EditionId(id)).isPresent()) {
      return ArrangeController.back(id, !quick.isEmpty(), -1);
    }
    return single.map(story -> "redirect:/redaktion/historier/" + story.value()).orElse("redirect:" + DESK);
  }

  @Allowed(Role.EDITOR)
  @GetMapping(DESK + "/{id}/udgave.zip")
  ResponseEntity<byte[]> export(@PathVariable UUID id) {
    var edition = get(id);
    var files = editions.export(edition.id()).orElseThrow(NotFound::new);
    var name = "pip-" + edition.slug() + ".zip";
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(files.zip());
  }

  private EditionSummary get(UUID id) {
    return editions.find(new EditionId(id)).orElseThrow(NotFound::new);
  }
}
