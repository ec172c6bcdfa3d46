package dk.pip.people.web;

import dk.pip.access.Allowed;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.Unit;
import dk.pip.people.UnitChange;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Workplaces and sections, as administrators keep them.
@Controller
@RequestMapping(UnitController.PATH)
class UnitController {
  static final String PATH = "/indstillinger/enheder";
  private static final String TEMPLATE = "people/unit.jte";

  private final Units units;
  private final People people;

  UnitController(Units units, People people) {
    this.units = units;
    this.people = people;
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping
  Page list() {
    return Page.of("people/units.jte", new UnitsPage(units.list(), people.list()));
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping("/ny")
  Page addForm() {
    return Page.of(TEMPLATE, page(null, UnitForm.EMPTY, Problems.none()));
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping
  View add(Staff staff, @ModelAttribute UnitForm form, Flash flash) {
    var problems = form.check();
    return problems.isEmpty()
        ? answer(null, form, units.add(staff, form.words()), flash)
        : Page.refused(TEMPLATE, page(null, form, problems));
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping("/{id}")
  Page show(@PathVariable UUID id) {
    var unit = unit(id);
    return Page.of(TEMPLATE, page(unit, UnitForm.of(unit), Problems.none()));
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}")
  View change(Staff staff, @PathVariable UUID id, @ModelAttribute UnitForm form, Flash flash) {
    var unit = unit(id);
    var problems = form.check();
    return problems.isEmpty()
        ? answer(unit, form, units.change(staff, unit.id(), form.words()), flash)
        : Page.refused(TEMPLATE, page(unit, form, problems));
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/lukning")
  String close(Staff staff, @PathVariable UUID id, Flash flash) {
    return done(units.close(staff, unit(id).id()), "people.unit.closed", id, flash);
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/genaabning")
  String open(Staff staff, @PathVariable UUID id, Flash flash) {
    return done(units.open(staff, unit(id).id()), "people.unit.opened", id, flash);
  }

  private static String done(UnitChange change, String key, UUID id, Flash flash) {
    if (change instanceof UnitChange.Done) {
      flash.say(key);
    } else {
      flash.warn("people.account.unchanged");
    }
    return "redirect:" + PATH + "/" + id;
  }

  private View answer(@Nullable Unit unit, UnitForm form, UnitChange change, Flash flash) {
    return switch (change) {
      case UnitChange.Done _ -> {
        flash.say("people.unit.saved", form.nameText());
        yield new RedirectView(PATH);
      }
      case UnitChange.NameTaken _ ->
          Page.refused(TEMPLATE, page(unit, form, Problems.none().add("name", "people.unit.problem.name-taken")));
      case UnitChange.WrongParent _ ->
          Page.refused(TEMPLATE, page(unit, form, Problems.none().add("parent", "people.unit.problem.parent")));
      case UnitChange.Nothing _ -> throw new NotFound();
    };
  }

  private UnitPage page(@Nullable Unit unit, UnitForm form, Problems problems) {
    var parents = units.list().stream().filter(each -> !each.closed() && (unit == null || !each.id().equals(unit.id()))).toList();
    var contacts = people.list().stream().filter(account -> !account.disabled()).toList();
    var members = unit == null ? List.<Account>of() : units.members(unit.id());
    return new UnitPage(unit, form, parents, contacts, members, problems);
  }

  private Unit unit(UUID id) {
    return units.find(new UnitId(id)).orElseThrow(NotFound::new);
  }
}
