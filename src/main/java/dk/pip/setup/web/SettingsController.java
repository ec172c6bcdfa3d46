package dk.pip.setup.web;

import dk.pip.access.Allowed;
import dk.pip.municipality.Municipality;
import dk.pip.people.Staff;
import dk.pip.setup.SetUp;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.Page;
import dk.pip.web.SiteAccess;
import dk.pip.web.TakesFiles;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

@Controller
@RequestMapping("/indstillinger")
class SettingsController {
  private static final Place MUNICIPALITY = Place.settings("/indstillinger");
  private static final Place LOOKS = Place.settings("/indstillinger/udseende");

  private final Municipality municipality;
  private final SetUp setUp;
  private final SiteAccess door;

  SettingsController(Municipality municipality, SetUp setUp, SiteAccess door) {
    this.municipality = municipality;
    this.setUp = setUp;
    this.door = door;
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping
  Page municipality() {
    var form = MunicipalityForm.of(municipality.details(), municipality.statement());
    return Page.of("setup/municipality.jte", new MunicipalityPage(MUNICIPALITY, form, Problems.none()));
  }

  @Allowed(Role.ADMINISTRATOR)
  @PostMapping
  View saveMunicipality(
      Staff staff, @ModelAttribute MunicipalityForm form, HttpServletRequest request, Flash flash) {
    var problems = form.check();
    SiteName.check(form, door, request, problems);
    if (!problems.isEmpty()) {
      return Page.refused("setup/municipality.jte", new MunicipalityPage(MUNICIPALITY, form, problems));
    }
    setUp.change(staff, form.toDetails(municipality.details()), form.statementOrNull());
    flash.say("municipality.saved");
    return new RedirectView(MUNICIPALITY.action());
  }

  @Allowed(Role.ADMINISTRATOR)
  @GetMapping("/udseende")
  Page looks() {
    var details = municipality.details();
    return Looks.page(LOOKS, LooksForm.of(details.theme()), details, Problems.none());
  }

  /// @param look whether the colours are only to be looked at
  @Allowed(Role.ADMINISTRATOR)
  @TakesFiles(most = 22_000_000)
  @PostMapping("/udseende")
  View saveLooks(
      Staff staff,
      @ModelAttribute LooksForm form,
      @RequestParam(required = false) @Nullable MultipartFile arms,
      @RequestParam(defaultValue = "false") boolean look,
      Flash flash) {
    var read = Looks.read(form, look ? null : arms, municipality.details());
    if (look || !read.problems().isEmpty()) {
      return Looks.page(LOOKS, form, municipality.details(), read.problems());
    }
    setUp.change(staff, read.details());
    flash.say("municipality.saved");
    return new RedirectView(LOOKS.action());
  }
}
