package dk.pip.mail;

import dk.pip.mail.MailTransport.Outcome;
import dk.pip.shared.MailAddress;
import java.util.List;
import java.util.Map;

/// What came of a test mail to one address.
public record TestResult(String address, Outcome outcome) {

  public static List<TestResult> of(Map<MailAddress, Outcome> outcomes) {
    return outcomes.entrySet().stream()
        .map(entry -> new TestResult(entry.getKey().text(), entry.getValue()))
        .toList();
  }

  public boolean isSent() {
    return outcome instanceof Outcome.Sent;
  }
}
