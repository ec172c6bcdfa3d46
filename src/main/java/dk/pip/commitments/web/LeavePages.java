package dk.pip.commitments.web;

import dk.pip.commitments.Deputy;
import dk.pip.shared.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the pages of those who are away show.
public final class LeavePages {
  private LeavePages() {}

  /// Who answers for whom.
  ///
  /// @param mail of the deputy; empty where there is none
  public record Row(Deputy deputy, String name, String mail, boolean now) {}

  /// What was typed.
  public record Typed(String away, String deputy, String title, String organisation, String mail, String from, String until) {
    static final Typed NOTHING = new Typed("", "", "", "", "", "", "");
  }

  /// The newsroom’s page.
  public record Desk(List<Row> rows, Typed typed, List<String> known, Problems problems) {
    public Desk {
      rows = List.copyOf(rows);
      known = List.copyOf(known);
    }
  }

  /// An owner’s page.
  ///
  /// @param path of the page, without what is behind it
  /// @param said the key of what was just done; null for nothing
  public record Own(List<Row> rows, Typed typed, String path, String stamp, @Nullable String said, Problems problems) {
    public Own {
      rows = List.copyOf(rows);
    }
  }
}
