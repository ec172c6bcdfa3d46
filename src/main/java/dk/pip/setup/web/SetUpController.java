package dk.pip.setup.web;

import dk.pip.access.Anyone;
import dk.pip.municipality.Municipality;
import dk.pip.people.SignedIn;
import dk.pip.setup.SetUp;
import dk.pip.shared.Problems;
import dk.pip.web.Flash;
import dk.pip.web.Page;
import dk.pip.web.SiteAccess;
import dk.pip.web.TakesFiles;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Sets an empty installation up in three steps. Each step is kept when it is right, so that one can go back, and go on
/// later with the same link or another.
@Controller
@RequestMapping("/opsaetning/{token}")
class SetUpController {
  private final Municipality municipality;
  private final SetUp setUp;
  private final SignedIn signedIn;
  private final SiteAccess door;

  SetUpController(Municipality municipality, SetUp setUp, SignedIn signedIn, SiteAccess door) {
    this.door = door;
    this.municipality = municipality;
    this.setUp = setUp;
    this.signedIn = signedIn;
  }

  @Anyone
  @GetMapping
  View municipality(@PathVariable String token, HttpServletRequest request) {
    return with(
        token,
        () -> {
          var form = SiteName.proposed(MunicipalityForm.of(municipality.details(), null), door, request);
          return municipalityPage(token, form, Problems.none());
        });
  }

  @Anyone
  @PostMapping
  View saveMunicipality(
      @PathVariable String token, @ModelAttribute MunicipalityForm form, HttpServletRequest request) {
    return with(
        token,
        () -> {
          var problems = form.check();
          SiteName.check(form, door, request, problems);
          if (!problems.isEmpty()) {
            return municipalityPage(token, form, problems);
          }
          municipality.save(form.toDetails(municipality.details()));
          return new RedirectView(Place.address(2, token));
        });
  }

  @Anyone
  @GetMapping("/udseende")
  View looks(@PathVariable String token) {
    var details = municipality.details();
    return with(
        token, () -> Looks.page(Place.setUp(2, token), LooksForm.of(details.theme()), details, Problems.none()));
  }

  @Anyone
  @TakesFiles(most = 22_000_000)
  @PostMapping("/udseende")
  View saveLooks(
      @PathVariable String token,
      @ModelAttribute LooksForm form,
      @RequestParam(required = false) @Nullable MultipartFile arms,
      @RequestParam(defaultValue = "false") boolean look) {
    return with(
        token,
        () -> {
          var read = Looks.read(form, look ? null : arms, municipality.details());
          if (look || !read.problems().isEmpty()) {
            return Looks.page(Place.setUp(2, token), form, municipality.details(), read.problems());
          }
          municipality.save(read.details());
          return new RedirectView(Place.address(3, token));
        });
  }

  @Anyone
  @GetMapping("/administrator")
  View administrator(@PathVariable String token) {
    return with(
        token,
        () ->
            MunicipalityForm.of(municipality.details(), null).check().isEmpty()
                ? administratorPage(token, AdministratorForm.EMPTY, Problems.none())
                : new RedirectView(Place.address(1, token)));
  }

  @Anyone
  @PostMapping("/administrator")
  View finish(
      @PathVariable String token,
      @ModelAttribute AdministratorForm form,
      HttpServletRequest request,
      Flash flash) {
    return with(
        token,
        () -> {
          if (!MunicipalityForm.of(municipality.details(), null).check().isEmpty()) {
            return new RedirectView(Place.address(1, token));
          }
          var problems = form.check();
          setUp
              .passwordFault(form.passwordText(), form.nameText(), form.mailText())
              .ifPresent(fault -> problems.add("password", fault));
          if (!problems.isEmpty()) {
            return administratorPage(token, form, problems);
          }
          var first = setUp.finish(form.nameText(), form.mailText(), form.passwordText());
          if (first.isEmpty()) {
            return linkGone();
          }
          signedIn.begin(request, first.get());
          flash.say("municipality.set-up.done", municipality.details().name());
          return new RedirectView("/indstillinger");
        });
  }

  private View with(String token, Supplier<View> page) {
    return municipality.maySetUp(token) ? page.get() : linkGone();
  }

  private Page linkGone() {
    return Page.of("setup/link-gone.jte", new SetUpLinkGonePage(municipality.isSetUp())).withStatus(410);
  }

  private static Page municipalityPage(String token, MunicipalityForm form, Problems problems) {
    var page = new MunicipalityPage(Place.setUp(1, token), form, problems);
    return new Page("setup/municipality.jte", page, problems.isEmpty() ? 200 : 422);
  }

  private static Page administratorPage(String token, AdministratorForm form, Problems problems) {
    var page = new AdministratorPage(Place.setUp(3, token), form, problems);
    return new Page("setup/administrator.jte", page, problems.isEmpty() ? 200 : 422);
  }
}
