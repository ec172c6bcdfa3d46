package dk.pip.dialogue;

import dk.pip.keys.Keys;
import dk.pip.mail.Letter;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.people.Account;
import dk.pip.people.Audit;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.people.Units;
import dk.pip.settings.Settings;
import dk.pip.shared.Id;
import dk.pip.shared.Lots;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Role;
import dk.pip.shared.Slug;
import dk.pip.shared.Texts;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door to dialogues: which there are, who speaks in them, the links by which they come, and who runs it all.
/// What is said, agreed and followed up is `Talks`, `Agreements` and `Checks`.
@Service
public class Dialogues {
  public static final int MOST_CONTACTS = 40;
  private static final int MOST_EVENTS = 200;
  private static final int SLUG = 40;
  private static final String PURPOSE = "dialogue-link";
  private static final int LOTS_DRAWN = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DialogueTable table;
  private final People people;
  private final Units units;
  private final Keys keys;
  private final Outbox outbox;
  private final Municipality municipality;
  private final Settings settings;
  private final Audit audit;
  private final Clock clock;

  Dialogues(
      DialogueTable table,
      People people,
      Units units,
      Keys keys,
      Outbox outbox,
      Municipality municipality,
      Settings settings,
      Audit audit,
      Clock clock) {
    this.table = table;
    this.people = people;
    this.units = units;
    this.keys = keys;
    this.outbox = outbox;
    this.municipality = municipality;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /// What somebody who is signed in may do.
  public DialogueRights rights(Staff staff) {
    var leads = units.list().stream().anyMatch(unit -> !unit.closed() && unit.kind() == Unit.Kind.WORKPLACE && staff.id().equals(unit.contact()));
    return new DialogueRights(table.isSecretary(staff.id()), leads);
  }

  /// Those who run the wheel and whose accounts are open, by name.
  public List<Account> secretaries() {
    return table.secretaries().stream()
        .map(id -> people.findAccount(id).orElse(null))
        .filter(Objects::nonNull)
        .filter(Predicate.not(Account::disabled))
        .sorted(Comparator.comparing(Account::name))
        .toList();
  }

  @Transactional
  public void nameSecretary(Staff by, Account whom) {
    requireAdministrator(by);
    if (table.name(whom.id(), by.id(), clock.instant())) {
      audit.record(by.id(), "dialogue.audit.secretary-named", whom.name());
    }
  }

  @Transactional
  public void dismissSecretary(Staff by, Account whom) {
    requireAdministrator(by);
    if (table.dismiss(whom.id())) {
      audit.record(by.id(), "dialogue.audit.secretary-dismissed", whom.name());
    }
  }

  private static void requireAdministrator(Staff by) {
    if (!by.may(Role.ADMINISTRATOR)) {
      throw new IllegalStateException("Only administrators name secretaries");
    }
  }

  public Optional<Dialogue> find(DialogueId id) {
    return table.find(id);
  }

  /// @param path as [Dialogue] has it
  public Optional<Dialogue> at(String path) {
    return table.at(path);
  }

  /// All there are, those that run first. Who may see which is for the caller to ask.
  public List<Dialogue> all() {
    return table.all();
  }

  /// Those in which somebody speaks for a side.
  public List<Dialogue> of(Staff staff) {
    return table.of(staff.id());
  }

  /// Those in which somebody speaks, each with the contact that they are there, in the same order.
  public Map<Dialogue, PartyContact> speaking(Staff staff) {
    var contacts = table.contacts(staff.id());
    var all = new LinkedHashMap<Dialogue, PartyContact>();
    for (var dialogue : table.of(staff.id())) {
      var contact = contacts.get(dialogue.id());
      if (contact != null) {
        all.put(dialogue, contact);
      }
    }
    return all;
  }

  /// Whether somebody arranges a dialogue: secretaries all of them, others those that they began.
  public boolean mayArrange(Staff staff, Dialogue dialogue) {
    return dialogue.begunBy().equals(staff.id()) || table.isSecretary(staff.id());
  }

  /// A dialogue that somebody arranges; empty for others, as if it weren't there.
  public Optional<Dialogue> arranged(Staff staff, DialogueId id) {
    return table.find(id).filter(found -> mayArrange(staff, found));
  }

  /// Begins a dialogue. Nobody is told of it before they get a link.
  ///
  /// @throws IllegalStateException for somebody who may not
  @Transactional
  public DialogueId begin(Staff by, Dialogue.Words words) {
    if (!rights(by).mayBegin()) {
      throw new IllegalStateException("Only secretaries and leaders begin dialogues");
    }
    var now = clock.instant();
    var id = new DialogueId(Id.fresh(now));
    table.add(
        new Dialogue(
            id, path(words), words.level(), words.title(), words.purpose(), words.audience(), words.management(), words.counterpart(), words.from(), words.until(), now, by.id(), null));
    note(id, "dialogue.event.begun", "", by);
    return id;
  }

  private static String path(Dialogue.Words words) {
    var slug = Slug.of(words.counterpart().name(), SLUG);
    return (slug.isEmpty() ? "dialog" : slug) + "-" + words.from().getYear() + "-" + Lots.draw(LOTS_DRAWN);
  }

  /// @return false where it has ended
  @Transactional
  public boolean change(Staff by, Dialogue dialogue, Dialogue.Words words) {
    var done = table.change(dialogue.id(), words);
    if (done) {
      note(dialogue.id(), "dialogue.event.changed", "", by);
    }
    return done;
  }

  /// [Talks#endWith] ends it with its talks.
  @Transactional
  boolean end(Staff by, Dialogue dialogue) {
    var done = table.end(dialogue.id(), clock.instant());
    if (done) {
      note(dialogue.id(), "dialogue.event.ended", "", by);
    }
    return done;
  }

  /// Takes up again what was ended.
  @Transactional
  public boolean reopen(Staff by, Dialogue dialogue) {
    var done = table.end(dialogue.id(), null);
    if (done) {
      note(dialogue.id(), "dialogue.event.reopened", "", by);
    }
    return done;
  }

  /// Those who speak in it and those who did.
  public List<PartyContact> contacts(DialogueId dialogue) {
    return table.contacts(dialogue);
  }

  public Optional<PartyContact> contact(PartyContactId id) {
    return table.contact(id);
  }

  /// Whose signature is a side's: all of those who are there and sign.
  public List<PartyContact> signers(DialogueId dialogue, Side side) {
    return table.contacts(dialogue).stream().filter(it -> it.side() == side && it.isHere() && it.signs()).toList();
  }

  /// Adds somebody who speaks for a side; empty where there are [#MOST_CONTACTS] already.
  @Transactional
  public Optional<PartyContactId> add(Staff by, Dialogue dialogue, PartyContact.Words words) {
    table.lock(dialogue.id());
    if (table.contacts(dialogue.id()).stream().filter(PartyContact::isHere).count() >= MOST_CONTACTS) {
      return Optional.empty();
    }
    var now = clock.instant();
    var id = new PartyContactId(Id.fresh(now));
    table.add(id, dialogue.id(), words, now);
    note(dialogue.id(), "dialogue.event.contact-added", words.name(), by);
    return Optional.of(id);
  }

  /// @return false where they have left, or are on the other side
  @Transactional
  public boolean change(Staff by, PartyContact contact, PartyContact.Words words) {
    var done = table.change(contact.id(), words);
    if (done) {
      note(contact.dialogue(), "dialogue.event.contact-changed", words.name(), by);
    }
    return done;
  }

  /// Lets somebody speak for a side no more: their link is dead at once, what they did stays.
  @Transactional
  public boolean leave(Staff by, PartyContact contact) {
    var now = clock.instant();
    var done = table.leave(contact.id(), now);
    if (done) {
      table.recall(contact.id(), now);
      note(contact.dialogue(), "dialogue.event.contact-left", contact.name(), by);
    }
    return done;
  }

  /// The token of a contact's own link; it is made if they have none that is open.
  @Transactional
  public String token(PartyContact contact) {
    return keys.seal(PURPOSE, table.link(contact.id(), RANDOM.nextLong(1L << 62), clock.instant()));
  }

  /// Kills a contact's link; the next one has another number.
  @Transactional
  public void recall(Staff by, PartyContact contact) {
    if (table.recall(contact.id(), clock.instant())) {
      note(contact.dialogue(), "dialogue.event.link-recalled", contact.name(), by);
    }
  }

  /// Whoever holds a link; asked of the database each time, so that one that is recalled is dead at once.
  public Optional<DialogueMember> member(String token) {
    return keys.open(PURPOSE, token)
        .filter(all -> all.length == 1)
        .flatMap(all -> table.linked(all[0]))
        .flatMap(contact -> table.find(contact.dialogue()).map(dialogue -> new DialogueMember(dialogue, contact, token)));
  }

  /// The member that somebody who is signed in is in a dialogue.
  @Transactional
  public Optional<DialogueMember> member(Staff staff, Dialogue dialogue) {
    return table.contact(dialogue.id(), staff.id()).map(contact -> new DialogueMember(dialogue, contact, token(contact)));
  }

  /// Writes to a contact with their own link, in the transaction of the deed that it tells of.
  ///
  /// @param kind a catalogue key: `<kind>.subject`, `<kind>.text` and `<kind>.act` are the letter's words, given the dialogue's title, the contact's name and the arguments
  /// @param path below the member's address
  /// @return false where the contact has no address, or the site's isn't known
  @Transactional
  public boolean write(PartyContact contact, Dialogue dialogue, String kind, String path, Object... arguments) {
    return write(contact, dialogue, kind, path, (letter, mail) -> letter.message(mail, clock.instant()), arguments);
  }

  /// The same with an agreement in the letter.
  boolean write(PartyContact contact, Dialogue dialogue, AgreementVersion version, String kind, String path, Object... arguments) {
    return write(contact, dialogue, kind, path, (letter, mail) -> AgreementLetter.of(letter, dialogue, version).message(mail, clock.instant()), arguments);
  }

  private boolean write(PartyContact contact, Dialogue dialogue, String kind, String path, BiFunction<Letter, MailAddress, byte[]> message, Object... arguments) {
    var site = municipality.imprint().site();
    var mail = contact.mail();
    if (site == null || mail == null || !contact.isHere()) {
      return false;
    }
    var texts = Texts.in(settings.language());
    var all = new Object[arguments.length + 2];
    all[0] = dialogue.title();
    all[1] = contact.name();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    var letter =
        new Letter(
            texts,
            municipality.imprint(),
            texts.get(kind + ".subject", all),
            List.of(texts.get("dialogue.letter.hello", contact.name()), texts.get(kind + ".text", all)),
            texts.get(kind + ".act", all),
            site + DialogueMember.ADDRESS + token(contact) + path,
            texts.get("dialogue.letter.last"));
    outbox.keep(kind, mail, message.apply(letter, mail), Outbox.TRIED_FOR);
    return true;
  }

  /// Notes that something has happened, in the transaction of it.
  ///
  /// @param act a catalogue key, given the subject
  void note(DialogueId dialogue, String act, String subject, Staff by) {
    table.note(Id.fresh(clock.instant()), dialogue, clock.instant(), act, subject, null, by.id());
  }

  /// @param by null where it was the program
  void note(DialogueId dialogue, String act, String subject, @Nullable PartyContact by) {
    table.note(Id.fresh(clock.instant()), dialogue, clock.instant(), act, subject, by == null ? null : by.id(), null);
  }

  /// What has happened, the newest first, at most 200.
  public List<DialogueEvent> events(DialogueId dialogue) {
    return table.events(dialogue, MOST_EVENTS).stream()
        .map(
            it -> {
              var staff = it.staff();
              var name = staff == null ? it.contact() : people.findAccount(staff).map(Account::name).orElse(null);
              return new DialogueEvent(it.at(), it.act(), it.subject(), name == null ? "" : name);
            })
        .toList();
  }

  void lock(DialogueId id) {
    table.lock(id);
  }

  /// The name of somebody with an account, for what they did.
  String name(StaffId staff) {
    return people.findAccount(staff).map(Account::name).orElse("");
  }
}
