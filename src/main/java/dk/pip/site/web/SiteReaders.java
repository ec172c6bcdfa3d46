package dk.pip.site.web;

import dk.pip.access.StaffSite;
import dk.pip.shared.Audience;
import java.util.Set;

/// Whose pages they are: everybody's, or those of the staff, who find there what is for them and what is for all.
public enum SiteReaders {
  ALL("", Set.of(Audience.PUBLIC)),
  STAFF(StaffSite.ROOT, Set.of(Audience.PUBLIC, Audience.STAFF));

  private final String root;
  private final Set<Audience> audiences;

  SiteReaders(String root, Set<Audience> audiences) {
    this.root = root;
    this.audiences = audiences;
  }

  Set<Audience> audiences() {
    return audiences;
  }

  public boolean areStaff() {
    return this == STAFF;
  }

  /// An address of theirs: `/nyheder` is `/medarbejder/nyheder` for staff.
  public String address(String path) {
    return path.equals("/") && areStaff() ? root : root + path;
  }
}
