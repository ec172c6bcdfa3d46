package dk.pip.people.web;

import dk.pip.people.Account;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import java.util.List;
import java.util.Set;

/// One account and what can be done about it.
///
/// @param self whether it is one's own
/// @param directory what people know the municipality's directory by; empty where there is none
/// @param linked whether it knows the person
/// @param decidesRoles whether it says what they may do
/// @param units those that one may belong to
/// @param in those that the person belongs to
public record AccountPage(
    Account account,
    boolean self,
    String directory,
    boolean linked,
    boolean decidesRoles,
    List<Unit> units,
    Set<UnitId> in) {
  public boolean byDirectory() {
    return linked && !directory.isEmpty();
  }

  public boolean isIn(Unit unit) {
    return in.contains(unit.id());
  }
}
