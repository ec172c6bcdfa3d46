package dk.pip.council.floor;

import dk.pip.ballot.VoteId;
import dk.pip.ballot.VoteKeeper;
import dk.pip.council.CouncilDays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Leads the vote of a day from the chair's console, until the day has ended.
@Component
class FloorKeeper implements VoteKeeper {
  private final CouncilDays days;

  FloorKeeper(CouncilDays days) {
    this.days = days;
  }

  @Override
  public Optional<String> leads(VoteId vote) {
    return days.decidedBy(vote).map(day -> day.path() + "/dirigent");
  }
}
