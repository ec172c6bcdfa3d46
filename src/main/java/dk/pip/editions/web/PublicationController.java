package dk.pip.editions.web;

import dk.pip.access.Allowed;
import dk.pip.editions.EditionId;
import dk.pip.editions.EditionSummary;
import dk.pip.editions.Editions;
import dk.pip.people.Staff;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Publishes an edition now or at a time, corrects it, withdraws it and brings it back.
@Controller
class PublicationController {
  private static final String EDITION = "/redaktion/udgaver/{id}";

  private final Editions editions;
  private final Clock clock;

  PublicationController(Editions editions, Clock clock) {
    this.editions = editions;
    this.clock = clock;
  }

  @Allowed(Role.EDITOR)
  @GetMapping(EDITION + "/udgivelse")
  Page form(@PathVariable UUID id) {
    return Page.of(
        "editions/desk/publish.jte", new PublishPage(get(id), PublishForm.of(null, null, null, null, null), Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(EDITION + "/udgivelse")
  Object publish(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(required = false) String when,
      @RequestParam(required = false) String day,
      @RequestParam(required = false) String time,
      @RequestParam(required = false) String correction,
      @RequestParam(required = false) String back,
      Flash flash) {
    var edition = get(id);
    var form = PublishForm.of(when, day, time, correction, back);
    var problems = form.check(edition.version() != null, edition.isWithdrawn(), clock.instant());
    if (!problems.isEmpty()) {
      return Page.refused("editions/desk/publish.jte", new PublishPage(edition, form, problems));
    }
    var note = form.correction().isEmpty() ? null : form.correction();
    if (form.later()) {
      var at = Objects.requireNonNull(form.at());
      switch (editions.schedule(staff, edition.id(), at, note, form.back())) {
        case PLANNED -> flash.say(edition.isSingle() ? "editions.single.planned" : "editions.publish.planned");
        case TIME_PAST -> flash.warn("editions.publish.time-past");
        case WITHDRAWN -> flash.warn("editions.publish.withdrawn-meanwhile");
      }
      return back(id);
    }
    switch (editions.publish(staff, edition.id(), note, form.back())) {
      case Editions.PublishResult.Published(_, var version) ->
          flash.say(version > 1 ? "editions.publish.corrected" : edition.isSingle() ? "editions.single.done" : "editions.publish.done");
      case Editions.PublishResult.Refused _ -> flash.warn(edition.isSingle() ? "editions.single.refused" : "editions.publish.refused");
      case Editions.PublishResult.NothingNew _ -> flash.warn("editions.publish.nothing-new");
      case Editions.PublishResult.CorrectionMissing _ -> flash.warn("editions.publish.no-correction");
      case Editions.PublishResult.Withdrawn _ -> flash.warn("editions.publish.withdrawn-meanwhile");
      case Editions.PublishResult.NoLongerPlanned _, Editions.PublishResult.Busy _ -> flash.warn("editions.publish.busy");
    }
    return back(id);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(EDITION + "/plan/annullering")
  String endSchedule(Staff staff, @PathVariable UUID id, Flash flash) {
    if (editions.endSchedule(staff, get(id).id())) {
      flash.say(get(id).isSingle() ? "editions.single.unplanned" : "editions.publish.unplanned");
    }
    return back(id);
  }

  @Allowed(Role.EDITOR)
  @GetMapping(EDITION + "/tilbagetraekning")
  Page withdrawForm(@PathVariable UUID id) {
    return Page.of("editions/desk/withdraw.jte", withdrawPage(get(id), "", Set.of(), Problems.none()));
  }

  private WithdrawPage withdrawPage(EditionSummary edition, String reason, Set<UUID> also, Problems problems) {
    var singles = edition.isSingle() ? List.<EditionSummary>of() : editions.shownSinglesOf(edition.id());
    var places = editions.storyOf(edition).map(story -> editions.placements(List.of(story)).getOrDefault(story, List.of())).orElse(List.of());
    return new WithdrawPage(edition, reason, singles, also, places.stream().filter(place -> !place.isSingle() && place.isShown()).toList(), problems);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(EDITION + "/tilbagetraekning")
  Object withdraw(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, @RequestParam(required = false) @Nullable Set<UUID> also, Flash flash) {
    var edition = get(id);
    var chosen = also == null ? Set.<UUID>of() : also;
    if (reason.isBlank() || Letters.moreThan(300, reason)) {
      var problems = Problems.none().add("reason", "editions.withdraw.no-reason");
      return Page.refused("editions/desk/withdraw.jte", withdrawPage(edition, reason, chosen, problems));
    }
    editions.shownSinglesOf(edition.id()).stream()
        .filter(single -> !edition.isSingle() && chosen.contains(single.id().value()))
        .forEach(single -> editions.withdraw(staff, single.id(), reason.strip()));
    if (editions.withdraw(staff, edition.id(), reason.strip())) {
      flash.say(edition.isSingle() ? "editions.single.withdrawn" : edition.isPlanned() ? "editions.withdraw.done-plan-ended" : "editions.withdraw.done");
    } else {
      flash.warn("editions.withdraw.not-published");
    }
    return back(id);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(EDITION + "/genoptagelse")
  String restore(Staff staff, @PathVariable UUID id, Flash flash) {
    if (editions.restore(staff, get(id).id())) {
      flash.say(get(id).isSingle() ? "editions.single.restored" : "editions.withdraw.restored");
    }
    return back(id);
  }

  private static String back(UUID id) {
    return "redirect:/redaktion/udgaver/" + id;
  }

  private EditionSummary get(UUID id) {
    return editions.find(new EditionId(id)).orElseThrow(NotFound::new);
  }
}
