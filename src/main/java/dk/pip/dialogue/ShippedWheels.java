package dk.pip.dialogue;

import dk.pip.shared.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The templates of wheels that come with Pip: the files below `dialogue/wheels`.
final class ShippedWheels {
  private static final List<String> REFS = List.of("aabenraa", "byraadsperiode", "med", "partner");

  private ShippedWheels() {}

  static List<WheelTemplate> all(Language language) {
    return REFS.stream().map(ref -> read(ref, language)).toList();
  }

  static Optional<WheelTemplate> find(String ref, Language language) {
    return REFS.contains(ref) ? Optional.of(read(ref, language)) : Optional.empty();
  }

  private static WheelTemplate read(String ref, Language language) {
    var file = "/dialogue/wheels/" + ref + ".json";
    try (var stream = Objects.requireNonNull(ShippedWheels.class.getResourceAsStream(file), file)) {
      return WheelJson.template(ref, new String(stream.readAllBytes(), StandardCharsets.UTF_8), language);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
