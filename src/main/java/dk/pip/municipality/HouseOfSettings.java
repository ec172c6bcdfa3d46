package dk.pip.municipality;

import dk.pip.operations.Settings;
import dk.pip.shared.Language;
import dk.pip.web.House;
import org.springframework.stereotype.Component;

@Component
class HouseOfSettings implements House {
  private final Settings settings;

  HouseOfSettings(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Masthead masthead() {
    return new Masthead("", "pip", "/stil/" + dk.pip.web.Assets.of(Theme.DEFAULT).version() + "/css/pip.css", Language.DA, settings.demo());
  }
}
