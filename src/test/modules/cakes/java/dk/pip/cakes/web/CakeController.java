package dk.pip.cakes.web;

import dk.pip.access.Allowed;
import dk.pip.cakes.Cakes;
import dk.pip.people.Staff;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class CakeController {
  private final Cakes cakes;

  CakeController(Cakes cakes) {
    this.cakes = cakes;
  }

  @Allowed(Role.EDITOR)
  @GetMapping("/redaktion/kager")
  Page list() {
    return Page.of("cakes/cakes.jte", new CakePage(cakes.list()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/redaktion/kager")
  String promise(Staff staff, @RequestParam String cake, Flash flash) {
    cakes.promise(staff, cake);
    flash.say("cakes.promised", cake);
    return "redirect:/redaktion/kager";
  }
}
