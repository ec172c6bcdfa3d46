package dk.pip.people;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.access.Principal;
import dk.pip.testing.PipTest;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class RecordDeedsTest extends PipTest {
  private record Holder(String kind) implements Principal {}

  @Test
  void knowsAPrincipalOfAnyKind() {
    bean(Audit.class).recordBy(new Holder("reader"), "people.audit.added", "Ditte");

    assertThat(entryOn("Ditte")).returns("reader", Audit.Entry::kind).returns(null, Audit.Entry::actor);
    as(agnes).get("/indstillinger/personer").isOk().says("en læser");
  }

  @Test
  void namesAColleague() {
    var staff = bean(People.class).list().stream().filter(account -> account.name().equals(alice.name())).findFirst().orElseThrow();
    bean(Audit.class).recordBy(new Staff(staff.id(), staff.name(), staff.mail(), staff.role()), "people.audit.added", "Ejnar");

    assertThat(entryOn("Ejnar")).returns("staff", Audit.Entry::kind).returns(alice.name(), Audit.Entry::actor);
  }

  private static Audit.Entry entryOn(String subject) {
    return bean(Audit.class).latest(100).stream().filter(entry -> subject.equals(entry.subject())).findFirst().orElseThrow();
  }

  /// What was not done is not in the audit.
  @Test
  void goesWithTheDeed() {
    bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              bean(Audit.class).recordBy(new Holder("reader"), "people.audit.added", "Ingen");
              status.setRollbackOnly();
            });

    assertThat(bean(Audit.class).latest(5)).noneMatch(entry -> "Ingen".equals(entry.subject()));
  }
}
