package dk.pip.dialogue.web;

import dk.pip.commitments.Commitment;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.dialogue.AgreementChange;
import dk.pip.dialogue.AgreementPart;
import dk.pip.dialogue.AgreementText;
import dk.pip.dialogue.AgreementVersion;
import dk.pip.dialogue.Dialogue;
import dk.pip.dialogue.Pledge;
import dk.pip.dialogue.PledgeWords;
import dk.pip.dialogue.Side;
import dk.pip.editions.TextHtml;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import gg.jte.Content;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A version of an agreement as somebody sees it: what isn't for their eyes isn't there.
///
/// @param text what those eyes see of it
/// @param eyes whose they are
/// @param kept the promises that the pledges have become, by the pledges' keys
/// @param changes from the version before; nothing for the first
/// @param files where the appendices are, below the page's address
public record AgreementView(
    Dialogue dialogue,
    AgreementVersion version,
    AgreementText text,
    CommitmentAudience eyes,
    Map<String, Commitment> kept,
    List<AgreementChange> changes,
    String files) {
  public AgreementView {
    kept = Map.copyOf(kept);
    changes = List.copyOf(changes);
  }

  public Content html(AgreementPart part, Texts texts) {
    var html = TextHtml.of(text.part(part), texts, List.of(), Set.of(), _ -> null);
    return output -> output.writeContent(html);
  }

  public boolean has(AgreementPart part) {
    return !text.part(part).isEmpty();
  }

  /// What is said of a part that is for fewer than see the agreement; null where all see it.
  public @Nullable String narrower(AgreementPart part) {
    return narrower(text.audience(part, dialogue));
  }

  public @Nullable String narrower(CommitmentAudience audience) {
    return dialogue.audience().isWiderThan(audience) ? "dialogue.audience." + audience.name() : null;
  }

  public @Nullable Commitment kept(Pledge pledge) {
    return kept.get(pledge.key());
  }

  /// Where the promise stands, for those eyes; null where it has no page of its own for them.
  public @Nullable String path(Commitment it) {
    if (eyes == CommitmentAudience.PUBLIC && it.audience() != CommitmentAudience.PUBLIC) {
      return null;
    }
    return it.path();
  }

  public String heading(Side side, Texts texts) {
    return PledgeWords.heading(dialogue, side, texts);
  }

  public String facts(Pledge it, Texts texts) {
    return PledgeWords.facts(dialogue, it, texts);
  }

  /// A change in words.
  public String words(AgreementChange change, Texts texts) {
    return texts.get(
        change.key(),
        change.arguments().stream()
            .map(
                it ->
                    switch (it) {
                      case LocalDate day -> Dates.date(day, texts.language());
                      case Side side -> dialogue.party(side).name();
                      case AgreementPart part -> texts.get("dialogue.part." + part.word());
                      default -> it;
                    })
            .toArray());
  }
}
