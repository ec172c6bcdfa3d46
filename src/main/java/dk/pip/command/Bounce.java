package dk.pip.command;

import dk.pip.returns.MessageStream;
import dk.pip.returns.ReturnReader;
import dk.pip.shared.Texts;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `./pip bounce FILE…`: what messages that came back say.
final class Bounce {
  private Bounce() {}

  /// A message's line.
  ///
  /// @param message its number in the file, from 1
  record Line(
      String file,
      int message,
      String kind,
      String reason,
      @Nullable Boolean permanent,
      @Nullable String recipient,
      @Nullable String status,
      @Nullable String diagnostic) {}

  static int run(CommandLine line) {
    return run(line.words(), line.texts(), System.in, line.out(), line.err());
  }

  static int run(List<String> arguments, Texts texts, InputStream in, OutputStream out, PrintStream complaints) {
    return new EachMessage(MessageStream.ENOUGH, Bounce::read, texts, in, out, complaints).print(arguments);
  }

  private static Line read(String file, int number, byte[] message) {
    var read = ReturnReader.read(message);
    return new Line(
        file,
        number,
        read.kind().word(),
        read.reason().word(),
        read.permanent(),
        read.recipient(),
        read.status(),
        read.diagnostic());
  }
}
