package dk.pip.mailing.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mailings whose letters can't be written just now. One reader's letter that fails is set aside and keeps nobody waiting;
/// when several in a row fail, it is the mailing, which is left alone for a while with all its readers as they are, and
/// then tried again with one. Other mailings go on.
final class Stalls {
  private static final Logger LOG = LoggerFactory.getLogger(Stalls.class);
  private static final int IN_A_ROW = 5;

  private final Duration pause;
  private final Map<Long, Stall> stalls = new ConcurrentHashMap<>();
  private volatile long lastWorked = -1;

  /// @param failures in a row
  /// @param until by [System#nanoTime]; for a mailing that has not failed often enough, the past
  private record Stall(int failures, long until, String said) {
    boolean lasts() {
      return failures >= IN_A_ROW && until - System.nanoTime() > 0;
    }
  }

  Stalls(Duration pause) {
    this.pause = pause;
  }

  boolean any() {
    return !stalls.isEmpty();
  }

  /// Whether the mailing is left alone.
  boolean has(long mailing) {
    if (stalls.isEmpty()) {
      return false;
    }
    var stall = stalls.get(mailing);
    return stall != null && stall.lasts();
  }

  Set<Long> now() {
    return stalls.entrySet().stream().filter(one -> one.getValue().lasts()).map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  /// What each mailing that fails says, whether it is left alone or about to be tried.
  Map<Long, String> said() {
    return stalls.entrySet().stream()
        .filter(one -> one.getValue().failures() >= IN_A_ROW)
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().said()));
  }

  /// A letter of it was written.
  void worked(long mailing) {
    if (lastWorked != mailing) {
      lastWorked = mailing;
    }
    if (!stalls.isEmpty()) {
      stalls.remove(mailing);
    }
  }

  /// Whether letters of it can be written, as far as this node has tried.
  boolean works(long mailing) {
    return lastWorked == mailing && !stalls.containsKey(mailing);
  }

  /// A letter of it could not be written.
  void failed(long mailing, Throwable e) {
    var stall = stalls.merge(mailing, stall(1, e), (before, _) -> stall(before.failures() + 1, e));
    if (stall.failures() == 1) {
      LOG.error("A letter of mailing {} can't be written and is tried again later: {}", mailing, said(e));
      LOG.debug("Where it failed", e);
    } else if (stall.failures() == IN_A_ROW) {
      LOG.error("No letter of mailing {} can be written; it is tried every {} s: {}", mailing, pause.toSeconds(), said(e));
    }
  }

  /// None of its letters can be written.
  void failedWhole(long mailing, Throwable e) {
    var before = stalls.put(mailing, stall(IN_A_ROW, e));
    if (before == null) {
      LOG.error("The letters of mailing {} can't be written; it is tried every {} s", mailing, pause.toSeconds(), e);
    }
  }

  private Stall stall(int failures, Throwable e) {
    return new Stall(failures, System.nanoTime() + pause.toNanos(), said(e));
  }

  static String said(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
