package dk.pip.council;

import dk.pip.ballot.counting.TieBreak;
import dk.pip.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The lot by which the running order is drawn. Anyone can draw it again: proposals stand by SHA-256 of the seed, a colon and their number, as
/// UTF-8, written in hexadecimal. The hash of the seed is shown before anybody has a number.
///
/// @param drawnAt when it was; null where it isn't yet
public record DayLot(String seed, @Nullable Instant drawnAt) {
  /// What is shown from the start.
  public String commitment() {
    return Sha256.hex(seed.getBytes(StandardCharsets.UTF_8));
  }

  public boolean isDrawn() {
    return drawnAt != null;
  }

  /// What a number is put in its place by.
  public String mark(int number) {
    return TieBreak.lotMark(seed, Integer.toString(number));
  }

  public <T> List<T> order(List<T> things, ToIntFunction<T> number) {
    return things.stream().sorted(Comparator.comparing(it -> Integer.toString(number.applyAsInt(it)), TieBreak.byLot(seed))).toList();
  }
}
