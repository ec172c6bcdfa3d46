package dk.pip.council.floor;

import dk.pip.council.CouncilDayId;
import dk.pip.council.DayProtocol;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/// Tells the minutes what was done.
@Component
class FloorProtocol implements DayProtocol {
  private final Floor floor;

  FloorProtocol(Floor floor) {
    this.floor = floor;
  }

  @Override
  public List<Line> lines(CouncilDayId day, Language language) {
    var played = floor.played(day);
    return new FloorWords(played.state(), Texts.in(language)).captions(played.acts()).stream().map(line -> new Line(line.act().number(), line.act().at(), line.words())).toList();
  }
}
