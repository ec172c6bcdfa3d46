package dk.pip.people;

/// How adding somebody went.
public sealed interface Addition {
  record Added(Invitation invitation) implements Addition {}

  /// Somebody has that mail address already.
  record MailTaken() implements Addition {}
}
