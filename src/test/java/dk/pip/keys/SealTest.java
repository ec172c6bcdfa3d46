package dk.pip.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.PipTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SealTest extends PipTest {

  @Test
  void comesBackAsItWasAlsoInCapitals() {
    var token = bean(Keys.class).seal("retur", 12, 0, Long.MAX_VALUE);

    assertThat(token).matches("[a-z0-9-]{20,60}");
    assertThat(bean(Keys.class).open("retur", token)).contains(new long[] {12, 0, Long.MAX_VALUE});
    assertThat(bean(Keys.class).open("retur", token.toUpperCase(Locale.ROOT))).isPresent();
  }

  @Test
  void isGoodOnEveryNode() {
    var token = bean(Keys.class).seal("retur", 7);

    assertThat(beanElsewhere(Keys.class).open("retur", token)).contains(new long[] {7});
  }

  @Test
  void isRefusedForAnotherPurposeOtherNumbersAndNonsense() {
    var keys = bean(Keys.class);
    var token = keys.seal("retur", 12, 5);

    assertThat(keys.open("afmeld", token)).isEmpty();
    assertThat(keys.open("retur", token.replaceFirst("^c-", "d-"))).isEmpty();
    assertThat(keys.open("retur", "0" + token)).isEmpty();
    assertThat(keys.open("retur", token.substring(0, token.length() - 1))).isEmpty();
    for (var nonsense : new String[] {"", "-", "--", "a", "12-5-", "æ-ø-å", "9".repeat(500), "\0-\0"}) {
      assertThat(keys.open("retur", nonsense)).as(nonsense).isEmpty();
    }
  }
}
