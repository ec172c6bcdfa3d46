package dk.pip.guides.web;

import dk.pip.access.Allowed;
import dk.pip.guides.Guide;
import dk.pip.guides.GuideId;
import dk.pip.guides.Guides;
import dk.pip.language.LanguageHelp;
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

/// The language of a guide, while somebody writes it.
@Controller
class GuideLanguageController {
  private static final String LANGUAGE = GuidePages.DESK + "/{id}" + GuideLanguage.PATH;

  private final Guides guides;
  private final GuideLanguage language;
  private final LanguageHelp help;

  GuideLanguageController(Guides guides, GuideLanguage language, LanguageHelp help) {
    this.guides = guides;
    this.language = language;
    this.help = help;
  }

  /// Looks at a text as it stands just now, and keeps nothing of it; the page's script asks.
  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(LANGUAGE)
  Page look(Staff staff, @PathVariable UUID id, @ModelAttribute GuideForm form) {
    return Page.of("language/panel.jte", language.panel(staff, get(staff, id), form));
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(LANGUAGE + "/staa")
  String letStand(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String key) {
    var guide = get(staff, id);
    help.letStand(guide.id().value(), key);
    return back(guide);
  }

  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(LANGUAGE + "/frem")
  String takeUp(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String key) {
    var guide = get(staff, id);
    help.takeUp(guide.id().value(), key);
    return back(guide);
  }

  /// Adds a word to the municipality's own.
  @Allowed(Role.EDITOR)
  @PostMapping(LANGUAGE + "/ord")
  String addWord(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String word, Flash flash) {
    var guide = get(staff, id);
    switch (help.addOwnWord(staff, word)) {
      case ADDED, THERE_ALREADY -> {}
      case NO_WORD -> flash.warn("language.words.no-word");
      case TOO_MANY -> flash.warn("language.words.too-many");
    }
    return back(guide);
  }

  private static String back(Guide guide) {
    return "redirect:" + GuidePages.address(guide.id()) + "#sprog";
  }

  /// A guide that they may write in; to others it isn't there.
  private Guide get(Staff staff, UUID id) {
    return guides.tree().find(new GuideId(id)).filter(guides.rights(staff)::mayWrite).orElseThrow(NotFound::new);
  }
}
