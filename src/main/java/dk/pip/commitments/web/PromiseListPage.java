package dk.pip.commitments.web;

import dk.pip.commitments.CommitmentCounts;
import dk.pip.commitments.PromiseState;
import dk.pip.frame.PublicFrame;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Promises with how many there are of each state, and what there is to choose from.
///
/// @param base the list of any state, which the figures lead to
/// @param state the one that is shown; null for any
/// @param address of this list’s first page
/// @param shown how many stand in the list, on all of its pages
/// @param whole null but on the first page of all
/// @param isAll whether it is the list of all, of any state or of one
/// @param snippet what another site shows the list with; null where nobody is to be told
public record PromiseListPage(
    PublicFrame frame,
    PromiseReaders readers,
    String title,
    String base,
    @Nullable PromiseState state,
    String address,
    CommitmentCounts counts,
    int shown,
    List<PromiseItem> items,
    int page,
    int pages,
    boolean isAll,
    @Nullable Whole whole,
    @Nullable String snippet) {

  /// A way to some of the promises.
  public record Way(String name, String address, int number) {}

  /// All ways to them.
  public record Whole(List<Way> years, List<Ways> others) {
    public boolean isEmpty() {
      return years.size() < 2 && others.stream().allMatch(ways -> ways.all().isEmpty());
    }
  }

  /// @param key of what they are called
  public record Ways(String key, List<Way> all) {
    private static final int SHOWN = 8;

    public List<Way> first() {
      return all.subList(0, Math.min(all.size(), SHOWN));
    }

    public List<Way> rest() {
      return all.subList(Math.min(all.size(), SHOWN), all.size());
    }
  }

  /// One of the figures.
  ///
  /// @param state null for all
  public record Figure(@Nullable PromiseState state, String address, int number, boolean current) {}

  public List<Figure> figures() {
    var all = Arrays.stream(PromiseState.values()).map(it -> new Figure(it, base + "/" + PromiseSelection.STATE + "/" + it.slug(), it.in(counts), it == state)).toList();
    return Stream.concat(Stream.of(new Figure(null, base, counts.all(), state == null)), all.stream()).toList();
  }

  public String since(Texts texts) {
    var since = counts.since();
    return since == null ? "" : Dates.date(since, texts.language());
  }

  public @Nullable String newer() {
    return page == 1 ? null : page == 2 ? address : address + "/side/" + (page - 1);
  }

  public @Nullable String further() {
    return page < pages ? address + "/side/" + (page + 1) : null;
  }
}
