package dk.pip.editions;

import dk.pip.documents.DocumentText;
import dk.pip.documents.Documents;
import dk.pip.documents.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Says which attachments readers can't search in, or not in all of, where nothing else says that they can't be read.
@Component
class AttachmentSearchChecks implements EditionCheck {
  /// What the search for civil registration numbers says in the same words.
  private static final Set<Unread> SAID = Set.of(Unread.LOCKED, Unread.NO_WORDS);

  private final Documents documents;

  AttachmentSearchChecks(Documents documents) {
    this.documents = documents;
  }

  @Override
  public List<Finding> check(Edition edition, Map<String, String> pictures) {
    var all = edition.stories().stream().flatMap(story -> story.additions().attachments().stream()).map(use -> use.content().sha256()).toList();
    var known = documents.find(all);
    var findings = new ArrayList<Finding>();
    for (var story : edition.stories()) {
      for (var use : story.additions().attachments()) {
        var text = known.get(use.content().sha256());
        if (text != null && AttachmentNumbers.isReadToItsEnd(use.content())) {
          var key =
              switch (text) {
                case DocumentText.Read(_, _, var cut) -> cut ? "editions.check.attachment-searched-in-part" : null;
                case DocumentText.Unreadable(var why) -> SAID.contains(why) ? null : "editions.check.attachment-not-searched";
              };
          if (key != null) {
            findings.add(Finding.warns(BundleFiles.story(story.slug()), 0, key, use.title()));
          }
        }
      }
    }
    return findings;
  }
}
