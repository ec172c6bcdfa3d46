package dk.pip.council;

import dk.pip.ballot.VoteId;
import dk.pip.ballot.VoteOccasion;
import dk.pip.shared.Texts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Leads from a vote to the council day that it was held on, its minutes, and what was promised there.
@Component
class DayOfVote implements VoteOccasion {
  private final CouncilDayTable days;
  private final MinutesTable minutes;

  DayOfVote(CouncilDayTable days, MinutesTable minutes) {
    this.days = days;
    this.minutes = minutes;
  }

  @Override
  public List<Link> of(VoteId vote, Texts texts) {
    return days.by(vote).filter(day -> day.letGoAt() != null && !day.practice()).map(day -> links(day, texts)).orElse(List.of());
  }

  private List<Link> links(CouncilDay day, Texts texts) {
    var links = new ArrayList<Link>();
    links.add(new Link(day.path(), day.plan().title()));
    if (minutes.find(day.id()).filter(it -> it.publishedAt() != null).isPresent()) {
      links.add(new Link(day.path() + "/referat", texts.get("council.minutes.read")));
    }
    if (day.proposals().stream().anyMatch(each -> each.isLetGo() && each.commitmentPath() != null)) {
      links.add(new Link(day.path() + "#resultat", texts.get("council.read.became")));
    }
    return links;
  }
}
