package dk.pip.editions;

import dk.pip.links.Link;
import dk.pip.links.Links;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Warns of links that did not work when somebody last looked. Nobody is asked for it: that is done in the background as drafts are
/// kept, so that what nobody has looked at yet holds nothing up.
@Component
class LinkAnswerChecks implements EditionCheck {
  private final Links links;

  LinkAnswerChecks(Links links) {
    this.links = links;
  }

  @Override
  public List<Finding> check(Edition edition, Map<String, String> pictures) {
    var findings = new ArrayList<Finding>();
    var ofBlocks = new LinkedHashSet<String>();
    edition.blocks().forEach(block -> ofBlocks.addAll(LinksOut.of(block)));
    var all = new LinkedHashSet<>(ofBlocks);
    edition.stories().forEach(story -> all.addAll(LinksOut.of(story)));
    var known = links.find(all);
    warn(BundleFiles.EDITION, ofBlocks, known, findings);
    for (var story : edition.stories()) {
      warn(BundleFiles.story(story.slug()), LinksOut.of(story), known, findings);
    }
    return findings;
  }

  private static void warn(String file, Set<String> addresses, Map<String, Link> known, List<Finding> findings) {
    for (var address : addresses) {
      var link = known.get(address);
      if (link != null && link.fails() && link.trouble() != null && link.worksSaidAt() == null) {
        findings.add(Finding.warns(file, 0, "editions.check.link-trouble." + link.trouble().word(), Fields.shorten(address)));
      }
    }
  }
}
