package dk.pip.commitments;

import dk.pip.people.StaffId;
import dk.pip.people.UnitId;
import org.jspecify.annotations.Nullable;

/// Whoever owns a promise or is promised it: somebody with an account, a workplace, or somebody outside.
///
/// @param name of the person or the workplace; empty where only an organisation is known
/// @param title what they are there; empty where nobody has said
/// @param organisation of somebody outside
/// @param mail of somebody outside; where others are reached is asked when they are written to
/// @param erased whether the name has been taken away
public record Contact(
    ContactId id, String name, String title, String organisation, String mail, @Nullable StaffId staff, @Nullable UnitId unit, boolean erased) {
  /// What the house calls them: »Karen Ø. Lund, formand, Søtorvets Venner«.
  public String fullName() {
    var all = new StringBuilder(name);
    for (var more : new String[] {title, organisation}) {
      if (!more.isEmpty()) {
        all.append(all.isEmpty() ? "" : ", ").append(more);
      }
    }
    return all.toString();
  }

  /// What everybody may be told: the organisation or the workplace, or what they are; the name of a person only where there is nothing else.
  ///
  /// @param unitName of the workplace whose promise it is; empty where there is none
  public String publicName(String unitName) {
    if (!organisation.isEmpty()) {
      return organisation;
    }
    if (!unitName.isEmpty()) {
      return unitName;
    }
    return title.isEmpty() ? name : title;
  }
}
