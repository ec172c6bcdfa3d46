package dk.pip.dialogue.web;

import dk.pip.access.Allowed;
import dk.pip.dialogue.Checkups;
import dk.pip.dialogue.YearTheme;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.CsvTable;
import dk.pip.shared.Dates;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// What units have given as themes for the next year, together.
@Controller
@RequestMapping(CheckupPages.Themes.PATH)
class ThemeController {
  private final Checkups checkups;
  private final Settings settings;
  private final Clock clock;

  ThemeController(Checkups checkups, Settings settings, Clock clock) {
    this.checkups = checkups;
    this.settings = settings;
    this.clock = clock;
  }

  /// Those of the newest year.
  @Allowed(Role.READER)
  @GetMapping
  Page newest(Staff staff) {
    var years = checkups.themeYears();
    return show(staff, years.isEmpty() ? Dates.local(clock.instant()).getYear() : years.getFirst());
  }

  private void require(Staff staff) {
    if (!checkups.maySeeThemes(staff)) {
      throw new NotFound();
    }
  }

  @Allowed(Role.READER)
  @GetMapping("/{year:\\d{4}}")
  Page show(Staff staff, @PathVariable int year) {
    require(staff);
    var themes = checkups.themes(staff, year);
    var words = YearTheme.words(themes, Texts.in(settings.language()).get("dialogue.themes.small"));
    return Page.of("dialogue/themes.jte", new CheckupPages.Themes(year, checkups.themeYears(), themes, words));
  }

  @Allowed(Role.READER)
  @GetMapping("/{year:\\d{4}}/temaer.csv")
  void csv(Staff staff, @PathVariable int year, HttpServletResponse response) throws IOException {
    require(staff);
    List<YearTheme> themes = checkups.themes(staff, year);
    var texts = Texts.in(settings.language());
    response.setContentType("text/csv;charset=utf-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"temaer-" + year + ".csv\"");
    response.setHeader("Cache-Control", "no-store");
    try (var csv = CsvTable.open(response.getOutputStream())) {
      csv.row(texts.get("dialogue.themes.theme"), texts.get("dialogue.themes.count"), texts.get("dialogue.themes.who"));
      for (var it : themes) {
        csv.row(it.words(), Integer.toString(it.count()), String.join("; ", it.who()));
      }
    }
  }
}
