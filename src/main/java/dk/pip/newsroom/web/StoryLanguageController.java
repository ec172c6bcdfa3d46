package dk.pip.newsroom.web;

import dk.pip.access.Allowed;
import dk.pip.editions.StoryId;
import dk.pip.language.LanguageHelp;
import dk.pip.newsroom.Newsroom;
import dk.pip.newsroom.NewsroomStory;
import dk.pip.people.Staff;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The language of a story, while somebody writes it.
@Controller
class StoryLanguageController {
  private static final String LANGUAGE = StoryPages.STORIES + "/{id}" + StoryLanguage.PATH;

  private final Newsroom newsroom;
  private final StoryLanguage language;
  private final LanguageHelp help;

  StoryLanguageController(Newsroom newsroom, StoryLanguage language, LanguageHelp help) {
    this.newsroom = newsroom;
    this.language = language;
    this.help = help;
  }

  /// Looks at a text as it stands just now, and keeps nothing of it; the page's script asks.
  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(LANGUAGE)
  Page look(Staff staff, @PathVariable UUID id, @ModelAttribute StoryForm form) {
    var story = get(staff, id);
    return Page.of("language/panel.jte", language.panel(staff, story, form));
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(LANGUAGE + "/staa")
  String letStand(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String key) {
    var story = get(staff, id);
    help.letStand(story.id().value(), key);
    return back(story);
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(LANGUAGE + "/frem")
  String takeUp(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String key) {
    var story = get(staff, id);
    help.takeUp(story.id().value(), key);
    return back(story);
  }

  /// Adds a word to the municipality's own.
  @Allowed(Role.EDITOR)
  @PostMapping(LANGUAGE + "/ord")
  String addWord(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String word, Flash flash) {
    var story = get(staff, id);
    switch (help.addOwnWord(staff, word)) {
      case ADDED, THERE_ALREADY -> {}
      case NO_WORD -> flash.warn("language.words.no-word");
      case TOO_MANY -> flash.warn("language.words.too-many");
    }
    return back(story);
  }

  private static String back(NewsroomStory story) {
    return "redirect:" + StoryPages.address(story.id()) + "#sprog";
  }

  /// A story that they may write in; to others it isn't there.
  private NewsroomStory get(Staff staff, UUID id) {
    return newsroom.find(staff, new StoryId(id)).filter(story -> newsroom.mayWrite(staff, story)).orElseThrow(NotFound::new);
  }
}
