package dk.pip.frame;

import dk.pip.shared.Audience;
import dk.pip.shared.DatabaseFault;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What the modules show on pages that are others'. One that fails is left out, and the page is there without it.
@Component
class LivingParts {
  private static final Logger LOG = LoggerFactory.getLogger(LivingParts.class);

  // Those who bring them may know of what is published, which is itself given frames.
  private final ObjectProvider<LivingPart> parts;

  LivingParts(ObjectProvider<LivingPart> parts) {
    this.parts = parts;
  }

  List<Object> states() {
    return sorted().map(LivingPart::state).toList();
  }

  List<String> on(LivingPart.Place place, PageAbout about) {
    var spot = new LivingPart.Spot(place, about.path(), about.isForStaff() ? Audience.STAFF : Audience.PUBLIC, about.language());
    return sorted().flatMap(part -> html(part, spot)).toList();
  }

  private Stream<LivingPart> sorted() {
    return parts.stream().sorted(Comparator.comparingInt(LivingPart::order));
  }

  private static Stream<String> html(LivingPart part, LivingPart.Spot spot) {
    try {
      return part.html(spot).stream();
    } catch (RuntimeException e) {
      if (DatabaseFault.isTransient(e)) {
        throw e;
      }
      LOG.error("{} shows nothing on {}, as it failed", part.getClass().getName(), spot.path(), e);
      return Stream.empty();
    }
  }
}
