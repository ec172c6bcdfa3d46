package dk.pip.command;

import dk.pip.returns.MessageStream;
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
import tools.jackson.databind.json.JsonMapper;

/// Prints one JSON object a line for each message in files. Folders give all files in them, mailboxes all their messages, and
/// `-` is standard input. Exit status 2 if a file couldn't be opened, which has a line of its own all the same; no message can
/// make it fail.
final class EachMessage {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final int most;
  private final Reader reader;
  private final Texts texts;
  private final InputStream in;
  private final OutputStream out;
  private final PrintStream complaints;
  private boolean allOpened = true;

  /// @param most bytes that are read of a message
  EachMessage(int most, Reader reader, Texts texts, InputStream in, OutputStream out, PrintStream complaints) {
    this.most = most;
    this.reader = reader;
    this.texts = texts;
    this.in = in;
    this.out = out;
    this.complaints = complaints;
  }

  interface Reader {
    /// What is printed of a message.
    ///
    /// @param number its place in the file, from 1
    Record line(String file, int number, byte[] message);
  }

  int print(List<String> names) {
    names.forEach(this::print);
    return allOpened ? 0 : 2;
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
    MessageStream.forEach(stream, most, message -> write(reader.line(name, number.incrementAndGet(), message)));
  }

  private void refuse(String name, Exception e) {
    allOpened = false;
    complaints.println(
        e instanceof NoSuchFileException
            ? texts.get("command.messages.missing", name)
            : texts.get("command.messages.unreadable", name, e.toString()));
    write(reader.line(name, 1, new byte[0]));
  }

  private void write(Record line) {
    try {
      out.write(MAPPER.writeValueAsBytes(line));
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
