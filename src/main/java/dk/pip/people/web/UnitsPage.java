package dk.pip.people.web;

import dk.pip.people.Account;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.shared.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All workplaces and sections.
public record UnitsPage(List<Unit> units, List<Account> accounts) {
  /// `Arbejdsplads, del af Børn og Skole`.
  public String about(Unit unit, Texts texts) {
    var kind = texts.get("people.unit.kind." + unit.kind().name());
    var parent = name(unit.parent());
    return parent == null ? kind : texts.get("people.unit.part-of", kind, parent);
  }

  /// Who answers for it and where it is written to.
  public String facts(Unit unit, Texts texts) {
    var facts = new ArrayList<String>();
    for (var account : accounts) {
      if (account.id().equals(unit.contact())) {
        facts.add(texts.get("people.unit.contact-is", account.name()));
      }
    }
    if (!unit.mail().isEmpty()) {
      facts.add(unit.mail());
    }
    return facts.isEmpty() ? "" : String.join(", ", facts) + ".";
  }

  private @Nullable String name(@Nullable UnitId id) {
    return units.stream().filter(unit -> unit.id().equals(id)).findFirst().map(Unit::name).orElse(null);
  }
}
