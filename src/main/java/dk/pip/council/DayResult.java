package dk.pip.council;

import java.util.List;

/// What was decided.
///
/// @param words as the chair said it; may be empty
/// @param boardPath of the vote's board; empty for none
/// @param boardHash SHA-256 of it in hexadecimal; empty for none
public record DayResult(List<Grant> grants, String words, String boardPath, String boardHash) {
  public DayResult {
    grants = List.copyOf(grants);
  }

  public record Grant(ClassProposalId proposal, long kroner) {}
}
