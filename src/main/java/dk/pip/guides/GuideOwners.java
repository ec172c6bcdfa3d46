package dk.pip.guides;

import dk.pip.people.Account;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.shared.Role;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who answers for guides at a moment.
///
/// @param accounts all that there are
/// @param units all that there are
public record GuideOwners(List<Account> accounts, List<Unit> units) {

  /// Those who may write here, of whom one may answer for a page.
  public List<Account> writers() {
    return accounts.stream().filter(GuideOwners::mayWrite).toList();
  }

  private static boolean mayWrite(Account account) {
    return !account.disabled() && account.role().includes(Role.CONTRIBUTOR);
  }

  public List<Unit> openUnits() {
    return units.stream().filter(unit -> !unit.closed()).toList();
  }

  /// What whoever answers for a page is called; null where nobody does.
  public @Nullable String name(Guide guide) {
    var owner = guide.owner();
    var unit = guide.unit();
    return owner != null ? name(owner) : unit != null ? name(unit) : null;
  }

  public @Nullable String name(StaffId id) {
    return accounts.stream().filter(account -> account.id().equals(id)).map(Account::name).findFirst().orElse(null);
  }

  public @Nullable String name(UnitId id) {
    return units.stream().filter(unit -> unit.id().equals(id)).map(Unit::name).findFirst().orElse(null);
  }

  /// Those who are written to about a page: the person, the unit's contact person, or else all of the unit who may write here.
  List<StaffId> written(Guide guide, Units membership) {
    Map<StaffId, Account> writers = writers().stream().collect(Collectors.toMap(Account::id, Function.identity()));
    var owner = guide.owner();
    if (owner != null) {
      return writers.containsKey(owner) ? List.of(owner) : List.of();
    }
    var unit = openUnits().stream().filter(it -> it.id().equals(guide.unit())).findFirst().orElse(null);
    if (unit == null) {
      return List.of();
    }
    var contact = unit.contact();
    if (contact != null && writers.containsKey(contact)) {
      return List.of(contact);
    }
    return membership.members(unit.id()).stream().map(Account::id).filter(writers::containsKey).toList();
  }
}
