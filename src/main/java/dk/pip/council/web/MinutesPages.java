package dk.pip.council.web;

import dk.pip.council.CouncilDay;
import dk.pip.council.CouncilMinutes;
import dk.pip.council.Delegation;
import dk.pip.council.MinutesLine;
import dk.pip.frame.PublicFrame;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the pages of minutes print.
public final class MinutesPages {
  private MinutesPages() {}

  /// What all of them show.
  ///
  /// @param hash of the minutes as they are now
  /// @param holds whether they are what was signed
  public record Shown(CouncilDay day, CouncilMinutes minutes, List<ReadDays.Outcome> outcomes, String hash, boolean holds) {
    public String time(MinutesLine line, Texts texts) {
      var at = line.at();
      return at == null ? "" : Dates.time(Dates.local(at).toLocalTime(), texts.language());
    }

    public String day(Instant at, Texts texts) {
      return Dates.dateAndTime(Dates.local(at), texts.language());
    }

    public String classes() {
      return String.join(" · ", day.delegations().stream().map(Delegation::name).toList());
    }
  }

  /// The newsroom's page.
  ///
  /// @param shown null where nothing is begun
  /// @param typed what was typed and couldn't be kept
  /// @param chairAddress the chair's link
  public record Desk(CouncilDay day, @Nullable Shown shown, Map<String, String> typed, String chairAddress, String name, Problems problems, boolean mayChange) {
    public String address() {
      return CouncilPages.address(day) + "/referat";
    }

    public String text(MinutesLine line) {
      return typed.getOrDefault("line-" + line.number(), line.text());
    }

    public String intro() {
      return typed.getOrDefault("intro", shown == null ? "" : shown.minutes().intro());
    }

    public boolean isSigned() {
      return shown != null && shown.minutes().signature() != null;
    }

    public boolean maySign() {
      return shown != null && shown.minutes().signature() == null && day.state() == CouncilDay.State.HELD;
    }
  }

  /// The chair's page, by a link.
  public record Chair(Shown shown, String address, String name, Problems problems, boolean done) {
    public boolean maySign() {
      return shown.minutes().signature() == null && shown.day().state() == CouncilDay.State.HELD;
    }
  }

  /// Everybody's page.
  public record Read(PublicFrame frame, Shown shown) {}
}
