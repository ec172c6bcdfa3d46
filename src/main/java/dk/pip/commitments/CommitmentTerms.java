package dk.pip.commitments;

import dk.pip.people.UnitId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is promised.
///
/// @param sentence one, as readers see it: »Bænken står ved Søtorvet senest 1. september«
/// @param due the last day
/// @param amount in kroner; null where money has no part in it
/// @param sign by what one sees that it is kept; empty where nobody has said
/// @param owner whoever keeps it
/// @param unit the workplace whose promise it is; null where it is no workplace’s
/// @param counterpart whom it was promised to where it is two-sided
/// @param owed what the counterpart owes for it; empty for nothing
/// @param place where it is to be seen; empty where it is nowhere in particular
/// @param trialUntil the end of it where it is only tried
public record CommitmentTerms(
    String sentence,
    LocalDate due,
    @Nullable Long amount,
    String sign,
    ContactId owner,
    @Nullable UnitId unit,
    @Nullable ContactId counterpart,
    String owed,
    String place,
    @Nullable LocalDate trialUntil) {
  /// A promise of one side, with nothing but what it must have.
  public static CommitmentTerms of(String sentence, LocalDate due, ContactId owner, @Nullable UnitId unit) {
    return new CommitmentTerms(sentence, due, null, "", owner, unit, null, "", "", null);
  }

  public CommitmentTerms withSentence(String other) {
    return new CommitmentTerms(other, due, amount, sign, owner, unit, counterpart, owed, place, trialUntil);
  }

  public CommitmentTerms withDue(LocalDate other) {
    return new CommitmentTerms(sentence, other, amount, sign, owner, unit, counterpart, owed, place, trialUntil);
  }

  public CommitmentTerms withAmount(@Nullable Long other) {
    return new CommitmentTerms(sentence, due, other, sign, owner, unit, counterpart, owed, place, trialUntil);
  }

  public CommitmentTerms withSign(String other) {
    return new CommitmentTerms(sentence, due, amount, other, owner, unit, counterpart, owed, place, trialUntil);
  }

  public CommitmentTerms withOwner(ContactId other, @Nullable UnitId itsUnit) {
    return new CommitmentTerms(sentence, due, amount, sign, other, itsUnit, counterpart, owed, place, trialUntil);
  }

  public CommitmentTerms withCounterpart(@Nullable ContactId other, String itOwes) {
    return new CommitmentTerms(sentence, due, amount, sign, owner, unit, other, itOwes, place, trialUntil);
  }

  public CommitmentTerms withPlace(String other) {
    return new CommitmentTerms(sentence, due, amount, sign, owner, unit, counterpart, owed, other, trialUntil);
  }

  public CommitmentTerms withTrialUntil(@Nullable LocalDate other) {
    return new CommitmentTerms(sentence, due, amount, sign, owner, unit, counterpart, owed, place, other);
  }
}
