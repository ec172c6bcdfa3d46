package dk.pip.newsroom;

import dk.pip.people.Account;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.shared.Role;
import java.util.List;
import java.util.Optional;

/// Who answers for which fixed column at a moment: the person, or the unit's contact person, where they may write here.
///
/// @param accounts all that there are
/// @param units all that there are
public record ColumnOwners(List<Account> accounts, List<Unit> units) {

  /// Those who may write here.
  public List<Account> writers() {
    return accounts.stream().filter(account -> !account.disabled() && account.role().includes(Role.CONTRIBUTOR)).toList();
  }

  /// Units that may be named.
  public List<Unit> openUnits() {
    return units.stream().filter(unit -> !unit.closed()).toList();
  }

  public Optional<Unit> unit(FixedColumn column) {
    return units.stream().filter(unit -> unit.id().equals(column.unit())).findFirst();
  }

  /// Whose turn it is with a column; empty where nobody is named, or whoever is can't write here.
  public Optional<StaffId> responsible(FixedColumn column) {
    var owner = column.owner();
    if (owner != null) {
      return writer(owner);
    }
    return unit(column).filter(unit -> !unit.closed()).flatMap(unit -> Optional.ofNullable(unit.contact())).flatMap(this::writer);
  }

  private Optional<StaffId> writer(StaffId id) {
    return writers().stream().map(Account::id).filter(id::equals).findFirst();
  }
}
