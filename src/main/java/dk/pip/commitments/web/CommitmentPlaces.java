package dk.pip.commitments.web;

import dk.pip.commitments.CommitmentQuery;
import dk.pip.commitments.CommitmentState;
import dk.pip.commitments.Commitments;
import dk.pip.frame.MenuPlace;
import dk.pip.shared.Role;
import java.util.EnumSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The module's places in the menu.
@Configuration(proxyBeanMethods = false)
class CommitmentPlaces {
  @Bean
  MenuPlace promisesOfOwner(ObjectProvider<Commitments> commitments) {
    return MenuPlace.forStaff(Role.READER, "commitments.place.own", OwnPromisesController.PATH, 3).openWhile(() -> commitments.getObject().anyOwnedInTheHouse());
  }

  @Bean
  MenuPlace promisesAtDesk(ObjectProvider<Commitments> commitments) {
    return MenuPlace.forStaff(Role.CONTRIBUTOR, "commitments.place", PromisePages.DESK, 8)
        .countingFor(Role.EDITOR, () -> commitments.getObject().counts(CommitmentQuery.ofAll().in(EnumSet.of(CommitmentState.LATE))).all());
  }
}
