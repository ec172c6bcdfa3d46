package dk.pip.commitments.web;

import dk.pip.frame.PageAbout;
import dk.pip.frame.PageFacts;
import dk.pip.frame.PageFacts.Crumb;
import dk.pip.shared.Texts;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What search engines and feed readers are told of the pages of promises: what stands above them, and where what becomes of them is told.
@Component
class PromiseFacts implements PageFacts.Source {
  @Override
  public Optional<PageFacts> find(PageAbout about) {
    var root = PromiseReaders.ALL.promises();
    var path = about.path();
    if (!path.equals(root) && !path.startsWith(root + "/")) {
      return Optional.empty();
    }
    var all = new Crumb(Texts.in(about.language()).get("commitments.promises.title"), root);
    var feed = new PageFacts.Feed(about.title(), path.replaceFirst("/side/\\d+$", "") + "/feed.atom");
    return Optional.of(new PageFacts(null, null, path.equals(root) ? List.of() : List.of(all, new Crumb(about.title(), path)), feed));
  }
}
