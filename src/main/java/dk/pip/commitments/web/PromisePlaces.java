package dk.pip.commitments.web;

import dk.pip.commitments.Commitments;
import dk.pip.frame.MenuPlace;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What was promised in the menu of whoever reads, once there is anything for all of them.
@Configuration(proxyBeanMethods = false)
class PromisePlaces {
  @Bean
  MenuPlace promisesToReaders(ObjectProvider<Commitments> commitments) {
    return MenuPlace.forReaders("commitments.promises.place", PromiseReaders.ALL.promises(), 25)
        .forStaffAt(PromiseReaders.STAFF.promises())
        .openWhile(() -> commitments.getObject().anyForAll());
  }
}
