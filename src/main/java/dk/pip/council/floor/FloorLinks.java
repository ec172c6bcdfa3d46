package dk.pip.council.floor;

import dk.pip.council.CouncilDayId;
import dk.pip.council.DelegationId;
import dk.pip.keys.Keys;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The links by which the chair and the spokespersons come to the floor: signed, each of one day and one class, and dead at once when they
/// are recalled. Their numbers are drawn by lot.
@Service
public class FloorLinks {
  public static final String CHAIR = "/dirigent/";
  public static final String SPOKESPERSON = "/ordfoerer/";
  private static final String CHAIR_PURPOSE = "council-chair";
  private static final String SPOKESPERSON_PURPOSE = "council-spokesperson";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final FloorTable table;
  private final Keys keys;
  private final FloorWatch watch;
  private final Clock clock;

  FloorLinks(FloorTable table, Keys keys, FloorWatch watch, Clock clock) {
    this.table = table;
    this.keys = keys;
    this.watch = watch;
    this.clock = clock;
  }

  /// The day whose chair a link is for.
  public Optional<FloorWay> chair(String token) {
    return open(CHAIR_PURPOSE, token).filter(way -> way.delegation() == null);
  }

  /// The day and the class whose spokespersons a link is for.
  public Optional<FloorWay> spokesperson(String token) {
    return open(SPOKESPERSON_PURPOSE, token).filter(way -> way.delegation() != null);
  }

  private Optional<FloorWay> open(String purpose, String token) {
    return keys.open(purpose, token).filter(all -> all.length == 1).flatMap(all -> table.way(all[0]));
  }

  /// The path of the chair's console; made where there is none that is good.
  @Transactional
  public String chairPath(CouncilDayId day) {
    return CHAIR + keys.seal(CHAIR_PURPOSE, way(day, null));
  }

  /// The path of the page of a class's spokespersons; made where there is none that is good.
  @Transactional
  public String spokespersonPath(CouncilDayId day, DelegationId delegation) {
    return SPOKESPERSON + keys.seal(SPOKESPERSON_PURPOSE, way(day, delegation));
  }

  /// The path of the chair's console, where there is one that is good.
  public Optional<String> findChairPath(CouncilDayId day) {
    return find(day, null).map(way -> CHAIR + keys.seal(CHAIR_PURPOSE, way.number()));
  }

  /// The paths of the pages of spokespersons that are good, by class.
  public Map<DelegationId, String> spokespersonPaths(CouncilDayId day) {
    var all = new LinkedHashMap<DelegationId, String>();
    for (var way : table.ways(day)) {
      var delegation = way.delegation();
      if (delegation != null) {
        all.put(delegation, SPOKESPERSON + keys.seal(SPOKESPERSON_PURPOSE, way.number()));
      }
    }
    return all;
  }

  private long way(CouncilDayId day, @Nullable DelegationId delegation) {
    var known = find(day, delegation);
    if (known.isEmpty()) {
      table.addWay(RANDOM.nextLong(1L << 62), day, delegation, clock.instant());
      known = find(day, delegation);
    }
    return known.orElseThrow().number();
  }

  private Optional<FloorWay> find(CouncilDayId day, @Nullable DelegationId delegation) {
    return table.ways(day).stream().filter(way -> Objects.equals(way.delegation(), delegation)).findFirst();
  }

  /// What was given out leads nowhere from now on, and lines that it has opened are closed.
  ///
  /// @param delegation null for the chair's
  @Transactional
  public boolean recall(CouncilDayId day, @Nullable DelegationId delegation) {
    var recalled = table.recall(day, delegation, clock.instant()) > 0;
    watch.stir(day);
    return recalled;
  }
}
