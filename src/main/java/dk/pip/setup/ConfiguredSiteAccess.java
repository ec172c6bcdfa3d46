package dk.pip.setup;

import dk.pip.settings.Settings;
import dk.pip.web.Proxies;
import dk.pip.web.SiteAccess;
import java.util.HashSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How the site is reached, from the settings of the program.
@Configuration(proxyBeanMethods = false)
class ConfiguredSiteAccess {
  private static final Set<String> ALL_ADDRESSES = Set.of("0.0.0.0", "::", "[::]");

  @Bean
  SiteAccess frontDoor(Settings settings) {
    var names = new HashSet<>(settings.hosts());
    if (!ALL_ADDRESSES.contains(settings.bind())) {
      names.add(settings.bind().contains(":") ? "[" + settings.bind() + "]" : settings.bind());
    }
    return new SiteAccess(Set.copyOf(names), new Proxies(settings.proxy(), settings.proxies()), settings.demo());
  }
}
