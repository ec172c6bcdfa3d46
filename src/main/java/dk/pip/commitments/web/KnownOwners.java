package dk.pip.commitments.web;

import dk.pip.commitments.Contact;
import dk.pip.commitments.ContactId;
import dk.pip.commitments.Contacts;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whom a form suggests as an owner or a counterpart: workplaces, people, and those outside that are known. Each stands there under a
/// name that is one’s own.
@Component
class KnownOwners {
  private static final int MOST = 3_000;

  private final Contacts contacts;
  private final People people;
  private final Units units;

  KnownOwners(Contacts contacts, People people, Units units) {
    this.contacts = contacts;
    this.people = people;
    this.units = units;
  }

  sealed interface Known {
    record OfUnit(Unit unit) implements Known {}

    record OfStaff(Account account) implements Known {}

    record Outside(Contact contact) implements Known {}
  }

  /// @param unit the workplace whose promise it is then
  record Chosen(ContactId contact, @Nullable UnitId unit) {}

  private Map<String, Known> all() {
    var all = new LinkedHashMap<String, Known>();
    units.list().stream().filter(unit -> !unit.closed() && unit.kind() == Unit.Kind.WORKPLACE).forEach(unit -> all.putIfAbsent(unit.name(), new Known.OfUnit(unit)));
    for (var account : people.list()) {
      if (!account.disabled()) {
        all.put(all.containsKey(account.name()) ? account.name() + " (" + account.mail() + ")" : account.name(), new Known.OfStaff(account));
      }
    }
    for (var contact : contacts.outside()) {
      var name = contact.fullName();
      all.put(all.containsKey(name) ? name + " (" + contact.mail() + ")" : name, new Known.Outside(contact));
    }
    return all;
  }

  List<String> names() {
    return all().keySet().stream().limit(MOST).toList();
  }

  boolean knows(String name) {
    return all().containsKey(name.strip());
  }

  /// The name under which a contact is chosen.
  String name(Contact contact) {
    for (var each : all().entrySet()) {
      var same =
          switch (each.getValue()) {
            case Known.OfUnit(var unit) -> unit.id().equals(contact.unit());
            case Known.OfStaff(var account) -> account.id().equals(contact.staff());
            case Known.Outside(var other) -> other.id().equals(contact.id());
          };
      if (same) {
        return each.getKey();
      }
    }
    return contact.name();
  }

  /// Makes a contact of a name that is known, or of somebody outside.
  Optional<Chosen> choose(String typed, String title, String organisation, String mail) {
    var name = typed.strip();
    return switch (all().get(name)) {
      case Known.OfUnit(var unit) -> Optional.of(new Chosen(contacts.ofUnit(unit), unit.id()));
      case Known.OfStaff(var account) -> Optional.of(new Chosen(contacts.ofStaff(account.id(), account.name()), workplace(account.id())));
      case Known.Outside(var contact) -> Optional.of(new Chosen(contact.id(), null));
      case null ->
          organisation.isBlank() && mail.isBlank() ? Optional.empty() : Optional.of(new Chosen(contacts.outside(name, title.strip(), organisation.strip(), mail.strip()), null));
    };
  }

  private @Nullable UnitId workplace(StaffId person) {
    return units.of(person).stream().filter(unit -> !unit.closed() && unit.kind() == Unit.Kind.WORKPLACE).findFirst().map(Unit::id).orElse(null);
  }
}
