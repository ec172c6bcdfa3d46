package dk.pip.thread;

import dk.pip.shared.Id;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door: ties things to what they gave rise to, and tells what a thing came of and what came of it.
@Service
public class Threads {
  /// So many are shown at most, the nearest of them.
  public static final int MOST_SHOWN = 60;

  /// So many are looked at each way, seen or not.
  private static final int MOST_FOLLOWED = 2_000;

  private static final int LONGEST_ADDRESS = 2_000;

  private final TieTable ties;
  // Those whose things they are tie them here.
  private final ObjectProvider<ThreadSource> sources;
  private final Clock clock;

  Threads(TieTable ties, ObjectProvider<ThreadSource> sources, Clock clock) {
    this.ties = ties;
    this.sources = sources;
    this.clock = clock;
  }

  /// Says that one thing gave rise to another; in the caller's transaction, and best as its last act, as nobody else ties meanwhile.
  @Transactional
  public TieResult tie(Knot.Ref from, Knot.Ref to) {
    return tie(from, to, null);
  }

  /// The same by hand, which can be untied by hand.
  @Transactional
  public TieResult tieByHand(Knot.Ref from, Knot.Ref to, Id by) {
    return tie(from, to, by);
  }

  private TieResult tie(Knot.Ref from, Knot.Ref to, @Nullable Id by) {
    if (from.equals(to)) {
      return TieResult.CIRCLE;
    }
    if (ties.exists(from, to)) {
      return TieResult.THERE_ALREADY;
    }
    ties.change();
    if (ties.leads(to, from)) {
      return TieResult.CIRCLE;
    }
    ties.add(from, to, clock.instant(), by);
    return TieResult.TIED;
  }

  /// Takes a tie back, however it was made: for the module that made it.
  @Transactional
  public boolean untie(Knot.Ref from, Knot.Ref to) {
    return changedIf(ties.remove(from, to, false));
  }

  /// Takes back what was tied by hand.
  ///
  /// @return false where there is no such tie, or Pip made it
  @Transactional
  public boolean untieByHand(Knot.Ref from, Knot.Ref to) {
    return changedIf(ties.remove(from, to, true));
  }

  /// A thing is gone for good, and its ties with it.
  @Transactional
  public void forget(Knot.Ref of) {
    changedIf(ties.removeAll(of));
  }

  private boolean changedIf(boolean done) {
    if (done) {
      ties.change();
    }
    return done;
  }

  /// Something that the thread shows is another, or somebody else may see it; in the transaction in which it changes.
  @Transactional
  public void changed() {
    ties.change();
  }

  /// Another whenever anything that readers or staff see in a thread is another.
  public Object state() {
    return List.of(ties.changeNumber(), sources.stream().sorted(Comparator.comparing(ThreadSource::kind)).map(ThreadSource::state).toList());
  }

  /// The ties of a thing itself, the oldest first: for those who may see both ends.
  public List<Tie> ties(Knot.Ref of) {
    return ties.of(of);
  }

  /// What the newsroom may tie other things to.
  ///
  /// @param words of which each must stand in it
  public List<Knot> toPick(String words, int most) {
    return inOrder().flatMap(source -> source.toPick(words, most).stream()).toList();
  }

  private Stream<ThreadSource> inOrder() {
    return sources.stream().sorted(Comparator.comparingInt(ThreadSource::order));
  }

  /// What things of a kind have given rise to themselves, by their refs.
  public Map<String, List<Knot.Ref>> cameOf(String kind, Collection<String> refs) {
    return ties.from(kind, refs).stream().collect(Collectors.groupingBy(tie -> tie.from().ref(), Collectors.mapping(Tie::to, Collectors.toList())));
  }

  /// The thing at an address of ours, with or without scheme and host, seen or not.
  public Optional<Knot.Ref> at(String address) {
    var path = path(address);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    var page = path.replaceFirst("#.*", "");
    return atPath(path).or(() -> page.equals(path) ? Optional.empty() : atPath(page));
  }

  private Optional<Knot.Ref> atPath(String path) {
    return inOrder().flatMap(source -> source.refAt(path).map(ref -> new Knot.Ref(source.kind(), ref)).stream()).findFirst();
  }

  /// What stands after the `?` is left out; what stands after the `#` may name a thing on a page.
  private static String path(String address) {
    if (address.length() > LONGEST_ADDRESS) {
      return "";
    }
    try {
      var uri = new URI(address.strip());
      var path = uri.getPath();
      if (path == null || !path.startsWith("/")) {
        return "";
      }
      return (path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path) + (uri.getFragment() == null ? "" : "#" + uri.getFragment());
    } catch (URISyntaxException e) {
      return "";
    }
  }

  /// What some eyes see of things, each kind asked once.
  public Map<Knot.Ref, Knot> find(Collection<Knot.Ref> refs, Eyes eyes) {
    return find(refs, eyes, byKind());
  }

  private static Map<Knot.Ref, Knot> find(Collection<Knot.Ref> refs, Eyes eyes, Map<String, ThreadSource> sources) {
    var found = new HashMap<Knot.Ref, Knot>();
    refs.stream()
        .collect(Collectors.groupingBy(Knot.Ref::kind, Collectors.mapping(Knot.Ref::ref, Collectors.toSet())))
        .forEach(
            (kind, those) -> {
              var source = sources.get(kind);
              if (source != null) {
                source.findAll(those, eyes).values().forEach(knot -> found.put(knot.ref(), knot));
              }
            });
    return found;
  }

  private Map<String, ThreadSource> byKind() {
    return sources.stream().collect(Collectors.toMap(ThreadSource::kind, Function.identity()));
  }

  /// The thread of a thing: what it came of, what that came of, and what has come of it; but not what else came of the same. Nothing for
  /// those who don't see the thing.
  public ThreadLine line(Knot.Ref of, Eyes eyes) {
    return line(of, eyes, false);
  }

  /// The same for whoever sees the thing by another right, such as a writer their own story, and the rest as these eyes do.
  public ThreadLine around(Knot.Ref of, Eyes eyes) {
    return line(of, eyes, true);
  }

  private ThreadLine line(Knot.Ref of, Eyes eyes, boolean isSeen) {
    var all = ties.around(of, MOST_FOLLOWED);
    if (all.isEmpty()) {
      return ThreadLine.nothing(of);
    }
    var sources = byKind();
    var refs = Stream.concat(Stream.of(of), all.stream().flatMap(tie -> Stream.of(tie.from(), tie.to()))).collect(Collectors.toSet());
    var seen = find(refs, eyes, sources);
    if (!isSeen && !seen.containsKey(of)) {
      return ThreadLine.nothing(of);
    }
    Set<Knot.Ref> shut = refs.stream().filter(ref -> !seen.containsKey(ref) && isShut(sources.get(ref.kind()))).collect(Collectors.toSet());
    shut.remove(of);
    var up = walk(of, all.stream().collect(Collectors.groupingBy(Tie::to, Collectors.mapping(Tie::from, Collectors.toList()))), seen, shut);
    var down = walk(of, all.stream().collect(Collectors.groupingBy(Tie::from, Collectors.mapping(Tie::to, Collectors.toList()))), seen, shut);
    var nearest = nearest(up, down);
    var shown = Stream.concat(Stream.ofNullable(seen.get(of)), nearest.stream().limit(MOST_SHOWN - 1L)).toList();
    var causes = all.stream().filter(tie -> !shut.contains(tie.from()) && !shut.contains(tie.to())).collect(Collectors.groupingBy(Tie::to, Collectors.mapping(Tie::from, Collectors.toList())));
    return new ThreadLine(of, inTime(shown, causes, seen, sources), nearest.size() > MOST_SHOWN - 1);
  }

  private static boolean isShut(@Nullable ThreadSource source) {
    return source == null || !source.passesOn();
  }

  /// What is seen one way, the nearest first and of those the newest, and how far away it is.
  private static Map<Knot, Integer> walk(Knot.Ref of, Map<Knot.Ref, List<Knot.Ref>> steps, Map<Knot.Ref, Knot> seen, Set<Knot.Ref> shut) {
    var far = new HashMap<Knot, Integer>();
    var met = new HashSet<>(Set.of(of));
    record Step(Knot.Ref ref, int far) {}
    var next = new ArrayDeque<>(List.of(new Step(of, 0)));
    while (!next.isEmpty()) {
      var here = next.removeFirst();
      for (var ref : steps.getOrDefault(here.ref(), List.of())) {
        if (met.add(ref) && !shut.contains(ref)) {
          var knot = seen.get(ref);
          if (knot != null) {
            far.put(knot, here.far() + 1);
          }
          next.add(new Step(ref, here.far() + 1));
        }
      }
    }
    return far;
  }

  private static List<Knot> nearest(Map<Knot, Integer> up, Map<Knot, Integer> down) {
    var far = new HashMap<>(up);
    down.forEach((knot, steps) -> far.merge(knot, steps, Math::min));
    var byDistance = Comparator.<Map.Entry<Knot, Integer>>comparingInt(Map.Entry::getValue).thenComparing(each -> each.getKey().at(), Comparator.reverseOrder());
    return far.entrySet().stream().sorted(byDistance.thenComparing(each -> each.getKey().ref().ref())).map(Map.Entry::getKey).toList();
  }

  /// What came about earlier stands first; but a thing never before what it came of, whatever their dates say.
  private static List<Knot> inTime(List<Knot> knots, Map<Knot.Ref, List<Knot.Ref>> causes, Map<Knot.Ref, Knot> seen, Map<String, ThreadSource> sources) {
    var places = new HashMap<Knot.Ref, Place>();
    knots.forEach(knot -> place(knot.ref(), causes, seen, places));
    var byPlace = Comparator.comparing((Knot knot) -> place(knot.ref(), causes, seen, places), Comparator.comparing(Place::at).thenComparingInt(Place::depth));
    return knots.stream()
        .sorted(
            byPlace
                .thenComparing(Knot::at)
                .thenComparingInt(knot -> Optional.ofNullable(sources.get(knot.ref().kind())).map(ThreadSource::order).orElse(0))
                .thenComparing(knot -> knot.ref().ref()))
        .toList();
  }

  /// @param at the latest of its own time and those of all that it came of
  /// @param depth how many steps it came by
  private record Place(Instant at, int depth) {}

  private static Place place(Knot.Ref ref, Map<Knot.Ref, List<Knot.Ref>> causes, Map<Knot.Ref, Knot> seen, Map<Knot.Ref, Place> known) {
    var place = known.get(ref);
    if (place == null) {
      var knot = seen.get(ref);
      var at = knot == null ? Instant.MIN : knot.at();
      // Stands here while its causes are looked at, should they ever go in a circle.
      known.put(ref, new Place(at, 0));
      var depth = 0;
      for (var cause : causes.getOrDefault(ref, List.of())) {
        var before = place(cause, causes, seen, known);
        at = before.at().isAfter(at) ? before.at() : at;
        depth = Math.max(depth, before.depth() + 1);
      }
      place = new Place(at, depth);
      known.put(ref, place);
    }
    return place;
  }
}
