package dk.pip.commitments;

import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.time.LocalDate;
import java.util.UUID;

/// Promises for tests.
abstract class Promising extends PipTest {
  static Commitments commitments() {
    return bean(Commitments.class);
  }

  static Staff staff(Person person) {
    return bean(People.class).list().stream()
        .filter(account -> account.mail().equals(person.mail()))
        .findFirst()
        .flatMap(account -> bean(People.class).find(account.id()))
        .orElseThrow();
  }

  static By.ByStaff by(Person person) {
    return new By.ByStaff(staff(person).id(), person.name());
  }

  static LocalDate today() {
    return Dates.local(clock().instant()).toLocalDate();
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  static ContactId outside(String name) {
    return bean(Contacts.class).outside(name, "formand", "Søtorvets Venner", "venner@soetorvet.example");
  }

  static CommitmentId promise(CommitmentTerms terms, CommitmentAudience audience) {
    return commitments()
        .make(by(alice), new NewCommitment(terms, audience, new CommitmentSource(CommitmentSource.Kind.COUNCIL_DAY, "Elevbyrådsdagen 2025", null), today(), key()));
  }

  static CommitmentId promise(String sentence, LocalDate due) {
    return promise(CommitmentTerms.of(sentence, due, outside("Karen Lund"), null), CommitmentAudience.PUBLIC);
  }

  static By.ByContact linked(CommitmentId id, ContactId contact) {
    var path = bean(CommitmentLinks.class).path(id, contact);
    return ((CommitmentLinks.Opened.Open) bean(CommitmentLinks.class).open(path.substring(CommitmentLinks.FOLDER.length()))).by();
  }
}
