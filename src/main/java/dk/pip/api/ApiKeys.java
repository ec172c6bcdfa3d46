package dk.pip.api;

import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.shared.Dates;
import dk.pip.shared.Sha256;
import dk.pip.shared.Tokens;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keys of the API: made by administrators, shown once, known again by their hash. A key has 256 random bits, so that SHA-256 is
/// enough to keep it by; what protects passwords, which people think up, would cost a tenth of a second at each request. It is
/// looked up anew each time, so that one that ends is at an end on all nodes at once.
@Service
@Transactional
public class ApiKeys {
  public static final int MOST_PER_MINUTE = 6_000;

  /// By which programs that look for leaked secrets know one.
  private static final String PREFIX = "pip_";

  private static final int SHOWN = 8;
  private static final Duration COUNTED = Duration.ofHours(1);

  private final ApiKeyTable table;
  private final Audit audit;
  private final Clock clock;

  ApiKeys(ApiKeyTable table, Audit audit, Clock clock) {
    this.table = table;
    this.audit = audit;
    this.clock = clock;
  }

  /// Makes a key.
  ///
  /// @param id given with the form, so that a form that is sent twice makes one key
  /// @return the key, which nobody can ask for again; empty when it was made already
  public Optional<String> make(Staff by, ApiKeyId id, KeptKey.Words words) {
    var key = PREFIX + Tokens.fresh();
    if (!table.add(id, words, Sha256.of(key), begins(key), clock.instant())) {
      return Optional.empty();
    }
    audit.record(by.id(), "api.audit.key-made", words.name());
    return Optional.of(key);
  }

  public boolean change(Staff by, ApiKeyId id, KeptKey.Words words) {
    var changed = table.change(id, words);
    if (changed) {
      audit.record(by.id(), "api.audit.key-changed", words.name());
    }
    return changed;
  }

  /// Makes another key in the place of one, which is good for nothing from then on.
  public Optional<String> renew(Staff by, ApiKeyId id) {
    var key = PREFIX + Tokens.fresh();
    var name = table.renew(id, Sha256.of(key), begins(key));
    name.ifPresent(renewed -> audit.record(by.id(), "api.audit.key-renewed", renewed));
    return name.map(_ -> key);
  }

  /// @return whether it was not ended before
  public boolean end(Staff by, ApiKeyId id) {
    var name = table.end(id, clock.instant());
    name.ifPresent(ended -> audit.record(by.id(), "api.audit.key-ended", ended));
    return name.isPresent();
  }

  /// Those that are good before those that are ended, each by name.
  @Transactional(readOnly = true)
  public List<KeptKey> list() {
    return table.list();
  }

  @Transactional(readOnly = true)
  public Optional<KeptKey> find(ApiKeyId id) {
    return table.find(id);
  }

  /// Whoever shows a key, if it is good now. Notes the day.
  public Optional<ApiKey> holder(String shown) {
    if (!shown.startsWith(PREFIX) || shown.length() > 100) {
      return Optional.empty();
    }
    var hash = Sha256.of(shown);
    var today = Dates.local(clock.instant()).toLocalDate();
    return table
        .findByHash(hash)
        .filter(found -> MessageDigest.isEqual(found.hash(), hash) && !found.key().isOver(today))
        .map(
            found -> {
              var key = found.key();
              if (!today.equals(key.lastUsedOn())) {
                table.used(key.id(), today);
              }
              return new ApiKey(key.id(), key.name(), key.reach(), key.perMinute());
            });
  }

  /// Counts a request, on all nodes together. Returns whether the key may ask so often.
  public boolean mayAsk(ApiKey key) {
    return table.count(key.id(), minute(clock.instant())) <= key.perMinute();
  }

  /// How many seconds until it may ask again.
  public long pause() {
    return 60 - clock.instant().getEpochSecond() % 60;
  }

  /// Forgets how often keys have asked.
  void forget() {
    table.forgetCounts(minute(clock.instant().minus(COUNTED)));
  }

  private static long minute(Instant at) {
    return at.getEpochSecond() / 60;
  }

  private static String begins(String key) {
    return key.substring(0, SHOWN);
  }
}
