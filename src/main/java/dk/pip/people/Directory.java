package dk.pip.people;

import dk.pip.people.DirectoryAnswer.Reason;
import dk.pip.people.DirectoryAnswer.Trouble;
import dk.pip.shared.IpNetwork;
import dk.pip.shared.Tokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Signing in by the municipality's own directory, over OpenID Connect: people go there with a browser and come back with a
/// code, for which the directory tells us who they are and what they may do. Nothing here is asked of the directory before
/// somebody wants it, and what it doesn't answer keeps nobody from signing in otherwise.
@Service
public class Directory {
  /// Colleagues share a network address.
  static final int PER_ORIGIN = 300;

  /// The directory may sign a whole town hall out at once.
  static final int SIGN_OUTS = 6_000;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int LONGEST_CODE = 4_000;
  private static final int LONGEST_TOKEN = 20_000;

  /// More than browsers and servers take in an address.
  private static final int LONGEST_HINT = 4_000;

  private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

  private final DirectorySettings settings;
  private final DirectoryProvider provider;
  private final DirectoryTrip trip;
  private final DirectoryLinks links;
  private final DirectoryAccounts accounts;
  private final Sessions sessions;
  private final Attempts attempts;
  private final Clock clock;

  Directory(
      DirectorySettings settings,
      DirectoryProvider provider,
      DirectoryTrip trip,
      DirectoryLinks links,
      DirectoryAccounts accounts,
      Sessions sessions,
      Attempts attempts,
      Clock clock) {
    this.settings = settings;
    this.provider = provider;
    this.trip = trip;
    this.links = links;
    this.accounts = accounts;
    this.sessions = sessions;
    this.attempts = attempts;
    this.clock = clock;
  }

  /// Whether there is one.
  public boolean any() {
    return settings.any();
  }

  /// What people know it by; empty where there is none.
  public Optional<String> name() {
    return settings.any() ? Optional.of(settings.name()) : Optional.empty();
  }

  /// Whether it says at each sign-in what people may do, so that nobody changes it here.
  public boolean decidesRoles() {
    return settings.any() && settings.decidesRoles();
  }

  public Optional<DirectoryLink> link(StaffId id) {
    return links.find(id);
  }

  /// Those whom it knows.
  public Set<StaffId> linked() {
    return links.linked().stream().collect(Collectors.toUnmodifiableSet());
  }

  /// Where somebody goes to sign in.
  ///
  /// @param browser what the browser keeps from the last time, if anything
  /// @param next the local address where they want to go
  /// @param origin the network address that asks
  /// @param back the whole address where they come back
  public DirectoryDeparture begin(@Nullable String browser, String next, String origin, String back) {
    if (!attempts.within("directory from " + IpNetwork.origin(origin), PER_ORIGIN, HOUR, clock.instant())) {
      return new DirectoryDeparture.Stays(Trouble.TOO_MANY);
    }
    try {
      var secret = browser == null ? Tokens.fresh() : browser;
      var ticket = trip.begin(secret, next);
      var asked = new LinkedHashMap<String, String>();
      asked.put("response_type", "code");
      asked.put("client_id", settings.clientId());
      asked.put("redirect_uri", back);
      asked.put("scope", settings.scopes());
      asked.put("state", ticket.state());
      asked.put("nonce", ticket.nonce());
      asked.put("code_challenge", ticket.challenge());
      asked.put("code_challenge_method", "S256");
      return new DirectoryDeparture.Off(address(provider.endpoints().authorization(), asked), secret);
    } catch (DirectoryTrouble e) {
      LOG.warn("Nobody can sign in by the directory: {}", e.getMessage());
      return new DirectoryDeparture.Stays(trouble(e));
    }
  }

  /// What came back, as parameters that anybody may have written.
  ///
  /// @param state as it was sent along
  /// @param code for which it tells who the person is
  /// @param error why there is none
  /// @param issuer who answers, where it says so
  public record Return(
      @Nullable String state, @Nullable String code, @Nullable String error, @Nullable String issuer) {}

  /// Who has come back. Not one transaction: what was taken counts as taken whatever happens then.
  public DirectoryAnswer end(@Nullable String browser, Return back, String origin, String address) {
    var ticket = back.state() == null ? null : trip.end(browser, back.state()).orElse(null);
    if (ticket == null || !links.take(ticket.key(), ticket.until(), clock.instant())) {
      return new DirectoryAnswer.NotDone(Trouble.STALE);
    }
    if (!attempts.within("directory answer to " + IpNetwork.origin(origin), PER_ORIGIN, HOUR, clock.instant())) {
      return new DirectoryAnswer.NotDone(Trouble.TOO_MANY);
    }
    if (back.error() != null || back.code() == null || back.code().length() > LONGEST_CODE) {
      LOG.info("The directory let nobody in: {}", plain(back.error()));
      var declined = Set.of("access_denied", "login_required", "interaction_required", "consent_required");
      return new DirectoryAnswer.NotDone(back.error() != null && declined.contains(back.error()) ? Trouble.DECLINED : Trouble.WRONG);
    }
    try {
      if (back.issuer() == null ? provider.endpoints().namesItself() : !back.issuer().equals(provider.issuer())) {
        throw new DirectoryTrouble(DirectoryTrouble.Kind.WRONG, "another than the directory answered");
      }
      var person = provider.exchange(back.code(), address, ticket.verifier(), ticket.nonce());
      return switch (accounts.signIn(person)) {
        case DirectoryAccounts.Outcome.Admitted(var staff, var kept) ->
            new DirectoryAnswer.Welcome(staff, session(person), ticket.next(), kept);
        case DirectoryAccounts.Outcome.Turned(var reason) -> new DirectoryAnswer.Refused(reason);
      };
    } catch (DirectoryTrouble e) {
      LOG.warn("Nobody was signed in by the directory: {}", e.getMessage());
      return e.kind() == DirectoryTrouble.Kind.TOO_MANY_GROUPS
          ? new DirectoryAnswer.Refused(Reason.TOO_MANY_GROUPS)
          : new DirectoryAnswer.NotDone(trouble(e));
    }
  }

  private DirectorySession session(DirectoryProvider.Person person) {
    var hint = person.idToken().length() > LONGEST_HINT ? "" : person.idToken();
    var until = clock.instant().plus(settings.asksAfter());
    return new DirectorySession(person.issuer(), person.subject(), person.session(), until, hint);
  }

  private static Trouble trouble(DirectoryTrouble e) {
    return e.kind() == DirectoryTrouble.Kind.DOWN ? Trouble.DOWN : Trouble.WRONG;
  }

  /// Where somebody goes who has signed out here, so that they are signed out there as well; empty where the directory has
  /// no place for it, or can't be asked.
  ///
  /// @param back the whole address where they come back
  public Optional<URI> signOutAddress(DirectorySession session, String back) {
    if (!settings.any() || !session.issuer().equals(settings.issuer())) {
      return Optional.empty();
    }
    try {
      var place = provider.endpoints().endSession();
      if (place == null) {
        return Optional.empty();
      }
      var asked = new LinkedHashMap<String, String>();
      if (!session.idToken().isEmpty()) {
        asked.put("id_token_hint", session.idToken());
      }
      asked.put("client_id", settings.clientId());
      asked.put("post_logout_redirect_uri", back);
      return Optional.of(address(place, asked));
    } catch (DirectoryTrouble e) {
      LOG.warn("Somebody was signed out here and not in the directory: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /// What came of a request of the directory to sign somebody out.
  public enum SignOut {
    DONE,
    /// It is not in order, or was taken before.
    REFUSED,
    /// Its keys can't be had just now.
    DOWN,
    TOO_MANY
  }

  /// Ends the sessions that the directory asks to end, on every node.
  public SignOut signOut(String token, String origin) {
    if (!settings.any() || token.length() > LONGEST_TOKEN) {
      return SignOut.REFUSED;
    }
    var now = clock.instant();
    if (!attempts.within("directory sign-out from " + IpNetwork.origin(origin), SIGN_OUTS, HOUR, now)) {
      return SignOut.TOO_MANY;
    }
    try {
      var asked = provider.signOut(token);
      if (!links.take(Tokens.hash("sign-out " + asked.id()), asked.expires().plus(DirectoryTokens.SKEW), now)) {
        return SignOut.REFUSED;
      }
      if (asked.session() != null) {
        sessions.endOfDirectory(asked.issuer(), asked.session(), asked.subject());
      } else if (asked.subject() != null) {
        accounts.find(asked.issuer(), asked.subject()).ifPresent(id -> sessions.endAll(id, null));
      }
      return SignOut.DONE;
    } catch (DirectoryTrouble e) {
      LOG.warn("The directory's request to sign somebody out was not followed: {}", e.getMessage());
      return e.kind() == DirectoryTrouble.Kind.DOWN ? SignOut.DOWN : SignOut.REFUSED;
    }
  }

  private static URI address(URI place, Map<String, String> parameters) {
    var query =
        parameters.entrySet().stream()
            .map(e -> e.getKey() + "=" + DirectoryConnection.encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(place + (place.getRawQuery() == null ? "?" : "&") + query);
  }

  /// Fit for the log.
  private static String plain(@Nullable String said) {
    return said == null ? "no code" : said.length() > 40 || !said.matches("[a-z_]+") ? "an error of its own" : said;
  }
}
