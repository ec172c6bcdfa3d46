package dk.pip.incoming;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a mail says, with what other programs and other people have put around it set apart.
///
/// @param name the sender's; empty where it has none
/// @param address the sender's, in lower case; empty where it has none
/// @param replyTo where the sender wants answers; empty for [#address]
/// @param to the addresses that it came to, in lower case: To, Cc, and what mail servers noted
/// @param subject without what programs put before it, such as »SV:« and »Fwd:«; may be empty
/// @param subjectAsWritten with it, on one line
/// @param text what the sender wrote; where answers stand between the lines that they answer, those lines too
/// @param quoted what the program put below or above it: the mail that is answered, and who wrote it and when; may be empty
/// @param signature with what stands below it, such as disclaimers; may be empty
/// @param forwarded whether the text holds a mail of somebody else that is passed on
/// @param attachments pictures in the text among them; logos in the signature not
/// @param messageId without `<` and `>`; null where it has none
/// @param inReplyTo the Message-ID that it answers; null where it says none
/// @param references Message-IDs of the thread, the first first; [#inReplyTo] last
/// @param automatic whether a program says that it has written it, or sends it to many
/// @param whole whether all of it was read; what is larger than it should be is cut off
public record ReadLetter(
    String name,
    String address,
    String replyTo,
    List<String> to,
    String subject,
    String subjectAsWritten,
    String text,
    String quoted,
    String signature,
    boolean forwarded,
    List<Attached> attachments,
    Tongue language,
    @Nullable Instant sentAt,
    @Nullable String messageId,
    @Nullable String inReplyTo,
    List<String> references,
    boolean automatic,
    boolean whole) {

  /// The language that it is written in, as far as can be guessed.
  public enum Tongue {
    DANISH,
    ENGLISH,
    OTHER;

    /// `da`, `en` or `other`.
    public String word() {
      return switch (this) {
        case DANISH -> "da";
        case ENGLISH -> "en";
        case OTHER -> "other";
      };
    }
  }

  /// A file that came with it.
  ///
  /// @param name never empty, without folders, fit for a file
  /// @param type such as `image/jpeg`, in lower case, as the mail says it or else by the name
  /// @param inline whether it stood in the text
  /// @param harmful whether it is, or may be, a program or a virus: kept, and handed out by nobody but whoever insists
  public record Attached(String name, String type, byte[] bytes, boolean inline, boolean harmful) {
    public boolean isPicture() {
      return type.toLowerCase(Locale.ROOT).startsWith("image/");
    }

    @Override
    public String toString() {
      return "Attached[" + type + ", " + bytes.length + " bytes]";
    }
  }

  public ReadLetter {
    to = List.copyOf(to);
    attachments = List.copyOf(attachments);
    references = List.copyOf(references);
  }

  /// Where an answer goes; empty where there is nobody to answer.
  public String answerTo() {
    return replyTo.isEmpty() ? address : replyTo;
  }

  /// Says nothing about who wrote it, as logs may have it.
  @Override
  public String toString() {
    return "ReadLetter[" + text.length() + " characters, " + attachments.size() + " attachments]";
  }
}
