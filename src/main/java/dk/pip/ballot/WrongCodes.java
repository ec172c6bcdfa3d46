package dk.pip.ballot;

import dk.pip.shared.IpNetwork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Counts codes that no card has, in this node’s memory and nowhere else, for an hour at a time.
///
/// A whole hall sits behind one address, so an address alone locks nobody out: right codes are always taken, until there have been so many wrong
/// ones in all that somebody must be guessing by machine. Then whoever has tried many waits. One of three hundred cards is hit by
/// that many guesses once in a hundred million times.
@Component
public class WrongCodes {
  /// From one address in an hour, before it may be asked to wait.
  static final int OF_ADDRESS = 200;

  /// From all addresses in an hour, before those that have tried many are.
  static final int IN_ALL = 10_000;

  private static final Duration WINDOW = Duration.ofHours(1);
  private static final int MOST_ADDRESSES = 100_000;

  private final Clock clock;
  private final Map<String, Integer> wrong = new HashMap<>();
  private int all;
  private Instant since;

  WrongCodes(Clock clock) {
    this.clock = clock;
    this.since = clock.instant();
  }

  /// Whether an address may try a code now.
  public synchronized boolean mayTry(String address) {
    begin();
    return all < IN_ALL || wrong.getOrDefault(IpNetwork.origin(address), 0) < OF_ADDRESS && wrong.size() < MOST_ADDRESSES;
  }

  /// @return whether it is time to say that it has been tried too often
  public synchronized boolean add(String address) {
    begin();
    all++;
    return wrong.merge(IpNetwork.origin(address), 1, Integer::sum) > OF_ADDRESS;
  }

  private void begin() {
    var now = clock.instant();
    if (now.isAfter(since.plus(WINDOW))) {
      since = now;
      all = 0;
      wrong.clear();
    }
  }
}
