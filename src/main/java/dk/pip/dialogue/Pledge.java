package dk.pip.dialogue;

import dk.pip.commitments.CommitmentAudience;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What one side promises the other in an agreement. When the agreement is in force it is a commitment.
///
/// @param key drawn by lot when it is first written; the same in later versions, so that it is known again
/// @param sign by what one sees that it is kept; may be empty
/// @param amount in kroner
/// @param trialUntil the end of it where it is a trial action (prøvehandling)
/// @param owed what the other side does for it; may be empty
public record Pledge(
    String key,
    Side by,
    String sentence,
    LocalDate due,
    String sign,
    @Nullable Long amount,
    String owed,
    @Nullable LocalDate trialUntil,
    CommitmentAudience audience) {}
