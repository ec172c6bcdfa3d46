package dk.pip.api;

import dk.pip.outbound.GuardedHttp;
import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.shared.Audience;
import dk.pip.shared.DomainName;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Addresses of other servers that are told when something comes out, and what became of telling them.
@Service
@Transactional
public class Webhooks {
  /// How long it is known what was sent.
  public static final Duration KEPT = Duration.ofDays(30);

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration LOOKED_UP = Duration.ofSeconds(5);

  private final HookTable table;
  private final HookQueue queue;
  private final GuardedHttp http;
  private final Audit audit;
  private final Clock clock;

  Webhooks(HookTable table, HookQueue queue, GuardedHttp http, Audit audit, Clock clock) {
    this.table = table;
    this.queue = queue;
    this.http = http;
    this.audit = audit;
    this.clock = clock;
  }

  /// Why nothing can be sent to an address.
  public enum Unfit {
    NO_ADDRESS,
    NOT_SECURE,
    INTERNAL
  }

  /// What is in the way of an address; empty where something can be sent there, as far as one can know now.
  @Transactional(propagation = Propagation.SUPPORTS)
  public Optional<Unfit> unfit(String typed) {
    URI address;
    try {
      address = URI.create(DomainName.inAddress(typed));
    } catch (IllegalArgumentException e) {
      return Optional.of(Unfit.NO_ADDRESS);
    }
    var refusal = http.refusal(address, LOOKED_UP);
    if (refusal.isPresent()) {
      return refusal.map(
          why ->
              switch (why) {
                case NO_ADDRESS -> Unfit.NO_ADDRESS;
                case INTERNAL -> Unfit.INTERNAL;
              });
    }
    return "https".equalsIgnoreCase(address.getScheme()) || http.isNamedByOperator(address) ? Optional.empty() : Optional.of(Unfit.NOT_SECURE);
  }

  /// Makes a hook.
  ///
  /// @param id given with the form, so that a form that is sent twice makes one
  /// @return what it is signed with; empty when it was made already
  public Optional<String> make(Staff by, HookId id, Hook.Words words) {
    var secret = HookSignature.freshSecret();
    if (!table.add(id, words, secret, clock.instant())) {
      return Optional.empty();
    }
    audit.record(by.id(), "api.audit.hook-made", words.name());
    return Optional.of(secret);
  }

  /// Says something else of a hook. What waits for another address, or is of what it may hear of no more, is not sent.
  ///
  /// @return whether there was something
  public boolean change(Staff by, HookId id, Hook.Words words) {
    if (!table.change(id, words)) {
      return false;
    }
    audit.record(by.id(), "api.audit.hook-changed", words.name());
    return queue.dropUnfit(id);
  }

  /// What is sent from now on is signed with another secret.
  public Optional<String> renewSecret(Staff by, HookId id) {
    var secret = HookSignature.freshSecret();
    var name = table.renewSecret(id, secret);
    name.ifPresent(renewed -> audit.record(by.id(), "api.audit.hook-renewed", renewed));
    return name.map(_ -> secret);
  }

  /// Takes a hook away with all that is known of it.
  public boolean remove(Staff by, HookId id) {
    var name = table.remove(id);
    name.ifPresent(removed -> audit.record(by.id(), "api.audit.hook-removed", removed));
    return name.isPresent();
  }

  public boolean pause(Staff by, HookId id) {
    var hook = table.find(id);
    var paused = hook.isPresent() && table.pause(id, Hook.Why.BY_HAND, clock.instant());
    if (paused) {
      audit.record(by.id(), "api.audit.hook-paused", hook.get().words().name());
    }
    return paused;
  }

  /// What has waited is sent at once.
  public boolean resume(Staff by, HookId id) {
    var hook = table.find(id);
    var resumed = hook.isPresent() && table.resume(id);
    if (resumed) {
      queue.hurry(id, clock.instant());
      audit.record(by.id(), "api.audit.hook-resumed", hook.get().words().name());
    }
    return resumed;
  }

  /// Sends something that says that it is a test, also to a hook that is paused.
  public boolean test(HookId id) {
    var hook = table.find(id);
    hook.ifPresent(found -> queue.add(found, HookQueue.TEST, Audience.PUBLIC, payload(HookQueue.TEST, clock.instant(), Map.of("hook", found.words().name())), clock.instant()));
    return hook.isPresent();
  }

  /// Sends a message once more, as it was, if the hook may hear of it still.
  public boolean again(Staff by, HookId id, UUID message) {
    var hook = table.find(id);
    var sent = hook.isPresent() && queue.again(id, message, clock.instant());
    if (sent) {
      audit.record(by.id(), "api.audit.hook-again", hook.get().words().name());
    }
    return sent;
  }

  @Transactional(readOnly = true)
  public List<Hook> list() {
    return table.list();
  }

  @Transactional(readOnly = true)
  public Optional<Hook> find(HookId id) {
    return table.find(id);
  }

  /// The newest first.
  @Transactional(readOnly = true)
  public List<HookMessage> messages(HookId id, int most) {
    return queue.list(id, most);
  }

  /// Keeps a message for each hook that wants to hear of it, in the transaction of whoever tells.
  ///
  /// @param event as it stands in the message: `edition.published`
  /// @param data ids, addresses and times; no text
  public void tell(Hook.What what, String event, Audience audience, Instant at, Map<String, ?> data) {
    var payload = payload(event, at, data);
    for (var hook : table.list()) {
      var words = hook.words();
      if (words.events().contains(what) && (audience == Audience.PUBLIC || words.reach() == Audience.STAFF)) {
        queue.add(hook, event, audience, payload, clock.instant());
      }
    }
  }

  private static String payload(String event, Instant at, Map<String, ?> data) {
    var payload = new LinkedHashMap<String, Object>();
    payload.put("type", event);
    payload.put("timestamp", at.toString());
    payload.put("data", data);
    return JSON.writeValueAsString(payload);
  }

  /// Forgets what was sent long ago.
  void forget() {
    queue.forgetBefore(clock.instant().minus(KEPT));
  }
}
