package dk.pip.serveranswers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SortAnswerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          550 | 5.1.1 | 5.1.1 <ole@hus.example>: Recipient address rejected: User unknown | gone
          550 | 5.7.1 | Unknown user | gone
          550 | 5.0.0 | Requested action not taken: mailbox unavailable | gone
          551 |       | User not local; please try <ole@ny.example> | moved
          550 | 5.1.2 | Host unknown | no-such-host
          556 |       | | no-such-host
          552 | 5.2.2 | Mailbox full | full
          452 | 4.2.2 | The email account that you tried to reach is over quota | full
          552 |       | | full
          552 | 5.3.4 | Message size exceeds fixed limit | too-large
          550 | 5.2.1 | The email account that you tried to reach is disabled | disabled
          450 | 4.7.1 | Greylisting in action, please come back later | greylisted
          451 | 4.3.0 | Temporary lookup failure | temporary
          421 |       | Service not available, closing transmission channel | temporary
          450 | 4.1.1 | User unknown in local recipient table | temporary
          451 |       | | temporary
          554 | 5.7.1 | Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.example | blocked
          550 | 5.1.1 | Service unavailable; Client host [192.0.2.1] blocked using bl.example | blocked
          550 | 5.7.25 | The IP address sending this message does not have a PTR record | blocked
          550 | 5.7.1 | Message considered spam | spam
          550 | 5.7.26 | This mail is unauthenticated | authentication
          550 | 5.7.1 | SPF check failed | authentication
          421 | 4.7.28 | unusual rate of mail | throttled
          450 | 4.7.0 | too many connections from your host | throttled
          530 | 5.7.0 | Must issue a STARTTLS command first | tls
          553 | 5.1.8 | Sender address rejected: Domain not found | policy
          554 | 5.7.1 | <ole@hus.example>: Relay access denied | policy
          554 | 5.7.1 | Access denied | refused
          450 | 4.1.1 | <ole@hus.example>: Recipient address rejected: unverified address | temporary
          450 | 5.1.1 | User unknown | temporary
          450 | 4.2.1 | The mailbox is being moved, try again | temporary
          451 |       | user has moved, try later | temporary
          450 |       | domain not found | temporary
          550 | 4.1.1 | No such user here | temporary
          550 | 5.1.1 | Rejected: your sending rate is too high, slow down | throttled
          550 | 5.1.1 | Recipient refuses mail because of the sender's reputation | blocked
          550 | 5.1.1 | Against our policy | policy
          550 | 5.1.1 | Recipient rejected | gone
          550 |       | 192.0.2.7 is listed at bl.example, see their pages | blocked
          554 |       | Transaction failed | untold
          550 |       | Unknown failure in filter plug-in 7 | policy
          550 |       | Unknown failure | untold
          550 |       | Path for returns not found | untold
          550 | 5.5.1 | Invalid pipelining | policy
          550 |       | Recipient not found | gone
          550 |       | Kunden har ingen postkasse hos os | gone
          550 |       | The mailbox here takes letters from members | untold
          550 |       | What you send from is unknown at the account service | untold
          550 |       | unknown local user | gone
          550 |       | <ole@hus.example>: unknown | gone
          550 |       | Unknown sender | policy
          550 |       | Our certificate for you was not found | policy
          550 |       | That mailbox is protected | policy
          550 | 5.1.1 | Mailbox unavailable for now, try again later | temporary
          550 | 5.1.1 | No such user, check the address and try again | gone
          554 | 5.7.1 | Rejected: domain of the letter not found | policy
          550 | 5.1.2 | Domain not found | no-such-host
          550 |       | | untold
          """)
  void tellsWhy(int code, String status, String text, String reason) {
    var answer = Answer.of(code, status, List.of(text == null ? "" : text));

    assertThat(AnswerSorter.sort(answer).word()).isEqualTo(reason);
  }

  /// Whatever stands beside it: all the phrases that say that an address is dead, with a code that says "not now".
  @ParameterizedTest
  @ValueSource(strings = {"450", "450 5.1.1", "550 4.1.1"})
  void neverTakesForFinalWhatIsOnlyForNow(String code) throws IOException {
    for (var phrase : phrases()) {
      var answer = Answer.in(code + " " + phrase);

      assertThat(AnswerSorter.sort(answer).permanent()).as(answer.text()).isFalse();
      assertThat(AnswerSorter.atLast(List.of(answer, Answer.in(phrase))).reason().permanent()).as(answer.text()).isFalse();
    }
  }

  private static List<String> phrases() throws IOException {
    var phrases = new ArrayList<String>();
    var permanent = false;
    for (var line : Files.readAllLines(Path.of("src/main/resources/serveranswers/reasons.txt"))) {
      if (line.startsWith("[")) {
        permanent = Reason.of(line.substring(1, line.indexOf(']'))).orElseThrow().permanent();
      } else if (permanent && !line.isBlank() && !line.startsWith("#")) {
        phrases.add(line.replace("…", " the ").replace('_', ' '));
      }
    }
    return phrases;
  }

  @Test
  void decidesNothingByALetterThatListsWhatMayBeTheCause() {
    var list =
        Answer.in("The address may be misspelt, the mailbox may be full, or the account has been disabled. It was not found.");

    assertThat(AnswerSorter.atLast(List.of(list)).reason()).isEqualTo(Reason.UNTOLD);
    assertThat(AnswerSorter.atLast(List.of(Answer.in("550 5.2.2 over quota"), list)).reason()).isEqualTo(Reason.FULL);
    assertThat(AnswerSorter.atLast(List.of(Answer.in("550 rejected"), list)).reason()).isEqualTo(Reason.REFUSED);
  }

  @Test
  void findsTheStatusInTheLines() {
    var answer = Answer.of(550, null, List.of("5.2.1 The account that you tried", "5.2.1 to reach is disabled"));

    assertThat(answer.status()).isEqualTo("5.2.1");
    assertThat(AnswerSorter.sort(answer)).isEqualTo(Reason.DISABLED);
  }

  @Test
  void neverHoldsOurFaultsAgainstTheReader() {
    assertThat(List.of(Reason.REFUSED, Reason.POLICY, Reason.SPAM, Reason.AUTHENTICATION, Reason.BLOCKED, Reason.TLS))
        .allMatch(reason -> reason.consequence() == Consequence.TELL_OPERATOR && !reason.permanent());
  }
}
