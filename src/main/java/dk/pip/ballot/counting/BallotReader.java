package dk.pip.ballot.counting;

import dk.pip.shared.CharsetGuess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads files of ballots in the formats of the field: Pabulib's `.pb` and PrefLib's `.soc`, `.soi`, `.toc`, `.toi`, `.cat`. What a file is
/// stands in it, whatever it is called. A file is read line by line; what is kept of it grows with the ballots that differ.
public final class BallotReader {
  private BallotReader() {}

  /// @throws BadBallotFile with the line, and how it is mended
  public static ReadBallots read(Path file) throws IOException, BadBallotFile {
    var charset = charset(file);
    try {
      return read(file, charset, 1);
    } catch (PabulibReader.Decimals _) {
      return read(file, charset, PabulibReader.PARTS);
    }
  }

  private static ReadBallots read(Path file, Charset charset, long pointUnit) throws IOException, BadBallotFile {
    try (var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset))) {
      var lines = new NumberedLines(reader);
      var first = lines.next();
      while (first != null && first.isBlank()) {
        first = lines.next();
      }
      if (first == null) {
        throw new BadBallotFile(0, "ballot.file.empty");
      }
      lines.back();
      return first.startsWith("#") ? new PrefLibReader(lines).read() : new PabulibReader(lines, pointUnit).read();
    }
  }

  private static Charset charset(Path file) throws IOException {
    var guess = new CharsetGuess();
    var buffer = new byte[1 << 16];
    try (var in = Files.newInputStream(file)) {
      for (var length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        guess.add(buffer, length);
      }
    }
    return guess.guess();
  }
}
