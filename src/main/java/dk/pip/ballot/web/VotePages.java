package dk.pip.ballot.web;

import dk.pip.ballot.CountWords;
import dk.pip.ballot.Vote;
import dk.pip.ballot.VoteOccasion;
import dk.pip.ballot.VoteOutcome;
import dk.pip.ballot.VoteProgress;
import dk.pip.ballot.VoteRules;
import dk.pip.ballot.VoteState;
import dk.pip.ballot.VoteStep;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.counting.CountOptions;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieMet;
import dk.pip.ballot.counting.explain.Explaining;
import dk.pip.ballot.counting.explain.Explanation;
import dk.pip.ballot.counting.explain.SideBySide;
import dk.pip.ballot.counting.explain.VotePicture;
import dk.pip.frame.PublicFrame;
import dk.pip.readers.ReaderList;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the pages of votes print.
public final class VotePages {
  static final String DESK = Vote.DESKS;

  private static final long MOST_COMPARED = 20_000;

  private VotePages() {}

  static String desk(Vote vote) {
    return Vote.desk(vote.id());
  }

  /// The newsroom’s list.
  public record All(List<Vote> votes, List<Vote> practices) {
    public String address(Vote vote) {
      return desk(vote);
    }
  }

  /// A vote that is written or changed.
  ///
  /// @param vote null for a new one
  public record Edit(@Nullable Vote vote, VoteForm form, Problems problems, List<ReaderList> lists) {
    public String action() {
      return vote == null ? DESK : desk(vote) + "/rettelse";
    }
  }

  /// A vote as those who run it see it.
  ///
  /// @param list the name of the list whose readers may vote; empty where nobody does by a link
  /// @param readers how many of its list may vote, or would as things stand
  /// @param tallies who has counted and waits for the other one to
  /// @param secondToken what the second signer is given, once; null otherwise
  /// @param typed what was typed where it could not be done, by its field
  /// @param ledFrom where it is led from, which is not here; null where it is
  public record Show(
      Vote vote,
      VoteProgress progress,
      String list,
      long readers,
      List<VoteStep> steps,
      List<String> tallies,
      @Nullable VoteOutcome outcome,
      @Nullable String secondToken,
      @Nullable String ledFrom,
      Problems problems,
      Map<String, String> typed) {
    public String typed(String field) {
      return typed.getOrDefault(field, "");
    }

    /// Whether there is still something to do before it can be opened.
    public boolean mayOpen() {
      return vote.state() == VoteState.AGREED || vote.state() == VoteState.DRAFT && !vote.isSecret();
    }

    public String address(String act) {
      return desk(vote) + "/" + act;
    }

    public String at(VoteStep step, Texts texts) {
      return time(step.at(), texts);
    }
  }

  public static String time(Instant at, Texts texts) {
    var local = Dates.local(at);
    return Dates.day(local.toLocalDate(), texts.language()) + " " + "%02d.%02d".formatted(local.getHour(), local.getMinute());
  }

  /// All votes, for everybody.
  public record Listed(PublicFrame frame, List<Vote> open, List<Vote> over) {}

  /// A vote for everybody: what is asked, how far it is, and what came of it.
  ///
  /// @param lines of its board; none where there are very many and somebody looks for one of them
  /// @param told why it came out so; null where nobody may see that
  /// @param tracker what somebody looks for; null for nothing
  /// @param found the choice of that tracker in words, or what else is to be said; null for nothing
  /// @param approvals what those said who decide
  /// @param seats what each said at a roll call
  /// @param list the name of the list whose readers may vote; empty where nobody does by a link
  /// @param occasions what it was held at, and what came of that
  public record Read(
      PublicFrame frame,
      Vote vote,
      @Nullable VoteOutcome outcome,
      @Nullable Told told,
      String fingerprint,
      List<Line> lines,
      @Nullable String tracker,
      @Nullable String found,
      List<Approval> approvals,
      List<Line> seats,
      String list,
      List<VoteOccasion.Link> occasions) {
    public CountWords words() {
      return new CountWords(vote, frame.texts());
    }

    public String at(Instant time) {
      return Dates.dayAndTime(Dates.local(time), frame.texts().language());
    }

    /// When it was held, with the year.
    public String held() {
      var at = vote.closedAt() == null ? vote.draftedAt() : vote.closedAt();
      return Dates.dateAndTime(Dates.local(at), frame.texts().language());
    }

    /// Whether a lot has been drawn, and its lock and key are of any use.
    public boolean isDrawn() {
      return outcome != null && outcome.result().ties().stream().anyMatch(tie -> tie.way() == TieMet.Way.LOT);
    }

    /// How many voted, and how: it adds up.
    public String turnout() {
      if (outcome == null) {
        return "";
      }
      var texts = frame.texts();
      var cast = vote.isSecret() && !outcome.shown() ? outcome.ballots() : outcome.cast();
      if (!vote.isSecret()) {
        return texts.get("ballot.turnout." + vote.rules().way(), cast);
      }
      var all = texts.get("ballot.turnout.secret", outcome.electorate(), cast);
      if (!outcome.shown() || outcome.paper() == 0) {
        return all + ".";
      }
      return texts.get("ballot.turnout.paper." + vote.rules().way(), all, outcome.ballots(), outcome.paper());
    }
  }

  /// Why a vote came out as it did.
  ///
  /// @param votes how many each got
  /// @param sides the same ballots by votes and by equal shares; null where nothing is bought, where hands were counted, which say nothing of who
  ///     else they are, and where there are very many
  public record Told(Explanation explained, VotePicture votes, @Nullable SideBySide sides) {
    static Told of(Vote vote, VoteOutcome outcome, Texts texts) {
      return new Told(Explaining.of(outcome.file(), outcome.result(), texts), Explaining.votes(outcome.file(), outcome.result(), texts), sides(vote, outcome, texts));
    }

    private static @Nullable SideBySide sides(Vote vote, VoteOutcome outcome, Texts texts) {
      var rules = vote.rules();
      if (!rules.rule().isForMoney() || rules.way() == VoteWay.HANDS || outcome.cast() > MOST_COMPARED || !VoteRules.countingOf(rules.form()).contains(CountingRule.EQUAL_SHARES)) {
        return null;
      }
      var seed = vote.seed();
      return Explaining.sideBySide(outcome.file(), rules.tieBreak(seed == null ? "" : seed), CountOptions.usual(), texts);
    }
  }

  /// A ballot on the board, or what a seat said.
  public record Line(String tracker, String choice) {}

  /// @param minutes blank for none
  public record Approval(boolean approved, String day, String minutes) {}
}
