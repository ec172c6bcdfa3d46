package dk.pip.dialogue.web;

import dk.pip.commitments.Commitment;
import dk.pip.dialogue.Checkup;
import dk.pip.dialogue.CheckupAnswer;
import dk.pip.dialogue.CheckupKind;
import dk.pip.dialogue.CheckupPoint;
import dk.pip.dialogue.CheckupRow;
import dk.pip.dialogue.CheckupState;
import dk.pip.dialogue.Checkups;
import dk.pip.dialogue.Dialogue;
import dk.pip.dialogue.DialogueMember;
import dk.pip.dialogue.Involvement;
import dk.pip.dialogue.Involvements;
import dk.pip.dialogue.PledgeWords;
import dk.pip.dialogue.Side;
import dk.pip.dialogue.YearTheme;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the pages of checkups print.
public final class CheckupPages {
  private CheckupPages() {}

  static String address(Dialogue dialogue) {
    return DialoguePages.address(dialogue.id()) + "/opfoelgninger";
  }

  /// Where the page of a checkup is, from a seat.
  static String address(Seat seat, Checkup checkup) {
    return seat.isMember() ? seat.base() + checkup.path() : address(seat.dialogue()) + "/" + checkup.id().value();
  }

  public static String title(Checkup it, Texts texts) {
    return texts.get("dialogue.checkup.title." + it.kind().word(), Integer.toString(it.due().getYear()));
  }

  /// What is known of a promise now, in words.
  public static String now(CheckupPoint point, Texts texts) {
    var it = point.now();
    if (it == null) {
      return "";
    }
    var state = texts.get("commitments.state." + it.state().word());
    return !it.isOpen() || it.terms().due().equals(point.pledge().due())
        ? texts.get("dialogue.checkup.now", state)
        : texts.get("dialogue.checkup.now-until", state, Dates.date(it.terms().due(), texts.language()));
  }

  /// @param form the days and kinds to begin with, where a form may be sent
  public record All(Seat seat, List<Checkup> checkups, boolean maySend, CheckupKind kind, String due, Problems problems, boolean hasAgreement) {
    public String address(Checkup it) {
      return CheckupPages.address(seat, it);
    }

    public List<CheckupKind> kinds() {
      return List.of(CheckupKind.values());
    }
  }

  /// The form of a side, or what it has handed in.
  ///
  /// @param shown the prints of what stands there, by key
  /// @param theirs what others of the side have written meanwhile, by key
  public record Form(
      DialogueMember member,
      Checkup checkup,
      List<CheckupPoint> points,
      Map<String, CheckupAnswer> answers,
      Map<String, String> shown,
      Map<String, CheckupAnswer> theirs,
      String opened,
      Problems problems,
      @Nullable String said) {
    public String address() {
      return member.address() + checkup.path();
    }

    public Dialogue dialogue() {
      return member.dialogue();
    }

    public boolean mayWrite() {
      return !checkup.hasHandedIn(member.side()) && !checkup.isOpened();
    }

    public List<CheckupPoint> of(Side side) {
      return points.stream().filter(it -> it.pledge().by() == side).toList();
    }

    public CheckupAnswer answer(String key) {
      return answers.getOrDefault(key, CheckupAnswer.empty(key));
    }

    public String shown(String key) {
      return shown.getOrDefault(key, "");
    }

    public boolean isYearEnd() {
      return checkup.kind() == CheckupKind.YEAR_END;
    }

    public List<CheckupState> states() {
      return checkup.kind().states();
    }

    public String facts(CheckupPoint point, Texts texts) {
      return PledgeWords.facts(dialogue(), point.pledge(), texts);
    }
  }

  /// What both have said, from either seat.
  public record Gathered(Seat seat, Checkup checkup, List<CheckupRow> rows, Map<Side, CheckupAnswer> whole, boolean mayDraft, boolean mayGoOn, @Nullable String next, @Nullable String said) {
    public Dialogue dialogue() {
      return seat.dialogue();
    }

    public String address() {
      return CheckupPages.address(seat, checkup);
    }

    public boolean isYearEnd() {
      return checkup.kind() == CheckupKind.YEAR_END;
    }

    public List<Side> missing() {
      return List.of(Side.values()).stream().filter(it -> !checkup.hasHandedIn(it)).toList();
    }

    public String facts(CheckupRow row, Texts texts) {
      return PledgeWords.facts(dialogue(), row.point().pledge(), texts);
    }

    public @Nullable String promise(CheckupRow row) {
      Commitment now = row.point().now();
      return now == null ? null : now.path();
    }

    public @Nullable CheckupAnswer whole(Side side) {
      var it = whole.get(side);
      return it == null || !it.saysSomething() ? null : it;
    }

    /// How many there are of each state, in words: `2 på sporet, 1 forsinket`.
    public String counts(Texts texts) {
      var words = new StringBuilder();
      for (var state : CheckupState.values()) {
        var count = rows.stream().filter(row -> row.state() == state).count();
        if (count > 0) {
          words.append(words.isEmpty() ? "" : ", ").append(count).append(' ').append(texts.get("dialogue.checkup.count." + state.word()));
        }
      }
      return words.toString();
    }
  }

  /// Where a checkup stands, for whoever arranges it.
  public record Standing(Seat seat, Checkup checkup, boolean mayOpenNow) {
    public String address() {
      return CheckupPages.address(seat, checkup);
    }
  }

  /// @param form what was typed
  public record Involved(Seat seat, List<Involvement> all, InvolvementForm form, String key, Problems problems, @Nullable String said) {
    public String address() {
      return seat.base() + "/inddragelse";
    }

    public boolean isOwn(Involvement it) {
      return Involvements.isOwn(it, seat.author());
    }

    public List<Involvement.Form> forms() {
      return List.of(Involvement.Form.values());
    }
  }

  /// @param years those there are pages of
  public record Themes(int year, List<Integer> years, List<YearTheme> themes, List<YearTheme> words) {
    public static final String PATH = DialoguePages.PATH + "/temaer";
  }

  static boolean mayDraft(Checkup checkup, List<CheckupRow> rows) {
    return checkup.kind() == CheckupKind.MID_TERM && Checkups.changes(rows);
  }

  static LocalDate soon(Instant now) {
    return Dates.local(now).toLocalDate().plusWeeks(3);
  }
}
