package dk.pip.commitments;

import dk.pip.people.Audit;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.time.Period;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who owns promises and is promised them. One row for each member of the staff and each workplace, and one for each outside.
@Service
public class Contacts {
  public static final int LONGEST_NAME = 120;
  private static final int MOST_LISTED = 500;

  /// How long it is known who somebody outside is, from when the last of their promises ended.
  public static final Period KEPT = Period.ofYears(2);

  private final ContactTable table;
  private final CommitmentTable commitments;
  private final People people;
  private final Units units;
  private final Settings settings;
  private final Audit audit;
  private final Clock clock;

  Contacts(ContactTable table, CommitmentTable commitments, People people, Units units, Settings settings, Audit audit, Clock clock) {
    this.table = table;
    this.commitments = commitments;
    this.people = people;
    this.units = units;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  public ContactId ofStaff(Staff person) {
    return ofStaff(person.id(), person.name());
  }

  /// @param name as they are called now
  @Transactional
  public ContactId ofStaff(StaffId person, String name) {
    return table.add(fresh(), name, "", "", "", person, null, clock.instant());
  }

  @Transactional
  public ContactId ofUnit(Unit unit) {
    return table.add(fresh(), unit.name(), "", "", "", null, unit.id(), clock.instant());
  }

  /// Somebody outside; the same one where all of it is the same.
  ///
  /// @param name of a person; empty where an organisation has none to name
  /// @param mail empty where they are not written to
  @Transactional
  public ContactId outside(String name, String title, String organisation, String mail) {
    if (name.isBlank() && organisation.isBlank()) {
      throw new IllegalArgumentException("A contact without a name");
    }
    return table.same(name, title, organisation, mail).map(Contact::id).orElseGet(() -> table.add(fresh(), name, title, organisation, mail, null, null, clock.instant()));
  }

  private ContactId fresh() {
    return new ContactId(Id.fresh(clock.instant()));
  }

  /// Says what somebody is, such as »leder af Park og Vej«.
  @Transactional
  public void title(ContactId id, String title) {
    table.title(id, title);
  }

  /// @return false where there is no such contact outside any more
  @Transactional
  public boolean change(ContactId id, String name, String title, String organisation, String mail) {
    return table.change(id, name, title, organisation, mail);
  }

  /// Takes away who somebody outside is, and their links. What they promised and said stays, under a word that names nobody.
  @Transactional
  public boolean erase(By.ByStaff by, ContactId id) {
    var done = erase(id, Texts.in(settings.language()).get("commitments.contact.former"));
    if (done) {
      audit.record(by.id(), "commitments.audit.contact-erased", null);
    }
    return done;
  }

  /// Part of a transaction.
  ///
  /// @param byline what stands in place of the name
  boolean erase(ContactId id, String byline) {
    var done = table.erase(id, byline, clock.instant());
    if (done) {
      commitments.recallLinks(id, clock.instant());
      commitments.changed();
    }
    return done;
  }

  /// Erases those outside whose promises have long ended.
  @Transactional
  public void forget() {
    var now = clock.instant().atZone(Dates.ZONE);
    var byline = Texts.in(settings.language()).get("commitments.contact.former");
    table.unused(now.toLocalDate().minus(KEPT), now.minus(KEPT).toInstant()).forEach(id -> erase(id, byline));
  }

  public Optional<Contact> find(ContactId id) {
    return Optional.ofNullable(findAll(Set.of(id)).get(id));
  }

  public Contact get(ContactId id) {
    return find(id).orElseThrow();
  }

  /// Workplaces under the name that they have now.
  public Map<ContactId, Contact> findAll(Collection<ContactId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    var found = table.findAll(ids);
    Map<UnitId, Unit> known =
        found.stream().anyMatch(contact -> contact.unit() != null) ? units.list().stream().collect(Collectors.toMap(Unit::id, Function.identity())) : Map.of();
    var all = new HashMap<ContactId, Contact>();
    for (var contact : found) {
      var unit = contact.unit() == null ? null : known.get(contact.unit());
      all.put(contact.id(), unit == null ? contact : new Contact(contact.id(), unit.name(), contact.title(), contact.organisation(), "", null, unit.id(), false));
    }
    return all;
  }

  /// Those outside that are known already, by name.
  public List<Contact> outside() {
    return table.outside(MOST_LISTED);
  }

  /// The contact that somebody with an account is.
  public Optional<Contact> ofStaff(StaffId person) {
    return table.ofStaff(person);
  }

  /// The contacts that somebody answers for: themselves, and the workplaces that they lead.
  public Set<ContactId> answeredForBy(StaffId person) {
    var led = units.list().stream().filter(unit -> !unit.closed() && person.equals(unit.contact())).map(Unit::id).toList();
    var all = new HashSet<>(table.ofUnits(led));
    table.ofStaff(person).map(Contact::id).ifPresent(all::add);
    return all;
  }

  /// Where a contact is written to now. Nowhere who has left or is erased; a workplace without an address by whoever answers for it.
  public Optional<MailAddress> address(Contact contact) {
    if (contact.erased()) {
      return Optional.empty();
    }
    if (contact.unit() != null) {
      return units.find(contact.unit()).filter(unit -> !unit.closed()).flatMap(this::address);
    }
    return contact.staff() == null ? MailAddress.parse(contact.mail()) : address(contact.staff());
  }

  private Optional<MailAddress> address(Unit unit) {
    var own = unit.mail().isEmpty() ? Optional.<MailAddress>empty() : MailAddress.parse(unit.mail());
    return own.isPresent() || unit.contact() == null ? own : address(unit.contact());
  }

  private Optional<MailAddress> address(@Nullable StaffId person) {
    return person == null ? Optional.empty() : people.find(person).flatMap(staff -> MailAddress.parse(staff.mail()));
  }
}
