package dk.pip.testing;

import dk.pip.shared.Role;
import java.util.List;

/// The people of the tests.
public final class Cast {
  /// Edits.
  public static final Person ALICE = new Person("Alice Vang", "alice@ellebaek.example", Role.EDITOR);

  /// Is staff and reads.
  public static final Person BOB = new Person("Bob Holm", "bob@ellebaek.example", Role.READER);

  /// Writes a story now and then.
  public static final Person CHARLIE = new Person("Charlie Krog", "charlie@ellebaek.example", Role.CONTRIBUTOR);

  /// Administers.
  public static final Person AGNES = new Person("Agnes Dahl", "agnes@ellebaek.example", Role.ADMINISTRATOR);

  /// Is signed out.
  public static final Person EMIL = new Person("Emil", "emil@borger.example", null);

  public static final List<Person> STAFF = List.of(AGNES, ALICE, CHARLIE, BOB);

  private Cast() {}
}
