package dk.pip.site.web;

import dk.pip.frame.MenuPlace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The news and the editions in the menu of whoever reads.
@Configuration(proxyBeanMethods = false)
class SitePlaces {

  @Bean
  MenuPlace newsPlace() {
    return MenuPlace.forReaders("site.place.news", SiteAddresses.NEWS, 10);
  }

  @Bean
  MenuPlace archivePlace() {
    return MenuPlace.forReaders("site.place.editions", SiteAddresses.EDITIONS, 20);
  }
}
