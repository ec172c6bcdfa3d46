package dk.pip.ballot.web;

import dk.pip.ballot.Vote;
import dk.pip.ballot.VoteState;
import dk.pip.ballot.Votes;
import dk.pip.frame.MenuPlace;
import dk.pip.shared.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The module's places in the menu.
@Configuration(proxyBeanMethods = false)
class BallotPlaces {
  @Bean
  MenuPlace votesAtDesk() {
    return MenuPlace.forStaff(Role.EDITOR, "ballot.place", VotePages.DESK, 29);
  }

  @Bean
  MenuPlace votesToRead(ObjectProvider<Votes> votes) {
    return MenuPlace.forEverybody("ballot.place", Vote.FOLDER, 37)
        .openWhile(() -> votes.getObject().list().stream().anyMatch(vote -> vote.state() != VoteState.DRAFT && vote.state() != VoteState.CANCELLED));
  }
}
