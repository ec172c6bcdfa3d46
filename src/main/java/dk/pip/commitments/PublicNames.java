package dk.pip.commitments;

import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.shared.Slug;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What everybody may be told of who has promised what to whom: workplaces and organisations, and a person’s name only where there is
/// nothing else.
@Component
public class PublicNames {
  private static final int LONGEST = 60;

  private final Contacts contacts;
  private final Units units;

  PublicNames(Contacts contacts, Units units) {
    this.contacts = contacts;
    this.units = units;
  }

  /// The names in some promises, read in one go.
  public record Names(Map<ContactId, Contact> contacts, Map<UnitId, String> units) {
    public String owner(Commitment it) {
      var contact = contacts.get(it.terms().owner());
      return contact == null ? unit(it) : contact.publicName(unit(it));
    }

    /// Empty where it is no workplace’s.
    public String unit(Commitment it) {
      var unit = it.terms().unit();
      return unit == null ? "" : units.getOrDefault(unit, "");
    }

    /// Empty where it was promised to nobody in particular.
    public String counterpart(Commitment it) {
      var contact = it.terms().counterpart() == null ? null : contacts.get(it.terms().counterpart());
      return contact == null ? "" : contact.publicName("");
    }
  }

  public Names of(Collection<Commitment> all) {
    return of(all, List.of());
  }

  /// @param more who else is named
  public Names of(Collection<Commitment> all, Collection<ContactId> more) {
    var ids = new HashSet<>(more);
    for (var it : all) {
      ids.add(it.terms().owner());
      var counterpart = it.terms().counterpart();
      if (counterpart != null) {
        ids.add(counterpart);
      }
    }
    var ofUnits = all.stream().anyMatch(it -> it.terms().unit() != null) ? units() : Map.<UnitId, String>of();
    return new Names(contacts.findAll(ids), ofUnits);
  }

  /// All workplaces by their ids.
  public Map<UnitId, String> units() {
    var all = new HashMap<UnitId, String>();
    units.list().forEach(unit -> all.put(unit.id(), unit.name()));
    return all;
  }

  /// The workplace that an address names, whatever else there is of that name.
  public Optional<Unit> unit(String slug) {
    return slugged().entrySet().stream().filter(each -> each.getValue().equals(slug)).map(Map.Entry::getKey).findFirst();
  }

  /// What the workplace that an address names is called there now: the same, or another where the name is one from before. Empty where no
  /// workplace has or had it.
  public Optional<String> slug(String slug) {
    var slugs = slugs();
    return slugs.containsValue(slug)
        ? Optional.of(slug)
        : units.formerNames().entrySet().stream().filter(former -> Slug.of(former.getKey(), LONGEST).equals(slug)).findFirst().map(former -> slugs.get(former.getValue()));
  }

  /// What workplaces are called in addresses.
  public Map<UnitId, String> slugs() {
    var slugs = new HashMap<UnitId, String>();
    slugged().forEach((unit, slug) -> slugs.put(unit.id(), slug));
    return slugs;
  }

  /// The oldest of those with one name has it alone.
  private Map<Unit, String> slugged() {
    var taken = new HashSet<String>();
    var slugs = new HashMap<Unit, String>();
    for (var unit : units.list().stream().sorted(Comparator.comparing(unit -> unit.id().value().toString())).toList()) {
      var plain = plain(unit);
      var slug = plain;
      for (var number = 2; !taken.add(slug); number++) {
        slug = plain + "-" + number;
      }
      slugs.put(unit, slug);
    }
    return slugs;
  }

  private static String plain(Unit unit) {
    var slug = Slug.of(unit.name(), LONGEST);
    return slug.isEmpty() ? unit.id().value().toString() : slug;
  }

  static @Nullable String blank(String text) {
    return text.isEmpty() ? null : text;
  }
}
