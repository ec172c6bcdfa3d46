package dk.pip.command;

import dk.pip.returns.MessageStream;
import dk.pip.returns.Return;
import dk.pip.returns.ReturnReader;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// `./pip bounce FILE…`: what messages that came back say, one JSON object a line. Folders give all files in them,
/// and `-` is standard input. Exit status 2 if a file couldn't be opened; no message can make it fail.
final class Bounce {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Texts texts;
  private final InputStream in;
  private final OutputStream out;
  private final PrintStream complaints;
  private boolean allOpened = true;

  private Bounce(Texts texts, InputStream in, OutputStream out, PrintStream complaints) {
    this.texts = texts;
    this.in = in;
    this.out = out;
    this.complaints = complaints;
  }

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
    var bounce = new Bounce(texts, in, out, complaints);
    arguments.forEach(bounce::print);
    return bounce.allOpened ? 0 : 2;
  }

  private void print(String name) {
    try {
      if (name.equals("-")) {
        print(name, in);
      } else if (Files.isDirectory(Path.of(name))) {
        printFolder(Path.of(name));
      } else {
        printFile(Path.of(name));
      }
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      refuse(name, e);
    }
  }

  private void printFolder(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).sorted().forEach(this::printFile);
    }
  }

  private void printFile(Path file) {
    try (var stream = Files.newInputStream(file)) {
      print(file.toString(), stream);
    } catch (IOException e) {
      refuse(file.toString(), e);
    }
  }

  private void print(String name, InputStream stream) throws IOException {
    var number = new AtomicInteger();
    MessageStream.forEach(stream, message -> write(name, number.incrementAndGet(), ReturnReader.read(message)));
  }

  private void refuse(String name, Exception e) {
    allOpened = false;
    complaints.println(
        e instanceof NoSuchFileException
            ? texts.get("command.bounce.missing", name)
            : texts.get("command.bounce.unreadable", name, e.toString()));
    write(name, 1, ReturnReader.read(new byte[0]));
  }

  private void write(String file, int message, Return read) {
    var line =
        new Line(
            file,
            message,
            read.kind().word(),
            read.reason().word(),
            read.permanent(),
            read.recipient(),
            read.status(),
            read.diagnostic());
    try {
      out.write(MAPPER.writeValueAsBytes(line));
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
