package dk.pip.guides.web;

import dk.pip.guides.Guide;
import dk.pip.language.LanguageHelp;
import dk.pip.language.LanguagePanel;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Letters;
import dk.pip.shared.Role;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/// What stands beside a guide about its language.
@Component
class GuideLanguage {
  static final String PATH = "/sprog";
  private static final int LONGEST_FIELD = 2_000;

  private final LanguageHelp help;
  private final Settings settings;

  GuideLanguage(LanguageHelp help, Settings settings) {
    this.help = help;
    this.settings = settings;
  }

  LanguagePanel panel(Staff staff, Guide guide, GuideForm form) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("headline", Letters.first(LONGEST_FIELD, form.titleShown()));
    fields.put("standfirst", Letters.first(LONGEST_FIELD, form.teaserShown()));
    var report = help.of(guide.id().value(), form.bodyShown(), fields, settings.language(), List.of());
    return new LanguagePanel(report, GuidePages.address(guide.id()) + PATH, settings.language().tag(), staff.may(Role.EDITOR));
  }
}
