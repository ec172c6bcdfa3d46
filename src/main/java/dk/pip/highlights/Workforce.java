package dk.pip.highlights;

import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who works where and as what, and who answers for which workplace.
@Component
class Workforce {
  private final People people;
  private final Units units;
  private final JobTable jobs;

  Workforce(People people, Units units, JobTable jobs) {
    this.people = people;
    this.units = units;
    this.jobs = jobs;
  }

  /// All who have an open account, by name.
  List<Colleague> all() {
    var tree = tree();
    var members = units.memberships();
    var work = jobs.ofAll();
    var leaders = leaders(tree.values());
    return people.list().stream()
        .filter(account -> !account.disabled())
        .map(account -> colleague(account, tree, members.getOrDefault(account.id(), Set.of()), work.getOrDefault(account.id(), Set.of()), leaders))
        .toList();
  }

  Colleague of(Staff staff) {
    var tree = tree();
    var own = units.of(staff.id()).stream().map(Unit::id).collect(Collectors.toSet());
    var account = new Account(staff.id(), staff.name(), staff.mail(), staff.role(), true, null);
    return colleague(account, tree, own, jobs.of(staff.id()), leaders(tree.values()));
  }

  /// The workplaces that somebody answers for, with all that are part of them.
  List<Unit> ledBy(StaffId person) {
    var tree = tree();
    return tree.values().stream().filter(unit -> above(unit.id(), tree).stream().anyMatch(id -> person.equals(contact(tree.get(id))))).toList();
  }

  /// Who answers for which workplace.
  Map<UnitId, StaffId> leaders() {
    var leaders = new HashMap<UnitId, StaffId>();
    for (var unit : tree().values()) {
      var contact = contact(unit);
      if (contact != null) {
        leaders.put(unit.id(), contact);
      }
    }
    return leaders;
  }

  private Map<UnitId, Unit> tree() {
    return units.list().stream().filter(unit -> !unit.closed()).collect(Collectors.toMap(Unit::id, Function.identity()));
  }

  private static Set<StaffId> leaders(Collection<Unit> all) {
    return all.stream().map(Workforce::contact).filter(contact -> contact != null).collect(Collectors.toSet());
  }

  /// Who answers for a workplace; a section of the newsletter has a contact too, who leads nobody.
  private static @Nullable StaffId contact(@Nullable Unit unit) {
    return unit == null || unit.kind() != Unit.Kind.WORKPLACE ? null : unit.contact();
  }

  /// Whoever answers for a workplace belongs to it.
  private static Colleague colleague(Account account, Map<UnitId, Unit> tree, Set<UnitId> own, Set<JobId> work, Set<StaffId> leaders) {
    var all = new HashSet<UnitId>();
    own.forEach(unit -> all.addAll(above(unit, tree)));
    var leads = leaders.contains(account.id());
    if (leads) {
      tree.values().stream().filter(unit -> account.id().equals(contact(unit))).forEach(unit -> all.addAll(above(unit.id(), tree)));
    }
    return new Colleague(account.id(), account.name(), account.mail(), all, work, leads);
  }

  /// A workplace and all that it is part of.
  private static Set<UnitId> above(UnitId from, Map<UnitId, Unit> tree) {
    var all = new HashSet<UnitId>();
    var unit = tree.get(from);
    while (unit != null && all.add(unit.id())) {
      var parent = unit.parent();
      unit = parent == null ? null : tree.get(parent);
    }
    return all;
  }
}
