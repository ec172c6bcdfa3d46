package dk.pip.readers.web;

import dk.pip.access.PrincipalSource;
import dk.pip.readers.OwnPages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds whose own page an address is; nobody's when the link is none of ours or the reader is forgotten.
@Component
class PageHolders implements PrincipalSource<PageHolder> {
  static final String TOKEN = "token";

  private final OwnPages pages;

  PageHolders(OwnPages pages) {
    this.pages = pages;
  }

  @Override
  public Class<PageHolder> type() {
    return PageHolder.class;
  }

  @Override
  public Optional<PageHolder> find(HttpServletRequest request) {
    return PrincipalSource.inAddress(request, TOKEN).flatMap(token -> pages.find(token).map(page -> new PageHolder(page, token)));
  }

  @Override
  public String refusal() {
    return "readers.own.unknown";
  }
}
