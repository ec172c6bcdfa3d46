package dk.pip.testing;

import dk.pip.people.People;
import dk.pip.shared.Role;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

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

  /// The cast's password as it is kept, at next to no cost: tests sign in hundreds of times. It says itself how it was made.
  private static final String HASH = new Argon2PasswordEncoder(16, 32, 1, 8, 1).encode(Person.PASSWORD);

  private Cast() {}

  /// Gives each of the staff an account.
  static void addTo(People people, JdbcClient jdbc) {
    for (var person : STAFF) {
      people.addWithPassword(person.name(), person.mail(), Objects.requireNonNull(person.role()), Person.PASSWORD);
    }
    jdbc.sql("update people.account set password = :hash").param("hash", HASH).update();
  }
}
