package dk.pip.people;

import dk.pip.shared.Id;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door to workplaces and sections: which there are, who belongs to them, and how administrators keep them.
@Service
public class Units {
  private final UnitTable table;
  private final Audit audit;
  private final Accounts accounts;
  private final Clock clock;

  Units(UnitTable table, Audit audit, Accounts accounts, Clock clock) {
    this.table = table;
    this.audit = audit;
    this.accounts = accounts;
    this.clock = clock;
  }

  /// All of them by name, those that are closed last.
  public List<Unit> list() {
    return table.list();
  }

  /// What units were called before they got the names that they have, the newest first.
  public Map<String, UnitId> formerNames() {
    return table.formerNames();
  }

  public Optional<Unit> find(UnitId id) {
    return table.find(id);
  }

  /// Those who belong to it and whose account is open.
  public List<Account> members(UnitId id) {
    return table.members(id);
  }

  /// Those that somebody belongs to.
  public List<Unit> of(StaffId person) {
    return table.of(person);
  }

  /// Who belongs to which of the open ones, of those whose account is open.
  public Map<StaffId, Set<UnitId>> memberships() {
    return table.memberships();
  }

  @Transactional
  public UnitChange add(Staff by, Unit.Words words) {
    table.lock();
    var id = new UnitId(Id.fresh(clock.instant()));
    if (table.isNameTaken(words.name(), id)) {
      return new UnitChange.NameTaken();
    }
    if (!mayBePartOf(id, words)) {
      return new UnitChange.WrongParent();
    }
    table.add(id, words);
    audit.record(by.id(), "people.audit.unit-added", words.name());
    return new UnitChange.Done(id);
  }

  @Transactional
  public UnitChange change(Staff by, UnitId id, Unit.Words words) {
    table.lock();
    if (table.isNameTaken(words.name(), id)) {
      return new UnitChange.NameTaken();
    }
    if (!mayBePartOf(id, words)) {
      return new UnitChange.WrongParent();
    }
    if (table.find(id).filter(unit -> !unit.name().equals(words.name())).isPresent()) {
      table.keepName(id, clock.instant());
    }
    if (!table.change(id, words)) {
      return new UnitChange.Nothing();
    }
    audit.record(by.id(), "people.audit.unit-changed", words.name());
    return new UnitChange.Done(id);
  }

  private boolean mayBePartOf(UnitId id, Unit.Words words) {
    var parent = words.parent();
    return parent == null
        || table.find(parent).filter(unit -> !unit.closed()).isPresent() && !table.isAbove(id, parent);
  }

  /// Closes a unit: it can't be chosen any more, and stays where it stands.
  @Transactional
  public UnitChange close(Staff by, UnitId id) {
    return note(by, id, table.close(id, clock.instant()), "people.audit.unit-closed");
  }

  @Transactional
  public UnitChange open(Staff by, UnitId id) {
    return note(by, id, table.open(id), "people.audit.unit-opened");
  }

  private UnitChange note(Staff by, UnitId id, boolean done, String act) {
    if (!done) {
      return new UnitChange.Nothing();
    }
    audit.record(by.id(), act, table.find(id).map(Unit::name).orElse(null));
    return new UnitChange.Done(id);
  }

  /// Says which of the open units somebody belongs to.
  @Transactional
  public void put(Staff by, StaffId person, Collection<UnitId> units) {
    table.put(person, units);
    audit.record(by.id(), "people.audit.units", accounts.find(person).map(Account::name).orElse(null));
  }
}
