package dk.pip.search.web;

import dk.pip.access.Allowed;
import dk.pip.search.VainWords;
import dk.pip.search.VainWords.Settlement;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Shows the newsroom what people looked for in vain, and takes what it says of that.
@Controller
class VainController {
  private static final String LIST = "redirect:" + SearchAddresses.VAIN;

  private final VainWords words;

  VainController(VainWords words) {
    this.words = words;
  }

  @Allowed(Role.EDITOR)
  @GetMapping(SearchAddresses.VAIN)
  Page list() {
    return Page.of("search/vain.jte", new VainPage(words.list(), words.settled()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(SearchAddresses.VAIN + "/historie")
  String written(@RequestParam(defaultValue = "") String word, Flash flash) {
    return settle(word, Settlement.WRITTEN, "search.vain.written.done", flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(SearchAddresses.VAIN + "/afvisning")
  String dismiss(@RequestParam(defaultValue = "") String word, Flash flash) {
    return settle(word, Settlement.DISMISSED, "search.vain.dismissed.done", flash);
  }

  private String settle(String word, Settlement outcome, String said, Flash flash) {
    if (isWord(word) && words.settle(word, outcome)) {
      flash.say(said, word);
    } else {
      flash.warn("search.vain.gone");
    }
    return LIST;
  }

  @Allowed(Role.EDITOR)
  @PostMapping(SearchAddresses.VAIN + "/fortrydelse")
  String undo(@RequestParam(defaultValue = "") String word, Flash flash) {
    if (isWord(word) && words.unsettle(word)) {
      flash.say("search.vain.back", word);
    } else {
      flash.warn("search.vain.gone");
    }
    return LIST;
  }

  private static boolean isWord(String word) {
    return word.matches("\\p{L}{1,40}");
  }
}
