package dk.pip.commitments;

import java.time.LocalDate;

/// A promise that has been given.
///
/// @param promisedOn the day on which it was, also where it is written down later
/// @param formKey what makes it one where it comes twice: a form’s stamp, or what another module calls it, such as `agreement … 3`
public record NewCommitment(CommitmentTerms terms, CommitmentAudience audience, CommitmentSource source, LocalDate promisedOn, String formKey) {}
