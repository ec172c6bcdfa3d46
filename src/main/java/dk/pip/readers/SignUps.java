package dk.pip.readers;

import dk.pip.mail.Letter;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import dk.pip.shared.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Signing up in two steps: whoever asks is sent a mail, and whoever gets it says yes. The mail goes out also to those who
/// are on the lists already, and then says so, so that nobody learns from the page who is.
@Service
public class SignUps {
  /// After this an unconfirmed sign-up is forgotten.
  public static final Duration WAITS = Duration.ofDays(14);

  static final String CONFIRM = "/tilmeld/bekraeft/";

  /// A new one with every change of the words that people say yes to, `readers.sign-up.wording`.
  private static final String WORDING_VERSION = "1";

  private static final Logger LOG = LoggerFactory.getLogger(SignUps.class);

  private final Lists lists;
  private final ReaderRows readers;
  private final Subscriptions subscriptions;
  private final Suppressions suppressions;
  private final PendingSignUps pending;
  private final Throttle throttle;
  private final ReaderLinks links;
  private final Outbox outbox;
  private final Municipality municipality;
  private final Clock clock;

  SignUps(
      Lists lists,
      ReaderRows readers,
      Subscriptions subscriptions,
      Suppressions suppressions,
      PendingSignUps pending,
      Throttle throttle,
      ReaderLinks links,
      Outbox outbox,
      Municipality municipality,
      Clock clock) {
    this.lists = lists;
    this.readers = readers;
    this.subscriptions = subscriptions;
    this.suppressions = suppressions;
    this.pending = pending;
    this.throttle = throttle;
    this.links = links;
    this.outbox = outbox;
    this.municipality = municipality;
    this.clock = clock;
  }

  /// The lists that anybody may sign up for.
  public List<ReaderList> offered() {
    return lists.list().stream().filter(list -> list.isPublic() && !list.archived()).toList();
  }

  /// What people say yes to, word for word.
  public String wording(Language language) {
    var imprint = municipality.imprint();
    return Texts.in(language).get("readers.sign-up.wording", imprint.newsletter(), imprint.municipality());
  }

  /// What somebody was asked to say yes to, though it may be put otherwise by now.
  public String wording(Pending asked) {
    return subscriptions.words(asked.wording());
  }

  static String wordingVersion(Language language) {
    return WORDING_VERSION + "-" + language.tag();
  }

  /// Sends the mail that asks for the confirmation. Not one transaction: the attempt counts whatever happens then.
  public SignUp.Outcome ask(SignUp signUp) {
    var now = clock.instant();
    if (!throttle.allowsOrigin(signUp.origin(), now)) {
      return SignUp.Outcome.TOO_MANY;
    }
    if (!throttle.allowsAddress(signUp.address().text(), now)) {
      return SignUp.Outcome.ENOUGH;
    }
    if (municipality.imprint().site() == null) {
      LOG.warn("Nobody can sign up: the site's address is not in the settings, and the mail needs a link to it");
      return SignUp.Outcome.NO_WAY;
    }
    var letter = known(signUp).map(reader -> alreadyOn(reader, signUp)).orElseGet(() -> confirmation(signUp, now));
    return switch (outbox.post("readers.letter.sign-up", signUp.address(), letter.message(signUp.address(), now))) {
      case Outbox.Posted.Sent _ -> SignUp.Outcome.ASKED;
      case Outbox.Posted.Waiting _ -> SignUp.Outcome.WAITING;
      // It says that there is no such mailbox, and nothing of who is on the lists: those are written to in the same way.
      case Outbox.Posted.Refused _ -> SignUp.Outcome.REFUSED;
      case Outbox.Posted.NoWay _ -> SignUp.Outcome.NO_WAY;
    };
  }

  /// The reader, if they get the mails of all the lists as it is.
  private Optional<Reader> known(SignUp signUp) {
    return readers
        .find(signUp.address().text())
        .filter(reader -> !reader.stopped() && !reader.complained())
        .filter(
            reader -> {
              var on =
                  subscriptions.of(reader.id()).stream()
                      .filter(Subscriptions.Place::current)
                      .map(Subscriptions.Place::list)
                      .collect(Collectors.toSet());
              return on.containsAll(signUp.lists());
            });
  }

  private Letter alreadyOn(Reader reader, SignUp signUp) {
    var texts = Texts.in(reader.language());
    var imprint = municipality.imprint();
    return new Letter(
        texts,
        imprint,
        texts.get("readers.mail.already.subject", imprint.newsletter()),
        List.of(texts.get("readers.mail.already.text", names(signUp.lists()), signUp.address().text())),
        texts.get("readers.mail.already.act"),
        links.page(reader.id()),
        texts.get("readers.mail.already.last"));
  }

  private Letter confirmation(SignUp signUp, Instant now) {
    var wording = subscriptions.wording(wordingVersion(signUp.language()), wording(signUp.language()));
    var token = Tokens.fresh();
    pending.put(
        Tokens.hash(token),
        new Pending(
            signUp.address().text(), signUp.name(), signUp.language(), signUp.lists(), wording, signUp.page(), now));
    var texts = Texts.in(signUp.language());
    var imprint = municipality.imprint();
    return new Letter(
        texts,
        imprint,
        texts.get("readers.mail.confirm.subject", imprint.newsletter()),
        List.of(
            texts.get("readers.mail.confirm.text", signUp.address().text(), names(signUp.lists())),
            texts.get("readers.mail.confirm.do")),
        texts.get("readers.mail.confirm.act"),
        imprint.site() + CONFIRM + token,
        texts.get("readers.mail.confirm.last", WAITS.toDays()));
  }

  /// The lists' names, as they stand in a sentence.
  public String names(List<ListId> ids) {
    var wanted = new HashSet<>(ids);
    return lists.list().stream()
        .filter(list -> wanted.contains(list.id()))
        .map(list -> "»" + list.name() + "«")
        .collect(Collectors.joining(", "));
  }

  /// What a link of a confirmation mail is for, while it works.
  public Optional<Pending> pending(String token) {
    return pending.find(Tokens.hash(token), clock.instant().minus(WAITS));
  }

  /// Says yes: puts the reader on the lists and keeps what they said yes to. Takes back an earlier no. Empty when the link
  /// has been used or is too old, or none of the lists is in use any more.
  @Transactional
  public Optional<Reader> confirm(String token) {
    var found = pending(token);
    if (found.isEmpty() || !pending.remove(Tokens.hash(token))) {
      return Optional.empty();
    }
    var asked = found.get();
    var wanted = offered().stream().filter(list -> asked.lists().contains(list.id())).toList();
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    var now = clock.instant();
    var reader = readers.add(asked.address(), asked.name(), asked.language(), now);
    readers.welcome(reader);
    suppressions.remove(asked.address());
    for (var list : wanted) {
      subscriptions.join(reader, list.id(), "SIGN_UP", now);
      subscriptions.consent(reader, list.id(), asked.wording(), asked.page(), now);
      subscriptions.note(reader, "readers.event.joined", list.name(), now);
    }
    return readers.find(reader);
  }
}
