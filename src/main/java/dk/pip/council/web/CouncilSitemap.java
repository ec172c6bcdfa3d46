package dk.pip.council.web;

import dk.pip.council.CouncilDays;
import dk.pip.site.SitemapSource;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Council days and proposals that everybody may read, for search engines.
@Component
class CouncilSitemap implements SitemapSource {
  private final CouncilDays days;

  CouncilSitemap(CouncilDays days) {
    this.days = days;
  }

  @Override
  public Stream<Entry> pages() {
    var shown = days.shown();
    if (shown.isEmpty()) {
      return Stream.of();
    }
    var each =
        shown.stream()
            .flatMap(day -> Stream.concat(Stream.of(new Entry(day.path(), null)), ReadOutcomes.shown(day).map(it -> new Entry(day.path(it), null))));
    return Stream.concat(Stream.of(new Entry(ReadDaysController.ALL, null)), each);
  }
}
