package dk.pip.people;

import dk.pip.mail.Letter;
import dk.pip.mail.Mailer;
import dk.pip.mail.Outbox;
import dk.pip.mail.Outbox.Posted;
import dk.pip.municipality.Municipality;
import dk.pip.settings.Settings;
import dk.pip.shared.CaseFold;
import dk.pip.shared.Dates;
import dk.pip.shared.IpNetwork;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Texts;
import dk.pip.shared.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Links that are sent to people with an account: to choose a password by, and to sign in by without one.
@Service
public class MailedLinks {
  /// How long one can sign in by a link.
  public static final Duration LIVES = Duration.ofMinutes(15);

  /// Mails that a stranger can make us send to one person in an hour. Beyond that nothing is sent and the same is said.
  static final int PER_PERSON = 5;

  /// Colleagues share a network address.
  static final int PER_ORIGIN = 40;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Logger LOG = LoggerFactory.getLogger(MailedLinks.class);

  private final Accounts accounts;
  private final SignInLinks links;
  private final Attempts attempts;
  private final Outbox outbox;
  private final Mailer mailer;
  private final Municipality municipality;
  private final Settings settings;
  private final Clock clock;

  MailedLinks(
      Accounts accounts,
      SignInLinks links,
      Attempts attempts,
      Outbox outbox,
      Mailer mailer,
      Municipality municipality,
      Settings settings,
      Clock clock) {
    this.accounts = accounts;
    this.links = links;
    this.attempts = attempts;
    this.outbox = outbox;
    this.mailer = mailer;
    this.municipality = municipality;
    this.settings = settings;
    this.clock = clock;
  }

  /// Sends somebody the link that they choose their password by. Call it when the account is there for all to see.
  ///
  /// @param url the whole address
  public Posted invite(Invitation invitation, String url) {
    var account = invitation.account();
    var address = MailAddress.parse(account.mail());
    if (address.isEmpty()) {
      return new Posted.Refused();
    }
    var now = clock.instant();
    var texts = Texts.in(settings.language());
    var imprint = municipality.imprint();
    var key = account.active() ? "people.letter.password" : "people.letter.invitation";
    var letter =
        new Letter(
            texts,
            imprint,
            texts.get(key + ".subject", imprint.newsletter()),
            List.of(texts.get(key + ".text", account.name(), imprint.newsletter())),
            texts.get(key + ".act"),
            url,
            texts.get("people.letter.until", Dates.dayAndTime(Dates.local(invitation.expiresAt()), texts.language())));
    return outbox.post(key, address.get(), letter.message(address.get(), now), Duration.between(now, invitation.expiresAt()));
  }

  /// Sends a link to sign in by, if there is an account that is not closed. It is found and sent after the answer is given,
  /// so that not even the time tells whether there is.
  ///
  /// @param origin the network address that asks
  /// @param page the whole address of the page that the token follows on
  public LinkAsked ask(String mail, String origin, String page) {
    var now = clock.instant();
    if (!attempts.within("link from " + IpNetwork.origin(origin), PER_ORIGIN, HOUR, now)) {
      return LinkAsked.TOO_MANY;
    }
    if (!mailer.hasServer() || municipality.sender().isEmpty()) {
      return LinkAsked.NO_WAY;
    }
    var address = MailAddress.parse(mail);
    if (address.isPresent() && attempts.within("link to " + CaseFold.of(address.get().text()), PER_PERSON, HOUR, now)) {
      Thread.ofVirtual().name("sign-in-link").start(() -> send(address.get(), page));
    }
    return LinkAsked.TAKEN;
  }

  private void send(MailAddress typed, String page) {
    try {
      accounts
          .findOpen(typed.text())
          .ifPresent(account -> MailAddress.parse(account.mail()).ifPresent(address -> send(account, address, page)));
    } catch (RuntimeException e) {
      LOG.warn("A link to sign in by could not be sent; whoever asked for it can ask again", e);
    }
  }

  private void send(Account account, MailAddress address, String page) {
    var now = clock.instant();
    var token = Tokens.fresh();
    links.add(account.id(), Tokens.hash(token), now.plus(LIVES), now);
    var texts = Texts.in(settings.language());
    var imprint = municipality.imprint();
    var letter =
        new Letter(
            texts,
            imprint,
            texts.get("people.letter.sign-in.subject", imprint.newsletter()),
            List.of(texts.get("people.letter.sign-in.text", account.name(), imprint.newsletter())),
            texts.get("people.letter.sign-in.act"),
            page + "/" + token,
            texts.get("people.letter.sign-in.last", LIVES.toMinutes()));
    outbox.post("people.letter.sign-in", address, letter.message(address, now), LIVES);
  }

  /// Whom a link signs in, while it works.
  public Optional<Account> find(String token) {
    return links.find(Tokens.hash(token), clock.instant()).flatMap(accounts::find);
  }

  /// Uses a link up. Whoever has the mail is who they say, so an account that was not in use yet is from now on.
  @Transactional
  public Optional<Staff> use(String token) {
    var now = clock.instant();
    var hash = Tokens.hash(token);
    var id = links.find(hash, now);
    if (id.isEmpty() || !links.use(hash, now)) {
      return Optional.empty();
    }
    accounts.activate(id.get(), now);
    return accounts.findStaff(id.get());
  }
}
