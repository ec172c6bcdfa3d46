package dk.pip.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;

/// Tests that use the program as people do: over HTTP, each class on a database of its own with the cast in it
/// and a clock that begins at [StoppedClock#START] and within the class only goes forward.
public abstract class PipTest {
  protected static final Person alice = Cast.ALICE;
  protected static final Person bob = Cast.BOB;
  protected static final Person charlie = Cast.CHARLIE;
  protected static final Person agnes = Cast.AGNES;
  protected static final Person emil = Cast.EMIL;

  private static final Map<Person, Client> SIGNED_IN = new HashMap<>();

  @BeforeAll
  static void ownDatabase(TestInfo test) {
    SIGNED_IN.clear();
    var empty = test.getTestClass().orElseThrow().isAnnotationPresent(NotSetUp.class);
    if (empty) {
      TestServer.shared().useEmpty();
    } else {
      TestServer.shared().useCast();
    }
  }

  /// The browser of somebody, signed in if they have an account, kept for the whole test class.
  protected static Client as(Person person) {
    return SIGNED_IN.computeIfAbsent(
        person,
        someone -> {
          var client = fresh();
          if (someone.role() != null) {
            client.signIn(someone.mail(), Person.PASSWORD);
          }
          return client;
        });
  }

  /// A browser that nobody has used.
  protected static Client fresh() {
    return new Client(address());
  }

  /// A browser that nobody has used, at the other node on the same database.
  protected static Client elsewhere() {
    return new Client(TestServer.second().address());
  }

  protected static String addressElsewhere() {
    return TestServer.second().address();
  }

  protected static <T> T beanElsewhere(Class<T> type) {
    return TestServer.second().bean(type);
  }

  protected static StoppedClock clock() {
    return TestServer.shared().clock();
  }

  protected static <T> T bean(Class<T> type) {
    return TestServer.shared().bean(type);
  }

  /// Those of a kind that the modules bring.
  protected static <T> List<T> beans(Class<T> type) {
    return TestServer.shared().beans(type);
  }

  /// Opens a place in the menu of whoever reads, »Giv et praj« at `/praj`, as a module does on a certain day.
  protected static void openPlaceInMenu() {
    TestServer.OPEN_PLACE.set(true);
  }

  /// What the program asks the database while something is done.
  protected static List<String> statementsOf(Runnable act) {
    return TestServer.shared().statementsOf(act);
  }

  /// The folder of the database server's write-ahead log.
  protected static java.nio.file.Path writeAheadLog() {
    return Servers.writeAheadLog();
  }

  /// The address of the class's database, for a program beside the server.
  protected static String database() {
    return TestServer.shared().database();
  }

  protected static String address() {
    return TestServer.shared().address();
  }
}
