package dk.pip.api;

import dk.pip.api.HookQueue.Claimed;
import dk.pip.hold.Hold;
import dk.pip.mail.Letter;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.outbound.Ask;
import dk.pip.outbound.GuardedHttp;
import dk.pip.outbound.Reply;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.settings.Settings;
import dk.pip.shared.DomainName;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends what hooks are to be told. A message that does not arrive is sent again with longer and longer pauses, with the same id, as
/// whoever answered too late may have it already. A hook at which nothing has arrived for three days is paused, and administrators
/// hear of it.
///
/// Each hook is told one thing at a time, and none waits for another.
@Component
class SendHooks implements DisposableBean {
  static final Duration PATIENCE = Duration.ofDays(3);

  private static final Logger LOG = LoggerFactory.getLogger(SendHooks.class);
  private static final Duration TIME = Duration.ofSeconds(15);
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration LETTER_TRIED_FOR = Duration.ofDays(2);
  private static final int MOST_AT_ONCE = 32;
  private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);
  private static final int ANSWER_BYTES = 500;

  /// Those that Standard Webhooks advises.
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private final HookQueue queue;
  private final HookTable hooks;
  private final GuardedHttp http;
  private final Hold hold;
  private final People people;
  private final Outbox outbox;
  private final Municipality municipality;
  private final Settings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Duration time;
  private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();

  /// Those that this node is telling something; on others a row that is claimed says so.
  private final Set<HookId> busy = new HashSet<>();

  @Autowired
  SendHooks(
      HookQueue queue,
      HookTable hooks,
      GuardedHttp http,
      Hold hold,
      People people,
      Outbox outbox,
      Municipality municipality,
      Settings settings,
      TransactionTemplate transaction,
      Clock clock) {
    this(queue, hooks, http, hold, people, outbox, municipality, settings, transaction, clock, TIME);
  }

  /// @param time that a receiver has for its answer
  SendHooks(
      HookQueue queue,
      HookTable hooks,
      GuardedHttp http,
      Hold hold,
      People people,
      Outbox outbox,
      Municipality municipality,
      Settings settings,
      TransactionTemplate transaction,
      Clock clock,
      Duration time) {
    this.queue = queue;
    this.hooks = hooks;
    this.http = http;
    this.hold = hold;
    this.people = people;
    this.outbox = outbox;
    this.municipality = municipality;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
    this.time = time;
  }

  /// Begins to send what is due, one message to each hook that isn't being told something already, and waits for none of them.
  ///
  /// @return what was begun
  List<CompletableFuture<Void>> beginDue() {
    var begun = new ArrayList<CompletableFuture<Void>>();
    for (var next = hold.isHeld() ? null : claim(); next != null; next = claim()) {
      var message = next;
      begun.add(CompletableFuture.runAsync(() -> send(message), sending).whenComplete((_, _) -> free(message.hook())));
    }
    return begun;
  }

  /// Sends what is due, and comes back when it is done.
  void sendDue() {
    beginDue().forEach(CompletableFuture::join);
  }

  private synchronized @Nullable Claimed claim() {
    if (busy.size() >= MOST_AT_ONCE) {
      return null;
    }
    var claimed = queue.claim(clock.instant(), LEASE, busy).orElse(null);
    if (claimed != null) {
      busy.add(claimed.hook());
    }
    return claimed;
  }

  private synchronized void free(HookId hook) {
    busy.remove(hook);
  }

  /// What isn't done by then is free for another node after a while, and has the same id when it is sent again.
  @Override
  public void destroy() throws InterruptedException {
    sending.shutdown();
    if (!sending.awaitTermination(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
      sending.shutdownNow();
    }
  }

  private void send(Claimed message) {
    try {
      var at = clock.instant();
      var began = System.nanoTime();
      var reply = http.ask(ask(message, at));
      var millis = (int) ((System.nanoTime() - began) / 1_000_000);
      transaction.executeWithoutResult(_ -> note(message, tried(reply, at, millis)));
    } catch (RuntimeException e) {
      LOG.error("Message {} to a webhook could not be sent; it is tried again", message.id(), e);
    }
  }

  private Ask ask(Claimed message, Instant at) {
    var id = "msg_" + message.id();
    var seconds = at.getEpochSecond();
    var headers =
        Map.of(
            "Content-Type", "application/json",
            "webhook-id", id,
            "webhook-timestamp", Long.toString(seconds),
            "webhook-signature", HookSignature.of(message.secret(), id, seconds, message.payload()));
    return Ask.post(
        URI.create(DomainName.inAddress(message.address())), headers, message.payload().getBytes(StandardCharsets.UTF_8), time, ANSWER_BYTES);
  }

  private static HookMessage.Try tried(Reply reply, Instant at, int millis) {
    return switch (reply) {
      case Reply.Answered answered -> new HookMessage.Try(at, answered.status(), null, millis, words(answered.body()));
      case Reply.Refused(var why) -> new HookMessage.Try(at, null, why.name(), millis, "");
      case Reply.Failed(var how) -> new HookMessage.Try(at, null, how.name(), millis, "");
    };
  }

  /// As it can be shown, whatever came.
  private static String words(byte[] body) {
    return Letters.shortened(200, new String(body, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}\\ufffd]+", " ").strip());
  }

  /// A test is sent once, and says nothing of how the hook fares otherwise.
  private void note(Claimed message, HookMessage.Try made) {
    var status = made.status();
    var hasArrived = status != null && status >= 200 && status < 300;
    if (message.isTest()) {
      queue.note(message.id(), made, hasArrived, null);
    } else if (hasArrived) {
      queue.note(message.id(), made, true, null);
      hooks.well(message.hook());
    } else {
      var now = clock.instant();
      queue.note(message.id(), made, false, now.plus(PAUSES.get(Math.min(PAUSES.size(), message.attempt()) - 1)));
      failed(message.hook(), status, now);
    }
  }

  private void failed(HookId id, @Nullable Integer status, Instant now) {
    var since = hooks.fails(id, now);
    var why = status != null && status == 410 ? Hook.Why.GONE : Hook.Why.FAILING;
    var isOver = why == Hook.Why.GONE || since.isPresent() && !since.get().plus(PATIENCE).isAfter(now);
    if (isOver && hooks.pause(id, why, now)) {
      hooks.find(id).ifPresent(hook -> tellAdministrators(hook, why, now));
    }
  }

  private void tellAdministrators(Hook hook, Hook.Why why, Instant now) {
    var texts = Texts.in(settings.language());
    var imprint = municipality.imprint();
    var site = imprint.site();
    if (site == null) {
      return;
    }
    var name = hook.words().name();
    var letter =
        new Letter(
            texts,
            imprint,
            texts.get("api.letter.paused.subject", name),
            List.of(texts.get("api.letter.paused." + why.name(), name), texts.get("api.letter.paused.then")),
            texts.get("api.letter.paused.act"),
            site + "/indstillinger/api/webhooks/" + hook.id().value(),
            texts.get("api.letter.paused.why-you"));
    for (var account : people.list()) {
      if (mayMend(account)) {
        var to = new MailAddress(account.mail());
        outbox.keep("api.letter.paused", to, letter.message(to, now), LETTER_TRIED_FOR);
      }
    }
  }

  private static boolean mayMend(Account account) {
    return account.role() == Role.ADMINISTRATOR && !account.disabled();
  }
}
