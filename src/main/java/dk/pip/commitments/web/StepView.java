package dk.pip.commitments.web;

import dk.pip.commitments.By;
import dk.pip.commitments.Commitment;
import dk.pip.commitments.CommitmentState;
import dk.pip.commitments.CommitmentStep;
import dk.pip.commitments.CommitmentStep.Act;
import dk.pip.commitments.CommitmentTerms;
import dk.pip.commitments.Contact;
import dk.pip.commitments.ContactId;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A step of a promise, in words.
///
/// @param before the step ahead of it; null for the first
/// @param contacts all who are named in it
/// @param house whether it is shown to the newsroom, which sees who did it
/// @param undone whether it was said to be a mistake
/// @param pictures the address that the picture’s id follows
public record StepView(
    CommitmentStep step, @Nullable CommitmentStep before, Map<ContactId, Contact> contacts, boolean house, boolean undone, String pictures) {

  public static List<StepView> of(List<CommitmentStep> history, Map<ContactId, Contact> contacts, boolean house, String pictures) {
    var all = new ArrayList<StepView>();
    for (var i = 0; i < history.size(); i++) {
      var undone = i + 1 < history.size() && history.get(i + 1).act() == Act.UNDONE;
      all.add(new StepView(history.get(i), i == 0 ? null : history.get(i - 1), contacts, house, undone, pictures));
    }
    return List.copyOf(all);
  }

  /// All who are named in a history.
  public static List<ContactId> named(List<CommitmentStep> history) {
    var all = new ArrayList<ContactId>();
    for (var step : history) {
      all.add(step.terms().owner());
      if (step.terms().counterpart() != null) {
        all.add(step.terms().counterpart());
      }
      if (step.by() instanceof By.ByContact(var contact, _)) {
        all.add(contact);
      }
    }
    return all.stream().distinct().toList();
  }

  public static String state(CommitmentState state, Texts texts) {
    return texts.get("commitments.state." + state.word());
  }

  public String title(Texts texts) {
    return switch (step.act()) {
      case MADE -> texts.get("commitments.act.made");
      case REPORTED -> state(step.state(), texts);
      case REMARKED -> texts.get("commitments.step.remarked", state(Objects.requireNonNull(step.said()), texts));
      case TERMS -> texts.get(step.state() == CommitmentState.CHANGED ? "commitments.act.terms" : "commitments.step.told-better");
      case HANDED_OVER -> texts.get("commitments.step.handed-over", name(step.terms().owner()));
      case WIDENED -> texts.get("commitments.step.widened." + step.audience().word());
      case TAKEN_UP -> texts.get("commitments.act.taken-up");
      case UNDONE -> texts.get("commitments.step.undone", state(step.state(), texts));
      case DATE_PASSED -> texts.get("commitments.step.date-passed");
    };
  }

  /// The state for its colour and sign: what was said.
  public CommitmentState shown() {
    return step.said() == null ? step.state() : step.said();
  }

  private String name(ContactId id) {
    var contact = contacts.get(id);
    return contact == null ? "" : house ? contact.fullName() : contact.publicName("");
  }

  /// Who did it, and when.
  public String facts(Instant now, Texts texts) {
    var facts = who(texts) + " · " + Dates.near(step.at(), now, texts);
    var written = Dates.local(step.at()).toLocalDate();
    return step.day().equals(written) ? facts : texts.get("commitments.by.about", facts, Dates.date(step.day(), texts.language()));
  }

  /// Who did it.
  String who(Texts texts) {
    return switch (step.by()) {
      case By.ByStaff(_, var name) -> house && !name.isEmpty() ? name : texts.get("commitments.by.newsroom");
      case By.ByContact(var contact, _) -> texts.get("commitments.by.link", name(contact));
      case By.ByPip _ -> texts.get("commitments.by.pip");
    };
  }

  /// What is another than before: sentence, date and all else, with what it was.
  public List<String> changes(Texts texts) {
    var was = before == null ? null : before.terms();
    var all = new ArrayList<String>();
    var is = step.terms();
    if (was == null) {
      return all;
    }
    if (!was.sentence().equals(is.sentence())) {
      all.add(texts.get("commitments.change.sentence", was.sentence(), is.sentence()));
    }
    if (!was.due().equals(is.due())) {
      all.add(texts.get("commitments.change.due", date(was.due(), texts), date(is.due(), texts)));
    }
    if (!Objects.equals(was.amount(), is.amount())) {
      all.add(texts.get("commitments.change.amount", kroner(was.amount(), texts), kroner(is.amount(), texts)));
    }
    add(all, texts, "sign", was.sign(), is.sign());
    add(all, texts, "place", was.place(), is.place());
    add(all, texts, "owed", owed(was), owed(is));
    add(all, texts, "trial", was.trialUntil() == null ? "" : date(was.trialUntil(), texts), is.trialUntil() == null ? "" : date(is.trialUntil(), texts));
    return all;
  }

  private String owed(CommitmentTerms terms) {
    var who = terms.counterpart() == null ? "" : name(terms.counterpart());
    return terms.owed().isEmpty() ? who : who + ": " + terms.owed();
  }

  private static void add(List<String> all, Texts texts, String what, String was, String is) {
    if (!was.equals(is)) {
      var nothing = texts.get("commitments.change.nothing");
      all.add(texts.get("commitments.change." + what, was.isEmpty() ? nothing : was, is.isEmpty() ? nothing : is));
    }
  }

  /// Until when it is promised, or when it ended.
  public static String when(Commitment it, Texts texts) {
    var ended = it.endedOn();
    return ended == null
        ? texts.get("commitments.by-date", date(it.terms().due(), texts))
        : texts.get(it.state() == CommitmentState.KEPT ? "commitments.kept-on" : "commitments.dropped-on", date(ended, texts), date(it.terms().due(), texts));
  }

  static String date(LocalDate day, Texts texts) {
    return Dates.date(day, texts.language());
  }

  static String kroner(@Nullable Long amount, Texts texts) {
    return amount == null
        ? texts.get("commitments.change.nothing")
        : texts.kroner(amount);
  }

  public @Nullable String picture() {
    var picture = step.picture();
    return picture == null || picture.withdrawn() ? null : pictures + picture.id();
  }

  public boolean isPictureGone() {
    var picture = step.picture();
    return picture != null && picture.withdrawn();
  }

  /// What is on the picture, or what the promise says where nobody has told.
  public String alt(Texts texts) {
    var picture = step.picture();
    return picture == null || picture.alt().isEmpty() ? texts.get("commitments.picture.alt", step.terms().sentence()) : picture.alt();
  }
}
