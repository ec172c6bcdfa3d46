package dk.pip.setup;

import dk.pip.frame.Assets;
import dk.pip.municipality.Municipality;
import dk.pip.settings.Settings;
import dk.pip.web.SiteIdentity;
import org.springframework.stereotype.Component;

/// What stands around every page, from the settings of the municipality and of the program.
@Component
class ConfiguredSiteIdentity implements SiteIdentity {
  private final Municipality municipality;
  private final Settings settings;

  ConfiguredSiteIdentity(Municipality municipality, Settings settings) {
    this.municipality = municipality;
    this.settings = settings;
  }

  @Override
  public Masthead masthead() {
    var details = municipality.details();
    return new Masthead(
        details.name(),
        details.newsletter(),
        details.contactMail(),
        Assets.of(details.theme()),
        settings.language(),
        settings.demo());
  }
}
