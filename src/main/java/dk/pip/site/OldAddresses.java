package dk.pip.site;

import dk.pip.access.FixedAddresses;
import dk.pip.access.MovedAddresses;
import dk.pip.editions.PublishedPages;
import dk.pip.municipality.Municipality;
import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Letters;
import dk.pip.shared.Outage;
import dk.pip.site.OldAddressFile.State;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door to the addresses of the municipality's earlier site: a file of them is in force, whole, until another is. They
/// are asked for only where Pip has nothing itself, and answered from memory; every node looks once a second whether another
/// file is in force.
@Service
@Order(10)
public class OldAddresses implements MovedAddresses {
  private static final Logger LOG = LoggerFactory.getLogger(OldAddresses.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration COUNT_EVERY = Duration.ofMinutes(1);
  private static final Duration LOOKED_AT_FOR = Duration.ofDays(7);
  private static final int LONGEST_NAME = 120;
  private static final int SHOWN_DAYS = 90;
  private static final int KEPT_DAYS = 400;

  private final OldAddressTable table;
  private final PublishedPages published;
  private final Municipality municipality;
  private final FixedAddresses fixed;
  private final Audit audit;
  private final Outage outage;
  private final Clock clock;
  private final Map<Asked, LongAdder> asked = new ConcurrentHashMap<>();
  private volatile Known known = new Known(null, OldAddressMap.EMPTY, Instant.MIN);
  private volatile Instant countedAt = Instant.MIN;

  OldAddresses(
      OldAddressTable table,
      PublishedPages published,
      Municipality municipality,
      FixedAddresses fixed,
      Audit audit,
      Outage outage,
      Clock clock) {
    this.table = table;
    this.published = published;
    this.municipality = municipality;
    this.fixed = fixed;
    this.audit = audit;
    this.outage = outage;
    this.clock = clock;
  }

  private record Known(@Nullable UUID file, OldAddressMap map, Instant lookedAt) {}

  record Asked(String old, boolean folder) {}

  /// An address and how often it was asked for in the last 90 days.
  public record Used(OldAddress address, long hits) {}

  @Override
  public Optional<String> find(String path, @Nullable String query) {
    var match = known().map.find(path, query);
    var target = match.flatMap(OldAddressMap.Match::target);
    if (target.isPresent()) {
      var address = match.orElseThrow().address();
      asked.computeIfAbsent(new Asked(address.old(), address.folder()), _ -> new LongAdder()).increment();
      countNowAndThen();
    }
    return target;
  }

  private Known known() {
    var before = known;
    var now = clock.instant();
    if (outage.isFeared() || now.isBefore(before.lookedAt.plus(before.lookedAt.equals(Instant.MIN) ? Duration.ZERO : LOOK_EVERY)) && !now.isBefore(before.lookedAt)) {
      return before;
    }
    try {
      var file = table.inForce().orElse(null);
      var map =
          file == null ? OldAddressMap.EMPTY : file.equals(before.file) ? before.map : OldAddressMap.of(table.addresses(new OldAddressFileId(file), OldAddressReader.MOST_ROWS));
      var fresh = new Known(file, map, now);
      known = fresh;
      return fresh;
    } catch (DataAccessException e) {
      LOG.warn("The database could not be asked for old addresses; those in memory go on");
      return before;
    }
  }

  private void countNowAndThen() {
    var now = clock.instant();
    if (outage.isFeared() || !countedAt.equals(Instant.MIN) && now.isBefore(countedAt.plus(COUNT_EVERY))) {
      return;
    }
    countedAt = now;
    count();
  }

  /// Keeps what was counted on this node.
  @PreDestroy
  void count() {
    var hits = new HashMap<Asked, Long>();
    asked.forEach((which, counter) -> {
      var sum = counter.sumThenReset();
      if (sum > 0) {
        hits.put(which, sum);
      }
    });
    if (hits.isEmpty()) {
      return;
    }
    try {
      table.count(today(), hits);
    } catch (DataAccessException e) {
      LOG.warn("How often old addresses were asked for could not be kept");
    }
  }

  private LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }

  /// Reads a file, which is then to be looked at.
  @Transactional
  public OldAddressFileId bring(Staff by, String name, byte[] bytes) {
    var read = OldAddressReader.read(bytes, municipality.imprint().site(), isOurs());
    var id = new OldAddressFileId(Id.fresh(clock.instant()));
    table.add(id, Letters.shortened(LONGEST_NAME, name), clock.instant(), by.id(), read);
    return id;
  }

  private Predicate<String> isOurs() {
    var paths = new HashSet<String>();
    for (var edition : published.list(Audience.PUBLIC)) {
      paths.add(edition.path());
      edition.stories().forEach(story -> paths.add(story.path()));
    }
    return path -> paths.contains(path) || fixed.hasFixed(path);
  }

  public Optional<OldAddressFile> find(OldAddressFileId id) {
    return table.find(id);
  }

  public Optional<OldAddressFile> inForce() {
    return table.find(State.IN_FORCE);
  }

  public Optional<OldAddressFile> before() {
    return table.find(State.BEFORE);
  }

  public List<OldAddress> addresses(OldAddressFileId id, int most) {
    return table.addresses(id, most);
  }

  /// Those that nobody asked for first.
  public List<Used> used(OldAddressFileId id, int most) {
    return table.used(id, today().minusDays(SHOWN_DAYS), most);
  }

  /// Puts a file in the place of the one that is in force. Returns whether it was one to be looked at.
  @Transactional
  public boolean use(Staff by, OldAddressFileId id) {
    table.lock();
    var file = table.find(id).filter(it -> it.state() == State.LOOKED_AT && it.rows() > 0).orElse(null);
    if (file == null) {
      return false;
    }
    table.putInForce(id);
    audit.record(by.id(), "site.audit.old-addresses", file.name());
    return true;
  }

  /// Uses none any more.
  @Transactional
  public void stop(Staff by) {
    table.lock();
    table.takeOutOfForce();
    audit.record(by.id(), "site.audit.old-addresses-stopped", null);
  }

  /// Puts the file back that was in force before, in place of the one that is. The same again undoes that.
  @Transactional
  public boolean undo(Staff by) {
    table.lock();
    if (!table.swap()) {
      return false;
    }
    audit.record(by.id(), "site.audit.old-addresses", inForce().map(OldAddressFile::name).orElse(null));
    return true;
  }

  public boolean remove(OldAddressFileId id) {
    return table.remove(id);
  }

  void forget() {
    table.forget(clock.instant().minus(LOOKED_AT_FOR), today().minusDays(KEPT_DAYS));
  }
}
