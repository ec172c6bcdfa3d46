package dk.pip.guides.web;

import dk.pip.access.Allowed;
import dk.pip.editions.AttachmentReading;
import dk.pip.editions.Attachments;
import dk.pip.guides.Guide;
import dk.pip.guides.GuideDesk;
import dk.pip.guides.GuideFile;
import dk.pip.guides.GuideId;
import dk.pip.guides.GuideSave;
import dk.pip.guides.Guides;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.web.Flash;
import dk.pip.web.HandedOver;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.TakesFiles;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The files that a guide brings along.
@Controller
class GuideFileController {
  private static final String FILES = GuidePages.DESK + "/{id}/bilag";
  private static final int LONGEST_TITLE = 160;

  private final Guides guides;
  private final GuideDesk desk;
  private final Settings settings;

  GuideFileController(Guides guides, GuideDesk desk, Settings settings) {
    this.guides = guides;
    this.desk = desk;
    this.settings = settings;
  }

  /// Keeps what is typed in the guide, and leads on. What can't be kept is shown again by the guide's own page.
  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(GuidePages.DESK + "/{id}/bilagsvalg")
  ResponseEntity<Void> leave(Staff staff, @PathVariable UUID id, @ModelAttribute GuideForm form) {
    var guide = open(staff, id);
    return onward(desk, staff, guide, form, "/bilag");
  }

  static ResponseEntity<Void> onward(GuideDesk desk, Staff staff, Guide guide, GuideForm form, String next) {
    var isKept =
        form.check().isEmpty()
            && desk.save(staff, guide.id(), form.revisionSeen(), form::change).filter(result -> result instanceof GuideSave.Saved || result instanceof GuideSave.Unchanged).isPresent();
    var address = GuidePages.address(guide.id());
    return ResponseEntity.status(isKept ? HttpStatus.SEE_OTHER : HttpStatus.TEMPORARY_REDIRECT).location(URI.create(isKept ? address + next : address)).build();
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(FILES)
  Page files(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String erstat) {
    var guide = open(staff, id);
    return files(guide, named(guide, erstat), "", Problems.none());
  }

  private @Nullable GuideFile named(Guide guide, String name) {
    return guides.text(guide).files().stream().filter(file -> file.name().equals(name)).findFirst().orElse(null);
  }

  private Page files(Guide guide, @Nullable GuideFile replaces, String title, Problems problems) {
    return Page.of("guides/files.jte", new GuidePages.Files(guide, guides.text(guide).files(), replaces, title, problems));
  }

  @Allowed(Role.CONTRIBUTOR)
  @TakesFiles(most = 40_000_000)
  @PostMapping(FILES)
  Object attach(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String erstat,
      Flash flash)
      throws IOException {
    var guide = open(staff, id);
    var replaces = named(guide, erstat);
    var name = file == null || file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
    var problems = Problems.none();
    if (file == null || file.isEmpty()) {
      problems.add("file", "guides.files.no-file");
    }
    if (replaces == null && guides.text(guide).files().size() >= GuideDesk.MOST_FILES) {
      problems.add("file", "guides.files.full", GuideDesk.MOST_FILES);
    }
    var shown = shown(title, replaces, name);
    if (Letters.moreThan(LONGEST_TITLE, shown)) {
      problems.add("title", "guides.problem.too-long", LONGEST_TITLE);
    }
    if (file == null || !problems.isEmpty()) {
      return files(guide, replaces, title, problems).withStatus(422);
    }
    return switch (Attachments.read(file.getBytes())) {
      case AttachmentReading.Refused refused -> files(guide, replaces, title, problems.add("file", "guides.files.refused", refused.in(Texts.in(settings.language())))).withStatus(422);
      case AttachmentReading.Accepted(var attachment) -> {
        tell(desk.attach(staff, guide.id(), name, attachment, shown.isEmpty() ? attachment.kind().name() : shown, replaces == null ? null : replaces.name()).orElseThrow(NotFound::new), "guides.files.added", flash);
        yield GuideDeskController.back(guide.id());
      }
    };
  }

  /// What was typed; else what the file before was called, or what it was called where it comes from.
  private static String shown(String typed, @Nullable GuideFile replaces, String fileName) {
    var title = GuideForm.titleOf(typed);
    if (!title.isEmpty()) {
      return title;
    }
    var name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1).replaceFirst("\\.[^.]*$", "");
    return replaces == null ? Letters.first(LONGEST_TITLE, GuideForm.titleOf(name.replaceAll("[_\\-]+", " "))) : replaces.title();
  }

  private static void tell(GuideSave result, String done, Flash flash) {
    switch (result) {
      case GuideSave.Saved _, GuideSave.Unchanged _ -> flash.say(done);
      case GuideSave.Overtaken _, GuideSave.Closed _ -> flash.warn("guides.closed");
    }
  }

  /// What files are called, and in which order they stand.
  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(FILES + "/titler")
  Object title(Staff staff, @PathVariable UUID id, @RequestParam Map<String, String> typed, Flash flash) {
    var guide = open(staff, id);
    var problems = Problems.none();
    var titles = new HashMap<String, String>();
    for (var i = 0; i < GuideDesk.MOST_FILES; i++) {
      var file = typed.get("file-" + i);
      if (file != null && typed.containsKey("title-" + i)) {
        var title = GuideForm.titleOf(typed.getOrDefault("title-" + i, ""));
        if (title.isEmpty() || Letters.moreThan(LONGEST_TITLE, title)) {
          problems.add("title-" + i, title.isEmpty() ? "guides.files.problem.title" : "guides.problem.too-long", LONGEST_TITLE);
        }
        titles.put(file, title);
      }
    }
    if (!problems.isEmpty()) {
      return files(guide, null, "", problems).withStatus(422);
    }
    change(staff, guide, files -> files.stream().map(file -> file.titled(titles.getOrDefault(file.name(), file.title()))).toList(), "guides.files.titled", flash);
    return GuideDeskController.back(guide.id());
  }

  private void change(Staff staff, Guide guide, UnaryOperator<List<GuideFile>> change, String done, Flash flash) {
    tell(desk.saveApart(staff, guide.id(), text -> text.withFiles(change.apply(text.files()))).orElseThrow(NotFound::new), done, flash);
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(FILES + "/{file}/fjernelse")
  String drop(Staff staff, @PathVariable UUID id, @PathVariable String file, Flash flash) {
    var guide = open(staff, id);
    change(staff, guide, files -> files.stream().filter(it -> !it.name().equals(file)).toList(), "guides.files.dropped", flash);
    return GuideDeskController.back(guide.id());
  }

  /// A file of what is written now, for whoever writes it.
  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(FILES + "/{file}")
  ResponseEntity<byte[]> download(Staff staff, @PathVariable UUID id, @PathVariable String file) {
    var guide = open(staff, id);
    var content = guides.text(guide).files().stream().filter(it -> it.name().equals(file)).findFirst().flatMap(guides::content).orElseThrow(NotFound::new);
    return HandedOver.file(file, content.kind().contentType(), content.bytes(), content.sha256(), false);
  }

  private Guide open(Staff staff, UUID id) {
    return guides.tree().find(new GuideId(id)).filter(guides.rights(staff)::mayWrite).orElseThrow(NotFound::new);
  }
}
