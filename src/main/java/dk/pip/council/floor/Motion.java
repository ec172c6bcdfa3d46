package dk.pip.council.floor;

import dk.pip.council.ClassProposalId;
import dk.pip.council.DelegationId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something that is moved about proposals, which holds when all classes whose they are have said yes.
///
/// @param number the act by which it was moved
/// @param by the class that moved it
/// @param of what it is about
/// @param into the proposal that a merge makes; null else
/// @param title the new title; empty for a withdrawal
/// @param words what is changed by an amendment, in the class's words
/// @param asked the classes that must say yes
/// @param consents those that have
public record Motion(
    int number,
    Kind kind,
    State state,
    DelegationId by,
    List<ClassProposalId> of,
    @Nullable ClassProposalId into,
    String title,
    long cost,
    String words,
    List<DelegationId> asked,
    List<DelegationId> consents) {

  /// What is moved.
  public enum Kind {
    MERGE,
    AMEND,
    WITHDRAW;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What came of it.
  public enum State {
    OPEN,
    CARRIED,
    DECLINED,
    DROPPED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Motion {
    of = List.copyOf(of);
    asked = List.copyOf(asked);
    consents = List.copyOf(consents);
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }

  /// The classes that have not answered yet.
  public List<DelegationId> waitsFor() {
    return isOpen() ? asked.stream().filter(each -> !consents.contains(each)).toList() : List.of();
  }

  Motion in(State other) {
    return new Motion(number, kind, other, by, of, into, title, cost, words, asked, consents);
  }

  Motion agreed(List<DelegationId> all) {
    return new Motion(number, kind, state, by, of, into, title, cost, words, asked, all);
  }
}
