package dk.pip.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.people.StaffId;
import dk.pip.testing.PipTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is tied to what, and how far each pair of eyes can follow it.
class TieThingsTest extends PipTest {
  private static final Instant BEGAN = Instant.parse("2026-03-02T09:00:00Z");

  /// Things that are not there elsewhere: those whose names begin with `hidden` are for the newsroom, with `staff` for staff too.
  private record Things(String kind, boolean passesOn, List<Integer> asked) implements ThreadSource {
    @Override
    public int order() {
      return kind.equals("seed") ? 1 : 2;
    }

    @Override
    public Map<String, Knot> findAll(Collection<String> refs, Eyes eyes) {
      asked.add(refs.size());
      var found = new HashMap<String, Knot>();
      for (var ref : refs) {
        var seen = ref.startsWith("hidden") ? eyes == Eyes.NEWSROOM : !ref.startsWith("staff") || eyes != Eyes.EVERYBODY;
        if (seen) {
          var day = Integer.parseInt(ref.replaceAll("[^0-9]", ""));
          found.put(ref, Knot.of(new Knot.Ref(kind, ref), Knot.Words.written(kind), Knot.Words.written(ref), BEGAN.plus(Duration.ofDays(day))));
        }
      }
      return found;
    }

    @Override
    public Optional<String> refAt(String path) {
      return path.startsWith("/" + kind + "/") ? Optional.of(path.substring(kind.length() + 2)) : Optional.empty();
    }

    @Override
    public Object state() {
      return "";
    }
  }

  private final Things seeds = new Things("seed", false, new ArrayList<>());
  private final Things plants = new Things("plant", true, new ArrayList<>());
  private final Threads threads = new Threads(bean(TieTable.class), provider(), bean(Clock.class));

  private org.springframework.beans.factory.ObjectProvider<ThreadSource> provider() {
    var beans = new DefaultListableBeanFactory();
    beans.registerSingleton("seeds", seeds);
    beans.registerSingleton("plants", plants);
    return beans.getBeanProvider(ThreadSource.class);
  }

  @BeforeEach
  void nothingTied() {
    bean(JdbcClient.class).sql("delete from thread.tie").update();
  }

  private static Knot.Ref seed(String name) {
    return new Knot.Ref("seed", name);
  }

  private static Knot.Ref plant(String name) {
    return new Knot.Ref("plant", name);
  }

  private List<String> line(Knot.Ref of, Eyes eyes) {
    return threads.line(of, eyes).knots().stream().map(knot -> knot.ref().ref()).toList();
  }

  @Test
  void showsWhatAThingCameOfAndWhatCameOfItButNotItsSiblings() {
    threads.tie(seed("1"), plant("2"));
    threads.tie(plant("2"), plant("3"));
    threads.tie(plant("2"), plant("4"));
    threads.tie(plant("3"), plant("5"));
    threads.tie(seed("0"), plant("3"));
    assertThat(line(plant("3"), Eyes.EVERYBODY)).containsExactly("0", "1", "2", "3", "5");
    assertThat(line(plant("2"), Eyes.EVERYBODY)).containsExactly("1", "2", "3", "4", "5");
    assertThat(line(seed("0"), Eyes.EVERYBODY)).containsExactly("0", "3", "5");
    assertThat(threads.line(plant("9"), Eyes.EVERYBODY).isThread()).isFalse();
  }

  @Test
  void putsNothingBeforeWhatItCameOf() {
    threads.tie(seed("9"), plant("2"));
    threads.tie(plant("2"), plant("3"));
    threads.tie(plant("1"), plant("3"));
    threads.tie(plant("3"), plant("7"));
    assertThat(line(plant("3"), Eyes.EVERYBODY)).containsExactly("1", "9", "2", "3", "7");
    assertThat(line(plant("7"), Eyes.EVERYBODY)).containsExactly("1", "9", "2", "3", "7");
  }

  @Test
  void tiesOnceAndInNoCircle() {
    var before = threads.state();
    assertThat(threads.tie(seed("1"), plant("2"))).isEqualTo(TieResult.TIED);
    assertThat(threads.state()).isNotEqualTo(before);
    assertThat(threads.tie(seed("1"), plant("2"))).isEqualTo(TieResult.THERE_ALREADY);
    assertThat(threads.tie(plant("2"), plant("3"))).isEqualTo(TieResult.TIED);
    assertThat(threads.tie(plant("3"), seed("1"))).isEqualTo(TieResult.CIRCLE);
    assertThat(threads.tie(plant("3"), plant("3"))).isEqualTo(TieResult.CIRCLE);
    assertThat(line(plant("3"), Eyes.EVERYBODY)).containsExactly("1", "2", "3");
  }

  @Test
  void untiesByHandOnlyWhatWasTiedByHand() {
    threads.tie(seed("1"), plant("2"));
    threads.tieByHand(plant("2"), plant("3"), new StaffId(UUID.randomUUID()));
    assertThat(threads.untieByHand(seed("1"), plant("2"))).isFalse();
    assertThat(threads.untieByHand(plant("2"), plant("3"))).isTrue();
    assertThat(line(plant("2"), Eyes.EVERYBODY)).containsExactly("1", "2");
    assertThat(threads.untie(seed("1"), plant("2"))).isTrue();
    assertThat(threads.line(plant("2"), Eyes.EVERYBODY).isThread()).isFalse();
  }

  @Test
  void passesThroughWhatIsHiddenButNeverThroughAHiddenSource() {
    threads.tie(plant("1"), plant("hidden2"));
    threads.tie(plant("hidden2"), plant("staff3"));
    threads.tie(plant("staff3"), plant("4"));
    threads.tie(plant("0"), seed("hidden1"));
    threads.tie(seed("hidden1"), plant("4"));
    assertThat(line(plant("4"), Eyes.EVERYBODY)).containsExactly("1", "4");
    assertThat(line(plant("4"), Eyes.STAFF)).containsExactly("1", "staff3", "4");
    assertThat(line(plant("4"), Eyes.NEWSROOM)).containsExactly("0", "1", "hidden1", "hidden2", "staff3", "4");
    assertThat(line(plant("0"), Eyes.EVERYBODY)).containsExactly("0");
    assertThat(line(plant("hidden2"), Eyes.STAFF)).isEmpty();
    assertThat(threads.around(plant("hidden2"), Eyes.STAFF).knots().stream().map(knot -> knot.ref().ref())).containsExactly("1", "staff3", "4");
  }

  @Test
  void showsTheNearestOfAThousandAndSaysSo() {
    for (var i = 0; i < 1_000; i++) {
      threads.tie(plant("" + i), plant("" + (i + 1)));
    }
    seeds.asked().clear();
    plants.asked().clear();
    var line = threads.line(plant("500"), Eyes.EVERYBODY);
    assertThat(line.more()).isTrue();
    assertThat(line.knots()).hasSize(Threads.MOST_SHOWN);
    assertThat(line.knots().stream().map(knot -> Integer.parseInt(knot.ref().ref()))).isSorted().contains(500, 472, 528);
    assertThat(plants.asked()).hasSize(1);
    assertThat(seeds.asked()).isEmpty();
    assertThat(threads.line(plant("3"), Eyes.EVERYBODY).knots()).hasSize(Threads.MOST_SHOWN);
  }

  @Test
  void agreesWithWhatIsTiedWhateverIsTied() {
    var random = new Random(5);
    var edges = new HashSet<List<Integer>>();
    for (var i = 0; i < 150; i++) {
      var from = random.nextInt(40);
      var to = random.nextInt(40);
      var result = threads.tie(plant("" + from), plant("" + to));
      assertThat(result == TieResult.CIRCLE).isEqualTo(from == to || reach(edges, to, true).contains(from));
      if (result == TieResult.TIED) {
        edges.add(List.of(from, to));
      }
    }
    for (var i = 0; i < 40; i++) {
      var all = new HashSet<>(reach(edges, i, true));
      all.addAll(reach(edges, i, false));
      all.add(i);
      if (all.size() > 1) {
        var line = line(plant("" + i), Eyes.EVERYBODY).stream().map(Integer::parseInt).toList();
        assertThat(line).containsExactlyInAnyOrderElementsOf(all);
        edges.stream().filter(line::containsAll).forEach(edge -> assertThat(line.indexOf(edge.get(0))).isLessThan(line.indexOf(edge.get(1))));
      }
    }
  }

  private static Set<Integer> reach(Set<List<Integer>> edges, int from, boolean down) {
    var met = new HashSet<Integer>();
    var next = new ArrayList<>(List.of(from));
    while (!next.isEmpty()) {
      var here = next.removeLast();
      for (var edge : edges) {
        if (edge.get(down ? 0 : 1) == here && met.add(edge.get(down ? 1 : 0))) {
          next.add(edge.get(down ? 1 : 0));
        }
      }
    }
    return met;
  }

  @Test
  void makesNoCircleWhenTwoTieCrosswise() throws Exception {
    var front = bean(Threads.class);
    try (var both = Executors.newFixedThreadPool(2)) {
      for (var i = 0; i < 20; i++) {
        var a = plant("" + i);
        var b = plant("1" + i);
        var results = new ArrayList<TieResult>();
        for (var each : both.invokeAll(List.<Callable<TieResult>>of(() -> front.tie(a, b), () -> front.tie(b, a)))) {
          results.add(each.get());
        }
        assertThat(results).containsExactlyInAnyOrder(TieResult.TIED, TieResult.CIRCLE);
      }
    }
  }

  @Test
  void findsAThingByItsAddress() {
    assertThat(threads.at("/plant/7")).contains(plant("7"));
    assertThat(threads.at(" https://ellebaek.example/plant/7/?a=b ")).contains(plant("7"));
    for (var strange : List.of("", "   ", "plant/7", "/", "//", "mailto:a@b", "/plant/%zz", "http://[", "/../etc/passwd", "/andet/7")) {
      assertThat(threads.at(strange)).as(strange).isEmpty();
    }
  }
}
