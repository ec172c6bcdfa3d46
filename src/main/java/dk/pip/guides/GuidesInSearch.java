package dk.pip.guides;

import dk.pip.documents.DocumentText;
import dk.pip.documents.Documents;
import dk.pip.editions.TextHtml;
import dk.pip.library.Library;
import dk.pip.people.People;
import dk.pip.people.Units;
import dk.pip.search.SearchDocument;
import dk.pip.search.SearchSource;
import dk.pip.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What is found of guides: those that readers see, each by its address.
@Component
class GuidesInSearch implements SearchSource {
  static final String NAME = "guides";

  private final Guides guides;
  private final Library library;
  /// Asked for when they are needed, as they tell whoever hears that a document was read.
  private final ObjectProvider<Documents> documents;
  private final People people;
  private final Units units;
  private final Settings settings;

  GuidesInSearch(Guides guides, Library library, ObjectProvider<Documents> documents, People people, Units units, Settings settings) {
    this.guides = guides;
    this.library = library;
    this.documents = documents;
    this.people = people;
    this.units = units;
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> keys() {
    var tree = guides.tree();
    return tree.all().stream().filter(tree::isOut).map(tree::address).toList();
  }

  @Override
  public List<SearchDocument> documents(String key) {
    var tree = guides.tree();
    return Stream.of(GuideTree.STAFF, GuideTree.PUBLIC)
        .filter(root -> key.startsWith(root + "/"))
        .flatMap(root -> tree.at(key.substring(root.length() + 1)).stream())
        .filter(guide -> tree.address(guide).equals(key))
        .flatMap(guide -> document(tree, guide).stream())
        .toList();
  }

  /// Empty where readers don't see it.
  Optional<SearchDocument> document(GuideTree tree, Guide guide) {
    return tree.isOut(guide) ? guides.shown(guide).map(shown -> document(tree, shown)) : Optional.empty();
  }

  private SearchDocument document(GuideTree tree, ShownGuide shown) {
    var guide = shown.guide();
    var text = shown.text();
    var above = tree.above(guide);
    var section = above.isEmpty() ? null : above.getFirst().publication();
    return new SearchDocument(
        tree.address(guide),
        tree.audience(guide),
        NAME + ".found.guide",
        settings.language().tag(),
        text.title(),
        text.teaser().isBlank() ? null : text.teaser(),
        TextHtml.words(text.body()),
        pictures(guide, text),
        files(text),
        section == null ? null : section.title(),
        new GuideOwners(people.list(), units.list()).name(guide),
        Objects.requireNonNull(guide.publication()).at());
  }

  private List<String> pictures(Guide guide, GuideText text) {
    return TextHtml.pictures(text.body()).stream()
        .filter(named -> library.named(guide.id().value(), named.file()).filter(picture -> !picture.isWithdrawn()).isPresent())
        .flatMap(named -> Stream.of(named.alt(), named.caption()))
        .filter(words -> !words.isBlank())
        .toList();
  }

  private List<SearchDocument.Attached> files(GuideText text) {
    Map<String, DocumentText> words = documents.getObject().find(text.files().stream().map(GuideFile::sha256).toList());
    return text.files().stream().map(file -> new SearchDocument.Attached(file.title(), words.get(file.sha256()) instanceof DocumentText.Read read ? read.text() : "")).toList();
  }
}
