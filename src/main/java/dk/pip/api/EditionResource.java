package dk.pip.api;

import dk.pip.editions.Addresses;
import dk.pip.editions.PublishedPages;
import dk.pip.shared.Audience;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The editions that are out.
@Component
class EditionResource implements ApiResource {
  private static final String YEAR = "aar";

  private final PublishedShelf shelf;
  private final PublishedPages pages;

  EditionResource(PublishedShelf shelf, PublishedPages pages) {
    this.shelf = shelf;
    this.pages = pages;
  }

  @Override
  public String name() {
    return PublishedShelf.EDITIONS;
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public boolean isForStaff() {
    return true;
  }

  @Override
  public Set<String> filters() {
    return Set.of(YEAR);
  }

  @Override
  public List<ApiItem> list(ApiQuery query) {
    var year = year(query.filter(YEAR));
    return shelf.of(query.audience()).editions().stream()
        .filter(edition -> year == null || edition.month().startsWith(year))
        .map(edition -> new ApiItem(edition.id(), edition.publishedAt(), edition))
        .toList();
  }

  private static @Nullable String year(@Nullable String typed) {
    if (typed != null && !typed.matches("\\d{4}")) {
      throw ApiRefusal.wrong(YEAR, "2026");
    }
    return typed;
  }

  @Override
  public Optional<Object> find(Audience audience, String id) {
    return shelf.of(audience).editions().stream().filter(edition -> edition.id().equals(id)).findFirst().map(edition -> edition);
  }

  @Override
  public boolean isGone(Audience audience, String id) {
    return pages.wasPublished(Addresses.edition(audience, id));
  }

  @Override
  public String description() {
    return "/api/udgaver.json";
  }
}
