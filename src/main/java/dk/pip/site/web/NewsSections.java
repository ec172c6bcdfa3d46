package dk.pip.site.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The sections that there is news of, by what stands in their addresses: those of the settings in their order, and then others
/// that stories name. Stories may write one in several ways.
public record NewsSections(SequencedMap<String, String> names, SequencedMap<String, List<String>> written, Collection<String> known) {

  /// @param known those of the settings
  /// @param written as stories that readers find have them
  static NewsSections of(Collection<String> known, List<String> written) {
    var bySlug = new LinkedHashMap<String, List<String>>();
    written.stream().filter(section -> !section.isBlank()).forEach(section -> bySlug.computeIfAbsent(FeedSections.slug(section), _ -> new ArrayList<>()).add(section));
    var names = new LinkedHashMap<String, String>();
    known.stream().filter(section -> bySlug.containsKey(FeedSections.slug(section))).forEach(section -> names.putIfAbsent(FeedSections.slug(section), section));
    bySlug.forEach((slug, ways) -> names.putIfAbsent(slug, ways.getFirst()));
    return new NewsSections(names, bySlug, known);
  }

  /// What a section is called, also one of the settings that there is no news of yet; null where there is none.
  @Nullable String name(String slug) {
    var name = names.get(slug);
    return name != null ? name : known.stream().filter(section -> FeedSections.slug(section).equals(slug)).findFirst().orElse(null);
  }

  /// The ways in which stories write it.
  List<String> ways(String slug) {
    return written.getOrDefault(slug, List.of());
  }

  /// The section of a story; null where it has none.
  static @Nullable String slugOf(@Nullable String section) {
    return section == null || section.isBlank() ? null : FeedSections.slug(section);
  }
}
