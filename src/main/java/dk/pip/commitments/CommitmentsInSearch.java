package dk.pip.commitments;

import dk.pip.events.Subscriber;
import dk.pip.search.Search;
import dk.pip.search.SearchDocument;
import dk.pip.search.SearchSource;
import dk.pip.settings.Settings;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What is found of promises: those that everybody or staff may read, with all that was ever said of them. What is the parties' alone is not
/// put in.
@Component
class CommitmentsInSearch implements SearchSource {
  static final String NAME = "commitments";
  private static final Set<CommitmentAudience> READERS = EnumSet.of(CommitmentAudience.PUBLIC, CommitmentAudience.STAFF);

  private final Commitments commitments;
  private final PublicNames names;
  private final Settings settings;

  CommitmentsInSearch(Commitments commitments, PublicNames names, Settings settings) {
    this.commitments = commitments;
    this.names = names;
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> keys() {
    return commitments.addresses(READERS).stream().map(CommitmentAddress::path).toList();
  }

  @Override
  public List<SearchDocument> documents(String key) {
    return commitments.findBySlug(key.substring(key.lastIndexOf('/') + 1)).filter(it -> key.equals(it.path())).map(this::document).stream().toList();
  }

  private SearchDocument document(Commitment it) {
    var texts = Texts.in(settings.language());
    var steps = commitments.history(it.id());
    var terms = it.terms();
    var of = names.of(List.of(it));
    var said =
        Stream.concat(steps.stream().flatMap(step -> Stream.of(step.terms().sentence(), step.why())), Stream.of(terms.sign(), terms.owed(), terms.place(), of.counterpart(it)))
            .filter(words -> !words.isBlank() && !words.equals(terms.sentence()))
            .distinct()
            .collect(Collectors.joining("\n"));
    var pictures =
        steps.stream().map(CommitmentStep::picture).filter(Objects::nonNull).filter(picture -> !picture.withdrawn()).map(CommitmentPicture::alt).filter(alt -> !alt.isBlank()).toList();
    var state = texts.get("commitments.state." + it.state().word());
    return new SearchDocument(
        Objects.requireNonNull(it.path()),
        it.audience() == CommitmentAudience.PUBLIC ? Audience.PUBLIC : Audience.STAFF,
        NAME + ".found.promise",
        texts.language().tag(),
        terms.sentence(),
        texts.get("commitments.found.about", state, Dates.date(terms.due(), texts.language())),
        said,
        pictures,
        List.of(),
        null,
        PublicNames.blank(of.owner(it)),
        it.steppedAt());
  }

  /// Lets what is found follow whatever becomes of a promise.
  @Component
  static class Follow implements Subscriber<CommitmentStepped> {
    /// Asked for when it is needed, as it tells whoever hears.
    private final ObjectProvider<Commitments> commitments;
    private final Search search;

    Follow(ObjectProvider<Commitments> commitments, Search search) {
      this.commitments = commitments;
      this.search = search;
    }

    @Override
    public String name() {
      return "commitments.search";
    }

    @Override
    public Class<CommitmentStepped> type() {
      return CommitmentStepped.class;
    }

    @Override
    public void handle(CommitmentStepped event) {
      var it = commitments.getObject().find(event.commitment()).orElse(null);
      var path = it == null ? null : it.path();
      if (it == null || path == null) {
        return;
      }
      if (it.audience() == CommitmentAudience.PUBLIC && event.number() > 1) {
        // It may have been the staff's until now.
        search.remove(NAME, Commitment.STAFF_FOLDER + it.slug());
      }
      search.renew(NAME, path);
    }
  }
}
