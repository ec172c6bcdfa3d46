package dk.pip.commitments.web;

import dk.pip.commitments.Commitment;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.CommitmentSource;
import dk.pip.commitments.Contacts;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import dk.pip.shared.TypedDay;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A promise, as it was typed.
///
/// @param owner a name that is known, or the name of somebody outside, of whom the next three tell more
/// @param sendLink whether the owner gets the link at once
public record PromiseForm(
    @Nullable String sentence,
    @Nullable String due,
    @Nullable String owner,
    @Nullable String ownerTitle,
    @Nullable String ownerOrganisation,
    @Nullable String ownerMail,
    @Nullable String counterpart,
    @Nullable String counterpartTitle,
    @Nullable String counterpartOrganisation,
    @Nullable String counterpartMail,
    @Nullable String owed,
    @Nullable String amount,
    @Nullable String sign,
    @Nullable String place,
    @Nullable String trialUntil,
    @Nullable String audience,
    @Nullable String sourceKind,
    @Nullable String sourceWords,
    @Nullable String sourcePath,
    @Nullable String promisedOn,
    @Nullable String why,
    @Nullable String seen,
    @Nullable String stamp,
    @Nullable Boolean sendLink) {

  static PromiseForm fresh(LocalDate today, String stamp) {
    return new PromiseForm(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, "public", "other", null, null, today.toString(), null, null, stamp, true);
  }

  static PromiseForm of(Commitment it, String counterpart, String stamp) {
    var terms = it.terms();
    return new PromiseForm(
        terms.sentence(),
        terms.due().toString(),
        null,
        null,
        null,
        null,
        counterpart,
        null,
        null,
        null,
        terms.owed(),
        terms.amount() == null ? "" : String.valueOf(terms.amount()),
        terms.sign(),
        terms.place(),
        terms.trialUntil() == null ? "" : terms.trialUntil().toString(),
        null,
        null,
        null,
        null,
        null,
        null,
        String.valueOf(it.step()),
        stamp,
        null);
  }

  public String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  public boolean isSendingLink() {
    return Boolean.TRUE.equals(sendLink);
  }

  /// Whether anything of what few promises have is filled in.
  public boolean hasMore() {
    return Stream.of(counterpart, counterpartOrganisation, owed, amount, sign, place, trialUntil).anyMatch(typed -> !text(typed).isEmpty());
  }

  Optional<CommitmentAudience> chosenAudience() {
    return Arrays.stream(CommitmentAudience.values()).filter(it -> it.word().equals(audience)).findFirst();
  }

  Optional<CommitmentSource.Kind> chosenSource() {
    return Arrays.stream(CommitmentSource.Kind.values()).filter(it -> it.word().equals(sourceKind)).findFirst();
  }

  public boolean isFor(CommitmentAudience other) {
    return other.word().equals(audience);
  }

  public boolean isFrom(CommitmentSource.Kind other) {
    return other.word().equals(sourceKind);
  }

  int seenNumber() {
    try {
      return Integer.parseInt(text(seen));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  LocalDate dueDay() {
    return TypedDay.read(text(due)).orElseThrow();
  }

  @Nullable LocalDate trialDay() {
    return TypedDay.read(text(trialUntil)).orElse(null);
  }

  /// `70.000`, `70 000 kr.` and `70000` are the same.
  @Nullable Long kroner() {
    return text(amount).isEmpty() ? null : Long.valueOf(digits());
  }

  private String digits() {
    return text(amount).replaceAll("(?i)kr\\.?|,00$|,-$", "").replaceAll("[\\s\\u00a0.]", "");
  }

  /// What can’t be read at all; what is read is looked at by `Commitments.faults`.
  ///
  /// @param isNew whether it has the fields of one that is about to be made
  Problems check(KnownOwners known, boolean isNew) {
    var problems = Problems.none();
    if (text(due).isEmpty()) {
      problems.add("due", "commitments.form.problem.due");
    } else if (TypedDay.read(text(due)).isEmpty()) {
      problems.add("due", "commitments.answer.problem.date");
    }
    if (isNew) {
      checkWho(problems, known, "owner", text(owner), text(ownerTitle), text(ownerOrganisation), text(ownerMail), true);
    }
    checkWho(problems, known, "counterpart", text(counterpart), text(counterpartTitle), text(counterpartOrganisation), text(counterpartMail), false);
    if (!text(amount).isEmpty() && !digits().matches("\\d{1,12}")) {
      problems.add("amount", "commitments.fault.amount-wrong");
    }
    if (!text(trialUntil).isEmpty() && TypedDay.read(text(trialUntil)).isEmpty()) {
      problems.add("trialUntil", "commitments.answer.problem.date");
    }
    if (isNew) {
      if (chosenAudience().isEmpty()) {
        problems.add("audience", "commitments.form.problem.audience");
      }
      if (chosenSource().isEmpty()) {
        problems.add("sourceKind", "commitments.form.problem.source");
      }
      if (TypedDay.read(text(promisedOn)).isEmpty()) {
        problems.add("promisedOn", "commitments.answer.problem.date");
      }
    }
    return problems;
  }

  static void checkWho(Problems problems, KnownOwners known, String field, String name, String title, String organisation, String mail, boolean needed) {
    if (name.isEmpty() && organisation.isEmpty()) {
      if (needed) {
        problems.add(field, "commitments.fault.owner-missing");
      }
    } else if (!known.knows(name) && organisation.isEmpty() && mail.isEmpty()) {
      problems.add(field, "commitments.form.problem.unknown", name);
    }
    for (var each : new String[] {name, title, organisation}) {
      if (Letters.moreThan(Contacts.LONGEST_NAME, each)) {
        problems.add(field, "commitments.form.problem.long", Contacts.LONGEST_NAME);
      }
    }
    if (!mail.isEmpty() && MailAddress.parse(mail).isEmpty()) {
      problems.add(field + "Mail", "commitments.form.problem.mail");
    }
  }
}
