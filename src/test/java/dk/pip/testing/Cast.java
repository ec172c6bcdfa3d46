package dk.pip.testing;

import dk.pip.people.People;
import dk.pip.shared.Role;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.test.util.ReflectionTestUtils;

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

  /// Hashes at next to no cost: tests add people and sign in hundreds of times. A hash says itself how it was made.
  private static final Argon2PasswordEncoder CHEAP = new Argon2PasswordEncoder(16, 32, 1, 8, 1);

  private Cast() {}

  /// Gives each of the staff an account.
  ///
  /// @param application where they are people
  static void addTo(BeanFactory application) {
    var people = application.getBean(People.class);
    var passwords = application.getBean("passwords");
    var dear = Objects.requireNonNull(ReflectionTestUtils.getField(passwords, "encoder"));
    ReflectionTestUtils.setField(passwords, "encoder", CHEAP);
    try {
      for (var person : STAFF) {
        people.addWithPassword(person.name(), person.mail(), Objects.requireNonNull(person.role()), Person.PASSWORD);
      }
    } finally {
      ReflectionTestUtils.setField(passwords, "encoder", dear);
    }
  }
}
