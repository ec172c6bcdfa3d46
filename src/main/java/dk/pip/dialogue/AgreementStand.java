package dk.pip.dialogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a dialogue is with its agreement, without what it says.
///
/// @param open the draft, or what is up to be signed; null where there is neither
record AgreementStand(boolean isInForce, @Nullable Open open) {
  record Open(int number, boolean isDraft, List<AgreementSignature> signatures) {
    Open {
      signatures = List.copyOf(signatures);
    }
  }
}
