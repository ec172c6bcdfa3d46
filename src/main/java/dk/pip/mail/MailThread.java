package dk.pip.mail;

import dk.pip.municipality.Imprint;
import dk.pip.shared.Id;
import dk.pip.shared.Language;
import dk.pip.shared.MailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a mail stands in a conversation, so that the other one's mail program shows it under what it answers
/// (RFC 5322, 3.6.4).
///
/// @param messageId the mail's own, without `<` and `>`; [#freshId] makes one
/// @param references the Message-IDs before it, without `<` and `>`, the first first and the one it answers last; what
///     can't be one is left out
/// @param replyTo where answers are to go; null for where they go otherwise
/// @param byProgram whether nobody has written it, so that nobody's absence answers it (RFC 3834)
public record MailThread(String messageId, List<String> references, @Nullable MailAddress replyTo, boolean byProgram) {
  private static final int MOST = 20;
  private static final Pattern ID = Pattern.compile("[\\x21-\\x3b\\x3d\\x3f-\\x7e]{1,500}");
  private static final Pattern ANSWER = Pattern.compile("(?i)^(?:sv|re|aw|vs)\\s?:.*", Pattern.DOTALL);

  public MailThread {
    var sound = new ArrayList<>(references.stream().filter(id -> ID.matcher(id).matches()).distinct().toList());
    // The first names the thread; of the rest, the latest tell most.
    references = sound.size() <= MOST ? Collections.unmodifiableList(sound) : shortened(sound);
  }

  private static List<String> shortened(List<String> all) {
    var some = new ArrayList<>(all.subList(all.size() - MOST + 1, all.size()));
    some.addFirst(all.getFirst());
    return Collections.unmodifiableList(some);
  }

  /// A Message-ID that no other mail has.
  public static String freshId(Imprint imprint, Instant at) {
    return Id.fresh(at) + "@" + MimeMail.host(imprint);
  }

  /// The subject of an answer: programs that don't look at references go by it. One that is an answer already keeps what
  /// stands before it.
  public static String answer(String subject, Language language) {
    return ANSWER.matcher(subject.strip()).matches()
        ? subject.strip()
        : (language == Language.DA ? "SV: " : "Re: ") + subject.strip();
  }
}
