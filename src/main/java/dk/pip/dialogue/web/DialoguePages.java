package dk.pip.dialogue.web;

import dk.pip.dialogue.Dialogue;
import dk.pip.dialogue.DialogueEvent;
import dk.pip.dialogue.DialogueId;
import dk.pip.dialogue.DialogueLevel;
import dk.pip.dialogue.DialogueMember;
import dk.pip.dialogue.DialogueRights;
import dk.pip.dialogue.NextStep;
import dk.pip.dialogue.PartyContact;
import dk.pip.dialogue.Side;
import dk.pip.people.Account;
import dk.pip.people.Unit;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the pages of dialogues print.
public final class DialoguePages {
  static final String PATH = "/dialog";

  private DialoguePages() {}

  static String address(DialogueId id) {
    return PATH + "/" + id.value();
  }

  /// The term in words: a year where it is a whole one.
  public static String term(Dialogue it, Texts texts) {
    var wholeYear = it.from().getDayOfYear() == 1 && it.until().equals(LocalDate.of(it.from().getYear(), 12, 31));
    return wholeYear
        ? Integer.toString(it.from().getYear())
        : texts.get("dialogue.term", Dates.date(it.from(), texts.language()), Dates.date(it.until(), texts.language()));
  }

  /// A dialogue in which whoever asks speaks for a side.
  public record Own(Dialogue dialogue, PartyContact contact, List<NextStep> steps) {
    public String address() {
      return DialoguePages.address(dialogue.id()) + "/min";
    }
  }

  /// @param all what whoever asks arranges
  /// @param wheels those that are open and that whoever asks may see
  public record Home(List<Own> own, List<Dialogue> all, List<WheelPages.Listed> wheels, DialogueRights rights, boolean mayNameSecretaries, boolean mayReadThemes, LocalDate today) {
    public String address(Dialogue it) {
      return DialoguePages.address(it.id());
    }
  }

  /// @param dialogue null for a new one
  /// @param sealed whether a version was put up to be signed, so that only the purpose can be told better
  public record FormPage(@Nullable Dialogue dialogue, boolean sealed, DialogueForm form, List<Unit> units, Problems problems) {
    public String action() {
      return dialogue == null ? PATH : DialoguePages.address(dialogue.id());
    }

    public List<DialogueLevel> levels() {
      return List.of(DialogueLevel.values());
    }
  }

  /// A dialogue for whoever arranges it.
  public record Arrange(Dialogue dialogue, List<PartyContact> contacts, List<DialogueEvent> events, @Nullable DialogueMember own, Instant now) {
    public String address() {
      return DialoguePages.address(dialogue.id());
    }

    public String address(PartyContact contact) {
      return address() + "/personer/" + contact.id().value();
    }

    public List<PartyContact> of(Side side) {
      return contacts.stream().filter(it -> it.side() == side && it.isHere()).toList();
    }

    public List<PartyContact> gone() {
      return contacts.stream().filter(it -> !it.isHere()).toList();
    }
  }

  /// @param contact null for a new one
  /// @param link the contact's own page, where the site's address is known
  public record ContactPage(Dialogue dialogue, @Nullable PartyContact contact, @Nullable String link, ContactForm form, Problems problems) {
    public String address() {
      return DialoguePages.address(dialogue.id());
    }

    public String action() {
      return contact == null ? address() + "/personer" : address() + "/personer/" + contact.id().value();
    }
  }

  /// What a member sees first.
  public record Member(DialogueMember member, List<NextStep> steps, List<PartyContact> contacts, LocalDate today) {
    public Dialogue dialogue() {
      return member.dialogue();
    }

    public List<PartyContact> of(Side side) {
      return contacts.stream().filter(it -> it.side() == side && it.isHere()).toList();
    }
  }

  public record Secretaries(List<Account> named, List<Account> others) {}
}
