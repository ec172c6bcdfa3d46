package dk.pip.command;

import dk.pip.incoming.LetterReader;
import dk.pip.incoming.ReadLetter;
import dk.pip.shared.Texts;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `./pip tip FILE…`: what Pip reads from mails as letters.
final class TipCommand {
  private TipCommand() {}

  /// A mail's line; `docs/operations.md` says what the fields are.
  ///
  /// @param message its number in the file, from 1
  record Line(
      String file,
      int message,
      String name,
      String address,
      List<String> to,
      String subject,
      String text,
      String quoted,
      String signature,
      boolean forwarded,
      List<Attachment> attachments,
      String language,
      @Nullable Instant sent,
      Conversation thread,
      boolean automatic,
      boolean whole) {}

  /// @param size in bytes
  record Attachment(String name, String type, int size, boolean inline, boolean harmful) {}

  record Conversation(@Nullable String id, @Nullable String inReplyTo, List<String> references) {}

  static int run(CommandLine line) {
    return run(line.words(), line.texts(), System.in, line.out(), line.err());
  }

  static int run(List<String> arguments, Texts texts, InputStream in, OutputStream out, PrintStream complaints) {
    return new EachMessage(LetterReader.MOST + 1, TipCommand::read, texts, in, out, complaints).print(arguments);
  }

  private static Line read(String file, int number, byte[] message) {
    var letter = LetterReader.read(message);
    return new Line(
        file,
        number,
        letter.name(),
        letter.address(),
        letter.to(),
        letter.subject(),
        letter.text(),
        letter.quoted(),
        letter.signature(),
        letter.forwarded(),
        letter.attachments().stream().map(TipCommand::file).toList(),
        letter.language().word(),
        letter.sentAt(),
        new Conversation(letter.messageId(), letter.inReplyTo(), letter.references()),
        letter.automatic(),
        letter.whole());
  }

  private static Attachment file(ReadLetter.Attached one) {
    return new Attachment(one.name(), one.type(), one.bytes().length, one.inline(), one.harmful());
  }
}
