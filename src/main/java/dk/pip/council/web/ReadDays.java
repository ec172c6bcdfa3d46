package dk.pip.council.web;

import dk.pip.council.ClassProposal;
import dk.pip.council.CouncilDay;
import dk.pip.council.Delegation;
import dk.pip.council.ProposalPicture;
import dk.pip.frame.Assets;
import dk.pip.frame.PublicFrame;
import dk.pip.thread.ThreadLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What everybody's pages of council days print.
public final class ReadDays {
  private ReadDays() {}

  /// All days that are shown, the latest first.
  public record All(PublicFrame frame, List<CouncilDay> days) {}

  /// What was decided of a proposal, and what became of it.
  ///
  /// @param state of the promise in words; empty where there is none
  public record Outcome(ClassProposal proposal, List<Delegation> by, @Nullable Long kroner, String state) {}

  /// One day.
  ///
  /// @param about what the theme asks, as HTML
  /// @param outcomes of this day; empty where nothing is decided
  /// @param last the day of the year before, with what was decided there; null for none
  /// @param minutes whether minutes are published
  public record Day(
      PublicFrame frame,
      CouncilDay day,
      String about,
      List<ClassProposal> proposals,
      List<Outcome> outcomes,
      @Nullable CouncilDay last,
      List<Outcome> lastOutcomes,
      boolean minutes,
      ThreadLine thread) {
    public boolean isHeld() {
      return day.state() == CouncilDay.State.HELD;
    }

    public boolean isRunning() {
      return day.state() == CouncilDay.State.RUNNING;
    }
  }

  /// A proposal.
  ///
  /// @param from what it was made of on the floor
  /// @param into what it became part of; null for nothing
  public record Proposal(
      PublicFrame frame,
      CouncilDay day,
      ClassProposal proposal,
      List<Delegation> by,
      List<ProposalPicture> pictures,
      List<ClassProposal> from,
      @Nullable ClassProposal into,
      ThreadLine thread) {
    public String picture(ProposalPicture picture) {
      return day.path(proposal) + "/billede/" + picture.id();
    }

    public String script() {
      return Assets.of(frame.imprint().theme()).address("council/aloud.js");
    }
  }

  /// How the order was drawn, for whoever wants to draw it again.
  public record Lot(PublicFrame frame, CouncilDay day, List<ClassProposal> proposals) {
    /// What does the same on any machine with a shell.
    public String command() {
      var numbers = proposals.stream().map(it -> Integer.toString(it.number())).sorted().toList();
      return "for n in " + String.join(" ", numbers) + "; do echo \"$(printf '%s:%s' '" + day.lot().seed() + "' $n | sha256sum | cut -c1-64) $n\"; done | sort";
    }
  }
}
