package dk.pip.dialogue.web;

import dk.pip.commitments.Commitment;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.Commitments;
import dk.pip.dialogue.AgreementChange;
import dk.pip.dialogue.AgreementVersion;
import dk.pip.dialogue.Agreements;
import dk.pip.dialogue.Dialogue;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/// Makes of agreements what somebody sees.
@Component
class AgreementViews {
  private final Agreements agreements;
  private final Commitments commitments;

  AgreementViews(Agreements agreements, Commitments commitments) {
    this.agreements = agreements;
    this.commitments = commitments;
  }

  /// @param files where the appendices are
  AgreementView of(Dialogue dialogue, AgreementVersion version, CommitmentAudience eyes, String files) {
    var text = version.text().seenBy(eyes, dialogue);
    var ids = agreements.commitments(dialogue.id());
    var found = commitments.findAll(ids.values());
    var kept = new HashMap<String, Commitment>();
    if (version.state() == AgreementVersion.State.IN_FORCE) {
      for (var pledge : text.pledges()) {
        var id = ids.get(pledge.key());
        var commitment = id == null ? null : found.get(id);
        if (commitment != null) {
          kept.put(pledge.key(), commitment);
        }
      }
    }
    return new AgreementView(dialogue, version, text, eyes, kept, changes(dialogue, version, eyes), files);
  }

  /// Changes of what those eyes see, and of nothing else.
  private List<AgreementChange> changes(Dialogue dialogue, AgreementVersion version, CommitmentAudience eyes) {
    return agreements.changes(version, text -> text.seenBy(eyes, dialogue));
  }
}
