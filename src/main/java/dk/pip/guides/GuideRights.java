package dk.pip.guides;

import dk.pip.people.Staff;
import dk.pip.people.UnitId;
import dk.pip.shared.Role;
import java.util.Set;

/// What somebody may do with guides: editors all, contributors what they or their unit answer for.
///
/// @param units those that they belong to or are the contact person of
public record GuideRights(Staff staff, Set<UnitId> units) {

  /// Whether they put pages in their places, take them down, and say whom they are for and who answers for them.
  public boolean mayArrange() {
    return staff.may(Role.EDITOR);
  }

  /// Whether they write in it and publish it.
  public boolean mayWrite(Guide guide) {
    var unit = guide.unit();
    return mayArrange() || staff.may(Role.CONTRIBUTOR) && (staff.id().equals(guide.owner()) || unit != null && units.contains(unit));
  }

  /// Whether it is there for them, in the newsroom.
  public boolean maySee(GuideTree tree, Guide guide) {
    return mayWrite(guide) || tree.isOut(guide);
  }
}
