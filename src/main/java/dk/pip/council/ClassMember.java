package dk.pip.council;

import dk.pip.access.Principal;

/// Whoever came by a class's link: a pupil, who writes, or the teacher, who also hands in and says who speaks.
///
/// @param token the part of their addresses that is the proof
public record ClassMember(CouncilDay day, Delegation delegation, boolean teacher, String token) implements Principal {
  public static final String ADDRESS = "/klasse/";

  @Override
  public String kind() {
    return teacher ? "council-teacher" : "council-class";
  }

  public String address() {
    return ADDRESS + token;
  }

  public ClassProposal proposal() {
    return day.proposalOf(delegation.id()).orElseThrow();
  }
}
