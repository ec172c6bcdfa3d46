package dk.pip.guides.web;

import dk.pip.access.Allowed;
import dk.pip.guides.Guide;
import dk.pip.guides.GuideDesk;
import dk.pip.guides.GuideId;
import dk.pip.guides.GuideMoves;
import dk.pip.guides.GuideMoves.Place;
import dk.pip.guides.GuideOwners;
import dk.pip.guides.GuidePlacing;
import dk.pip.guides.GuideTree;
import dk.pip.guides.Guides;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.Units;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.Slug;
import dk.pip.shared.Texts;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Guides put in other places: by the tree's script, or by a form of their own.
@Controller
class GuideMoveController {
  private static final String PLACE = GuidePages.DESK + "/{id}/plads";
  private static final int LONGEST_NAME = 60;

  private final Guides guides;
  private final GuideMoves moves;
  private final People people;
  private final Units units;
  private final Settings settings;
  private final Clock clock;

  GuideMoveController(Guides guides, GuideMoves moves, People people, Units units, Settings settings, Clock clock) {
    this.guides = guides;
    this.moves = moves;
    this.people = people;
    this.units = units;
    this.settings = settings;
    this.clock = clock;
  }

  /// @param under the page whose places are shown; blank for the top, missing for where it stands
  @Allowed(Role.EDITOR)
  @GetMapping(PLACE)
  Page form(@PathVariable UUID id, @RequestParam(required = false) @Nullable String under, @RequestParam(defaultValue = "") String name) {
    var tree = guides.tree();
    var guide = get(tree, id);
    return Page.of("guides/place.jte", new GuidePages.Place(guide, tree, under == null ? guide.parent() : id(under), name.isBlank() ? guide.name() : name, guide.placed(), Problems.none()));
  }

  private static Guide get(GuideTree tree, UUID id) {
    return tree.find(new GuideId(id)).filter(guide -> !guide.isTakenDown()).orElseThrow(NotFound::new);
  }

  private static @Nullable GuideId id(String typed) {
    var id = Id.read(typed);
    return id == null ? null : new GuideId(id);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(PLACE)
  Object place(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String under,
      @RequestParam(defaultValue = "") String before,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "0") String seen,
      @RequestParam(defaultValue = "") String fra,
      Flash flash) {
    var tree = guides.tree();
    var guide = get(tree, id);
    var wanted = name.isBlank() ? guide.name() : Slug.of(name, LONGEST_NAME);
    if (wanted.isEmpty()) {
      return refused(guide, tree, under, name, Problems.none().add("name", "guides.problem.name"));
    }
    if (!under.isBlank() && id(under) == null) {
      throw new NotFound();
    }
    var number = seen.matches("\\d{1,9}") ? Integer.parseInt(seen) : 0;
    var result = moves.place(staff, guide.id(), number, new Place(id(under), id(before)), wanted);
    if (fra.isEmpty() && result instanceof GuidePlacing.NameTaken) {
      return refused(guide, tree, under, name, Problems.none().add("name", "guides.problem.name-taken", wanted));
    }
    tell(result, guide, flash);
    return "redirect:" + (fra.equals("trae") ? GuidePages.DESK : GuidePages.address(guide.id()));
  }

  private static Page refused(Guide guide, GuideTree tree, String under, String name, Problems problems) {
    return Page.refused("guides/place.jte", new GuidePages.Place(guide, tree, id(under), name, guide.placed(), problems));
  }

  private void tell(GuidePlacing result, Guide guide, Flash flash) {
    var texts = Texts.in(settings.language());
    switch (result) {
      case GuidePlacing.Placed _ -> flash.say("guides.move.done", guide.title());
      case GuidePlacing.Unchanged _ -> flash.say("guides.move.unchanged", guide.title());
      case GuidePlacing.Overtaken(var by, var at) ->
          flash.warn("guides.move.overtaken", GuidePages.name(new GuideOwners(people.list(), units.list()), by, texts), guide.title(), Dates.near(at, clock.instant(), texts));
      case GuidePlacing.WithinItself _ -> flash.warn("guides.move.within", guide.title());
      case GuidePlacing.TooDeep _ -> flash.warn("guides.move.deep", GuideDesk.DEEPEST);
      case GuidePlacing.NameTaken _ -> flash.warn("guides.move.name-taken", guide.name());
      case GuidePlacing.ParentNotOut(var title) -> flash.warn("guides.move.parent", guide.title(), title);
      case GuidePlacing.Gone _ -> flash.warn("guides.move.gone");
    }
  }

  @Allowed(Role.EDITOR)
  @PostMapping(GuidePages.DESK + "/flytninger/{id}/fortrydelse")
  String undo(Staff staff, @PathVariable UUID id, Flash flash) {
    if (moves.undo(staff, id) instanceof GuidePlacing.Placed) {
      flash.say("guides.move.undone");
    } else {
      flash.warn("guides.move.not-undone");
    }
    return "redirect:" + GuidePages.DESK;
  }
}
