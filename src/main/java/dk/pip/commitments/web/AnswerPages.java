package dk.pip.commitments.web;

import dk.pip.commitments.By;
import dk.pip.commitments.Commitment;
import dk.pip.commitments.Commitments;
import dk.pip.commitments.Contact;
import dk.pip.commitments.ContactId;
import dk.pip.commitments.Contacts;
import dk.pip.commitments.Reported;
import dk.pip.keys.FormStamps;
import dk.pip.people.Unit;
import dk.pip.people.Units;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.web.Page;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/// Shows an owner’s page and takes what they say, whether they came by a link or are signed in.
@Component
class AnswerPages {
  static final String STAMP = "commitment-answer";
  private static final String TEMPLATE = "commitments/answer.jte";

  private final Commitments commitments;
  private final Contacts contacts;
  private final Units units;
  private final FormStamps stamps;
  private final Clock clock;

  AnswerPages(Commitments commitments, Contacts contacts, Units units, FormStamps stamps, Clock clock) {
    this.commitments = commitments;
    this.contacts = contacts;
    this.units = units;
    this.stamps = stamps;
    this.clock = clock;
  }

  /// Whoever answers, and where.
  record Asking(Commitment it, By by, ContactId contact, String path, boolean signedIn) {}

  /// @param tak the number of the step that was just added, and the one that had been seen: `4-2`; anything
  Page show(Asking asking, @Nullable String tak) {
    var numbers = tak == null ? new String[0] : tak.split("-", 2);
    var added = number(numbers, 0);
    var seen = number(numbers, 1);
    return show(asking, AnswerForm.fresh(asking.it().step(), stamps.stamp(STAMP)), Problems.none(), added, seen);
  }

  private static int number(String[] numbers, int at) {
    try {
      return at < numbers.length ? Integer.parseInt(numbers[at]) : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private Page show(Asking asking, AnswerForm form, Problems problems, int added, int seen) {
    var it = asking.it();
    var history = commitments.history(it.id());
    var named = new ArrayList<>(StepView.named(history));
    named.add(asking.contact());
    var all = contacts.findAll(named);
    var steps = StepView.of(history, all, asking.signedIn(), asking.path() + "/billede/");
    var unit = it.terms().unit();
    var unitName = unit == null ? "" : units.find(unit).map(Unit::name).orElse("");
    var owner = all.get(it.terms().owner());
    var counterpart = it.terms().counterpart() == null ? null : all.get(it.terms().counterpart());
    var last = history.getLast();
    var isMine = added == last.number() && commitments.isUndoable(last, asking.by());
    var meanwhile =
        isMine && seen > 0 && seen < added
            ? steps.subList(seen, added - 1)
            : !problems.isEmpty() && form.seenNumber() > 0 && form.seenNumber() < history.size() ? steps.subList(form.seenNumber(), history.size()) : List.<StepView>of();
    var page =
        new AnswerPage(
            it,
            all.getOrDefault(asking.contact(), new Contact(asking.contact(), "", "", "", "", null, null, true)),
            owner == null ? "" : asking.signedIn() ? owner.fullName() : owner.publicName(unitName),
            counterpart == null ? null : counterpart.publicName(""),
            steps,
            form,
            problems,
            asking.path(),
            asking.signedIn(),
            isMine ? "commitments.answer.thanks" : null,
            meanwhile,
            commitments.isUndoable(last, asking.by()),
            it.audience() == dk.pip.commitments.CommitmentAudience.PUBLIC || asking.signedIn() ? it.path() : null,
            Dates.local(clock.instant()).toLocalDate(),
            clock.instant());
    return problems.isEmpty() ? Page.of(TEMPLATE, page) : Page.refused(TEMPLATE, page);
  }

  /// @return a page with what was wrong, or the number of the step with the one that was seen, as [#show] takes it; null where the link is gone
  @Nullable Object take(Asking asking, AnswerForm form, @Nullable MultipartFile picture) throws IOException {
    var problems = form.check();
    if (problems.isEmpty() && stamps.look(STAMP, form.stampText()) == FormStamps.Age.FORGED) {
      problems.add("state", "commitments.answer.problem.stamp");
    }
    if (!problems.isEmpty()) {
      return again(asking, form, problems);
    }
    var report = form.report(picture);
    return switch (commitments.report(asking.by(), asking.it().id(), report, form.key(report))) {
      case Reported.Done(var step, _) -> step.number() + "-" + form.seenNumber();
      case Reported.Refused refused -> again(asking, form, AnswerForm.problems(refused));
      case Reported.NotNow _ -> again(asking, form, Problems.none().add("state", "commitments.answer.problem.ended"));
      case Reported.TooOften _ -> again(asking, form, Problems.none().add("state", "commitments.answer.problem.often")).withStatus(429);
      case Reported.LinkGone _ -> null;
    };
  }

  private Page again(Asking asking, AnswerForm form, Problems problems) {
    var kept = stamps.look(STAMP, form.stampText()) == FormStamps.Age.FORGED ? form.stamped(stamps.stamp(STAMP)) : form;
    return show(asking, kept, problems, 0, 0);
  }
}
