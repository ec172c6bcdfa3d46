package dk.pip.site;

import dk.pip.documents.DocumentText;
import dk.pip.documents.Documents;
import dk.pip.editions.EditionId;
import dk.pip.editions.PublishedText;
import dk.pip.editions.PublishedTexts;
import dk.pip.search.SearchDocument;
import dk.pip.search.SearchSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Lets the stories of editions be found, and what stands beside them.
@Component
class EditionsFound implements SearchSource {
  static final String NAME = "site";
  private static final String STORY = "site.found.story";
  private static final String EDITION = "site.found.edition";

  private final PublishedTexts texts;
  private final Documents documents;

  EditionsFound(PublishedTexts texts, Documents documents) {
    this.texts = texts;
    this.documents = documents;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> keys() {
    return texts.editions().stream().map(EditionsFound::key).toList();
  }

  static String key(EditionId edition) {
    return edition.value().toString();
  }

  @Override
  public List<SearchDocument> documents(String key) {
    var all = texts.of(new EditionId(UUID.fromString(key)));
    var hashes = all.stream().flatMap(text -> text.attachments().stream()).map(PublishedText.Brought::sha256).distinct().toList();
    var words = documents.find(hashes);
    return all.stream().map(text -> document(text, words)).toList();
  }

  private static SearchDocument document(PublishedText text, Map<String, DocumentText> words) {
    return new SearchDocument(
        text.path(),
        text.audience(),
        text.isStory() ? STORY : EDITION,
        text.language(),
        text.title(),
        text.standfirst(),
        text.text(),
        text.pictures(),
        text.attachments().stream().map(file -> attached(file, words)).collect(Collectors.toList()),
        text.section(),
        text.byline(),
        text.at());
  }

  private static SearchDocument.Attached attached(PublishedText.Brought file, Map<String, DocumentText> words) {
    return new SearchDocument.Attached(file.title(), words.get(file.sha256()) instanceof DocumentText.Read read ? read.text() : "");
  }
}
