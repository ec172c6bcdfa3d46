package dk.pip.language.web;

import dk.pip.access.Allowed;
import dk.pip.language.LanguageHelp;
import dk.pip.people.Staff;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The municipality's own words, which spelling takes for right.
@Controller
class OwnWordsController {
  private static final String PATH = "/redaktion/ord";
  private static final int LONGEST_SHOWN = 100;

  private final LanguageHelp help;

  OwnWordsController(LanguageHelp help) {
    this.help = help;
  }

  @Allowed(Role.EDITOR)
  @GetMapping(PATH)
  Page list() {
    return Page.of("language/words.jte", new OwnWordsPage(help.ownWords(), "", Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(PATH)
  Object add(Staff staff, @RequestParam(defaultValue = "") String word, Flash flash) {
    var problem =
        switch (help.addOwnWord(staff, word)) {
          case ADDED -> null;
          case THERE_ALREADY -> "language.words.there-already";
          case NO_WORD -> "language.words.no-word";
          case TOO_MANY -> "language.words.too-many";
        };
    if (problem != null) {
      var typed = Letters.shortened(LONGEST_SHOWN, word);
      return Page.refused("language/words.jte", new OwnWordsPage(help.ownWords(), typed, Problems.none().add("word", problem)));
    }
    flash.say("language.words.added");
    return "redirect:" + PATH;
  }

  @Allowed(Role.EDITOR)
  @PostMapping(PATH + "/sletning")
  String remove(Staff staff, @RequestParam(defaultValue = "") String word, Flash flash) {
    if (help.removeOwnWord(staff, word)) {
      flash.say("language.words.removed");
    }
    return "redirect:" + PATH;
  }
}
