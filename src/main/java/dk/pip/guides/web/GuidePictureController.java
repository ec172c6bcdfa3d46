package dk.pip.guides.web;

import dk.pip.access.Allowed;
import dk.pip.guides.Guide;
import dk.pip.guides.GuideDesk;
import dk.pip.guides.GuideId;
import dk.pip.guides.GuideSave;
import dk.pip.guides.Guides;
import dk.pip.library.BroughtIn;
import dk.pip.library.Library;
import dk.pip.library.LibraryPicture;
import dk.pip.library.LibraryPictureId;
import dk.pip.library.PictureFilter;
import dk.pip.library.PictureSearch;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Id;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.TakesFiles;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The pictures in a guide's text: chosen from the library, or brought in right here. With scripts the same pages stand in a dialog
/// over the guide.
@Controller
class GuidePictureController {
  private static final String GUIDE = GuidePages.DESK + "/{id}";
  private static final int MOST = 24;
  private static final int SHOWN = 960;

  private final Guides guides;
  private final GuideDesk desk;
  private final Library library;
  private final Settings settings;

  GuidePictureController(Guides guides, GuideDesk desk, Library library, Settings settings) {
    this.guides = guides;
    this.desk = desk;
    this.library = library;
    this.settings = settings;
  }

  /// Keeps what is typed, and leads on to the pictures.
  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(GUIDE + "/billedvalg")
  ResponseEntity<Void> leave(Staff staff, @PathVariable UUID id, @ModelAttribute GuideForm form) {
    return GuideFileController.onward(desk, staff, open(staff, id), form, "/billeder");
  }

  /// Pictures to choose from; with one that is chosen, what is to be said of it here.
  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(GUIDE + "/billeder")
  Page choose(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String efter,
      @RequestParam(defaultValue = "") String billede) {
    var guide = open(staff, id);
    var chosen = usable(staff, billede);
    return chosen == null ? choose(staff, guide, q, efter, Problems.none()) : Page.of("guides/picture.jte", GuidePicture.of(guide, chosen));
  }

  private Page choose(Staff staff, Guide guide, String q, String efter, Problems problems) {
    var words = Letters.first(100, q).strip();
    var after = Id.read(efter);
    var found = library.list(staff, new PictureSearch(PictureFilter.ALL, words, null, null, null), after == null ? null : new LibraryPictureId(after), MOST);
    return Page.of("guides/pictures.jte", new GuidePicture.Choice(guide, words, found.subList(0, Math.min(MOST, found.size())), found.size() > MOST, problems));
  }

  /// A picture that nobody has brought in yet.
  @Allowed(Role.CONTRIBUTOR)
  @TakesFiles(most = 21_000_000)
  @PostMapping(GUIDE + "/billeder/nyt")
  Object bring(Staff staff, @PathVariable UUID id, @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
    var guide = open(staff, id);
    if (file == null || file.isEmpty()) {
      return refused(staff, guide, "newsroom.picture.no-file");
    }
    var name = file.getOriginalFilename();
    return switch (library.bringIn(staff, name == null ? "" : name, file.getBytes())) {
      case BroughtIn.Taken(var picture) -> chosen(guide, picture);
      case BroughtIn.Known(var picture) -> chosen(guide, picture);
      case BroughtIn.Withdrawn _ -> refused(staff, guide, "newsroom.picture.withdrawn");
      case BroughtIn.Refused(var why) -> refused(staff, guide, "newsroom.picture.refused", why.in(Texts.in(settings.language())));
    };
  }

  private Page refused(Staff staff, Guide guide, String why, Object... arguments) {
    return choose(staff, guide, "", "", Problems.none().add("file", why, arguments)).withStatus(422);
  }

  private static String chosen(Guide guide, LibraryPicture picture) {
    return "redirect:" + GuidePages.address(guide.id()) + "/billeder?billede=" + picture.id().value();
  }

  /// Puts a picture at the end of the text.
  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(GUIDE + "/billeder")
  Object put(Staff staff, @PathVariable UUID id, @ModelAttribute GuidePicture.Form form, Flash flash) {
    var guide = open(staff, id);
    var picture = usable(staff, form.picture());
    if (picture == null) {
      throw new NotFound();
    }
    var problems = form.check();
    if (!problems.isEmpty()) {
      return Page.refused("guides/picture.jte", new GuidePicture(guide, picture, form, problems));
    }
    var path = attach(staff, guide, picture, form);
    switch (desk.saveApart(staff, guide.id(), text -> text.withBody((text.body() + "\n\n" + form.markdown(path)).strip())).orElseThrow(NotFound::new)) {
      case GuideSave.Saved _, GuideSave.Unchanged _ -> flash.say("newsroom.picture.put");
      case GuideSave.Overtaken _, GuideSave.Closed _ -> flash.warn("guides.closed");
    }
    return GuideDeskController.back(guide.id());
  }

  /// What the text is to call a picture that a script puts in; the text is kept by itself.
  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(GUIDE + "/vedhaeftning")
  ResponseEntity<Map<String, Object>> attach(Staff staff, @PathVariable UUID id, @ModelAttribute GuidePicture.Form form) {
    var guide = open(staff, id);
    var picture = usable(staff, form.picture());
    if (picture == null) {
      throw new NotFound();
    }
    var problems = form.check();
    if (!problems.isEmpty()) {
      return ResponseEntity.status(422).body(Map.of("said", problems.all().getFirst().text(Texts.in(settings.language()))));
    }
    return ResponseEntity.ok(Map.of("file", attach(staff, guide, picture, form)));
  }

  private String attach(Staff staff, Guide guide, LibraryPicture picture, GuidePicture.Form form) {
    library.complete(staff, picture.id(), GuidePicture.Form.line(form.altShown()), form.isDecorative(), GuidePicture.Form.line(form.captionShown()), "");
    return library.attach(guide.id().value(), picture.id());
  }

  /// A picture of the guide, for whoever writes it.
  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(GUIDE + "/billeder/{file}")
  ResponseEntity<byte[]> shown(Staff staff, @PathVariable UUID id, @PathVariable String file) {
    var guide = open(staff, id);
    var picture = library.shownIn(guide.id().value(), "pictures/" + file, SHOWN).orElseThrow(NotFound::new);
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.CONTENT_TYPE, picture.format().contentType())
        .body(picture.bytes());
  }

  private @Nullable LibraryPicture usable(Staff staff, String id) {
    var uuid = Id.read(id);
    return uuid == null ? null : library.find(staff, new LibraryPictureId(uuid)).filter(picture -> !picture.isWithdrawn()).orElse(null);
  }

  private Guide open(Staff staff, UUID id) {
    return guides.tree().find(new GuideId(id)).filter(guides.rights(staff)::mayWrite).orElseThrow(NotFound::new);
  }
}
