package dk.pip.guides;

import dk.pip.documents.DocumentRead;
import dk.pip.editions.LinksOut;
import dk.pip.editions.WithheldPicturesChanged;
import dk.pip.events.Subscriber;
import dk.pip.links.LinkPlace;
import dk.pip.links.Links;
import dk.pip.search.Search;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Lets what others keep of guides follow, so that they are found and their links are looked after: part of the transaction that
/// changes them.
@Component
class GuidesChanged {
  private final GuideTable table;
  private final GuidesInSearch documents;
  private final Search search;
  /// Asked for when they are needed, as they tell whoever hears of them.
  private final ObjectProvider<Links> links;

  GuidesChanged(GuideTable table, GuidesInSearch documents, Search search, ObjectProvider<Links> links) {
    this.table = table;
    this.documents = documents;
    this.search = search;
    this.links = links;
  }

  /// Asked when all is done.
  ///
  /// @param before the tree as it was
  void at(GuideTree before, Collection<Guide> which) {
    var after = table.tree();
    which.forEach(guide -> search.remove(GuidesInSearch.NAME, before.address(guide)));
    for (var guide : which.stream().flatMap(guide -> after.find(guide.id()).stream()).toList()) {
      documents.document(after, guide).ifPresent(search::put);
      noteLinks(after, guide);
    }
  }

  /// The links that readers see, which whoever answers for the page puts right.
  private void noteLinks(GuideTree tree, Guide guide) {
    var publication = guide.publication();
    var addresses = publication == null || !tree.isOut(guide) ? Set.<String>of() : LinksOut.ofText(table.text(guide.id(), publication.number()).body());
    var mend = "/redaktion/vejledninger/" + guide.id().value();
    links.getObject().note("guides:" + guide.id().value(), List.of(new LinkPlace("guide", guide.title(), mend, tree.isOut(guide) ? tree.address(guide) : null, guide.owner(), addresses)));
  }

  /// Those of which a statement says that something in them is another now. They are read again when it is their turn, as meanwhile
  /// somebody may have taken them from those who read.
  private void renew(List<GuideId> ids) {
    var tree = table.tree();
    ids.stream().flatMap(id -> tree.find(id).stream()).filter(tree::isOut).map(tree::address).forEach(address -> search.renew(GuidesInSearch.NAME, address));
  }

  /// Hears that the words of a file are known.
  @Component
  static class OfFiles implements Subscriber<DocumentRead> {
    private final GuidesChanged changed;

    OfFiles(GuidesChanged changed) {
      this.changed = changed;
    }

    @Override
    public String name() {
      return "guides.document-read";
    }

    @Override
    public Class<DocumentRead> type() {
      return DocumentRead.class;
    }

    @Override
    public void handle(DocumentRead event) {
      changed.renew(changed.table.withFile(event.sha256()));
    }
  }

  /// Hears that pictures were taken away, or given back: what was said of them is found no more, or again.
  @Component
  static class OfPictures implements Subscriber<WithheldPicturesChanged> {
    private final GuidesChanged changed;

    OfPictures(GuidesChanged changed) {
      this.changed = changed;
    }

    @Override
    public String name() {
      return "guides.withheld-pictures";
    }

    @Override
    public Class<WithheldPicturesChanged> type() {
      return WithheldPicturesChanged.class;
    }

    @Override
    public void handle(WithheldPicturesChanged event) {
      changed.renew(changed.table.withPictures());
    }
  }
}
