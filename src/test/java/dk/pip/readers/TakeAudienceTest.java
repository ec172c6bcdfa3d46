package dk.pip.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakeAudienceTest extends ReaderTest {
  private static final Readers readers = bean(Readers.class);

  @Test
  void takesEachReaderOnceByTheFirstListGiven() {
    var city = publicList("by");
    var schools = publicList("skoler");
    reader("begge@en.example", city, schools);
    reader("skole@en.example", schools);

    var audience = audience(schools, city);

    assertThat(audience).extracting(Recipient::address).containsExactly("begge@en.example", "skole@en.example");
    assertThat(audience).extracting(Recipient::list).containsOnly(schools.value());
    assertThat(audience(city, schools).getFirst().list()).isEqualTo(city.value());
    assertThat(readers.count(List.of(city, schools))).isEqualTo(2);
    assertThat(readers.active()).containsEntry(city, 1L).containsEntry(schools, 2L);
  }

  @Test
  void leavesOutThoseWhoLeftStoppedPauseOrComplained() {
    var list = publicList("alle");
    reader("ja@to.example", list);
    var left = reader("forladt@to.example", list);
    bean(Subscriptions.class).leave(left, list, Leaving.by(Leaving.How.PAGE), clock().instant());
    readers.gone(reader("vaek@to.example", list), "550 5.1.1 No such user", clock().instant());
    readers.complained(reader("sur@to.example", list), clock().instant());
    var resting = reader("pause@to.example", list);
    bean(ReaderRows.class).changePace(resting, false, clock().instant().plus(Duration.ofDays(10)));

    assertThat(addresses(list)).containsExactly("ja@to.example");
    assertThat(readers.count(List.of(list))).isEqualTo(1);

    clock().move(Duration.ofDays(10));
    assertThat(addresses(list)).containsExactly("ja@to.example", "pause@to.example");
  }

  @Test
  void sparesThoseWhoWantOneMailAMonth() {
    var list = publicList("maaned");
    bean(ReaderRows.class).changePace(reader("sjaelden@tre.example", list), true, null);
    reader("altid@tre.example", list);

    assertThat(readers.count(List.of(list))).isEqualTo(2);
    assertThat(addresses(list)).hasSize(2);
    assertThat(readers.count(List.of(list))).isEqualTo(1);
    assertThat(addresses(list)).containsExactly("altid@tre.example");
    clock().move(Duration.ofDays(25));
    assertThat(addresses(list)).hasSize(2);
  }

  @Test
  void reachesAllWithWhatComesWithTheJobButTheDead() {
    var job = list("job", ReaderList.Kind.STAFF, true);
    var readersOfIt = bean(ReaderRows.class);
    var pausing = reader("pause@fire.example", job);
    readersOfIt.changePace(pausing, true, clock().instant().plus(Duration.ofDays(10)));
    readers.complained(reader("sur@fire.example", job), clock().instant());
    readers.gone(reader("vaek@fire.example", job), "550", clock().instant());

    assertThat(addresses(job)).containsExactly("pause@fire.example", "sur@fire.example");
    assertThat(addresses(job)).hasSize(2);
    assertThat(readers.count(List.of(job))).isEqualTo(2);
  }

  /// Those who wait for their turn are asked by the rules that they were taken by.
  @Test
  void asksThoseWhoRemainByTheSameRules() {
    var list = publicList("resten");
    var job = list("pligt", ReaderList.Kind.STAFF, true);
    var everybody = new ArrayList<ReaderId>();
    for (var on : List.of(List.of(list), List.of(job), List.of(list, job))) {
      for (var what = 0; what < 6; what++) {
        var id = reader(what + "-" + on.size() + "-" + everybody.size() + "@seks.example", on.toArray(ListId[]::new));
        everybody.add(id);
        switch (what) {
          case 0 -> readers.gone(id, "550", clock().instant());
          case 1 -> readers.complained(id, clock().instant());
          case 2 -> bean(ReaderRows.class).changePace(id, false, clock().instant().plus(Duration.ofDays(10)));
          case 3 -> bean(ReaderRows.class).changePace(id, false, clock().instant().minus(Duration.ofDays(10)));
          case 4 -> on.forEach(one -> bean(Subscriptions.class).leave(id, one, Leaving.by(Leaving.How.PAGE), clock().instant()));
          default -> {}
        }
      }
    }

    var counted = readers.count(List.of(list, job));
    var taken = audience(list, job).stream().map(one -> new ReaderId(one.reader())).toList();

    assertThat(taken).hasSize(2 + 4 + 4).hasSize((int) counted);
    assertThat(readers.wanting(List.of(list, job), everybody)).containsExactlyInAnyOrderElementsOf(taken);
  }

  @Test
  void sendsNothingToArchivedLists() {
    var list = publicList("gammel");
    reader("en@fem.example", list);
    bean(Lists.class).archive(list, clock().instant());

    assertThat(audience(list)).isEmpty();
  }
}
