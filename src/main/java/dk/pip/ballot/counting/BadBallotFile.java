package dk.pip.ballot.counting;

import dk.pip.shared.Texts;
import java.util.List;

/// A file of ballots that can't be read: where, what is wrong, and how it is mended.
public final class BadBallotFile extends Exception {
  private static final long serialVersionUID = 1;

  private final int line;
  private final String key;
  private final transient List<Object> arguments;

  BadBallotFile(int line, String key, Object... arguments) {
    super(key);
    this.line = line;
    this.key = key;
    this.arguments = List.of(arguments);
  }

  /// The line that it is about, from 1; 0 where it is about the whole file.
  public int line() {
    return line;
  }

  public String key() {
    return key;
  }

  public String sentence(Texts texts) {
    var sentence = texts.get(key, arguments.toArray());
    return line == 0 ? sentence : texts.get("ballot.file.line", Integer.toString(line), sentence);
  }
}
