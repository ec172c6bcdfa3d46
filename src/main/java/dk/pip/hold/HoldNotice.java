package dk.pip.hold;

import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Says in words that this is a restored copy that keeps still.
@Component
public class HoldNotice {
  private final Hold hold;
  private final ObjectProvider<HeldBack> heldBack;

  HoldNotice(Hold hold, ObjectProvider<HeldBack> heldBack) {
    this.hold = hold;
    this.heldBack = heldBack;
  }

  /// @param sentence that it is a copy, of when and since when
  /// @param waits what waits, in a few words; empty where that isn't told
  public record InWords(String sentence, String waits) {}

  /// Cheap enough to ask for on every page of the staff. Empty when nothing is held back, or nobody can tell as the database
  /// is away.
  ///
  /// @param counted whether to tell what waits, too
  public Optional<InWords> find(Texts texts, boolean counted) {
    try {
      return hold.find().map(copy -> new InWords(sentence(copy, texts), counted ? waits(texts) : ""));
    } catch (DataAccessException e) {
      return Optional.empty();
    }
  }

  private String waits(Texts texts) {
    var words = heldBack.orderedStream().flatMap(one -> one.waiting(texts).stream()).collect(Collectors.joining(", "));
    return words.isEmpty() ? texts.get("hold.nothing-waits") : texts.get("hold.waits", words);
  }

  /// That it is a copy, of when and since when.
  public static String sentence(Hold.Held copy, Texts texts) {
    return texts.get("hold.sentence", time(copy.restoredAt(), texts), time(copy.backupAt(), texts));
  }

  private static String time(Instant instant, Texts texts) {
    return Dates.dateAndTime(Dates.local(instant), texts.language());
  }
}
