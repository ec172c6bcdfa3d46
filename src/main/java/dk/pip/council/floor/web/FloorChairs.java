package dk.pip.council.floor.web;

import dk.pip.access.PrincipalSource;
import dk.pip.council.CouncilDays;
import dk.pip.council.floor.FloorLinks;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds the day whose chair's link an address has in it; none when it is recalled, or none of ours.
@Component
class FloorChairs implements PrincipalSource<FloorChair> {
  private final FloorLinks links;
  private final CouncilDays days;

  FloorChairs(FloorLinks links, CouncilDays days) {
    this.links = links;
    this.days = days;
  }

  @Override
  public Class<FloorChair> type() {
    return FloorChair.class;
  }

  @Override
  public Optional<FloorChair> find(HttpServletRequest request) {
    return PrincipalSource.inAddress(request, "token").flatMap(token -> links.chair(token).flatMap(way -> days.find(way.day()).map(day -> new FloorChair(day, token))));
  }

  @Override
  public String refusal() {
    return "floor.link.unknown";
  }

  @Override
  public int status() {
    return 410;
  }
}
