package dk.pip.dialogue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A version of an agreement: a whole, never a part.
///
/// @param revision counted up with each change of a draft
/// @param changedWhy why it takes the place of the one before; empty for the first
/// @param savedBy the name of whoever changed it last
/// @param hash of what is signed, 64 hexadecimal digits; null for a draft
public record AgreementVersion(
    DialogueId dialogue,
    int number,
    State state,
    int revision,
    AgreementText text,
    String changedWhy,
    Instant savedAt,
    String savedBy,
    @Nullable String hash,
    @Nullable Instant putUpAt,
    @Nullable Instant settledAt,
    List<AgreementSignature> signatures) {
  private static final int GROUP = 8;

  public AgreementVersion {
    signatures = List.copyOf(signatures);
  }

  public enum State {
    DRAFT,
    /// Frozen, and waits for those who sign.
    SIGNING,
    IN_FORCE,
    /// Somebody would not sign it; what comes next is a new version.
    REFUSED,
    /// A later one is in force.
    REPLACED,
    /// Taken back before it was signed by all.
    DROPPED
  }

  public boolean isDraft() {
    return state == State.DRAFT;
  }

  /// The hash in groups that the eye can follow.
  public String hashInGroups() {
    return hash == null ? "" : hash.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
  }

  /// What everybody who may see the agreement may see of its versions.
  public boolean wasInForce() {
    return state == State.IN_FORCE || state == State.REPLACED;
  }
}
