package dk.pip.newsroom.web;

import dk.pip.editions.TextLanguage;
import dk.pip.language.LanguageHelp;
import dk.pip.language.LanguagePanel;
import dk.pip.newsroom.NewsroomStory;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Letters;
import dk.pip.shared.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What stands beside a story about its language.
@Component
class StoryLanguage {
  static final String PATH = "/sprog";
  private static final int LONGEST_FIELD = 2_000;

  private final LanguageHelp help;
  private final Settings settings;

  StoryLanguage(LanguageHelp help, Settings settings) {
    this.help = help;
    this.settings = settings;
  }

  LanguagePanel panel(Staff staff, NewsroomStory story, StoryForm form) {
    var written = form.text("language").strip();
    var language = written.isEmpty() ? TextLanguage.of(settings.language()) : TextLanguage.named(written).orElse(null);
    var spoken = language == null ? null : language.spoken();
    var body = form.bodyShown().replace("\r\n", "\n");
    var report = help.of(story.id().value(), body, fields(form), spoken, List.of(form.text("byline")));
    return new LanguagePanel(report, StoryPages.address(story.id()) + PATH, spoken == null ? "da" : spoken.tag(), staff.may(Role.EDITOR));
  }

  /// What stands around the text, by the names of the fields in the form.
  private static Map<String, String> fields(StoryForm form) {
    var fields = new LinkedHashMap<String, String>();
    for (var field : List.of("headline", "short-title", "standfirst")) {
      fields.put(StoryForm.inForm(field), Letters.first(LONGEST_FIELD, form.text(field).replace("\r\n", "\n")));
    }
    return fields;
  }
}
