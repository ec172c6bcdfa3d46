package dk.pip.returns;

import dk.pip.incoming.ArrivedMail;
import dk.pip.incoming.MailTaker;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Takes whatever else comes to the return address, for the newsroom to look at.
@Component
@Order(300)
class TakeLetters implements MailTaker {
  private final Returns returns;

  TakeLetters(Returns returns) {
    this.returns = returns;
  }

  @Override
  public boolean take(ArrivedMail mail) {
    return !mail.forTips() && returns.take(mail, true);
  }
}
