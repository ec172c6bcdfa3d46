package dk.pip.readers.web;

import dk.pip.readers.OwnPage;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import dk.pip.web.Problems;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A reader's own page.
///
/// @param said the catalogue key of what was just done
public record ReaderView(OwnPage own, Problems problems, @Nullable OwnPageForm form, @Nullable String said) {

  public String address() {
    return OwnPageOf.PATH + own.token();
  }

  public String pace() {
    if (own.reader().paused(own.now())) {
      return "pause";
    }
    return own.reader().monthly() ? "monthly" : "all";
  }

  public String until() {
    if (form != null) {
      return form.untilText();
    }
    var until = own.reader().pausedUntil();
    return until == null || !own.reader().paused(own.now()) ? "" : Dates.local(until).toLocalDate().toString();
  }

  public String pausedUntil(Texts texts) {
    var until = own.reader().pausedUntil();
    return until == null ? "" : Dates.date(Dates.local(until).toLocalDate(), texts.language());
  }

  public String date(@Nullable Instant at, Texts texts) {
    return at == null ? "" : Dates.date(Dates.local(at).toLocalDate(), texts.language());
  }

  public String time(Instant at, Texts texts) {
    return Dates.dateAndTime(Dates.local(at), texts.language());
  }
}
