package dk.pip.people;

import dk.pip.people.DirectoryTrouble.Kind;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The directory as a provider of OpenID Connect: what it says about itself, what it answers to a code, and whether what is
/// signed in its name is its own. Nothing is asked before somebody signs in by it.
@Component
class DirectoryProvider {
  private static final Duration KNOWN_FOR = Duration.ofHours(1);
  private static final Duration DOWN_FOR = Duration.ofSeconds(15);

  private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryProvider.class);

  private final DirectorySettings settings;
  private final DirectoryConnection connection;
  private final Clock clock;
  private @Nullable Known known;
  private Instant downUntil = Instant.MIN;

  DirectoryProvider(DirectorySettings settings, DirectoryConnection connection, Clock clock) {
    this.settings = settings;
    this.connection = connection;
    this.clock = clock;
  }

  /// What it says about itself.
  ///
  /// @param basic whether it takes our secret in the header
  /// @param namesItself whether it names itself in its answers, as RFC 9207 has it
  record Endpoints(
      URI authorization,
      URI token,
      URI keys,
      @Nullable URI userInfo,
      @Nullable URI endSession,
      boolean basic,
      boolean namesItself) {}

  private record Known(Endpoints endpoints, DirectoryTokens tokens, Instant until) {}

  /// Somebody as the directory knows them.
  ///
  /// @param mailVerified whether it says that the address is theirs
  /// @param session what it calls its own session with them; empty where it doesn't say
  record Person(
      String issuer,
      String subject,
      String name,
      @Nullable String mail,
      boolean mailVerified,
      List<String> roles,
      String session,
      String idToken) {}

  /// Who is to be signed out.
  ///
  /// @param id of the message, which is taken once
  record SignOut(String issuer, @Nullable String subject, @Nullable String session, String id, Instant expires) {}

  String issuer() {
    return Objects.requireNonNull(settings.issuer());
  }

  Endpoints endpoints() throws DirectoryTrouble {
    return known().endpoints();
  }

  private synchronized Known known() throws DirectoryTrouble {
    var now = clock.instant();
    var before = known;
    if (before != null && now.isBefore(before.until())) {
      return before;
    }
    if (now.isBefore(downUntil)) {
      if (before != null) {
        return before;
      }
      throw new DirectoryTrouble(Kind.DOWN, "The directory was down a moment ago");
    }
    try {
      var fresh = discover(now);
      known = fresh;
      return fresh;
    } catch (DirectoryTrouble e) {
      LOG.warn("The directory {} could not be asked about itself: {}", issuer(), e.getMessage());
      downUntil = now.plus(DOWN_FOR);
      if (before != null) {
        return before;
      }
      throw e;
    }
  }

  private Known discover(Instant now) throws DirectoryTrouble {
    var address = URI.create(issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration");
    var said = connection.get(address, null);
    if (said.status() != 200) {
      throw new DirectoryTrouble(Kind.DOWN, address + " answered " + said.status());
    }
    var about = object(said.text());
    if (!issuer().equals(about.get("issuer"))) {
      throw new DirectoryTrouble(Kind.DOWN, "it calls itself " + about.get("issuer") + ", so PIP_OIDC_ISSUER is another");
    }
    var methods = about.get("token_endpoint_auth_methods_supported");
    var endpoints =
        new Endpoints(
            required(about, "authorization_endpoint"),
            required(about, "token_endpoint"),
            required(about, "jwks_uri"),
            optional(about, "userinfo_endpoint"),
            optional(about, "end_session_endpoint"),
            !(methods instanceof Collection<?> many) || many.contains("client_secret_basic"),
            Boolean.TRUE.equals(about.get("authorization_response_iss_parameter_supported")));
    // The same keys go on where they are the same address, so that they aren't asked for each hour.
    var before = known;
    var tokens =
        before != null && before.endpoints().keys().equals(endpoints.keys())
            ? before.tokens()
            : new DirectoryTokens(endpoints.keys(), issuer(), settings.clientId(), connection, clock);
    return new Known(endpoints, tokens, now.plus(KNOWN_FOR));
  }

  private static URI required(Map<String, Object> about, String name) throws DirectoryTrouble {
    var address = optional(about, name);
    if (address == null) {
      throw new DirectoryTrouble(Kind.WRONG, "it names no " + name + " over HTTPS");
    }
    return address;
  }

  private static @Nullable URI optional(Map<String, Object> about, String name) {
    try {
      var address = about.get(name) instanceof String text ? URI.create(text) : null;
      return DirectorySettings.isSafe(address) ? address : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// Who somebody is who has come back with a code.
  Person exchange(String code, String redirect, String verifier, String nonce) throws DirectoryTrouble {
    var endpoints = endpoints();
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", redirect);
    form.put("code_verifier", verifier);
    if (!endpoints.basic()) {
      form.put("client_id", settings.clientId());
      form.put("client_secret", settings.clientSecret());
    }
    var said =
        connection.post(endpoints.token(), form, endpoints.basic() ? settings.clientId() : null, settings.clientSecret());
    var tokens = object(said.text());
    if (said.status() != 200) {
      throw new DirectoryTrouble(Kind.WRONG, endpoints.token() + " answered " + said.status() + ", " + tokens.get("error"));
    }
    if (!(tokens.get("id_token") instanceof String idToken)) {
      throw new DirectoryTrouble(Kind.WRONG, "there is no id_token in its answer");
    }
    var claims = new HashMap<>(known().tokens().idToken(idToken, nonce));
    var subject = String.valueOf(claims.get("sub"));
    if (isMissing(claims) && tokens.get("access_token") instanceof String access) {
      var more = userInfo(endpoints, access, subject);
      // Each answer says of its own address alone whether it is verified.
      if (claims.get("email") == null) {
        claims.remove("email_verified");
      } else if (!claims.get("email").equals(more.get("email"))) {
        claims.putIfAbsent("email_verified", false);
      }
      more.forEach(claims::putIfAbsent);
    }
    return person(subject, claims, idToken);
  }

  private boolean isMissing(Map<String, Object> claims) {
    return at(claims, settings.rolesClaim()) == null || at(claims, settings.mailClaim()) == null;
  }

  private Map<String, Object> userInfo(Endpoints endpoints, String access, String subject) throws DirectoryTrouble {
    var address = endpoints.userInfo();
    if (address == null) {
      return Map.of();
    }
    var said = connection.get(address, access);
    if (said.status() != 200) {
      throw new DirectoryTrouble(Kind.DOWN, address + " answered " + said.status());
    }
    var claims = object(said.text());
    if (!subject.equals(claims.get("sub"))) {
      throw new DirectoryTrouble(Kind.WRONG, address + " answered about somebody else");
    }
    return claims;
  }

  private Person person(String subject, Map<String, Object> claims, String idToken) throws DirectoryTrouble {
    var roles = texts(at(claims, settings.rolesClaim()));
    var first = settings.rolesClaim().replaceFirst("\\..*", "");
    var elsewhere = claims.get("_claim_names") instanceof Map<?, ?> names && names.containsKey(first);
    if (roles.isEmpty() && (elsewhere || Boolean.TRUE.equals(claims.get("hasgroups")))) {
      throw new DirectoryTrouble(Kind.TOO_MANY_GROUPS, "it has too many groups for the person to send them");
    }
    var mail = at(claims, settings.mailClaim()) instanceof String text ? text : null;
    var verified = claims.get("email_verified");
    return new Person(
        issuer(),
        subject,
        name(claims, mail),
        mail,
        // As a text too, as some have it. It is said of the address that is called email, and of no other.
        settings.mailClaim().equals("email") && (Boolean.TRUE.equals(verified) || "true".equals(verified)),
        roles,
        claims.get("sid") instanceof String session && DirectoryTokens.isName(session) ? session : "",
        idToken);
  }

  private static String name(Map<String, Object> claims, @Nullable String mail) {
    var parts = text(claims, "given_name") + " " + text(claims, "family_name");
    return List.of(text(claims, "name"), parts.strip(), text(claims, "preferred_username"), mail == null ? "" : mail).stream()
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse("");
  }

  private static String text(Map<String, Object> claims, String name) {
    return claims.get(name) instanceof String text ? text.replaceAll("\\p{Cntrl}+", " ").strip() : "";
  }

  /// A claim by its name, or by a path of names with dots between.
  private static @Nullable Object at(Map<String, Object> claims, String path) {
    var whole = claims.get(path);
    var dot = path.indexOf('.');
    if (whole != null || dot < 0) {
      return whole;
    }
    if (!(claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner)) {
      return null;
    }
    var names = new HashMap<String, Object>();
    inner.forEach((name, value) -> names.put(String.valueOf(name), value));
    return at(names, path.substring(dot + 1));
  }

  private static List<String> texts(@Nullable Object value) {
    return switch (value) {
      case String text -> List.of(text);
      case Collection<?> many -> many.stream().filter(String.class::isInstance).map(String.class::cast).toList();
      case null, default -> List.of();
    };
  }

  /// Looks at a request to sign somebody out, as OpenID Connect Back-Channel Logout 1.0 (2.6) has it.
  SignOut signOut(String token) throws DirectoryTrouble {
    var claims = known().tokens().logoutToken(token);
    var subject = claims.get("sub") instanceof String text && DirectoryTokens.isName(text) ? text : null;
    var session = claims.get("sid") instanceof String text && DirectoryTokens.isName(text) ? text : null;
    var event = claims.get("events") instanceof Map<?, ?> events && events.get(LOGOUT_EVENT) instanceof Map<?, ?>;
    if (!event || claims.get("nonce") != null || subject == null && session == null) {
      throw new DirectoryTrouble(Kind.WRONG, "it is no request to sign somebody out");
    }
    var expires = ((Date) Objects.requireNonNull(claims.get("exp"))).toInstant();
    return new SignOut(issuer(), subject, session, String.valueOf(claims.get("jti")), expires);
  }

  private static Map<String, Object> object(String text) throws DirectoryTrouble {
    try {
      Map<String, Object> object = JSON.readValue(text, new TypeReference<@Nullable Map<String, Object>>() {});
      return Objects.requireNonNullElse(object, Map.of());
    } catch (JacksonException e) {
      throw new DirectoryTrouble(Kind.WRONG, "it answered with something else than JSON");
    }
  }
}
