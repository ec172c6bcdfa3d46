package dk.pip.dialogue;

import dk.pip.commitments.CommitmentAudience;
import dk.pip.editions.TextHtml;
import dk.pip.search.SearchDocument;
import dk.pip.search.SearchSource;
import dk.pip.settings.Settings;
import dk.pip.shared.Audience;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What is found of agreements: those in force that everybody or staff may read, by what all of these may read of them.
@Component
class AgreementsInSearch implements SearchSource {
  static final String NAME = "dialogue";

  private final DialogueTable dialogues;
  private final AgreementTable agreements;
  private final Settings settings;

  AgreementsInSearch(DialogueTable dialogues, AgreementTable agreements, Settings settings) {
    this.dialogues = dialogues;
    this.agreements = agreements;
    this.settings = settings;
  }

  static String address(Dialogue dialogue) {
    return (dialogue.audience() == CommitmentAudience.PUBLIC ? "/aftaler/" : "/medarbejder/aftaler/") + dialogue.path();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> keys() {
    return dialogues.findAll(agreements.inForce()).stream().filter(it -> it.audience() != CommitmentAudience.PARTIES).map(AgreementsInSearch::address).toList();
  }

  @Override
  public List<SearchDocument> documents(String key) {
    return dialogues
        .at(key.substring(key.lastIndexOf('/') + 1))
        .filter(it -> it.audience() != CommitmentAudience.PARTIES && address(it).equals(key))
        .stream()
        .flatMap(it -> agreements.versions(it.id()).stream().filter(version -> version.state() == AgreementVersion.State.IN_FORCE).map(version -> document(it, version)))
        .toList();
  }

  private SearchDocument document(Dialogue dialogue, AgreementVersion version) {
    var text = version.text().seenBy(dialogue.audience(), dialogue);
    var words =
        Stream.concat(
                Stream.of(AgreementPart.values()).map(text::part).filter(part -> !part.isEmpty()).map(TextHtml::words),
                text.pledges().stream().flatMap(it -> Stream.of(it.sentence(), it.sign(), it.owed())))
            .filter(it -> !it.isBlank())
            .collect(Collectors.joining("\n"));
    return new SearchDocument(
        address(dialogue),
        dialogue.audience() == CommitmentAudience.PUBLIC ? Audience.PUBLIC : Audience.STAFF,
        NAME + ".found.agreement",
        settings.language().tag(),
        dialogue.title(),
        dialogue.purpose().isBlank() ? null : dialogue.purpose(),
        words,
        List.of(),
        List.of(),
        null,
        dialogue.counterpart().name(),
        Objects.requireNonNull(version.settledAt()));
  }
}
