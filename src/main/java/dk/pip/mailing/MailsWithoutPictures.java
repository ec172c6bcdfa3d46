package dk.pip.mailing;

import dk.pip.editions.WithheldPicturesChanged;
import dk.pip.events.Subscriber;
import org.springframework.stereotype.Component;

/// Hears that pictures were taken away or given back, and has the mails made anew that nobody has got yet.
@Component
class MailsWithoutPictures implements Subscriber<WithheldPicturesChanged> {
  private final Mailings mailings;

  MailsWithoutPictures(Mailings mailings) {
    this.mailings = mailings;
  }

  @Override
  public String name() {
    return "mailing.withheld-pictures";
  }

  @Override
  public Class<WithheldPicturesChanged> type() {
    return WithheldPicturesChanged.class;
  }

  @Override
  public void handle(WithheldPicturesChanged event) {
    mailings.makeMailsAnew();
  }
}
