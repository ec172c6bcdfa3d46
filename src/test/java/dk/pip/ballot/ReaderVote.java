package dk.pip.ballot;

import static dk.pip.ballot.CardVote.OPTIONS;

import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.readers.ListId;
import dk.pip.readers.ReaderId;
import dk.pip.readers.ReaderList;
import dk.pip.readers.ReaderLists;
import dk.pip.shared.MailAddress;
import dk.pip.testing.PipTest;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Readers who vote by the link of their mail.
final class ReaderVote extends PipTest {
  private static int made;

  private ReaderVote() {}

  static Staff editor() {
    var account = bean(People.class).list().stream().filter(one -> one.mail().equals(alice.mail())).findFirst().orElseThrow();
    return bean(People.class).find(account.id()).orElseThrow();
  }

  static ListId list() {
    return bean(ReaderLists.class).add(editor(), new ReaderLists.Words("Elevråd " + ++made, "", ReaderList.Kind.STAFF, false, "", null));
  }

  static ReaderId reader(ListId list) {
    var address = "laeser" + ++made + "@skole.example";
    bean(ReaderLists.class).put(editor(), list, MailAddress.parse(address).orElseThrow(), "");
    return bean(ReaderLists.class).search(address, 1).getFirst().id();
  }

  static List<ReaderId> readers(ListId list, int count) {
    return IntStream.range(0, count).mapToObj(_ -> reader(list)).toList();
  }

  static NewVote vote(ListId list, @Nullable Instant opens, @Nullable Instant closes) {
    return vote(list, opens, closes, false);
  }

  static NewVote vote(ListId list, @Nullable Instant opens, @Nullable Instant closes, boolean secondSigner) {
    var rules = new VoteRules(BallotForm.ONE, VoteWay.READERS, CountingRule.PLURALITY, TieRule.LOT, 0, 0);
    return new NewVote("Skal bænken flyttes?", "", rules, OPTIONS, false, opens, closes, list, secondSigner);
  }
}
