package dk.pip.dialogue.web;

import dk.pip.commitments.CommitmentAudience;
import dk.pip.dialogue.Agreements;
import dk.pip.dialogue.Dialogues;
import dk.pip.site.SitemapSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The agreements that everybody may read, for search engines.
@Component
class AgreementSitemap implements SitemapSource {
  private final Dialogues dialogues;
  private final Agreements agreements;

  AgreementSitemap(Dialogues dialogues, Agreements agreements) {
    this.dialogues = dialogues;
    this.agreements = agreements;
  }

  @Override
  public Stream<Entry> pages() {
    if (!agreements.anyForAll()) {
      return Stream.of();
    }
    var inForce = agreements.allInForce();
    var all = dialogues.all().stream().filter(it -> it.audience() == CommitmentAudience.PUBLIC);
    return Stream.concat(
        Stream.of(new Entry(ReadAgreementController.PUBLIC, null)),
        all.flatMap(it -> Optional.ofNullable(inForce.get(it.id())).stream().map(since -> new Entry(ReadAgreementController.PUBLIC + "/" + it.path(), since.last()))));
  }
}
