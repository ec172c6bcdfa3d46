package dk.pip.setup;

import dk.pip.municipality.Details;
import dk.pip.municipality.Municipality;
import dk.pip.people.Audit;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.shared.Role;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Sets the installation up and changes its settings.
@Service
public class SetUp {
  private final Municipality municipality;
  private final People people;
  private final Audit audit;

  SetUp(Municipality municipality, People people, Audit audit) {
    this.municipality = municipality;
    this.people = people;
    this.audit = audit;
  }

  /// What is wrong with the first administrator's password, as a catalogue key.
  public Optional<String> passwordFault(String password, String name, String mail) {
    var details = municipality.details();
    return people.passwordFault(password, List.of(details.name(), details.newsletter(), name, mail));
  }

  /// Puts what was typed in force and adds the first administrator, both or neither. Empty if somebody else did it
  /// before.
  @Transactional
  public Optional<Staff> finish(String name, String mail, String password) {
    if (!municipality.setUp(municipality.details())) {
      return Optional.empty();
    }
    var first = people.addWithPassword(name, mail, Role.ADMINISTRATOR, password);
    audit.record(first.id(), "municipality.audit.set-up", municipality.details().name());
    return Optional.of(first);
  }

  @Transactional
  public void change(Staff by, Details details, @Nullable URI statement) {
    municipality.saveStatement(statement);
    change(by, details);
  }

  @Transactional
  public void change(Staff by, Details details) {
    municipality.save(details);
    audit.record(by.id(), "municipality.audit.changed", details.name());
  }
}
