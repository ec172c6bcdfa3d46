package dk.pip.site.web;

import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import dk.pip.site.AccessibilityStatement.Known;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How it is with the accessibility statement.
///
/// @param address where it is; null where there is none
/// @param known null where nothing is known of it yet
public record StatementPage(@Nullable String address, @Nullable Known known, boolean due, LocalDate today) {
  /// When it was last brought up to date, and by when it should be again.
  public String state(Texts texts) {
    if (known == null) {
      return texts.get("site.statement.new");
    }
    var last = Dates.date(known.updatedOn(), texts.language());
    return due ? texts.get("site.statement.due", last) : texts.get("site.statement.fresh", last, Dates.date(known.dueOn(), texts.language()));
  }
}
