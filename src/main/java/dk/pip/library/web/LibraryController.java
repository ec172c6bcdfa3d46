package dk.pip.library.web;

import dk.pip.access.Allowed;
import dk.pip.editions.EditionId;
import dk.pip.editions.Editions;
import dk.pip.library.BroughtIn;
import dk.pip.library.Library;
import dk.pip.library.LibraryPicture;
import dk.pip.library.LibraryPictureId;
import dk.pip.library.PictureFilter;
import dk.pip.library.PictureSearch;
import dk.pip.library.Withdrawals;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.pictures.Picture;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
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
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

/// The pictures: looked through, brought in, described.
@Controller
class LibraryController {
  private static final String PICTURE = LibraryPages.PICTURES + "/{id}";
  private static final int MOST = 60;
  private static final int MOST_FILES = 40;
  private static final int LARGEST_SHOWN = 1_600;

  private final Library library;
  private final Withdrawals withdrawals;
  private final Editions editions;
  private final People people;
  private final Settings settings;
  private final Clock clock;

  LibraryController(Library library, Withdrawals withdrawals, Editions editions, People people, Settings settings, Clock clock) {
    this.library = library;
    this.withdrawals = withdrawals;
    this.editions = editions;
    this.people = people;
    this.settings = settings;
    this.clock = clock;
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(LibraryPages.PICTURES)
  Page list(
      Staff staff,
      @RequestParam(defaultValue = "") String vis,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String fra,
      @RequestParam(defaultValue = "") String til,
      @RequestParam(defaultValue = "") String udgave,
      @RequestParam(defaultValue = "") String efter) {
    var edition = Id.read(udgave);
    var after = Id.read(efter);
    var search = new PictureSearch(PictureFilter.named(vis), Letters.first(100, q).strip(), day(fra), day(til), edition == null ? null : new EditionId(edition));
    var found = library.list(staff, search, after == null ? null : new LibraryPictureId(after), MOST);
    var shown = found.subList(0, Math.min(MOST, found.size()));
    return Page.of(
        "library/list.jte",
        new LibraryPages.PictureList(shown, found.size() > MOST, search, LibraryPages.names(library, editions.listWithSingles()), staff, clock.instant()));
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(LibraryPages.PICTURES + "/nye")
  Page bringForm() {
    return Page.of("library/bring.jte", new LibraryPages.Bring(List.of(), Problems.none()));
  }

  /// All files of the form at once, as browsers without scripts send them.
  @Allowed(Role.CONTRIBUTOR)
  @TakesFiles(most = 111_000_000)
  @PostMapping(LibraryPages.PICTURES)
  Object bring(Staff staff, @RequestParam(required = false) @Nullable List<MultipartFile> files, Flash flash) throws IOException {
    var sent = files == null ? List.<MultipartFile>of() : files.stream().filter(file -> !file.isEmpty() || !name(file).isEmpty()).toList();
    if (sent.isEmpty()) {
      return Page.refused("library/bring.jte", new LibraryPages.Bring(List.of(), Problems.none().add("files", "library.problem.no-file")));
    }
    if (sent.size() > MOST_FILES) {
      return Page.refused("library/bring.jte", new LibraryPages.Bring(List.of(), Problems.none().add("files", "library.problem.too-many", MOST_FILES)));
    }
    var texts = Texts.in(settings.language());
    var lines = new ArrayList<LibraryPages.Line>();
    var problems = Problems.none();
    for (var file : sent) {
      var line = line(library.bringIn(staff, name(file), file.getBytes()), name(file), texts);
      lines.add(line);
      if (line.picture() == null) {
        problems.add("files", "library.problem.file", Letters.shortened(60, name(file)), line.said());
      }
    }
    if (!problems.isEmpty()) {
      return Page.refused("library/bring.jte", new LibraryPages.Bring(lines, problems));
    }
    if (lines.size() == 1 && lines.getFirst().picture() instanceof LibraryPicture only) {
      flash.say("library.bring.said", lines.getFirst().said());
      return "redirect:" + LibraryPages.address(only.id());
    }
    flash.say("library.bring.done", lines.size());
    return "redirect:" + LibraryPages.PICTURES + "?vis=" + PictureFilter.MINE.word();
  }

  /// One file, for scripts that send many one after another and say how far each is.
  @Allowed(Role.CONTRIBUTOR)
  @TakesFiles(most = 21_000_000)
  @PostMapping(LibraryPages.PICTURES + "/fil")
  ResponseEntity<Map<String, Object>> bringOne(Staff staff, @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
    var texts = Texts.in(settings.language());
    var answer = new LinkedHashMap<String, Object>();
    if (file == null) {
      answer.put("said", texts.get("library.problem.no-file"));
      return ResponseEntity.status(422).body(answer);
    }
    var came = library.bringIn(staff, name(file), file.getBytes());
    var line = line(came, name(file), texts);
    answer.put("said", line.said());
    answer.put("known", came instanceof BroughtIn.Known);
    if (!(line.picture() instanceof LibraryPicture picture)) {
      return ResponseEntity.status(422).body(answer);
    }
    answer.put("id", picture.id().value().toString());
    answer.put("address", LibraryPages.address(picture.id()));
    answer.put("thumbnail", LibraryPages.shown(picture, Library.THUMBNAIL));
    answer.put("title", LibraryPages.title(picture));
    return ResponseEntity.ok(answer);
  }

  private static LibraryPages.Line line(BroughtIn came, String name, Texts texts) {
    return switch (came) {
      case BroughtIn.Taken(var picture) -> new LibraryPages.Line(name, texts.get("library.bring.taken"), picture);
      case BroughtIn.Known(var picture) -> new LibraryPages.Line(name, texts.get("library.bring.known", LibraryPages.title(picture)), picture);
      case BroughtIn.Withdrawn _ -> new LibraryPages.Line(name, texts.get("library.bring.withdrawn"), null);
      case BroughtIn.Refused(var why) -> new LibraryPages.Line(name, why.in(texts), null);
    };
  }

  private static String name(MultipartFile file) {
    var name = file.getOriginalFilename();
    return name == null ? "" : name;
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(PICTURE)
  Page show(Staff staff, @PathVariable UUID id) {
    var picture = get(staff, id);
    return show(staff, picture, PictureForm.of(picture), Problems.none());
  }

  private Page show(Staff staff, LibraryPicture picture, PictureForm form, Problems problems) {
    var page =
        new LibraryPages.Show(
            picture,
            form,
            problems,
            library.mayChange(staff, picture),
            library.mayUndo(staff, picture),
            library.texts(staff, picture),
            library.editions(picture),
            withdrawals.objections(picture),
            people.list().stream().collect(Collectors.toMap(Account::id, Function.identity())),
            staff,
            clock.instant());
    return Page.of("library/picture.jte", page);
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(PICTURE)
  Object describe(Staff staff, @PathVariable UUID id, @ModelAttribute PictureForm form, Flash flash) {
    var picture = get(staff, id);
    var problems = form.check(Dates.local(clock.instant()).toLocalDate(), picture.details().deleteBy());
    if (!problems.isEmpty()) {
      return show(staff, picture, form, problems).withStatus(422);
    }
    return switch (library.describe(staff, picture.id(), form.revisionSeen(), form.details(), form.isOpened())) {
      case DONE -> {
        flash.say("library.saved");
        yield back(picture.id());
      }
      case UNCHANGED -> {
        flash.say("library.unchanged");
        yield back(picture.id());
      }
      case OVERTAKEN -> {
        var now = get(staff, id);
        yield show(staff, now, form.seeing(now.revision()), Problems.none().add("alt", "library.problem.overtaken")).withStatus(409);
      }
      case CLOSED -> show(staff, picture, form, Problems.none().add("alt", "library.problem.closed")).withStatus(422);
      case GONE -> throw new NotFound();
    };
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(PICTURE + "/fortrydelse")
  String undo(Staff staff, @PathVariable UUID id, Flash flash) {
    switch (library.undo(staff, new LibraryPictureId(id))) {
      case DONE, UNCHANGED -> flash.say("library.undone");
      case OVERTAKEN, CLOSED -> flash.warn("library.not-undone");
      case GONE -> throw new NotFound();
    }
    return back(new LibraryPictureId(id));
  }

  /// The picture for staff, in one of a few widths. Browsers keep it for themselves until it changes, which its address tells.
  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(PICTURE + "/vist/{width}")
  ResponseEntity<byte[]> shown(Staff staff, @PathVariable UUID id, @PathVariable int width) {
    var picture = get(staff, id);
    return served(library.shown(staff, picture, width(width)), !picture.isWithdrawn());
  }

  /// What a picture was cut from, for those who may cut it otherwise.
  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(PICTURE + "/original/{width}")
  ResponseEntity<byte[]> original(Staff staff, @PathVariable UUID id, @PathVariable int width) {
    var picture = get(staff, id);
    if (!library.mayChange(staff, picture)) {
      throw new NotFound();
    }
    return served(library.original(picture, width(width)), true);
  }

  private static int width(int asked) {
    return asked <= Library.THUMBNAIL ? Library.THUMBNAIL : asked <= 960 ? 960 : LARGEST_SHOWN;
  }

  private static ResponseEntity<byte[]> served(Picture picture, boolean kept) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, kept ? "private, max-age=86400" : "no-store")
        .header(HttpHeaders.CONTENT_TYPE, picture.format().contentType())
        .body(picture.bytes());
  }

  private LibraryPicture get(Staff staff, UUID id) {
    return library.find(staff, new LibraryPictureId(id)).orElseThrow(NotFound::new);
  }

  static @Nullable LocalDate day(String typed) {
    try {
      var day = typed.isBlank() ? null : LocalDate.parse(typed.strip());
      return day == null || day.getYear() < 1900 || day.getYear() > 2200 ? null : day;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  static String back(LibraryPictureId id) {
    return "redirect:" + LibraryPages.address(id);
  }
}
