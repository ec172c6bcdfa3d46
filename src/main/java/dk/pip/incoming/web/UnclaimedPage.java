package dk.pip.incoming.web;

import dk.pip.incoming.ReadLetter;
import dk.pip.incoming.Unclaimed;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// A mail that nobody took: its words as plain text, and its files by name.
///
/// @param bytes the first of them, as they came
/// @param hands the names of buttons that give it to somebody
public record UnclaimedPage(Unclaimed mail, ReadLetter letter, byte[] bytes, List<String> hands, Instant now) {
  private static final int SHOWN = 64 * 1024;

  public UnclaimedPage {
    hands = List.copyOf(hands);
  }

  public String address() {
    return UnclaimedList.PLACE + "/" + mail.id();
  }

  public String when(Instant then, Texts texts) {
    return Dates.near(then, now, texts);
  }

  public String size(Texts texts) {
    return UnclaimedList.size(mail.size(), texts);
  }

  public String facts(ReadLetter.Attached file, Texts texts) {
    var size = UnclaimedList.size(file.bytes().length, texts);
    return file.harmful() ? size + ". " + texts.get("incoming.harmful") : size;
  }

  /// What was cut off below the text.
  public String around() {
    return letter.signature() + (letter.signature().isEmpty() || letter.quoted().isEmpty() ? "" : "\n\n") + letter.quoted();
  }

  /// The beginning of the mail as it came.
  public String source() {
    return new String(Arrays.copyOf(bytes, Math.min(bytes.length, SHOWN)), StandardCharsets.UTF_8);
  }

  public boolean isCut() {
    return mail.size() > SHOWN;
  }
}
