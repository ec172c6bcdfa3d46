package dk.pip.ballot;

import dk.pip.readers.ListId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A vote as it is drafted.
///
/// @param title the question
/// @param about what stands below it; may be blank
/// @param practice whether it is to try, shown nowhere in public, and not among the votes
/// @param opensAt when it opens by itself; null for never. Of readers only, as is the time when it closes
/// @param list whose readers may vote; null where nobody does by a link
/// @param secondSigner whether a machine of somebody else’s must sign each card too
public record NewVote(
    String title,
    String about,
    VoteRules rules,
    List<VoteOption> options,
    boolean practice,
    @Nullable Instant opensAt,
    @Nullable Instant closesAt,
    @Nullable ListId list,
    boolean secondSigner) {
  public static final int LONGEST_TITLE = 200;
  public static final int LONGEST_ABOUT = 4_000;
  public static final int MOST_OPTIONS = 100;

  public NewVote {
    options = List.copyOf(options);
  }

  public NewVote(String title, String about, VoteRules rules, List<VoteOption> options, boolean practice) {
    this(title, about, rules, options, practice, null, null, null, false);
  }

  List<VoteFault> faults() {
    var faults = new ArrayList<VoteFault>();
    if (title.isBlank()) {
      faults.add(VoteFault.TITLE_MISSING);
    }
    if (title.length() > LONGEST_TITLE) {
      faults.add(VoteFault.TITLE_LONG);
    }
    if (about.length() > LONGEST_ABOUT) {
      faults.add(VoteFault.ABOUT_LONG);
    }
    if (options.size() < 2) {
      faults.add(VoteFault.OPTIONS_FEW);
    }
    if (options.size() > MOST_OPTIONS) {
      faults.add(VoteFault.OPTIONS_MANY);
    }
    if (options.stream().anyMatch(option -> option.title().isBlank() || option.title().length() > VoteOption.LONGEST_TITLE)) {
      faults.add(VoteFault.OPTION_TITLE_WRONG);
    }
    if (options.stream().map(VoteOption::key).distinct().count() < options.size() || options.stream().map(option -> option.title().strip().toLowerCase(Locale.ROOT)).distinct().count() < options.size()) {
      faults.add(VoteFault.OPTIONS_ALIKE);
    }
    if (options.stream().anyMatch(option -> option.costKroner() < 0 || option.costKroner() > VoteOption.DEAREST)) {
      faults.add(VoteFault.COST_WRONG);
    }
    if (opensAt != null && closesAt != null && !opensAt.isBefore(closesAt)) {
      faults.add(VoteFault.TIMES_WRONG);
    }
    if (rules.way() == VoteWay.READERS && list == null) {
      faults.add(VoteFault.NOBODY_MAY_VOTE);
    }
    faults.addAll(rules.faults(options));
    return List.copyOf(faults);
  }
}
