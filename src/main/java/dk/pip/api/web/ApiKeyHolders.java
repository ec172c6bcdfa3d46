package dk.pip.api.web;

import dk.pip.access.PrincipalSource;
import dk.pip.api.ApiKey;
import dk.pip.api.ApiKeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Knows whoever shows a key in the header that is made for it (RFC 6750); never in an address, where it would stand in logs.
@Component
class ApiKeyHolders implements PrincipalSource<ApiKey> {
  private static final String SCHEME = "Bearer ";

  private final ApiKeys keys;

  ApiKeyHolders(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  public Class<ApiKey> type() {
    return ApiKey.class;
  }

  @Override
  public Optional<ApiKey> find(HttpServletRequest request) {
    var shown = request.getHeader("Authorization");
    return shown == null || !shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.empty()
        : keys.holder(shown.substring(SCHEME.length()).strip());
  }

  @Override
  public String refusal() {
    return "api.problem.key";
  }

  @Override
  public int status() {
    return HttpServletResponse.SC_UNAUTHORIZED;
  }
}
