package dk.pip.commitments.web;

import dk.pip.commitments.Commitments;
import dk.pip.frame.LivingPart;
import dk.pip.shared.Audience;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Beside the front page: how it goes with what was promised, with those that are late and those that were kept lately.
@Component
class PromisesOnFront implements LivingPart {
  private static final int MOST = 3;

  private final Commitments commitments;
  private final ReadPromises promises;

  PromisesOnFront(Commitments commitments, ReadPromises promises) {
    this.commitments = commitments;
    this.promises = promises;
  }

  @Override
  public int order() {
    return 40;
  }

  @Override
  public Object state() {
    return commitments.state();
  }

  @Override
  public Optional<String> html(Spot spot) {
    if (spot.place() != Place.BESIDE_FRONT) {
      return Optional.empty();
    }
    var readers = spot.audience() == Audience.STAFF ? PromiseReaders.STAFF : PromiseReaders.ALL;
    var counts = promises.counts(readers);
    if (counts.all() == 0) {
      return Optional.empty();
    }
    var late = promises.late(readers, MOST);
    var kept = promises.keptLately(readers, MOST);
    var box = new PromiseBox(Texts.in(spot.language()), readers.promises(), counts, late, kept);
    return Optional.of(Templates.html("commitments/front.jte", Map.of("box", box)));
  }
}
