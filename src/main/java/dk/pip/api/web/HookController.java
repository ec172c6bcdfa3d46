package dk.pip.api.web;

import dk.pip.access.Allowed;
import dk.pip.api.Hook;
import dk.pip.api.HookId;
import dk.pip.api.Webhooks;
import dk.pip.people.Staff;
import dk.pip.shared.Id;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

/// Webhooks, as administrators keep them.
@Controller
@RequestMapping(HookController.PATH)
class HookController {
  static final String PATH = ApiSettingsController.PATH + "/webhooks";
  private static final String TEMPLATE = "api/hook.jte";
  private static final int SHOWN = 50;

  private final Webhooks hooks;
  private final Clock clock;

  HookController(Webhooks hooks, Clock clock) {
    this.hooks = hooks;
    this.clock = clock;
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping("/ny")
  Page addForm() {
    return Page.of(TEMPLATE, page(null, HookForm.fresh(Id.fresh(clock.instant())), Problems.none()));
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping
  View add(Staff staff, @ModelAttribute HookForm form, Flash flash, HttpServletResponse response) {
    var problems = form.check(hooks::unfit);
    if (!problems.isEmpty()) {
      return Page.refused(TEMPLATE, page(null, form, problems));
    }
    var id = Objects.requireNonNullElseGet(form.id(), () -> Id.fresh(clock.instant()));
    return shown(hooks.make(staff, new HookId(id), form.words()), id, form.nameText(), flash, response);
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping("/{id}")
  Page show(@PathVariable UUID id) {
    var hook = hook(id);
    return Page.of(TEMPLATE, page(hook, HookForm.of(hook), Problems.none()));
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}")
  View change(Staff staff, @PathVariable UUID id, @ModelAttribute HookForm form, Flash flash) {
    var hook = hook(id);
    var problems = form.check(hooks::unfit);
    if (!problems.isEmpty()) {
      return Page.refused(TEMPLATE, page(hook, form, problems));
    }
    var isSomethingDropped = hooks.change(staff, hook.id(), form.words());
    flash.say(isSomethingDropped ? "api.hook.saved-dropped" : "api.hook.saved", form.nameText());
    return new RedirectView(PATH + "/" + id);
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/proeve")
  String test(@PathVariable UUID id, Flash flash) {
    hooks.test(hook(id).id());
    flash.say("api.hook.tested");
    return "redirect:" + PATH + "/" + id;
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/pause")
  String pause(Staff staff, @PathVariable UUID id, Flash flash) {
    if (hooks.pause(staff, hook(id).id())) {
      flash.say("api.hook.now-paused");
    }
    return "redirect:" + PATH + "/" + id;
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/genoptagelse")
  String resume(Staff staff, @PathVariable UUID id, Flash flash) {
    if (hooks.resume(staff, hook(id).id())) {
      flash.say("api.hook.now-resumed");
    }
    return "redirect:" + PATH + "/" + id;
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/hemmelighed")
  View renewSecret(Staff staff, @PathVariable UUID id, Flash flash, HttpServletResponse response) {
    var hook = hook(id);
    return shown(hooks.renewSecret(staff, hook.id()), id, hook.words().name(), flash, response);
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/sletning")
  String remove(Staff staff, @PathVariable UUID id, Flash flash) {
    var hook = hook(id);
    hooks.remove(staff, hook.id());
    flash.say("api.hook.removed", hook.words().name());
    return "redirect:" + ApiSettingsController.PATH;
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping("/{id}/beskeder/{message}/gentagelse")
  String again(Staff staff, @PathVariable UUID id, @PathVariable UUID message, Flash flash) {
    if (!hooks.again(staff, hook(id).id(), message)) {
      throw new NotFound();
    }
    flash.say("api.hook.sent-again");
    return "redirect:" + PATH + "/" + id;
  }

  private static View shown(Optional<String> secret, UUID id, String name, Flash flash, HttpServletResponse response) {
    if (secret.isEmpty()) {
      flash.warn("api.key.shown-already");
      return new RedirectView(ApiSettingsController.PATH);
    }
    response.setHeader("Cache-Control", "no-store");
    return Page.of("api/secret.jte", new SecretPage("hook", name, secret.get(), PATH + "/" + id));
  }

  private HookPage page(@Nullable Hook hook, HookForm form, Problems problems) {
    return new HookPage(hook, form, problems, hook == null ? List.of() : hooks.messages(hook.id(), SHOWN));
  }

  private Hook hook(UUID id) {
    return hooks.find(new HookId(id)).orElseThrow(NotFound::new);
  }
}
