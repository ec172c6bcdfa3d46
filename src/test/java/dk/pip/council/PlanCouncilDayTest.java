package dk.pip.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.people.People;
import dk.pip.people.StaffId;
import dk.pip.testing.PipTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a day is made of: classes with a sign of their own, an order that anybody can draw again, proposals that join on the floor.
class PlanCouncilDayTest extends PipTest {
  private static final CouncilCase CASE = new CouncilCase(PipTest::bean);

  private static StaffId alicesId() {
    return bean(People.class).list().stream().filter(it -> it.mail().equals(alice.mail())).findFirst().orElseThrow().id();
  }

  @Test
  void givesEachClassASignOfItsOwn() {
    var by = alicesId();
    var day = CASE.day(by, 2031);
    CASE.joins(by, day, "Søskolen", "6. a");
    CASE.joins(by, day, "Søskolen", "6. b");
    var all = CASE.days().get(day).delegations();
    assertThat(all).extracting(Delegation::sign).containsExactly("A", "B");
    assertThat(all).extracting(Delegation::colour).doesNotHaveDuplicates();
    var taken = new CouncilDays.NewDelegation("Engskolen", "6. x", DelegationColour.RED, "A", "", "");
    assertThat(CASE.days().join(by, day, taken)).isEqualTo(CouncilDays.Joined.SIGN_TAKEN);
    assertThat(CASE.days().change(by, all.get(1).id(), day, taken)).isEqualTo(CouncilDays.Joined.SIGN_TAKEN);
  }

  @Test
  void drawsAnOrderThatAnybodyCanDrawAgain() throws Exception {
    var by = alicesId();
    var day = CASE.day(by, 2032);
    for (var name : List.of("a", "b", "c", "d", "e")) {
      CASE.handsIn(by, day, "Søskolen", "6. " + name, "Bænk " + name, "10.000");
    }
    var before = CASE.days().get(day);
    assertThat(before.lot().isDrawn()).isFalse();
    assertThat(CASE.days().draw(by, day)).isTrue();
    assertThat(CASE.days().draw(by, day)).isFalse();
    var after = CASE.days().get(day);
    assertThat(after.lot().commitment()).isEqualTo(before.lot().commitment()).isEqualTo(sha256(after.lot().seed()));
    var again = List.of(1, 2, 3, 4, 5).stream().sorted(Comparator.comparing(number -> sha256(after.lot().seed() + ":" + number))).toList();
    assertThat(after.proposals()).extracting(ClassProposal::number).isEqualTo(again);
    assertThat(CASE.days().leave(by, day, after.delegations().getFirst().id())).isFalse();
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void joinsProposalsAndTakesItBack() {
    var by = alicesId();
    var day = CASE.day(by, 2033);
    var bags = CASE.handsIn(by, day, "Søskolen", "6. a", "Multiposer", "20.000 kr.");
    var net = CASE.handsIn(by, day, "Engskolen", "6. b", "Verdensnet", "ca. 15000");
    CASE.handsIn(by, day, "Bakkeskolen", "6. c", "Lund", "1.000");
    var joined = CASE.proposals().merge(day, List.of(bags, net), "Multinet", "Poser af net");
    var now = CASE.days().get(day);
    assertThat(now.proposal(joined).kroner()).isEqualTo(35_000);
    assertThat(now.proposal(joined).from()).containsExactly(bags, net);
    assertThat(now.behind(now.proposal(joined))).extracting(Delegation::school).containsExactly("Søskolen", "Engskolen");
    assertThat(now.standing()).extracting(it -> it.text().title()).containsExactlyInAnyOrder("Multinet", "Lund");
    assertThatThrownBy(() -> CASE.proposals().merge(day, List.of(bags, joined), "x", "x")).isInstanceOf(IllegalArgumentException.class);
    CASE.proposals().split(day, joined);
    assertThat(CASE.days().get(day).standing()).hasSize(3);
    assertThat(CASE.days().get(day).findProposal(joined)).isEmpty();
  }

  @Test
  void goesFromPlannedToHeldAndKeepsWhatWasDecided() {
    var by = alicesId();
    var day = CASE.day(by, 2034);
    var id = CASE.handsIn(by, day, "Søskolen", "6. a", "Bænk", "20.000 kr.");
    assertThat(CASE.days().end(day)).isFalse();
    assertThat(CASE.days().begin(day)).isTrue();
    assertThat(CASE.days().begin(day)).isFalse();
    CASE.days().decide(day, new DayResult(List.of(new DayResult.Grant(id, 20_000)), "Bænken vandt", "", ""));
    assertThat(CASE.days().end(day)).isTrue();
    var held = CASE.days().get(day);
    assertThat(held.state()).isEqualTo(CouncilDay.State.HELD);
    assertThat(held.result().grants()).containsExactly(new DayResult.Grant(id, 20_000));
    assertThat(held.proposal(id).granted()).isEqualTo(20_000);
    CASE.days().decide(day, null);
    assertThat(CASE.days().get(day).result()).isNull();
    assertThat(CASE.days().change(by, day, CouncilCase.plan(2034), held.revision())).isFalse();
  }

  @Test
  void tellsOfTheYearBefore() {
    var by = alicesId();
    var last = CASE.day(by, 2041);
    var next = CASE.day(by, 2042);
    assertThat(CASE.days().get(next).last()).isEqualTo(last);
  }

  @Test
  void rehearsesWithInventedClassesAndThrowsItAway() {
    var by = alicesId();
    var day = CASE.day(by, 2035);
    var classes = List.of(new CouncilDays.Invented("Øveskolen", "6. x", List.of("Ida"), new ProposalText("Bænk", "En bænk", "", "", 5_000L, "5.000")));
    var practice = CASE.days().practise(by, day, classes, "Øvedag");
    var it = CASE.days().get(practice);
    assertThat(it.practice()).isTrue();
    assertThat(it.standing()).extracting(p -> p.text().title()).containsExactly("Bænk");
    assertThat(CASE.days().letGo(by, practice)).isFalse();
    assertThat(CASE.days().throwAway(by, day)).isFalse();
    assertThat(CASE.days().throwAway(by, practice)).isTrue();
    assertThat(CASE.days().find(practice)).isEmpty();
  }
}
