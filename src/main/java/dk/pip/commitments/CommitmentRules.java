package dk.pip.commitments;

import dk.pip.shared.Letters;
import dk.pip.shared.LocalPath;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/// What a promise may be and what may be said of it: asked ahead of each step, and of nothing but what it is given.
final class CommitmentRules {
  private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
  private static final int FURTHEST_YEARS = 50;

  private CommitmentRules() {}

  /// What is wrong with a promise that is about to be made; nothing where it can be.
  static Set<CommitmentFault> faults(NewCommitment given, LocalDate today) {
    var faults = EnumSet.noneOf(CommitmentFault.class);
    if (given.promisedOn().isAfter(today) || given.promisedOn().isBefore(FIRST_DAY)) {
      faults.add(CommitmentFault.DAY_WRONG);
    }
    if (Letters.count(given.source().words()) > Commitments.LONGEST_SOURCE) {
      faults.add(CommitmentFault.SOURCE_LONG);
    }
    var path = given.source().path();
    if (path != null && LocalPath.of(path) == null) {
      faults.add(CommitmentFault.SOURCE_PATH_WRONG);
    }
    faults.addAll(faults(given.terms(), given.promisedOn(), today));
    return faults;
  }

  /// What is wrong with what is promised.
  static Set<CommitmentFault> faults(CommitmentTerms terms, LocalDate promisedOn, LocalDate today) {
    var faults = EnumSet.noneOf(CommitmentFault.class);
    if (terms.sentence().isBlank()) {
      faults.add(CommitmentFault.SENTENCE_MISSING);
    }
    if (Letters.count(terms.sentence()) > Commitments.LONGEST_SENTENCE) {
      faults.add(CommitmentFault.SENTENCE_LONG);
    }
    if (!isWithin(terms.due(), promisedOn, today)) {
      faults.add(CommitmentFault.DUE_WRONG);
    }
    var amount = terms.amount();
    if (amount != null && (amount < 0 || amount > Commitments.MOST_KRONER)) {
      faults.add(CommitmentFault.AMOUNT_WRONG);
    }
    if (Letters.count(terms.sign()) > Commitments.LONGEST_SIGN) {
      faults.add(CommitmentFault.SIGN_LONG);
    }
    if (Letters.count(terms.owed()) > Commitments.LONGEST_OWED) {
      faults.add(CommitmentFault.OWED_LONG);
    }
    if (!terms.owed().isBlank() && terms.counterpart() == null) {
      faults.add(CommitmentFault.OWED_BY_NOBODY);
    }
    if (Letters.count(terms.place()) > Commitments.LONGEST_PLACE) {
      faults.add(CommitmentFault.PLACE_LONG);
    }
    var trial = terms.trialUntil();
    if (trial != null && !isWithin(trial, promisedOn, today)) {
      faults.add(CommitmentFault.TRIAL_WRONG);
    }
    return faults;
  }

  static boolean isWithin(LocalDate day, LocalDate promisedOn, LocalDate today) {
    return !day.isBefore(promisedOn) && day.isBefore(today.plusYears(FURTHEST_YEARS));
  }

  /// What is wrong with saying how a promise goes.
  ///
  /// @param seen the step that was the last where it was said
  /// @param day on which it was so
  static Set<CommitmentFault> faults(CommitmentReport report, Commitment head, CommitmentStep seen, LocalDate day, LocalDate today) {
    var faults = EnumSet.noneOf(CommitmentFault.class);
    if (report.state() == CommitmentState.MADE) {
      throw new IllegalArgumentException("A promise is made once");
    }
    faults.addAll(words(report.why(), report.state().needsWords()));
    if (day.isAfter(today) || day.isBefore(head.promisedOn())) {
      faults.add(CommitmentFault.DAY_WRONG);
      return faults;
    }
    var due = report.due();
    var sentence = report.sentence();
    switch (report.state()) {
      case LATE -> {
        if (due == null) {
          faults.add(CommitmentFault.DUE_MISSING);
        } else if (!isWithin(due, day, today)) {
          faults.add(CommitmentFault.DUE_WRONG);
        } else if (!due.isAfter(seen.terms().due()) || !due.isAfter(day)) {
          faults.add(CommitmentFault.DUE_NO_LATER);
        }
      }
      case CHANGED -> {
        if (due != null && !isWithin(due, day, today)) {
          faults.add(CommitmentFault.DUE_WRONG);
        } else if (due == null && seen.terms().due().isBefore(day)) {
          faults.add(CommitmentFault.DUE_PASSED);
        }
        if (sentence != null && Letters.count(sentence) > Commitments.LONGEST_SENTENCE) {
          faults.add(CommitmentFault.SENTENCE_LONG);
        }
      }
      case ON_TRACK -> {
        if (seen.terms().due().isBefore(day)) {
          faults.add(CommitmentFault.DUE_PASSED);
        }
      }
      case KEPT, DROPPED, MADE -> {
        // Whenever it is.
      }
    }
    return faults;
  }

  /// What is wrong with the words that readers will see of a step.
  static Set<CommitmentFault> words(String why, boolean needed) {
    if (needed && why.isBlank()) {
      return EnumSet.of(CommitmentFault.WORDS_MISSING);
    }
    return Letters.count(why) > Commitments.LONGEST_WORDS ? EnumSet.of(CommitmentFault.WORDS_LONG) : EnumSet.noneOf(CommitmentFault.class);
  }
}
