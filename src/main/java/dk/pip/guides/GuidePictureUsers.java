package dk.pip.guides;

import dk.pip.library.PictureUsers;
import dk.pip.people.Staff;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Tells the picture library which guides show a picture.
@Component
class GuidePictureUsers implements PictureUsers {
  private static final int MOST = 50;

  private final Guides guides;

  GuidePictureUsers(Guides guides) {
    this.guides = guides;
  }

  @Override
  public List<Text> texts(Staff who, Collection<UUID> owners, Collection<String> paths) {
    var tree = guides.tree();
    var rights = guides.rights(who);
    return owners.stream()
        .flatMap(owner -> tree.find(new GuideId(owner)).stream())
        .filter(guide -> rights.maySee(tree, guide))
        .limit(MOST)
        .filter(guide -> isNamed(guide, paths))
        .map(guide -> new Text("guides.picture.guide", guide.title(), "/redaktion/vejledninger/" + guide.id().value()))
        .toList();
  }

  private boolean isNamed(Guide guide, Collection<String> paths) {
    var written = guides.text(guide).body();
    var read = guides.shown(guide).map(shown -> shown.text().body()).orElse("");
    return paths.stream().anyMatch(path -> written.contains(path) || read.contains(path));
  }
}
