package dk.pip.newsroom.web;

import dk.pip.access.Allowed;
import dk.pip.editions.AttachmentReading;
import dk.pip.editions.Attachments;
import dk.pip.editions.StoryFile;
import dk.pip.editions.StoryId;
import dk.pip.newsroom.Additions;
import dk.pip.newsroom.Newsroom;
import dk.pip.newsroom.NewsroomStory;
import dk.pip.newsroom.SaveResult;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

/// What a story brings along: a page for each kind, which a fresh story doesn't ask for.
@Controller
class AdditionController {
  private static final String STORY = StoryPages.STORIES + "/{id}";
  private static final Set<String> PAGES = Set.of("video", "bilag", "omtale", "relaterede");
  private static final int MOST_FOUND = 20;

  private final Newsroom newsroom;
  private final Additions additions;
  private final Settings settings;

  AdditionController(Newsroom newsroom, Additions additions, Settings settings) {
    this.newsroom = newsroom;
    this.additions = additions;
    this.settings = settings;
  }

  /// Keeps what is typed in the story, and leads on. What can't be kept is shown again by the story's own page.
  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/tilvalg")
  ResponseEntity<Void> leave(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String til, @ModelAttribute StoryForm form) {
    var story = open(staff, id);
    return onward(keep(staff, story, form), story, "/" + (PAGES.contains(til) ? til : "video"));
  }

  private boolean keep(Staff staff, NewsroomStory story, StoryForm form) {
    return form.check().isEmpty()
        && newsroom.save(staff, story.id(), form.revisionSeen(), form::change).filter(result -> result instanceof SaveResult.Saved || result instanceof SaveResult.Unchanged).isPresent();
  }

  private static ResponseEntity<Void> onward(boolean isKept, NewsroomStory story, String next) {
    var address = StoryPages.address(story.id());
    return ResponseEntity.status(isKept ? HttpStatus.SEE_OTHER : HttpStatus.TEMPORARY_REDIRECT).location(URI.create(isKept ? address + next : address)).build();
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(STORY + "/video")
  Page video(Staff staff, @PathVariable UUID id) {
    var story = open(staff, id);
    return video(story, AdditionPages.VideoForm.of(newsroom.file(story).group(StoryFile.VIDEO)), Problems.none());
  }

  private Page video(NewsroomStory story, AdditionPages.VideoForm form, Problems problems) {
    var group = newsroom.file(story).group(StoryFile.VIDEO);
    return Page.of("newsroom/video.jte", new AdditionPages.Video(story, form, group.getOrDefault("still.file", ""), group.isEmpty(), problems));
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/video")
  Object saveVideo(Staff staff, @PathVariable UUID id, @ModelAttribute AdditionPages.VideoForm form, @RequestParam(defaultValue = "") String videre, Flash flash) {
    var story = open(staff, id);
    var now = newsroom.file(story).group(StoryFile.VIDEO);
    var problems = form.check();
    if (problems.isEmpty() && !form.text("seen").equals(AdditionPages.seen(now))) {
      problems.add("title", "newsroom.problem.changed-meanwhile", now.getOrDefault("title", "–"));
    }
    if (!problems.isEmpty()) {
      return video(story, form.seeing(now), problems).withStatus(422);
    }
    save(staff, story, file -> file.with(StoryFile.VIDEO, form.change(file.group(StoryFile.VIDEO))), "newsroom.video.saved", flash);
    return videre.equals("billede") ? "redirect:" + StoryPages.address(story.id()) + "/billeder?til=video" : back(story);
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(StoryPages.STORIES + "/omtale")
  Page beginPress() {
    return Page.of("newsroom/press-begin.jte", new AdditionPages.PressBegin(AdditionPages.PressForm.of(Map.of()), Problems.none()));
  }

  /// Begins a press mention: a story that is nothing but what others wrote, in a sentence of ours.
  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(StoryPages.STORIES + "/omtale")
  Object beginPress(Staff staff, @ModelAttribute AdditionPages.PressForm form, Flash flash) {
    var problems = form.checkAlone();
    if (!problems.isEmpty()) {
      return Page.refused("newsroom/press-begin.jte", new AdditionPages.PressBegin(form, problems));
    }
    var section = Texts.in(settings.language()).get("newsroom.press.section");
    var press = form.change(Map.of());
    var id = newsroom.begin(staff, press.getOrDefault("title", ""), false, file -> file.with("section", section).with(StoryFile.PRESS, press));
    flash.say("newsroom.press.begun");
    return "redirect:" + StoryPages.address(id);
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(STORY + "/omtale")
  Page press(Staff staff, @PathVariable UUID id) {
    var story = open(staff, id);
    return press(story, AdditionPages.PressForm.of(newsroom.file(story).group(StoryFile.PRESS)), Problems.none());
  }

  private Page press(NewsroomStory story, AdditionPages.PressForm form, Problems problems) {
    return Page.of("newsroom/press.jte", new AdditionPages.Press(story, form, newsroom.file(story).group(StoryFile.PRESS).isEmpty(), problems));
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/omtale")
  Object savePress(Staff staff, @PathVariable UUID id, @ModelAttribute AdditionPages.PressForm form, Flash flash) {
    var story = open(staff, id);
    var now = newsroom.file(story).group(StoryFile.PRESS);
    var problems = form.check();
    if (problems.isEmpty() && !form.text("seen").equals(AdditionPages.seen(now))) {
      problems.add("title", "newsroom.problem.changed-meanwhile", now.getOrDefault("title", "–"));
    }
    if (!problems.isEmpty()) {
      return press(story, form.seeing(now), problems).withStatus(422);
    }
    save(staff, story, file -> file.with(StoryFile.PRESS, form.change(file.group(StoryFile.PRESS))), "newsroom.press.saved", flash);
    return back(story);
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(STORY + "/bilag")
  Page attachments(Staff staff, @PathVariable UUID id) {
    return attachments(open(staff, id), "", Problems.none());
  }

  private Page attachments(NewsroomStory story, String title, Problems problems) {
    return Page.of("newsroom/attachments.jte", new AdditionPages.Attachments(story, additions.attachments(story, newsroom.file(story)), title, problems));
  }

  @Allowed(Role.CONTRIBUTOR)
  @TakesFiles(most = 40_000_000)
  @PostMapping(STORY + "/bilag")
  Object attach(
      Staff staff, @PathVariable UUID id, @RequestParam(required = false) @Nullable MultipartFile file, @RequestParam(defaultValue = "") String title, Flash flash)
      throws IOException {
    var story = open(staff, id);
    var name = file == null || file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
    var shown = AdditionPages.titled(title).isEmpty() ? AdditionPages.titleOf(name) : AdditionPages.titled(title);
    var problems = Problems.none();
    if (file == null || file.isEmpty()) {
      problems.add("file", "newsroom.attachment.no-file");
    }
    if (additions.attachments(story, newsroom.file(story)).size() >= Additions.MOST_ATTACHMENTS) {
      problems.add("file", "newsroom.attachment.full", Additions.MOST_ATTACHMENTS);
    }
    if (Letters.moreThan(160, shown)) {
      problems.add("title", "newsroom.problem.too-long", 160);
    }
    if (file == null || !problems.isEmpty()) {
      return attachments(story, title, problems).withStatus(422);
    }
    return switch (Attachments.read(file.getBytes())) {
      case AttachmentReading.Refused refused ->
          attachments(story, title, problems.add("file", "newsroom.attachment.refused", refused.in(Texts.in(settings.language())))).withStatus(422);
      case AttachmentReading.Accepted(var attachment) -> {
        told(additions.attach(staff, story.id(), name, attachment, shown.isEmpty() ? attachment.kind().name() : shown), "newsroom.attachment.added", flash);
        yield back(story);
      }
    };
  }

  /// What attachments are called.
  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/bilag/titler")
  Object title(Staff staff, @PathVariable UUID id, @RequestParam Map<String, String> typed, Flash flash) {
    var story = open(staff, id);
    var problems = Problems.none();
    var all = newsroom.file(story).list(StoryFile.ATTACHMENTS);
    for (var i = 0; i < all.size(); i++) {
      var title = AdditionPages.titled(typed.get("title-" + i));
      if (typed.containsKey("title-" + i) && (title.isEmpty() || Letters.moreThan(160, title))) {
        problems.add("title-" + i, title.isEmpty() ? "newsroom.attachment.problem.title" : "newsroom.problem.too-long", 160);
      }
    }
    if (!problems.isEmpty()) {
      return attachments(story, "", problems).withStatus(422);
    }
    save(staff, story, file -> file.with(StoryFile.ATTACHMENTS, titled(file.list(StoryFile.ATTACHMENTS), typed)), "newsroom.attachment.titled", flash);
    return back(story);
  }

  /// Each typed title belongs to the file that is named beside it, whatever else has come and gone.
  private static List<Map<String, String>> titled(List<Map<String, String>> all, Map<String, String> typed) {
    var titles = new LinkedHashMap<String, String>();
    for (var i = 0; i < Additions.MOST_ATTACHMENTS; i++) {
      var title = AdditionPages.titled(typed.get("title-" + i));
      if (typed.containsKey("file-" + i) && !title.isEmpty()) {
        titles.put(typed.get("file-" + i), title);
      }
    }
    var changed = new ArrayList<Map<String, String>>();
    for (var one : all) {
      var other = new LinkedHashMap<>(one);
      other.computeIfPresent("title", (_, before) -> titles.getOrDefault(one.getOrDefault("file", ""), before));
      changed.add(other);
    }
    return changed;
  }

  /// An attachment, for whoever may read the story.
  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(STORY + "/bilag/{file}")
  ResponseEntity<byte[]> download(Staff staff, @PathVariable UUID id, @PathVariable String file) {
    var story = newsroom.find(staff, new StoryId(id)).orElseThrow(NotFound::new);
    var attachment = additions.find(story, "files/" + file).orElseThrow(NotFound::new);
    return HandedOver.file(file, attachment.kind().contentType(), attachment.bytes(), attachment.sha256(), false);
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(STORY + "/relaterede")
  Page related(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String q) {
    var story = open(staff, id);
    var words = Letters.shortened(100, q).strip();
    var file = newsroom.file(story);
    var found = additions.candidates(story, file, words, MOST_FOUND + 1);
    var making = staff.may(Role.EDITOR) ? additions.inTheMaking(staff, story, file, words, MOST_FOUND) : List.<Additions.InTheMaking>of();
    return Page.of("newsroom/related.jte", new AdditionPages.Related(story, words, found.subList(0, Math.min(MOST_FOUND, found.size())), found.size() > MOST_FOUND, making));
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/relaterede")
  String relate(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String adresse, @RequestParam(defaultValue = "") String historie, @RequestParam(defaultValue = "") String q, Flash flash) {
    var story = open(staff, id);
    var file = newsroom.file(story);
    var other = historie.isEmpty() ? published(story, file, adresse) : inTheMaking(staff, story, file, historie, q);
    if (file.list(StoryFile.RELATED).size() >= Additions.MOST_RELATED) {
      flash.warn("newsroom.related.full", Additions.MOST_RELATED);
      return back(story);
    }
    save(
        staff,
        story,
        before -> {
          var all = new ArrayList<>(before.list(StoryFile.RELATED));
          all.add(other);
          return before.with(StoryFile.RELATED, all);
        },
        "newsroom.related.added",
        flash);
    return back(story);
  }

  private Map<String, String> published(NewsroomStory story, StoryFile file, String address) {
    var other = additions.candidates(story, file, "", Integer.MAX_VALUE).stream().filter(it -> it.path().equals(address)).findFirst().orElseThrow(NotFound::new);
    return Map.of("address", other.path(), "title", Letters.shortened(160, other.headline()));
  }

  /// What is in the making is for editors to know.
  ///
  /// @param q what it was found by
  private Map<String, String> inTheMaking(Staff staff, NewsroomStory story, StoryFile file, String slug, String q) {
    if (!staff.may(Role.EDITOR)) {
      throw new NotFound();
    }
    var other = additions.inTheMaking(staff, story, file, Letters.shortened(100, q).strip(), Integer.MAX_VALUE).stream().filter(it -> it.slug().equals(slug)).findFirst().orElseThrow(NotFound::new);
    return Map.of("story", other.slug());
  }

  /// Takes something away, and keeps what is typed in the story's own form, whose button it is.
  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/fjernelse")
  ResponseEntity<Void> drop(
      Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String felt, @RequestParam(defaultValue = "") String noegle, @ModelAttribute StoryForm form) {
    var story = open(staff, id);
    if (!keep(staff, story, form)) {
      return onward(false, story, "");
    }
    var version = additions.drop(staff, story.id(), felt, noegle);
    return onward(true, story, version.map(number -> "?fjernet=" + felt + "&version=" + number + "#tilvalg").orElse(""));
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(STORY + "/fortrydelse")
  ResponseEntity<Void> bringBack(
      Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String felt, @RequestParam(defaultValue = "0") int version, @ModelAttribute StoryForm form, Flash flash) {
    var story = open(staff, id);
    if (!keep(staff, story, form)) {
      return onward(false, story, "");
    }
    if (additions.bringBack(staff, story.id(), felt, version)) {
      flash.say("newsroom.addition.brought-back");
    } else {
      flash.warn("newsroom.act.not-now");
    }
    return onward(true, story, "#tilvalg");
  }

  private void save(Staff staff, NewsroomStory story, java.util.function.UnaryOperator<StoryFile> change, String done, Flash flash) {
    told(additions.change(staff, story.id(), change), done, flash);
  }

  private static void told(java.util.Optional<SaveResult> result, String done, Flash flash) {
    switch (result.orElseThrow(NotFound::new)) {
      case SaveResult.Saved _, SaveResult.Unchanged _ -> flash.say(done);
      case SaveResult.Overtaken _, SaveResult.Closed _ -> flash.warn("newsroom.act.not-now");
    }
  }

  private NewsroomStory open(Staff staff, UUID id) {
    return newsroom.find(staff, new StoryId(id)).filter(story -> newsroom.mayWrite(staff, story)).orElseThrow(NotFound::new);
  }

  private static String back(NewsroomStory story) {
    return "redirect:" + StoryPages.address(story.id()) + "#tilvalg";
  }
}
