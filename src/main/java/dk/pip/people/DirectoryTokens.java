package dk.pip.people;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dk.pip.people.DirectoryTrouble.Kind;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks at what the directory has signed: by its own keys, for us, just now. Not a bean, so that a Pip without a directory
/// knows nothing of it.
final class DirectoryTokens {
  /// How far its clock and ours may be apart.
  static final Duration SKEW = Duration.ofSeconds(60);

  private static final int LONGEST_NAME = 255;

  /// By keys of two parts, of which we are given the public one; no shared secret and no "none".
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS384,
          JWSAlgorithm.PS512, JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);

  private final JWKSource<SecurityContext> keys;
  private final String issuer;
  private final String audience;
  private final Clock clock;

  /// @param address of its keys, which are fetched when something is first looked at, and again when there is a new one
  DirectoryTokens(URI address, String issuer, String audience, DirectoryConnection connection, Clock clock)
      throws DirectoryTrouble {
    try {
      keys =
          JWKSourceBuilder.<SecurityContext>create(
                  address.toURL(), _ -> new Resource(connection.text(address), "application/json"))
              .refreshAheadCache(false)
              .build();
    } catch (MalformedURLException e) {
      throw new DirectoryTrouble(Kind.WRONG, "no address for keys: " + address);
    }
    this.issuer = issuer;
    this.audience = audience;
    this.clock = clock;
  }

  /// The claims of an ID token, as OpenID Connect Core 1.0 (3.1.3.7) has them looked at.
  Map<String, Object> idToken(String token, String nonce) throws DirectoryTrouble {
    var claims =
        look(token, new JWTClaimsSet.Builder().claim("nonce", nonce), Set.of("sub", "nonce"), JOSEObjectType.JWT, null);
    if (!isName(claims.getSubject())) {
      throw new DirectoryTrouble(Kind.WRONG, "it names nobody");
    }
    return claims.getClaims();
  }

  /// Whether something can be what the directory calls somebody, or a session.
  static boolean isName(String text) {
    return !text.isBlank() && text.length() <= LONGEST_NAME && text.chars().noneMatch(Character::isISOControl);
  }

  /// The claims of a request to sign somebody out.
  Map<String, Object> logoutToken(String token) throws DirectoryTrouble {
    var type = new JOSEObjectType("logout+jwt");
    return look(token, new JWTClaimsSet.Builder(), Set.of("jti", "events"), type, JOSEObjectType.JWT, null).getClaims();
  }

  /// @param exact what must stand in it as it is, beside the issuer
  /// @param required what must stand in it, beside what always must
  private JWTClaimsSet look(String token, JWTClaimsSet.Builder exact, Set<String> required, @Nullable JOSEObjectType... types)
      throws DirectoryTrouble {
    var all = new HashSet<>(required);
    all.addAll(Set.of("iss", "aud", "exp", "iat"));
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(types));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWTClaimsSetVerifier(new Claims(audience, exact.issuer(issuer).build(), all, clock));
    try {
      var claims = processor.process(token, null);
      var party = claims.getClaim("azp");
      if (party == null ? claims.getAudience().size() > 1 : !party.equals(audience)) {
        throw new DirectoryTrouble(Kind.WRONG, "it is for another program");
      }
      if (claims.getIssueTime().toInstant().isAfter(clock.instant().plus(SKEW))) {
        throw new DirectoryTrouble(Kind.WRONG, "it is of a time to come");
      }
      return claims;
    } catch (KeySourceException e) {
      throw new DirectoryTrouble(Kind.DOWN, "its keys can't be had: " + e.getMessage());
    } catch (BadJOSEException | JOSEException | ParseException e) {
      throw new DirectoryTrouble(Kind.WRONG, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  /// By our own clock.
  private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final Clock clock;

    Claims(String audience, JWTClaimsSet exact, Set<String> required, Clock clock) {
      super(audience, exact, required);
      this.clock = clock;
      setMaxClockSkew((int) SKEW.toSeconds());
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }
}
