package dk.pip.dialogue;

import dk.pip.commitments.CommitmentAudience;
import dk.pip.people.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Two parties that talk and bind themselves for a term.
///
/// @param path the last part of its address, with letters drawn by lot, so that nobody can tell how many there are: `lindely-2026-k7fq`
/// @param purpose what it is about, plain text
/// @param audience who may know that it is there; a part of the agreement may be for fewer
/// @param from first day of the term
/// @param until last day of the term
public record Dialogue(
    DialogueId id,
    String path,
    DialogueLevel level,
    String title,
    String purpose,
    CommitmentAudience audience,
    Party management,
    Party counterpart,
    LocalDate from,
    LocalDate until,
    Instant begunAt,
    StaffId begunBy,
    @Nullable Instant endedAt) {

  /// What is said of a dialogue when it begins, and may be mended until something is signed.
  public record Words(
      DialogueLevel level, String title, String purpose, CommitmentAudience audience, Party management, Party counterpart, LocalDate from, LocalDate until) {}

  public Party party(Side side) {
    return side == Side.MANAGEMENT ? management : counterpart;
  }

  /// For whom a part of it can be that is meant for an audience: never for more than may know of the dialogue.
  public CommitmentAudience atMost(CommitmentAudience wanted) {
    return wanted.isWiderThan(audience) ? audience : wanted;
  }

  public boolean isEnded() {
    return endedAt != null;
  }
}
