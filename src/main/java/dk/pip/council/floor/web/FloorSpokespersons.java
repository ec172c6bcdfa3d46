package dk.pip.council.floor.web;

import dk.pip.access.PrincipalSource;
import dk.pip.council.CouncilDays;
import dk.pip.council.floor.FloorLinks;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds the class whose spokespersons' link an address has in it; none when it is recalled, or none of ours.
@Component
class FloorSpokespersons implements PrincipalSource<FloorSpokesperson> {
  private final FloorLinks links;
  private final CouncilDays days;

  FloorSpokespersons(FloorLinks links, CouncilDays days) {
    this.links = links;
    this.days = days;
  }

  @Override
  public Class<FloorSpokesperson> type() {
    return FloorSpokesperson.class;
  }

  @Override
  public Optional<FloorSpokesperson> find(HttpServletRequest request) {
    return PrincipalSource.inAddress(request, "token")
        .flatMap(
            token ->
                links
                    .spokesperson(token)
                    .flatMap(way -> days.find(way.day()).flatMap(day -> day.findDelegation(way.delegation()).map(delegation -> new FloorSpokesperson(day, delegation, token)))));
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
