package dk.pip.newsroom.web;

import dk.pip.editions.TextLanguage;
import dk.pip.language.LanguageHelp;
import dk.pip.language.LanguagePanel;
import dk.pip.newsroom.NewsroomStory;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/// What stands beside a story about its language.
@Component
class StoryLanguage {
  static final String PATH = "/sprog";

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
    var report = help.of(story.id().value(), body, spoken, List.of(form.text("byline")));
    return new LanguagePanel(report, StoryPages.address(story.id()) + PATH, spoken == null ? "da" : spoken.tag(), staff.may(Role.EDITOR));
  }
}
