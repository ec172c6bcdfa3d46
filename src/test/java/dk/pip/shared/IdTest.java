package dk.pip.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:30:00.123Z");

  @Test
  void sortsByTimeAndThenInTheOrderOfMaking() {
    var ids = Stream.concat(Stream.generate(() -> Id.fresh(NOW)).limit(20_000), Stream.of(Id.fresh(NOW.plusMillis(1)))).map(UUID::toString).toList();

    assertThat(ids).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void saysWhatKindOfUuidItIs() {
    var id = Id.fresh(NOW);

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }
}
