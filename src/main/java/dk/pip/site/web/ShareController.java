package dk.pip.site.web;

import dk.pip.access.Anyone;
import dk.pip.cache.PageCache;
import dk.pip.site.StoryCards;
import dk.pip.site.StoryCards.Found;
import dk.pip.web.NotFound;
import dk.pip.web.Served;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// The pictures that other sites show of stories. Of stories for staff there are none.
@Controller
class ShareController {
  private final StoryCards cards;
  private final PageCache cache;

  ShareController(StoryCards cards, PageCache cache) {
    this.cards = cards;
    this.cache = cache;
  }

  /// Kept in memory until something that readers see changes, as the picture on it may be taken away.
  @Anyone
  @GetMapping("/dele/nyheder/{year}/{card}")
  View card(HttpServletRequest request) {
    var path = request.getRequestURI();
    var state = cache.state();
    return switch (cards.find(path).orElseThrow(NotFound::new)) {
      case Found.Card(var jpeg) -> {
        var entry = PageCache.Entry.of("image/jpeg", jpeg, Instant.MAX, false);
        cache.put(state, path, entry);
        yield Served.toAll(entry);
      }
      case Found.Moved(var address) -> new RedirectView(address);
      case Found.Busy _ ->
          (_, _, response) -> {
            response.setStatus(503);
            response.setHeader(HttpHeaders.RETRY_AFTER, "30");
          };
    };
  }
}
