package dk.pip.readers.web;

import dk.pip.readers.OwnPage;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A reader's own page.
///
/// @param said the catalogue key of what was just done
public record ReaderView(OwnPage own, Problems problems, @Nullable OwnPageForm form, @Nullable String said) {

  public String address() {
    return OwnPageOf.PATH + own.token();
  }

  /// Whether the list's box has its tick, as it is or as it was typed.
  public boolean ticked(OwnPage.Place place) {
    var typed = form;
    return typed == null || place.current() && place.list().mandatory() ? place.current() : typed.chose(place.list());
  }

  public String language() {
    var typed = form;
    return typed == null ? own.reader().language().tag() : typed.languageTag();
  }

  public String pace() {
    var typed = form;
    if (typed != null) {
      return typed.paceText();
    }
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
