package dk.pip.mailing.web;

import dk.pip.editions.PublishedEdition;
import dk.pip.readers.ReaderList;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The choice of an edition and of whom it goes to.
///
/// @param active how many get the mails of each list
/// @param edition the publication that is chosen, or empty
/// @param chosen the lists that are chosen
/// @param reach how many readers get it, each once; null when no list is chosen
public record MakePage(
    List<PublishedEdition> editions,
    List<ReaderList> lists,
    Map<UUID, Long> active,
    String edition,
    Set<String> chosen,
    @Nullable Long reach,
    Problems problems) {

  public MakePage {
    editions = List.copyOf(editions);
    lists = List.copyOf(lists);
  }

  public String month(PublishedEdition edition, Texts texts) {
    return Dates.monthCapitalised(edition.month(), texts.language());
  }

  public boolean isChosen(PublishedEdition one) {
    return one.publication().value().toString().equals(edition);
  }

  public boolean isChosen(ReaderList list) {
    return chosen.contains(list.id().value().toString());
  }

  public long active(ReaderList list) {
    return active.getOrDefault(list.id().value(), 0L);
  }
}
