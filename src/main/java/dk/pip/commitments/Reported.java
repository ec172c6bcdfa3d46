package dk.pip.commitments;

import dk.pip.pictures.Reading;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What came of an act.
public sealed interface Reported {
  /// It stands in the history, now or since it was sent the first time.
  ///
  /// @param meanwhile what came in between what whoever did it had seen and this, the oldest first; both stay
  record Done(CommitmentStep step, List<CommitmentStep> meanwhile) implements Reported {
    public Done {
      meanwhile = List.copyOf(meanwhile);
    }
  }

  /// @param picture why the picture could not be taken in
  record Refused(Set<CommitmentFault> faults, Reading.@Nullable Refused picture) implements Reported {
    public Refused {
      faults = Set.copyOf(faults);
    }
  }

  /// It has ended, or has not where it would have to have.
  record NotNow() implements Reported {}

  /// The link has been recalled.
  record LinkGone() implements Reported {}

  /// One who does it over and over.
  record TooOften() implements Reported {}
}
