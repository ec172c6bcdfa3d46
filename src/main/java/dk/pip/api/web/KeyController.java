package dk.pip.api.web;

import dk.pip.access.Allowed;
import dk.pip.api.ApiKeyId;
import dk.pip.api.ApiKeys;
import dk.pip.api.KeptKey;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Keys of the API, as administrators keep them.
@Controller
@RequestMapping(KeyController.PATH)
class KeyController {
  static final String PATH = ApiSettingsController.PATH + "/noegler";
  private static final String TEMPLATE = "api/key.jte";

  private final ApiKeys keys;
  private final Clock clock;

  KeyController(ApiKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping("/ny")
  Page addForm() {
    return Page.of(TEMPLATE, new KeyPage(null, KeyForm.fresh(Id.fresh(clock.instant())), Problems.none()));
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping
  View add(Staff staff, @ModelAttribute KeyForm form, Flash flash, HttpServletResponse response) {
    var problems = form.check(today());
    if (!problems.isEmpty()) {
      return Page.refused(TEMPLATE, new KeyPage(null, form, problems));
    }
    var id = Objects.requireNonNullElseGet(form.id(), () -> Id.fresh(clock.instant()));
    return shown(keys.make(staff, new ApiKeyId(id), form.words()), form.nameText(), flash, response);
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping("/{id}")
  Page show(@PathVariable UUID id) {
    var key = key(id);
    return Page.of(TEMPLATE, new KeyPage(key, KeyForm.of(key), Problems.none()));
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}")
  View change(Staff staff, @PathVariable UUID id, @ModelAttribute KeyForm form, Flash flash) {
    var key = key(id);
    var problems = form.check(today());
    if (!problems.isEmpty()) {
      return Page.refused(TEMPLATE, new KeyPage(key, form, problems));
    }
    if (keys.change(staff, key.id(), form.words())) {
      flash.say("api.key.saved", form.nameText());
    } else {
      flash.warn("api.key.is-ended");
    }
    return new RedirectView(ApiSettingsController.PATH);
  }

  /// The old key is good for nothing from now on.
  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/fornyelse")
  View renew(Staff staff, @PathVariable UUID id, Flash flash, HttpServletResponse response) {
    var key = key(id);
    return shown(keys.renew(staff, key.id()), key.name(), flash, response);
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/ophoer")
  String end(Staff staff, @PathVariable UUID id, Flash flash) {
    var key = key(id);
    if (keys.end(staff, key.id())) {
      flash.say("api.key.has-ended", key.name());
    } else {
      flash.warn("api.key.is-ended");
    }
    return "redirect:" + ApiSettingsController.PATH;
  }

  private static View shown(Optional<String> secret, String name, Flash flash, HttpServletResponse response) {
    if (secret.isEmpty()) {
      flash.warn("api.key.shown-already");
      return new RedirectView(ApiSettingsController.PATH);
    }
    response.setHeader("Cache-Control", "no-store");
    return Page.of("api/secret.jte", new SecretPage("key", name, secret.get(), ApiSettingsController.PATH));
  }

  private KeptKey key(UUID id) {
    return keys.find(new ApiKeyId(id)).orElseThrow(NotFound::new);
  }

  private LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }
}
