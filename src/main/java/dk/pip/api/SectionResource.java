package dk.pip.api;

import dk.pip.shared.Audience;
import dk.pip.shared.Slug;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The sections that have stories, the one with the newest first.
@Component
class SectionResource implements ApiResource {
  private static final int LONGEST = 60;

  private final PublishedShelf shelf;
  private final ApiAddresses addresses;

  SectionResource(PublishedShelf shelf, ApiAddresses addresses) {
    this.shelf = shelf;
    this.addresses = addresses;
  }

  /// A section as the API shows it.
  ///
  /// @param storiesUrl where the API lists its stories
  record SectionBrief(String id, String name, int stories, Instant newestAt, String storiesUrl) {}

  @Override
  public String name() {
    return "sektioner";
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public boolean isForStaff() {
    return true;
  }

  @Override
  public Set<String> filters() {
    return Set.of();
  }

  @Override
  public List<ApiItem> list(ApiQuery query) {
    return all(query.audience()).map(section -> new ApiItem(section.id(), section.newestAt(), section)).toList();
  }

  private Stream<SectionBrief> all(Audience audience) {
    return shelf.of(audience).sections().stream().map(section -> brief(audience, section));
  }

  private SectionBrief brief(Audience audience, PublishedShelf.SectionCount section) {
    var stories = ApiAddresses.path(audience, PublishedShelf.STORIES) + "?sektion=" + URLEncoder.encode(section.name(), StandardCharsets.UTF_8);
    return new SectionBrief(id(section), section.name(), section.stories(), section.newestAt(), addresses.whole(stories));
  }

  /// As it can stand in an address; made of a number where its name has no letter that can.
  private static String id(PublishedShelf.SectionCount section) {
    var slug = Slug.of(section.name(), LONGEST);
    return slug.isEmpty() ? "s" + Integer.toHexString(section.key().hashCode()) : slug;
  }

  @Override
  public Optional<Object> find(Audience audience, String id) {
    return all(audience).filter(section -> section.id().equals(id)).findFirst().map(section -> section);
  }

  @Override
  public String description() {
    return "/api/sektioner.json";
  }
}
