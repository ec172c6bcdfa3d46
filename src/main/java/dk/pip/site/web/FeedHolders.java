package dk.pip.site.web;

import dk.pip.access.PrincipalSource;
import dk.pip.site.FeedKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds whose feed address it is; nobody's when it was renewed, taken away or never given, or the account is closed.
@Component
class FeedHolders implements PrincipalSource<FeedHolder> {
  private final FeedKeys keys;

  FeedHolders(FeedKeys keys) {
    this.keys = keys;
  }

  @Override
  public Class<FeedHolder> type() {
    return FeedHolder.class;
  }

  @Override
  public Optional<FeedHolder> find(HttpServletRequest request) {
    return PrincipalSource.inAddress(request, "key").flatMap(keys::holder).map(FeedHolder::new);
  }

  @Override
  public String refusal() {
    return "site.feed.unknown";
  }
}
