package dk.pip.people.web;

import dk.pip.people.Account;
import dk.pip.people.Unit;
import dk.pip.shared.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form of a unit.
///
/// @param unit null for a new one
/// @param parents what it may be part of
/// @param contacts who may answer for it
/// @param members who belongs to it
public record UnitPage(
    @Nullable Unit unit,
    UnitForm form,
    List<Unit> parents,
    List<Account> contacts,
    List<Account> members,
    Problems problems) {
  public String address() {
    return unit == null ? UnitController.PATH : UnitController.PATH + "/" + unit.id().value();
  }
}
