package dk.pip.commitments.web;

import dk.pip.access.StaffSite;
import dk.pip.commitments.Commitment;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.CommitmentQuery;
import dk.pip.commitments.Commitments;
import dk.pip.thread.Eyes;
import java.util.EnumSet;
import java.util.Set;

/// Whose pages they are: everybody's, or those of the staff, who find there what is for them and what is for all. What is the parties'
/// alone stands on neither.
public enum PromiseReaders {
  ALL("", EnumSet.of(CommitmentAudience.PUBLIC), Eyes.EVERYBODY),
  STAFF(StaffSite.ROOT, EnumSet.of(CommitmentAudience.PUBLIC, CommitmentAudience.STAFF), Eyes.STAFF);

  /// The list of all, from the root of the site.
  public static final String PROMISES = "/loefter";

  private final String root;
  private final Set<CommitmentAudience> audiences;
  private final Eyes eyes;

  PromiseReaders(String root, Set<CommitmentAudience> audiences, Eyes eyes) {
    this.root = root;
    this.audiences = audiences;
    this.eyes = eyes;
  }

  public boolean areStaff() {
    return this == STAFF;
  }

  boolean see(Commitment it) {
    return audiences.contains(it.audience());
  }

  Set<CommitmentAudience> audiences() {
    return audiences;
  }

  CommitmentQuery query() {
    return CommitmentQuery.of(audiences);
  }

  Eyes eyes() {
    return eyes;
  }

  /// Where the list of all is.
  public String promises() {
    return root + PROMISES;
  }

  /// Where they read one: for staff below their own folder, too, if it is for everybody.
  public String address(Commitment it) {
    return promises() + "/" + it.slug();
  }

  String pictures() {
    return areStaff() ? Commitments.STAFF_PICTURES : Commitments.PUBLIC_PICTURES;
  }

  /// Whether a source's page is one that all of them may open.
  boolean mayOpen(String path) {
    return areStaff() || !path.matches("/(?:medarbejder|redaktion|dialog|indstillinger|konto|loefte)(?:[/?#].*)?");
  }
}
