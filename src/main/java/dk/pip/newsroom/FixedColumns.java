package dk.pip.newsroom;

import dk.pip.people.People;
import dk.pip.people.Units;
import dk.pip.shared.Id;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What every edition has a place for, as the editors keep it.
@Service
public class FixedColumns {
  /// More than any newsletter has.
  private static final int MOST = 60;

  private final FixedColumnTable table;
  private final EditionDays days;
  private final People people;
  private final Units units;
  private final Clock clock;

  FixedColumns(FixedColumnTable table, EditionDays days, People people, Units units, Clock clock) {
    this.table = table;
    this.days = days;
    this.people = people;
    this.units = units;
    this.clock = clock;
  }

  /// What came of a change to a column.
  public enum ColumnResult {
    DONE,
    /// Another one that goes on has the name.
    NAME_TAKEN,
    TOO_MANY,
    GONE
  }

  /// Those that go on in their order, and then the others.
  public List<FixedColumn> list() {
    return table.list();
  }

  public Optional<FixedColumn> find(ColumnId id) {
    return table.find(id);
  }

  /// Whether there are editions for everybody and editions for staff, so that a column must say for which it is.
  public boolean areForTwoEditions() {
    return days.known().hasBothAudiences();
  }

  /// Who answers for which column at this moment.
  public ColumnOwners owners() {
    return new ColumnOwners(people.list(), units.list());
  }

  /// Adds one, which the next edition has first.
  @Transactional
  public ColumnResult add(FixedColumn.Words words) {
    table.lock();
    var id = new ColumnId(Id.fresh(clock.instant()));
    if (table.isNameTaken(words.name(), id)) {
      return ColumnResult.NAME_TAKEN;
    }
    if (going().size() >= MOST) {
      return ColumnResult.TOO_MANY;
    }
    table.add(id, words, days.next());
    return ColumnResult.DONE;
  }

  @Transactional
  public ColumnResult change(ColumnId id, FixedColumn.Words words) {
    return change(id, () -> {
      if (table.isNameTaken(words.name(), id)) {
        return ColumnResult.NAME_TAKEN;
      }
      table.change(id, words);
      return ColumnResult.DONE;
    });
  }

  /// Moves it so many places down; up where that is negative.
  @Transactional
  public ColumnResult move(ColumnId id, int by) {
    return change(id, () -> {
      var order = new ArrayList<>(going());
      var moved = order.stream().filter(column -> column.id().equals(id)).findFirst().orElse(null);
      if (moved == null) {
        return ColumnResult.GONE;
      }
      var place = Math.clamp((long) order.indexOf(moved) + by, 0, order.size() - 1);
      order.remove(moved);
      order.add(place, moved);
      for (var i = 0; i < order.size(); i++) {
        table.put(order.get(i).id(), i + 1);
      }
      return ColumnResult.DONE;
    });
  }

  /// Ends it: coming editions don't have it, and what stands in it on the board stays.
  @Transactional
  public ColumnResult end(ColumnId id) {
    return change(id, () -> table.end(id, clock.instant()) ? ColumnResult.DONE : ColumnResult.GONE);
  }

  @Transactional
  public ColumnResult resume(ColumnId id) {
    return change(id, () -> {
      var column = table.find(id).orElseThrow();
      if (table.isNameTaken(column.name(), id)) {
        return ColumnResult.NAME_TAKEN;
      }
      return table.resume(id) ? ColumnResult.DONE : ColumnResult.GONE;
    });
  }

  private ColumnResult change(ColumnId id, Supplier<ColumnResult> work) {
    table.lock();
    return table.find(id).isPresent() ? work.get() : ColumnResult.GONE;
  }

  private List<FixedColumn> going() {
    return table.list().stream().filter(column -> !column.hasEnded()).toList();
  }

  /// Whether whoever is named may write here, and the unit is open.
  public boolean mayOwn(FixedColumn.Words words) {
    var owner = words.owner();
    var unit = words.unit();
    var isPerson = owner == null || owners().writers().stream().anyMatch(account -> account.id().equals(owner));
    return isPerson && (unit == null || units.find(unit).filter(it -> !it.closed()).isPresent());
  }
}
