package dk.pip.mailing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.jobs.Beats;
import dk.pip.jobs.SignOfLife;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.Mailing.Trouble;
import dk.pip.mailing.MailingId;
import dk.pip.testing.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Letters that can't be written: one reader's, or all of a mailing's, as when the site's address is taken out of the
/// settings in the midst of it.
class FailToWriteTest extends EngineTest {
  private static final int READERS = 300;
  private final AtomicBoolean broken = new AtomicBoolean(true);

  @Test
  void setsOneReaderAsideAndSendsToTheOthers() throws IOException {
    try (var sink = new Sink(true, (_, _, _) -> null)) {
      var id = begun(READERS);
      engine(sink, delivery -> delivery.number % 100 == 7);
      Await.until("all but three", () -> account(id).delivered() == READERS - 3);
      assertThat(account(id).waiting()).isEqualTo(3);
      assertThat(beats.loops()).allSatisfy(loop -> assertThat(loop.well()).as(loop.name()).isTrue());

      broken.set(false);
      clock().move(Duration.ofMinutes(6));
      awaitEnd(id);

      assertThat(addsUp(id, sink).delivered()).isEqualTo(READERS);
    }
  }

  /// In time it is given up, and says why; that is nothing against the reader.
  @Test
  void givesUpAtLast() throws IOException {
    try (var sink = new Sink(true, (_, _, _) -> null)) {
      var id = begun(READERS);
      engine(sink, delivery -> delivery.number == 7);
      Await.until("all but one", () -> account(id).delivered() == READERS - 1);
      for (var attempt = 1; !find(id).state().over(); attempt++) {
        var attempts = attempt;
        Await.until("another attempt", () -> find(id).state().over() || attempts(id) >= attempts);
        clock().move(Duration.ofHours(5));
      }

      assertThat(account(id).refused()).isEqualTo(1);
      assertThat(jdbc().sql("select count(*) from mailing.refusal").query(Long.class).single()).isZero();
    }
  }

  @Test
  void leavesAMailingAloneUntilItsLettersCanBeWrittenAndSendsTheOthers() throws IOException {
    try (var sink = new Sink(true, (_, _, _) -> null)) {
      var id = begun(READERS);
      var other = begun(READERS);
      engine(sink, delivery -> delivery.mailing == id.value());
      awaitEnd(other);
      Await.until("somebody to be told", () -> find(id).trouble() != null);

      assertThat(find(id).state()).isEqualTo(Mailing.State.SENDING);
      assertThat(find(id).trouble()).isEqualTo(new Trouble(Trouble.Kind.LETTERS, "No address of the site"));
      assertThat(account(id).waiting()).isBetween(1L, 60L);
      assertThat(account(id).ahead()).isGreaterThan(READERS / 2);
      Await.until("the lanes to say that they are ailing", () -> ailing(beats).contains("mailing lanes"));

      broken.set(false);
      Await.until("it to go on", () -> account(id).ahead() == 0);
      clock().move(Duration.ofMinutes(6));
      awaitEnd(id);

      assertThat(addsUp(id, sink).delivered()).isEqualTo(READERS);
      Await.until("the trouble to be over", () -> find(id).trouble() == null);
      Await.until("nothing to be ailing", () -> ailing(beats).isEmpty());
    }
  }

  @Test
  void endsAMailingThatIsCancelledForIt() throws IOException {
    try (var sink = new Sink(true, (_, _, _) -> null)) {
      var id = begun(READERS);
      engine(sink, delivery -> delivery.mailing == id.value());
      Await.until("somebody to be told", () -> find(id).trouble() != null);

      assertThat(mailings().cancel(null, id)).isTrue();
      awaitEnd(id);

      assertThat(find(id).state()).isEqualTo(Mailing.State.CANCELLED);
      assertThat(addsUp(id, sink).withdrawn()).isEqualTo(READERS);
    }
  }

  /// Its message can't even be read.
  @Test
  void keepsNoOtherMailingWaitingThatCanBePrepared() throws IOException {
    try (var sink = new Sink(true, (_, _, _) -> null)) {
      var id = begun(READERS);
      var other = begun(READERS);
      var templates = bean(MailTemplates.class);
      engine(
          () -> List.of(new Relay(server(sink.port()), 1, 2, 0)),
          Map.of(),
          (_, readers) -> Set.copyOf(readers),
          mailing -> {
            if (mailing == id.value() && broken.get()) {
              throw new IllegalStateException("No sender");
            }
            return templates.apply(mailing);
          });
      awaitEnd(other);
      Await.until("somebody to be told", () -> find(id).trouble() != null);
      assertThat(Objects.requireNonNull(find(id).trouble()).said()).isEqualTo("No sender");

      broken.set(false);
      awaitEnd(id);
      assertThat(addsUp(id, sink).delivered()).isEqualTo(READERS);
    }
  }

  /// A program's worst: an error that is no exception.
  @Test
  void losesNoConnectionByAnError() throws IOException {
    try (var sink = new Sink(true, (_, _, _) -> null)) {
      var id = begun(READERS);
      engine(
          () -> List.of(new Relay(server(sink.port()), 1, 2, 0)),
          Map.of(),
          (_, readers) -> Set.copyOf(readers),
          _ -> new Template(MESSAGE, delivery -> {
            if (delivery.number % 10 == 3 && broken.get()) {
              throw new StackOverflowError();
            }
            return words(delivery);
          }, null, clock()));
      Await.until("all but some", () -> account(id).delivered() == READERS - READERS / 10);

      broken.set(false);
      clock().move(Duration.ofMinutes(6));
      awaitEnd(id);

      assertThat(addsUp(id, sink).delivered()).isEqualTo(READERS);
    }
  }

  private void engine(Sink sink, Predicate<Delivery> fails) {
    MergeFields personal =
        delivery -> {
          if (broken.get() && fails.test(delivery)) {
            throw new IllegalStateException("No address of the site");
          }
          return words(delivery);
        };
    engine(
        () -> List.of(new Relay(server(sink.port()), 1, 2, 0)),
        Map.of(),
        (_, readers) -> Set.copyOf(readers),
        _ -> new Template(MESSAGE, personal, null, clock()));
  }

  private static MergeFields.Words words(Delivery delivery) {
    return new MergeFields.Words(
        "pip@ellebaek.example",
        "To: <" + delivery.address + ">\r\nMessage-ID: <" + delivery.key() + "@ellebaek.example>\r\n",
        delivery.name,
        "",
        "https://pip.ellebaek.example/afmeld/x",
        "https://pip.ellebaek.example/laeser/x");
  }

  private static int attempts(MailingId id) {
    return jdbc()
        .sql("select max(attempts) from mailing.delivery where mailing_id = :id and state <> 2")
        .param("id", id.value())
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  private static List<String> ailing(Beats beats) {
    return beats.loops().stream().filter(loop -> !loop.well()).map(SignOfLife.Loop::name).toList();
  }
}
