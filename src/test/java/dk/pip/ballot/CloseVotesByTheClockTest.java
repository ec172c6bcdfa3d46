package dk.pip.ballot;

import static dk.pip.ballot.CardVote.CHAIR;
import static dk.pip.ballot.CardVote.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.testing.PipTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CloseVotesByTheClockTest extends PipTest {
  private static Votes votes() {
    return bean(Votes.class);
  }

  private static VoteId called() {
    var id = CardVote.agreed(votes(), CardVote.vote(), 2).vote().id();
    done(votes().open(CHAIR, id));
    done(votes().lastCall(CHAIR, id));
    return id;
  }

  private static void rule(VoteId id, String rule) {
    bean(JdbcClient.class).sql("update ballot.vote set rule = :rule where id = :id").param("rule", rule).param("id", id.value()).update();
  }

  @Test
  void closesTheOthersWhereOneFails() {
    var broken = called();
    var good = called();
    clock().move(Votes.LAST_CALL.plus(Duration.ofSeconds(5)));
    rule(broken, "NOT_KNOWN");

    assertThatThrownBy(() -> bean(VoteClosing.class).run()).as("whoever watches over it sees it").isInstanceOf(IllegalArgumentException.class);
    assertThat(votes().get(good).state()).isEqualTo(VoteState.CLOSED);
    assertThat(bean(VoteTable.class).unswept()).isEmpty();

    rule(broken, "PLURALITY");
    bean(VoteClosing.class).run();
    assertThat(votes().get(broken).state()).isEqualTo(VoteState.CLOSED);
    as(emil).get(votes().get(broken).path()).isOk().says("Afstemning");
  }

  @Test
  void opensAndCallsAVoteWhoseTimesAreBothPast() {
    var list = ReaderVote.list();
    ReaderVote.readers(list, 1);
    var now = clock().instant();
    var id = votes().draft(CHAIR, ReaderVote.vote(list, now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(2))));
    done(votes().agree(CHAIR, id));
    done(votes().agree(CardVote.OTHER, id));
    clock().move(Duration.ofHours(3));

    bean(VoteClosing.class).run();
    assertThat(votes().get(id).state()).isEqualTo(VoteState.LAST_CALL);
    clock().move(Votes.LAST_CALL.plus(Duration.ofSeconds(4)));
    bean(VoteClosing.class).run();
    assertThat(votes().get(id).state()).isEqualTo(VoteState.CLOSED);
  }
}
