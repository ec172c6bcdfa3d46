package dk.pip.guides;

import dk.pip.highlights.ReadingMatter;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Guides that are out, as staff may be pointed to them. One is named by the address that it has now, and found by it alone.
@Component
class GuideMatter implements ReadingMatter {
  private final Guides guides;
  private final Settings settings;

  GuideMatter(Guides guides, Settings settings) {
    this.guides = guides;
    this.settings = settings;
  }

  @Override
  public List<Matter> newest(int most) {
    var tree = guides.tree();
    return tree.all().stream()
        .filter(tree::isOut)
        .sorted(Comparator.comparing((Guide guide) -> Objects.requireNonNull(guide.publication()).at()).reversed())
        .limit(most)
        .map(guide -> matter(tree, guide))
        .toList();
  }

  @Override
  public Optional<Matter> find(String path) {
    if (!path.startsWith(GuideTree.PUBLIC + "/") && !path.startsWith(GuideTree.STAFF + "/")) {
      return Optional.empty();
    }
    var tree = guides.tree();
    return tree.all().stream().filter(tree::isOut).filter(guide -> tree.address(guide).equals(path)).findFirst().map(guide -> matter(tree, guide));
  }

  private Matter matter(GuideTree tree, Guide guide) {
    var out = Objects.requireNonNull(guide.publication());
    var texts = Texts.in(settings.language());
    var version = texts.get("guides.matter.version", out.number(), Dates.dateAndTime(Dates.local(out.at()), texts.language()));
    return new Matter(tree.address(guide), out.title(), version);
  }
}
