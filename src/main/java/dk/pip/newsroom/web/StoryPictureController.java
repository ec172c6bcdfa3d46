package dk.pip.newsroom.web;

import dk.pip.access.Allowed;
import dk.pip.editions.StoryFile;
import dk.pip.editions.StoryId;
import dk.pip.library.BroughtIn;
import dk.pip.library.Library;
import dk.pip.library.LibraryPicture;
import dk.pip.library.LibraryPictureId;
import dk.pip.library.PictureFilter;
import dk.pip.library.PictureSearch;
import dk.pip.newsroom.Newsroom;
import dk.pip.newsroom.NewsroomStory;
import dk.pip.newsroom.SaveResult;
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
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The pictures of a story: chosen from the library, or brought in right here, above the story or in its text. With scripts the
/// same pages stand in a dialog over the story.
@Controller
class StoryPictureController {
  private static final String STORY = StoryPages.STORIES + "/{id}";
  private static final int MOST = 24;
  private static final int SHOWN = 960;

  private final Newsroom newsroom;
  private final Library library;
  private final Settings settings;

  StoryPictureController(Newsroom newsroom, Library library, Settings settings) {
    this.newsroom = newsroom;
    this.library = library;
    this.settings = settings;
  }

  /// Keeps what is typed, and leads on to the pictures. What can't be kept is shown again by the story's own page.
  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/billedvalg")
  ResponseEntity<Void> leave(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String til, @ModelAttribute StoryForm form) {
    var story = open(staff, id);
    var kept = form.check().isEmpty() && newsroom.save(staff, story.id(), form.revisionSeen(), form::change).filter(result -> result instanceof SaveResult.Saved || result instanceof SaveResult.Unchanged).isPresent();
    var next = kept ? address(story) + "?til=" + place(til) : StoryPages.address(story.id());
    return ResponseEntity.status(kept ? HttpStatus.SEE_OTHER : HttpStatus.TEMPORARY_REDIRECT).location(URI.create(next)).build();
  }

  /// Pictures to choose from; with one that is chosen, what is to be said of it here.
  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(STORY + "/billeder")
  Page choose(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String til,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String efter,
      @RequestParam(defaultValue = "") String billede) {
    var story = open(staff, id);
    var chosen = usable(staff, billede);
    if (chosen != null) {
      return Page.of("newsroom/picture.jte", StoryPicture.of(story, place(til), chosen));
    }
    return choose(staff, story, til, q, efter, Problems.none());
  }

  private Page choose(Staff staff, NewsroomStory story, String til, String q, String efter, Problems problems) {
    var words = Letters.first(100, q).strip();
    var search = new PictureSearch(PictureFilter.ALL, words, null, null, null);
    var after = Id.read(efter);
    var found = library.list(staff, search, after == null ? null : new LibraryPictureId(after), MOST);
    var shown = found.subList(0, Math.min(MOST, found.size()));
    return Page.of("newsroom/pictures.jte", new StoryPicture.Choice(story, place(til), words, shown, found.size() > MOST, problems));
  }

  /// A picture that nobody has brought in yet.
  @Allowed(Role.CONTRIBUTOR)
  @TakesFiles(most = 21_000_000)
  @PostMapping(STORY + "/billeder/nyt")
  Object bring(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String til, @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
    var story = open(staff, id);
    if (file == null || file.isEmpty()) {
      return choose(staff, story, til, "", "", Problems.none().add("file", "newsroom.picture.no-file")).withStatus(422);
    }
    var name = file.getOriginalFilename();
    return switch (library.bringIn(staff, name == null ? "" : name, file.getBytes())) {
      case BroughtIn.Taken(var picture) -> chosen(story, til, picture);
      case BroughtIn.Known(var picture) -> chosen(story, til, picture);
      case BroughtIn.Withdrawn _ -> choose(staff, story, til, "", "", Problems.none().add("file", "newsroom.picture.withdrawn")).withStatus(422);
      case BroughtIn.Refused(var why) ->
          choose(staff, story, til, "", "", Problems.none().add("file", "newsroom.picture.refused", why.in(Texts.in(settings.language())))).withStatus(422);
    };
  }

  private static String chosen(NewsroomStory story, String til, LibraryPicture picture) {
    return "redirect:" + address(story) + "?til=" + place(til) + "&billede=" + picture.id().value();
  }

  /// Puts a picture above the story or at the end of its text.
  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/billeder")
  Object put(Staff staff, @PathVariable UUID id, @ModelAttribute StoryPicture.Form form, Flash flash) {
    var story = open(staff, id);
    var picture = usable(staff, form.text("billede"));
    if (picture == null) {
      throw new NotFound();
    }
    var problems = form.check();
    if (!problems.isEmpty()) {
      return Page.refused("newsroom/picture.jte", new StoryPicture(story, place(form.text("til")), picture, form, problems));
    }
    var path = attach(staff, story, picture, form);
    switch (newsroom.save(staff, story.id(), story.revision(), file -> with(file, path, form)).orElseThrow(NotFound::new)) {
      case SaveResult.Saved _, SaveResult.Unchanged _ -> flash.say("newsroom.picture.put");
      case SaveResult.Overtaken _, SaveResult.Closed _ -> flash.warn("newsroom.act.not-now");
    }
    return "redirect:" + StoryPages.address(story.id()) + (place(form.text("til")).equals("video") ? "/video" : "");
  }

  /// What the text is to call a picture that a script puts in; the text is kept by itself.
  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/vedhaeftning")
  ResponseEntity<Map<String, Object>> attach(Staff staff, @PathVariable UUID id, @ModelAttribute StoryPicture.Form form) {
    var story = open(staff, id);
    var picture = usable(staff, form.text("billede"));
    if (picture == null) {
      throw new NotFound();
    }
    if (!form.check().isEmpty()) {
      return ResponseEntity.status(422).body(Map.of("said", String.valueOf(form.check().all().getFirst().text(Texts.in(settings.language())))));
    }
    return ResponseEntity.ok(Map.of("file", attach(staff, story, picture, form)));
  }

  private String attach(Staff staff, NewsroomStory story, LibraryPicture picture, StoryPicture.Form form) {
    library.complete(staff, picture.id(), form.line("alt"), form.isDecorative(), form.line("caption"), form.line("credit"));
    return library.attach(story.id().value(), picture.id());
  }

  private static StoryFile with(StoryFile file, String path, StoryPicture.Form form) {
    return switch (place(form.text("til"))) {
      case "top" -> file.with(StoryFile.PICTURE, form.group(path));
      case "video" -> {
        var video = file.group(StoryFile.VIDEO);
        video.keySet().removeIf(field -> field.startsWith("still."));
        video.putAll(form.still(path));
        yield file.with(StoryFile.VIDEO, video);
      }
      default -> file.withBody(file.body() + "\n\n" + form.markdown(path));
    };
  }

  /// A picture of the story, for whoever may read it.
  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(STORY + "/billeder/{file}")
  ResponseEntity<byte[]> shown(Staff staff, @PathVariable UUID id, @PathVariable String file) {
    var story = newsroom.find(staff, new StoryId(id)).orElseThrow(NotFound::new);
    var picture = library.shownIn(story.id().value(), "pictures/" + file, SHOWN).orElseThrow(NotFound::new);
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.CONTENT_TYPE, picture.format().contentType())
        .body(picture.bytes());
  }

  private @Nullable LibraryPicture usable(Staff staff, String id) {
    var uuid = Id.read(id);
    return uuid == null ? null : library.find(staff, new LibraryPictureId(uuid)).filter(picture -> !picture.isWithdrawn()).orElse(null);
  }

  private NewsroomStory open(Staff staff, UUID id) {
    return newsroom.find(staff, new StoryId(id)).filter(story -> newsroom.mayWrite(staff, story)).orElseThrow(NotFound::new);
  }

  private static String place(String til) {
    return til.equals("tekst") || til.equals("video") ? til : "top";
  }

  private static String address(NewsroomStory story) {
    return StoryPages.address(story.id()) + "/billeder";
  }
}
