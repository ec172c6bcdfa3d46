package dk.pip.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

/// A municipality's directory: Spring's authorization server on a free port, with people in it and a clock that is given.
/// It is at `localhost`, and so another site than the program is.
public final class DirectoryServer implements AutoCloseable {
  public static final String CLIENT = "pip";
  public static final String SECRET = "hemmelig & lang: nøgle";
  public static final String PASSWORD = "kode";

  private final Clock clock;
  private final RSAKey key;
  private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
  private final Map<String, Object> lastSigned = new ConcurrentHashMap<>();
  private final InMemoryRegisteredClientRepository clients;
  private final WebServer server;
  private volatile boolean onlyInUserInfo;
  private volatile Consumer<Map<String, Object>> lie = _ -> {};
  private volatile UnaryOperator<String> forgery = UnaryOperator.identity();
  private final Map<String, Said> instead = new ConcurrentHashMap<>();

  private record Said(int status, String text) {}

  public DirectoryServer(Clock clock) {
    this.clock = clock;
    try {
      key = new RSAKeyGenerator(2048).keyID("one").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    clients = new InMemoryRegisteredClientRepository(client("http://127.0.0.1:1"));
    var context = new AnnotationConfigWebApplicationContext();
    context.addBeanFactoryPostProcessor(beans -> beans.registerSingleton("directoryServer", this));
    context.register(Security.class);
    var factory = new JettyServletWebServerFactory(0);
    server =
        factory.getWebServer(
            servlets -> {
              context.setServletContext(servlets);
              context.refresh();
              servlets
                  .addFilter("instead", (Filter) this::answer)
                  .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
              servlets
                  .addFilter("security", context.getBean("springSecurityFilterChain", Filter.class))
                  .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
            });
    server.start();
  }

  public String issuer() {
    return "http://localhost:" + server.getPort();
  }

  /// Lets a Pip at an address sign people in.
  public void allow(String pip) {
    clients.save(client(pip));
  }

  private static RegisteredClient client(String pip) {
    return RegisteredClient.withId("pip")
        .clientId(CLIENT)
        // As it comes out of the header, where it is encoded.
        .clientSecret("{noop}" + SECRET)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(pip + "/log-ind/katalog/svar")
        .postLogoutRedirectUri(pip + "/log-ind?ud")
        .scope("openid")
        .scope("profile")
        .scope("email")
        .clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build())
        .build();
  }

  /// Somebody in the directory, in place of who was called that before.
  public void put(String user, Map<String, Object> claims) {
    people.put(user, Map.copyOf(claims));
  }

  /// What was in the token that it signed last.
  public Map<String, Object> lastSigned() {
    return Map.copyOf(lastSigned);
  }

  /// Whether it tells about people only when it is asked once more.
  public void tellOnlyInUserInfo(boolean only) {
    onlyInUserInfo = only;
  }

  /// What it signs that isn't so, from now on.
  public void lie(Consumer<Map<String, Object>> what) {
    lie = what;
  }

  /// What becomes of its tokens on the way.
  public void forge(UnaryOperator<String> how) {
    forgery = how;
  }

  /// What it answers at a path from now on, whatever it is asked.
  public void answer(String path, int status, String text) {
    instead.put(path, new Said(status, text));
  }

  private void answer(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
    var said = instead.get(((HttpServletRequest) request).getRequestURI());
    if (said == null) {
      chain.doFilter(request, response);
      return;
    }
    ((HttpServletResponse) response).setStatus(said.status());
    response.setContentType("application/json");
    response.getOutputStream().write(said.text().getBytes(StandardCharsets.UTF_8));
  }

  public void tellTheTruth() {
    instead.clear();
    lie = _ -> {};
    forgery = UnaryOperator.identity();
    onlyInUserInfo = false;
  }

  /// Something that it has signed, with what must be in everything that it signs for Pip.
  public String sign(Map<String, Object> claims) {
    var builder =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(CLIENT)
            .issueTime(Date.from(clock.instant()))
            .expirationTime(Date.from(clock.instant().plusSeconds(120)));
    claims.forEach(builder::claim);
    return sign(builder.build(), key);
  }

  public static String sign(JWTClaimsSet claims, RSAKey key) {
    try {
      var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Its public key, which everybody can get.
  public RSAKey publicKey() {
    return key.toPublicJWK();
  }

  /// Signs somebody in as a browser does.
  ///
  /// @param address where Pip sent the browser
  /// @return where it sends the browser, which is back to Pip
  public URI letIn(String user, String address) {
    try (var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      var form = follow(browser, get(browser, URI.create(address)));
      var hidden = Jsoup.parse(form.body()).selectFirst("input[name=_csrf]");
      assertThat(hidden).as(form.body()).isNotNull();
      var fields = new LinkedHashMap<String, String>();
      fields.put("username", user);
      fields.put("password", PASSWORD);
      fields.put("_csrf", hidden.val());
      var body = new StringBuilder();
      fields.forEach((name, value) -> body.append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)).append('&'));
      var post =
          HttpRequest.newBuilder(form.uri())
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(body.toString()))
              .build();
      var answer = send(browser, post);
      return location(follow(browser, answer));
    }
  }

  /// Where it sends on to within itself.
  private HttpResponse<String> follow(HttpClient browser, HttpResponse<String> first) {
    var answer = first;
    while (answer.headers().firstValue("Location").isPresent() && location(answer).getPort() == server.getPort()) {
      answer = get(browser, location(answer));
    }
    return answer;
  }

  private static URI location(HttpResponse<String> answer) {
    return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer + answer.body())));
  }

  private static HttpResponse<String> get(HttpClient browser, URI address) {
    return send(browser, HttpRequest.newBuilder(address).header("Accept", "text/html").build());
  }

  private static HttpResponse<String> send(HttpClient browser, HttpRequest request) {
    try {
      return browser.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
    server.destroy();
  }

  @EnableWebSecurity
  static class Security {
    private final DirectoryServer directory;

    Security(DirectoryServer directory) {
      this.directory = directory;
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
      return http.oauth2AuthorizationServer(
              server -> server.oidc(oidc -> oidc.userInfoEndpoint(info -> info.userInfoMapper(asked -> {
                var name = asked.getAuthorization().getPrincipalName();
                var claims = new HashMap<>(directory.people.get(name));
                claims.putIfAbsent("sub", name);
                return new OidcUserInfo(claims);
              }))))
          .authorizeHttpRequests(all -> all.anyRequest().authenticated())
          .formLogin(withDefaults())
          .oauth2ResourceServer(resources -> resources.jwt(withDefaults()))
          .build();
    }

    @Bean
    RegisteredClientRepository clients() {
      return directory.clients;
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }

    @Bean
    UserDetailsService users() {
      return name -> {
        if (!directory.people.containsKey(name)) {
          throw new UsernameNotFoundException(name);
        }
        return User.withUsername(name).password("{noop}" + PASSWORD).roles("USER").build();
      };
    }

    @Bean
    JWKSource<SecurityContext> keys() {
      return new ImmutableJWKSet<>(new JWKSet(directory.key));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    JwtEncoder encoder(JWKSource<SecurityContext> keys) {
      var right = new NimbusJwtEncoder(keys);
      return asked -> {
        var jwt = right.encode(asked);
        return !jwt.hasClaim("nonce")
            ? jwt
            : Jwt.withTokenValue(directory.forgery.apply(jwt.getTokenValue()))
                .headers(headers -> headers.putAll(jwt.getHeaders()))
                .claims(claims -> claims.putAll(jwt.getClaims()))
                .build();
      };
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
      return context -> {
        if (!context.getTokenType().getValue().equals("id_token")) {
          return;
        }
        var now = directory.clock.instant();
        context.getClaims().issuedAt(now).expiresAt(now.plus(Duration.ofMinutes(30)));
        context.getClaims()
            .claims(
                claims -> {
                  var person = Objects.requireNonNull(directory.people.get(context.getPrincipal().getName()));
                  if (!directory.onlyInUserInfo) {
                    claims.putAll(person);
                  }
                  directory.lie.accept(claims);
                  directory.lastSigned.clear();
                  directory.lastSigned.putAll(claims);
                });
      };
    }
  }
}
