package dk.pip.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.commitments.CommitmentStep.Act;
import dk.pip.commitments.Reported.Done;
import dk.pip.commitments.Reported.Refused;
import dk.pip.thread.Eyes;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What becomes of a promise, and that nothing of it is ever lost.
class KeepPromiseTest extends Promising {
  @Test
  void keepsEverySentenceAndDateToBeRead() {
    var id = promise("Bænken står ved Søtorvet senest 1. september", today().plusMonths(5));
    var owner = commitments().get(id).terms().owner();
    var karen = linked(id, owner);
    assertThat(commitments().report(karen, id, CommitmentReport.of(CommitmentState.ON_TRACK, "", null, 1), key())).isInstanceOf(Done.class);
    assertThat(commitments().report(karen, id, CommitmentReport.of(CommitmentState.LATE, "Træet er forsinket.", null, 2), key())).isEqualTo(new Refused(Set.of(CommitmentFault.DUE_MISSING), null));
    assertThat(commitments().report(karen, id, CommitmentReport.of(CommitmentState.LATE, " ", today().plusMonths(6), 2), key())).isEqualTo(new Refused(Set.of(CommitmentFault.WORDS_MISSING), null));
    assertThat(commitments().report(karen, id, CommitmentReport.of(CommitmentState.LATE, "Træet er forsinket.", today().plusMonths(4), 2), key()))
        .isEqualTo(new Refused(Set.of(CommitmentFault.DUE_NO_LATER), null));
    assertThat(commitments().report(karen, id, CommitmentReport.of(CommitmentState.LATE, "Træet er forsinket. Ring til 010203-1234.", today().plusMonths(6), 2), key())).isInstanceOf(Done.class);
    var changed = commitments().get(id).terms().withSentence("To bænke står ved Søtorvet").withAmount(40_000L).withPlace("Søtorvet");
    assertThat(commitments().change(by(alice), id, changed, "", 3, key())).isEqualTo(new Refused(Set.of(CommitmentFault.WORDS_MISSING), null));
    assertThat(commitments().change(by(alice), id, changed, "Der kom penge til to.", 3, key())).isInstanceOf(Done.class);
    assertThat(commitments().report(karen, id, CommitmentReport.of(CommitmentState.KEPT, "", null, 4), key())).isInstanceOf(Done.class);
    assertThat(commitments().report(karen, id, CommitmentReport.of(CommitmentState.LATE, "Nej", today().plusYears(1), 5), key())).isInstanceOf(Reported.NotNow.class);

    var history = commitments().history(id);
    assertThat(history).extracting(CommitmentStep::number).containsExactly(1, 2, 3, 4, 5);
    assertThat(history).extracting(CommitmentStep::state)
        .containsExactly(CommitmentState.MADE, CommitmentState.ON_TRACK, CommitmentState.LATE, CommitmentState.CHANGED, CommitmentState.KEPT);
    assertThat(history.getFirst().terms().sentence()).isEqualTo("Bænken står ved Søtorvet senest 1. september");
    assertThat(history.getFirst().by()).isEqualTo(by(alice));
    assertThat(history.get(2).why()).startsWith("Træet er forsinket.").doesNotContain("010203");
    assertThat(history.get(2).terms().due()).isEqualTo(today().plusMonths(6));
    var now = commitments().get(id);
    assertThat(now.terms()).isEqualTo(changed);
    assertThat(now.placeSlug()).isEqualTo("soetorvet");
    assertThat(now.endedOn()).isEqualTo(today());
    assertThat(now.path()).matches("/loefter/baenken-staar-ved-soetorvet-senest-1-september-[a-z0-9]{4}");
    assertThat(commitments().findBySlug(now.slug())).hasValue(now);
  }

  @Test
  void refusesToChangeOrDeleteWhatHasBeenSaid() {
    var id = promise("Vi fejer stien", today().plusDays(20));
    var jdbc = bean(JdbcClient.class);
    for (var sql :
        List.of(
            "update commitments.step set why = 'Nej' where commitment_id = :id",
            "delete from commitments.step where commitment_id = :id",
            "delete from commitments.commitment where id = :id")) {
      assertThatThrownBy(() -> jdbc.sql(sql).param("id", id.value()).update()).as(sql).isNotNull();
    }
    for (var table : List.of("step", "commitment")) {
      assertThatThrownBy(() -> jdbc.sql("truncate commitments." + table + " cascade").update()).isNotNull();
    }
    var gap =
        """
        insert into commitments.step (commitment_id, number, act, state, audience, sentence, due, sign, owner_id, owed, place, why, day, at, form_key)
        select commitment_id, 3, act, state, audience, sentence, due, sign, owner_id, owed, place, why, day, at, '\\x01'
          from commitments.step where commitment_id = :id
        """;
    assertThatThrownBy(() -> jdbc.sql(gap).param("id", id.value()).update()).hasMessageContaining("leaves a gap");
    assertThat(commitments().history(id)).hasSize(1);
  }

  @Test
  void takesWhatComesTwiceOnce() {
    var terms = CommitmentTerms.of("Vi maler bænken", today().plusDays(9), outside("Karen Lund"), null);
    var given = new NewCommitment(terms, CommitmentAudience.STAFF, new CommitmentSource(CommitmentSource.Kind.OTHER, "", null), today(), key());
    var id = commitments().make(by(alice), given);
    assertThat(commitments().make(by(alice), given)).isEqualTo(id);
    var key = key();
    var first = commitments().report(by(alice), id, CommitmentReport.of(CommitmentState.ON_TRACK, "Malingen er købt.", null, 1), key);
    assertThat(commitments().report(by(alice), id, CommitmentReport.of(CommitmentState.ON_TRACK, "Malingen er købt.", null, 1), key)).usingRecursiveComparison().ignoringFields("step.by").isEqualTo(first);
    assertThat(commitments().history(id)).hasSize(2);
    assertThat(commitments().get(id).path()).startsWith("/medarbejder/loefter/vi-maler-baenken-");
  }

  @Test
  void losesNothingOfTwoWhoAnswerAtOnce() throws Exception {
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var round = 0; round < 10; round++) {
        var id = promise("Vi lytter " + round, today().plusDays(30));
        var one = linked(id, commitments().get(id).terms().owner());
        var barrier = new CyclicBarrier(2);
        var ends = round % 2 == 1;
        var answers =
            threads.invokeAll(
                List.<Callable<Reported>>of(
                    () -> {
                      barrier.await();
                      return commitments().report(one, id, CommitmentReport.of(ends ? CommitmentState.KEPT : CommitmentState.ON_TRACK, "Den ene", null, 1), key());
                    },
                    () -> {
                      barrier.await();
                      return beanElsewhere(Commitments.class).report(by(alice), id, CommitmentReport.of(CommitmentState.LATE, "Den anden", today().plusDays(60), 1), key());
                    }));
        var done = new ArrayList<Done>();
        for (var answer : answers) {
          assertThat(answer.get()).isInstanceOf(Done.class);
          done.add((Done) answer.get());
        }
        var history = commitments().history(id);
        assertThat(history).extracting(CommitmentStep::number).containsExactly(1, 2, 3);
        assertThat(history).extracting(CommitmentStep::why).containsExactlyInAnyOrder("", "Den ene", "Den anden");
        assertThat(done).extracting(it -> it.meanwhile().size()).as("the second hears of the first").containsExactlyInAnyOrder(0, 1);
        if (ends) {
          assertThat(commitments().get(id).state()).isEqualTo(CommitmentState.KEPT);
          assertThat(history.getLast().act()).isIn(Act.REPORTED, Act.REMARKED);
        }
      }
    }
  }

  @Test
  void keepsWhatIsSaidOfOneThatEndedMeanwhileAsARemark() {
    var id = promise("Lampen lyser", today().plusDays(30));
    commitments().report(by(alice), id, CommitmentReport.of(CommitmentState.KEPT, "", null, 1), key());
    var late = commitments().report(by(charlie), id, CommitmentReport.of(CommitmentState.LATE, "Pæren mangler", today().plusDays(40), 1), key());
    assertThat(late).isInstanceOfSatisfying(Done.class, done -> {
      assertThat(done.step().act()).isEqualTo(Act.REMARKED);
      assertThat(done.step().said()).isEqualTo(CommitmentState.LATE);
      assertThat(done.step().state()).isEqualTo(CommitmentState.KEPT);
      assertThat(done.meanwhile()).hasSize(1);
    });
    assertThat(commitments().get(id).terms().due()).isEqualTo(today().plusDays(30));
  }

  @Test
  void isTakenBackByWhoeverSaidItWithinADay() {
    var id = promise("Stien er fejet", today().plusDays(30));
    var karen = linked(id, commitments().get(id).terms().owner());
    commitments().report(karen, id, CommitmentReport.of(CommitmentState.DROPPED, "Forkert knap", null, 1), key());
    assertThat(commitments().undo(by(alice), id, key())).as("not hers").isInstanceOf(Reported.NotNow.class);
    assertThat(commitments().undo(karen, id, key())).isInstanceOf(Done.class);
    assertThat(commitments().undo(karen, id, key())).isInstanceOf(Reported.NotNow.class);
    assertThat(commitments().get(id).state()).isEqualTo(CommitmentState.MADE);
    assertThat(commitments().get(id).endedOn()).isNull();
    commitments().report(karen, id, CommitmentReport.of(CommitmentState.KEPT, "", null, 3), key());
    clock().move(Duration.ofHours(25));
    assertThat(commitments().undo(karen, id, key())).isInstanceOf(Reported.NotNow.class);
    assertThat(commitments().takeUp(by(alice), id, "Der er flere blade.", today().plusDays(50), 4, key())).isInstanceOf(Done.class);
    assertThat(commitments().history(id)).extracting(CommitmentStep::act).containsExactly(Act.MADE, Act.REPORTED, Act.UNDONE, Act.REPORTED, Act.TAKEN_UP);
    assertThat(commitments().get(id).state()).isEqualTo(CommitmentState.CHANGED);
  }

  @Test
  void isLateTheDayAfterItsDate() {
    var id = promise("Skiltet er sat op", today().plusDays(3));
    clock().move(Duration.ofDays(3));
    commitments().notePassed();
    assertThat(commitments().get(id).state()).isEqualTo(CommitmentState.MADE);
    clock().move(Duration.ofDays(1));
    commitments().notePassed();
    commitments().notePassed();
    assertThat(commitments().history(id)).extracting(CommitmentStep::act).containsExactly(Act.MADE, Act.DATE_PASSED);
    assertThat(commitments().get(id).state()).isEqualTo(CommitmentState.LATE);
    assertThat(commitments().report(by(alice), id, CommitmentReport.of(CommitmentState.ON_TRACK, "", null, 2), key())).isEqualTo(new Refused(Set.of(CommitmentFault.DUE_PASSED), null));
    commitments().report(by(alice), id, CommitmentReport.of(CommitmentState.LATE, "Jorden er frossen.", today().plusDays(2), 2), key());
    clock().move(Duration.ofDays(3));
    commitments().notePassed();
    assertThat(commitments().history(id)).hasSize(4);
  }

  @Test
  void leavesWhatOthersChangedWhereOneDoesNotTouchIt() {
    var id = promise("Vi planter ti træer", today().plusDays(30));
    var seen = commitments().get(id).terms();
    commitments().change(by(alice), id, seen.withAmount(10_000L), "Der er sat penge af.", 1, key());
    var second = commitments().change(by(charlie), id, seen.withSentence("Vi planter tolv træer"), "To flere.", 1, key());
    assertThat(second).isInstanceOfSatisfying(Done.class, done -> assertThat(done.meanwhile()).extracting(CommitmentStep::why).containsExactly("Der er sat penge af."));
    assertThat(commitments().get(id).terms()).isEqualTo(seen.withAmount(10_000L).withSentence("Vi planter tolv træer"));
  }

  @Test
  void opensALinkForOnePromiseAndOneContactUntilItIsRecalled() {
    var id = promise("Døren er malet", today().plusDays(30));
    var other = promise("Vinduet er malet", today().plusDays(30));
    var karen = linked(id, commitments().get(id).terms().owner());
    assertThat(commitments().report(karen, other, CommitmentReport.of(CommitmentState.KEPT, "", null, 1), key())).isInstanceOf(Reported.LinkGone.class);
    var path = bean(CommitmentLinks.class).path(id, karen.contact());
    var token = path.substring(CommitmentLinks.FOLDER.length());
    assertThat(bean(CommitmentLinks.class).open(token.substring(1) + "a")).isInstanceOf(CommitmentLinks.Opened.Unknown.class);
    bean(CommitmentLinks.class).recall(by(alice), id, null);
    assertThat(beanElsewhere(CommitmentLinks.class).open(token)).isInstanceOf(CommitmentLinks.Opened.Recalled.class);
    assertThat(beanElsewhere(Commitments.class).report(karen, id, CommitmentReport.of(CommitmentState.KEPT, "", null, 1), key())).isInstanceOf(Reported.LinkGone.class);
    assertThat(commitments().history(id)).hasSize(1);
    var fresh = linked(id, karen.contact());
    var bobs = bean(Contacts.class).ofStaff(staff(KeepPromiseTest.bob));
    assertThat(commitments().handOver(by(alice), id, bobs, null, "", 1, key())).isInstanceOf(Done.class);
    assertThat(commitments().report(fresh, id, CommitmentReport.of(CommitmentState.KEPT, "", null, 2), key())).isInstanceOf(Reported.LinkGone.class);
    assertThat(commitments().ownedBy(List.of(bobs))).extracting(Commitment::id).containsExactly(id);
  }

  @Test
  void isOnlyEverShownToMore() {
    var id = promise(CommitmentTerms.of("Vi mødes", today().plusDays(30), outside("Karen Lund"), null), CommitmentAudience.PARTIES);
    assertThat(commitments().get(id).path()).isNull();
    assertThat(commitments().list(CommitmentQuery.ofStaff().saying("Vi mødes"))).isEmpty();
    assertThat(commitments().widen(by(alice), id, CommitmentAudience.PARTIES, key())).isInstanceOf(Reported.NotNow.class);
    assertThat(commitments().widen(by(alice), id, CommitmentAudience.PUBLIC, key())).isInstanceOf(Done.class);
    assertThat(commitments().widen(by(alice), id, CommitmentAudience.STAFF, key())).isInstanceOf(Reported.NotNow.class);
    assertThat(commitments().list(CommitmentQuery.ofPublic().saying("vi mødes"))).hasSize(1);
  }

  @Test
  void standsInTheThreadForThoseWhoSeeIt() {
    var source = bean(CommitmentsInThread.class);
    for (var audience : CommitmentAudience.values()) {
      var id = promise(CommitmentTerms.of("Vi mødes for " + audience, today().plusDays(30), outside("Karen Lund"), null), audience);
      var ref = id.value().toString();
      assertThat(source.find(ref, Eyes.EVERYBODY).isPresent()).isEqualTo(audience == CommitmentAudience.PUBLIC);
      assertThat(source.find(ref, Eyes.STAFF).isPresent()).isEqualTo(audience != CommitmentAudience.PARTIES);
      assertThat(source.find(ref, Eyes.NEWSROOM)).hasValueSatisfying(knot -> assertThat(knot.awaited()).isNotNull());
      var path = commitments().get(id).path();
      if (path != null) {
        assertThat(source.refAt(path)).hasValue(ref);
      }
    }
  }

  /// A thousand promises of which anything becomes: numbers and lists agree at every look, nothing leaves, no history has a gap.
  @Test
  void addsUpAtEveryMoment() {
    var random = new Random(20261201);
    var before = commitments().counts(CommitmentQuery.ofAll()).all();
    var ids = new ArrayList<CommitmentId>();
    var steps = new HashMap<CommitmentId, Integer>();
    var transaction = bean(TransactionTemplate.class);
    var owner = outside("Karen Lund");
    var state = commitments().state();
    for (var look = 1; look <= 10; look++) {
      transaction.executeWithoutResult(
          _ -> {
            for (var i = 0; i < 100; i++) {
              var audience = CommitmentAudience.values()[random.nextInt(3)];
              var terms = CommitmentTerms.of("Løfte " + random.nextInt(1000), today().plusDays(random.nextInt(300)), owner, null).withPlace("Sted " + random.nextInt(5));
              var given = new NewCommitment(terms, audience, new CommitmentSource(CommitmentSource.Kind.values()[random.nextInt(10)], "", null), today().minusDays(random.nextInt(1000)), key());
              var id = commitments().make(by(alice), given);
              ids.add(id);
              steps.put(id, 1);
            }
            for (var i = 0; i < 200; i++) {
              var id = ids.get(random.nextInt(ids.size()));
              if (act(random, id, steps.get(id)) instanceof Done) {
                steps.merge(id, 1, Integer::sum);
              }
            }
          });
      for (var query : List.of(CommitmentQuery.ofPublic(), CommitmentQuery.ofStaff(), CommitmentQuery.ofAll(), CommitmentQuery.ofPublic().at("sted-3"), CommitmentQuery.ofStaff().ofYear(2025))) {
        agree(query);
      }
      for (var query : List.of(CommitmentQuery.ofPublic(), CommitmentQuery.ofStaff(), CommitmentQuery.ofAll())) {
        tallies(query);
      }
      if (look % 3 == 0) {
        commitments().foldTally();
        tallies(CommitmentQuery.ofStaff());
      }
      assertThat(commitments().counts(CommitmentQuery.ofAll()).all()).as("nothing leaves").isEqualTo(before + ids.size());
    }
    assertThat(commitments().state()).isNotEqualTo(state);
    var wrong =
        """
        select count(*)
          from commitments.commitment c
          join (select commitment_id, count(*) as many, max(number) as last from commitments.step group by commitment_id) s on s.commitment_id = c.id
          join commitments.step l on l.commitment_id = c.id and l.number = c.step
         where s.many <> s.last
            or s.last <> c.step
            or (l.state, l.sentence, l.due, l.audience, l.owner_id) is distinct from (c.state, c.sentence, c.due, c.audience, c.owner_id)
        """;
    assertThat(bean(JdbcClient.class).sql(wrong).query(Integer.class).single()).isZero();
    var all = commitments().findAll(new HashSet<>(ids));
    assertThat(all).hasSize(ids.size());
    steps.forEach((id, many) -> assertThat(all.get(id).step()).isEqualTo(many));
  }

  private static Reported act(Random random, CommitmentId id, int seen) {
    var due = today().plusDays(random.nextInt(500) + 1L);
    return switch (random.nextInt(8)) {
      case 0 -> commitments().report(by(alice), id, CommitmentReport.of(CommitmentState.ON_TRACK, "", null, seen), key());
      case 1, 2 -> commitments().report(by(alice), id, CommitmentReport.of(CommitmentState.LATE, "Det regner.", due, random.nextInt(seen) + 1), key());
      case 3 -> commitments().report(by(alice), id, CommitmentReport.of(CommitmentState.KEPT, "", null, random.nextInt(seen) + 1), key());
      case 4 -> commitments().report(by(alice), id, CommitmentReport.of(CommitmentState.DROPPED, "Pengene er væk.", null, seen), key());
      case 5 -> commitments().change(by(alice), id, commitments().get(id).terms().withDue(due), "Byrådet har besluttet det.", seen, key());
      case 6 -> commitments().takeUp(by(alice), id, "Det kan godt lade sig gøre.", due, seen, key());
      default -> random.nextBoolean() ? commitments().undo(by(alice), id, key()) : commitments().widen(by(alice), id, CommitmentAudience.PUBLIC, key());
    };
  }

  /// The numbers on the first page, which are not counted one by one.
  private static void tallies(CommitmentQuery query) {
    var shelf = commitments().shelf(query.page(0, 10));
    assertThat(shelf.overview().counts()).isEqualTo(commitments().counts(query));
    var parts = shelf.parts();
    assertThat(parts.places()).as("the most first").isSortedAccordingTo((one, other) -> other.number() - one.number());
    assertThat(numbers(parts.years())).isEqualTo(numbers(query, CommitmentGroup.Kind.YEAR));
    assertThat(numbers(parts.places())).isEqualTo(numbers(query, CommitmentGroup.Kind.PLACE));
    assertThat(numbers(parts.units())).isEqualTo(numbers(query, CommitmentGroup.Kind.UNIT));
    assertThat(numbers(parts.sources())).isEqualTo(numbers(query, CommitmentGroup.Kind.SOURCE));
  }

  private static Map<String, Integer> numbers(List<CommitmentParts.Part> parts) {
    return parts.stream().collect(Collectors.toMap(CommitmentParts.Part::key, CommitmentParts.Part::number));
  }

  private static Map<String, Integer> numbers(CommitmentQuery query, CommitmentGroup.Kind kind) {
    return commitments().groups(query, kind).stream().collect(Collectors.toMap(CommitmentGroup::key, group -> group.counts().all()));
  }

  private static void agree(CommitmentQuery query) {
    var overview = commitments().overview(query.page(0, 100_000));
    var counted = new EnumMap<CommitmentState, Integer>(CommitmentState.class);
    overview.list().forEach(it -> counted.merge(it.state(), 1, Integer::sum));
    assertThat(overview.counts().numbers()).isEqualTo(counted);
    assertThat(overview.counts().since()).isEqualTo(overview.list().stream().map(Commitment::promisedOn).min(LocalDate::compareTo).orElseThrow());
    var rank = overview.list().stream().map(it -> it.state() == CommitmentState.LATE ? 0 : it.isOpen() ? 1 : 2).toList();
    assertThat(rank).isSorted();
    for (var kind : CommitmentGroup.Kind.values()) {
      var groups = commitments().groups(query, kind);
      if (kind != CommitmentGroup.Kind.UNIT) {
        assertThat(groups.stream().mapToInt(group -> group.counts().all()).sum()).isEqualTo(overview.list().stream().filter(it -> kind != CommitmentGroup.Kind.PLACE || !it.placeSlug().isEmpty()).count());
      }
    }
  }
}
