package dk.pip.readers;

import dk.pip.shared.Language;
import java.time.Instant;
import java.util.List;

/// A sign-up that waits for whoever has the address to confirm it.
public record Pending(
    String address, String name, Language language, List<ListId> lists, int wording, String page, Instant askedAt) {
  public Pending {
    lists = List.copyOf(lists);
  }
}
