package dk.pip.site.web;

import dk.pip.editions.PublishedEdition;
import dk.pip.frame.PublicFrame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// All editions, by year.
public record ArchivePage(PublicFrame frame, SiteReaders readers, List<PublishedEdition> editions) {

  /// Newest year first; within it the newest edition first.
  public SequencedMap<Integer, List<PublishedEdition>> years() {
    var years = new TreeMap<Integer, List<PublishedEdition>>(Comparator.reverseOrder());
    for (var edition : editions.stream().sorted(Comparator.comparing(PublishedEdition::month).reversed()).toList()) {
      years.computeIfAbsent(edition.month().getYear(), _ -> new ArrayList<>()).add(edition);
    }
    return years;
  }
}
