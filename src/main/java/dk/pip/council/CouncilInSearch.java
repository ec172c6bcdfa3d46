package dk.pip.council;

import dk.pip.editions.TextHtml;
import dk.pip.search.SearchDocument;
import dk.pip.search.SearchSource;
import dk.pip.settings.Settings;
import dk.pip.shared.Audience;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is found of council days: those that are shown, and the proposals that are.
@Component
class CouncilInSearch implements SearchSource {
  static final String NAME = "council";
  private static final String PROPOSAL = "/forslag/";

  private final CouncilDayTable days;
  private final Settings settings;

  CouncilInSearch(CouncilDayTable days, Settings settings) {
    this.days = days;
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  private static Stream<ClassProposal> shown(CouncilDay day) {
    return day.proposals().stream().filter(it -> it.isHandedIn() && it.isLetGo());
  }

  private static boolean isShown(CouncilDay day) {
    return day.letGoAt() != null && !day.practice();
  }

  @Override
  public List<String> keys() {
    return days.all().stream()
        .filter(CouncilInSearch::isShown)
        .flatMap(day -> Stream.concat(Stream.of(day.path()), shown(day).map(day::path)))
        .toList();
  }

  @Override
  public List<SearchDocument> documents(String key) {
    var path = key.substring(CouncilDay.ADDRESS.length());
    var at = path.indexOf(PROPOSAL);
    var day = days.at(at < 0 ? path : path.substring(0, at)).filter(CouncilInSearch::isShown).orElse(null);
    if (day == null) {
      return List.of();
    }
    if (at < 0) {
      return List.of(document(key, "council.found.day", day.plan().title(), day.plan().theme(), TextHtml.words(day.plan().about()), day, day.letGoAt()));
    }
    var slug = path.substring(at + PROPOSAL.length());
    return shown(day).filter(it -> it.slug().equals(slug)).map(it -> document(key, day, it)).toList();
  }

  private SearchDocument document(String key, CouncilDay day, ClassProposal it) {
    var text = it.text();
    var words = Stream.of(text.what(), text.why(), text.place(), text.costWords()).filter(each -> !each.isBlank()).collect(Collectors.joining("\n"));
    return document(key, "council.found.proposal", text.title(), day.plan().title(), words, day, it.letGoAt());
  }

  private SearchDocument document(String key, String kind, String title, String lead, String words, CouncilDay day, @Nullable Instant at) {
    return new SearchDocument(
        key, Audience.PUBLIC, kind, settings.language().tag(), title, lead, words, List.of(), List.of(), null, day.plan().theme(), Objects.requireNonNull(at));
  }
}
