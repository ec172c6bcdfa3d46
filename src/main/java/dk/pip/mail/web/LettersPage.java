package dk.pip.mail.web;

import dk.pip.mail.Outbox;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Outbox to single readers that wait or could not be sent.
public record LettersPage(List<Outbox.Kept> letters, Instant now) {
  public LettersPage {
    letters = List.copyOf(letters);
  }

  public List<Outbox.Kept> waiting() {
    return letters.stream().filter(Outbox.Kept::waits).toList();
  }

  public List<Outbox.Kept> refused() {
    return letters.stream().filter(letter -> !letter.waits()).toList();
  }

  public String when(@Nullable Instant at, Texts texts) {
    return at == null ? "" : Dates.near(at, now, texts);
  }
}
