package dk.pip.commitments;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What readers tell promises apart by. Each promise is in exactly one, so that they add up to all.
public enum PromiseState {
  ON_THE_WAY("paa-vej", "on-track", EnumSet.of(CommitmentState.MADE, CommitmentState.ON_TRACK)),
  LATE("forsinket", "late", EnumSet.of(CommitmentState.LATE)),
  CHANGED("aendret", "changed", EnumSet.of(CommitmentState.CHANGED)),
  KEPT("holdt", "kept", EnumSet.of(CommitmentState.KEPT)),
  DROPPED("droppet", "dropped", EnumSet.of(CommitmentState.DROPPED));

  private final String slug;
  private final String word;
  private final Set<CommitmentState> states;

  PromiseState(String slug, String word, Set<CommitmentState> states) {
    this.slug = slug;
    this.word = word;
    this.states = states;
  }

  public static Optional<PromiseState> at(String slug) {
    return Arrays.stream(values()).filter(it -> it.slug.equals(slug)).findFirst();
  }

  /// The one that a state is part of.
  public static PromiseState of(CommitmentState state) {
    return Arrays.stream(values()).filter(it -> it.states.contains(state)).findFirst().orElseThrow();
  }

  /// In addresses.
  public String slug() {
    return slug;
  }

  /// In class names.
  public String word() {
    return word;
  }

  public String key() {
    return "commitments.promises.state." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Set<CommitmentState> states() {
    return states;
  }

  public int in(CommitmentCounts counts) {
    return states.stream().mapToInt(counts::of).sum();
  }
}
