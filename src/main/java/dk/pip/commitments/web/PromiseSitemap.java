package dk.pip.commitments.web;

import dk.pip.commitments.CommitmentAddress;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.CommitmentSource;
import dk.pip.commitments.Commitments;
import dk.pip.commitments.PublicNames;
import dk.pip.people.UnitId;
import dk.pip.site.SitemapSource;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The promises that everybody may read, for search engines, and the lists of them.
@Component
class PromiseSitemap implements SitemapSource {
  private final Commitments commitments;
  private final PublicNames names;

  PromiseSitemap(Commitments commitments, PublicNames names) {
    this.commitments = commitments;
    this.names = names;
  }

  @Override
  public Stream<Entry> pages() {
    var all = commitments.addresses(EnumSet.of(CommitmentAudience.PUBLIC));
    if (all.isEmpty()) {
      return Stream.of();
    }
    var root = PromiseReaders.ALL.promises();
    var newest = all.stream().map(CommitmentAddress::changedAt).max(Instant::compareTo).orElseThrow();
    var parts = commitments.parts(PromiseReaders.ALL.query().audiences());
    var slugs = parts.units().isEmpty() ? Map.<UnitId, String>of() : names.slugs();
    var lists =
        Stream.of(
                parts.years().stream().map(part -> "/aar/" + part.key()),
                parts.places().stream().map(part -> "/sted/" + part.key()),
                parts.units().stream().map(part -> slugs.get(new UnitId(UUID.fromString(part.key())))).filter(Objects::nonNull).map(slug -> "/enhed/" + slug),
                parts.sources().stream().map(part -> "/kilde/" + CommitmentSource.Kind.valueOf(part.key()).slug()))
            .flatMap(some -> some)
            .map(path -> new Entry(root + path, null));
    return Stream.of(Stream.of(new Entry(root, newest)), lists, all.stream().map(it -> new Entry(it.path(), it.changedAt()))).flatMap(some -> some);
  }
}
