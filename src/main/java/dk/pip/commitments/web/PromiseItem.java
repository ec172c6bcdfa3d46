package dk.pip.commitments.web;

import dk.pip.commitments.Commitment;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.CommitmentState;
import dk.pip.commitments.PublicNames;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.LocalDate;
import java.util.Objects;

/// A promise in a list.
///
/// @param owner as everybody may be told; empty where nobody is left to name
/// @param words what was said of the state that it has come to; empty for nothing
public record PromiseItem(Commitment it, String address, String owner, String words, LocalDate today) {
  static PromiseItem of(PromiseReaders readers, Commitment it, PublicNames.Names names, String words, LocalDate today) {
    return new PromiseItem(it, readers.address(it), names.owner(it), words, today);
  }

  public String state(Texts texts) {
    return texts.get("commitments.state." + it.state().word());
  }

  /// When it is or was to be kept, or ended.
  public String when(Texts texts) {
    return when(it, today, texts);
  }

  static String when(Commitment it, LocalDate today, Texts texts) {
    var due = Dates.date(it.terms().due(), texts.language());
    if (!it.isOpen()) {
      return Dates.date(Objects.requireNonNull(it.endedOn()), texts.language());
    }
    return texts.get(it.terms().due().isBefore(today) ? "commitments.promises.was-due" : "commitments.promises.due", due);
  }

  /// What readers are told of a state that needs words.
  public String why(Texts texts) {
    if (!words.isEmpty() || it.state() != CommitmentState.LATE) {
      return it.state().needsWords() ? words : "";
    }
    return texts.get("commitments.promises.no-word");
  }

  public boolean isForStaff() {
    return it.audience() != CommitmentAudience.PUBLIC;
  }
}
