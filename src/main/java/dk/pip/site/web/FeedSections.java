package dk.pip.site.web;

import dk.pip.shared.Sha256;
import dk.pip.shared.Slug;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The sections that feeds are offered of, by what stands in their addresses.
final class FeedSections {
  private static final int LONGEST = 60;

  private FeedSections() {}

  /// @param known those of the settings, in their order
  static SequencedMap<String, String> of(Collection<String> known, List<NewsStory> stories) {
    var sections = new LinkedHashMap<String, String>();
    known.forEach(section -> sections.putIfAbsent(slug(section), section));
    stories.stream()
        .map(each -> each.story().section())
        .filter(section -> section != null && !section.isBlank())
        .sorted()
        .forEach(section -> sections.putIfAbsent(slug(section), section));
    return sections;
  }

  /// What stands in the address; of letters that no address takes, such as Arabic, it is a number.
  static String slug(String section) {
    var slug = Slug.of(section, LONGEST);
    return slug.isEmpty() ? "emne-" + HexFormat.of().formatHex(Sha256.of(section), 0, 4) : slug;
  }
}
