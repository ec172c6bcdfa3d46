package dk.pip.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class KeepTextInSessionsTest {
  private static final AtomicBoolean MADE = new AtomicBoolean();

  /// What an attacker would have made.
  private static final class Trap implements Serializable {
    private static final long serialVersionUID = 1;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      MADE.set(true);
    }
  }

  @Test
  void keepsTextsAndListsOfThem() {
    for (var value : List.of("", "Åse »Ø« \"\\ \u001f \u2028 \uD83D\uDE00", List.of(), new ArrayList<>(List.of("DONE\u001fa.b", "x")))) {
      assertThat(SessionValues.read(SessionValues.write(value))).isEqualTo(value);
    }
    assertThat(new String(SessionValues.write(List.of("a", "b")), StandardCharsets.UTF_8)).isEqualTo("[\"a\",\"b\"]");
  }

  @Test
  void keepsNothingElse() {
    for (var value : List.of(7, Map.of("a", "b"), List.of("a", 1), new Trap())) {
      assertThatThrownBy(() -> SessionValues.write(value)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void makesNoClassOfWhatStandsInARow() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(new Trap());
    }

    assertThat(SessionValues.read(bytes.toByteArray())).isNull();
    assertThat(MADE).isFalse();
    for (var row : List.of("", "{\"@class\":\"java.lang.Thread\"}", "[\"a\",{}]", "7", "[", "null", "\u0000")) {
      assertThat(SessionValues.read(row.getBytes(StandardCharsets.UTF_8))).as(row).isNull();
    }
  }
}
