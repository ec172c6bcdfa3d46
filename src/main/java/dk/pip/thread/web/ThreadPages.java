package dk.pip.thread.web;

import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import dk.pip.thread.Knot;
import dk.pip.thread.ThreadLine;
import java.util.List;

/// What the newsroom's pages about the thread print.
public final class ThreadPages {
  public static final String THREAD = "/redaktion/traad";

  private ThreadPages() {}

  /// Something that was tied to this one by hand.
  ///
  /// @param isBefore whether this one came of it
  public record ByHand(Knot other, boolean isBefore) {}

  /// A thing and what it is tied to.
  ///
  /// @param byHand what can be untied
  /// @param picks what may be tied to it, as found by the words
  /// @param typed an address that could not be used
  /// @param isBefore whether the other gave rise to this one
  public record Tying(Knot knot, ThreadLine line, List<ByHand> byHand, List<Knot> picks, String words, Problems problems, String typed, boolean isBefore) {
    public Tying {
      byHand = List.copyOf(byHand);
      picks = List.copyOf(picks);
    }

    public String address() {
      return String.valueOf(knot.path());
    }

    public String facts(Knot other, Texts texts) {
      return other.kind().in(texts) + (other.state() == null ? "" : " · " + other.state().in(texts));
    }
  }
}
