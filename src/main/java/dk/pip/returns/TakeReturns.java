package dk.pip.returns;

import dk.pip.incoming.ArrivedMail;
import dk.pip.incoming.MailTaker;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Takes what programs send back and what is proved to answer a mailing, wherever it was sent.
@Component
@Order(50)
class TakeReturns implements MailTaker {
  private final Returns returns;

  TakeReturns(Returns returns) {
    this.returns = returns;
  }

  @Override
  public boolean take(ArrivedMail mail) {
    return returns.take(mail, false);
  }

  @Override
  public boolean takesBeginnings() {
    return true;
  }
}
