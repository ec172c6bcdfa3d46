package dk.pip.api;

import dk.pip.editions.PublishedPages;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The stories that are out.
@Component
class StoryResource implements ApiResource {
  private static final String SECTION = "sektion";
  private static final String YEAR = "aar";
  private static final String SINCE = "siden";

  private final PublishedShelf shelf;
  private final PublishedPages pages;
  private final ApiAddresses addresses;

  StoryResource(PublishedShelf shelf, PublishedPages pages, ApiAddresses addresses) {
    this.shelf = shelf;
    this.pages = pages;
    this.addresses = addresses;
  }

  @Override
  public String name() {
    return PublishedShelf.STORIES;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public boolean isForStaff() {
    return true;
  }

  @Override
  public Set<String> filters() {
    return Set.of(SECTION, YEAR, SINCE);
  }

  @Override
  public List<ApiItem> list(ApiQuery query) {
    var wanted = section(query.filter(SECTION)).and(year(query.filter(YEAR))).and(since(query.filter(SINCE)));
    return shelf.of(query.audience()).stories().stream()
        .filter(entry -> wanted.test(entry.story()))
        .map(entry -> new ApiItem(entry.story().id(), entry.at(), entry.story()))
        .toList();
  }

  private static Predicate<StoryBrief> section(@Nullable String typed) {
    var key = PublishedShelf.key(typed);
    return story -> key == null || key.equals(PublishedShelf.key(story.section()));
  }

  /// The year in its address, which is that of its edition.
  private static Predicate<StoryBrief> year(@Nullable String typed) {
    if (typed == null) {
      return _ -> true;
    }
    if (!typed.matches("\\d{4}")) {
      throw ApiRefusal.wrong(YEAR, "2026");
    }
    return story -> story.id().startsWith(typed + "/");
  }

  private static Predicate<StoryBrief> since(@Nullable String typed) {
    if (typed == null) {
      return _ -> true;
    }
    var since = instant(typed);
    return story -> !story.changedAt().isBefore(since);
  }

  private static Instant instant(String typed) {
    try {
      return typed.length() == "2026-03-12".length()
          ? Dates.instant(LocalDate.parse(typed).atStartOfDay())
          : OffsetDateTime.parse(typed).toInstant();
    } catch (DateTimeException e) {
      throw ApiRefusal.wrong(SINCE, "2026-03-12, 2026-03-12T08:00:00Z");
    }
  }

  @Override
  public Optional<Object> find(Audience audience, String id) {
    var entry = shelf.of(audience).byId().get(id);
    return entry == null
        ? Optional.empty()
        : pages.findContent(entry.path()).map(content -> new StoryExtract(content.html(), addresses.site()).story(entry.story()));
  }

  @Override
  public boolean isGone(Audience audience, String id) {
    return pages.wasPublished((audience == Audience.STAFF ? "/medarbejder/nyheder/" : "/nyheder/") + id);
  }

  @Override
  public String description() {
    return "/api/historier.json";
  }
}
