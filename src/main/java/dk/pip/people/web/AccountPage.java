package dk.pip.people.web;

import dk.pip.people.Account;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import java.util.List;
import java.util.Set;

/// One account and what can be done about it.
///
/// @param self whether it is one's own
/// @param units those that one may belong to
/// @param in those that the person belongs to
public record AccountPage(Account account, boolean self, List<Unit> units, Set<UnitId> in) {
  public boolean isIn(Unit unit) {
    return in.contains(unit.id());
  }
}
