package dk.pip.ballot.counting;

import dk.pip.shared.Texts;
import java.util.List;

/// A file of ballots that was read.
///
/// @param notes what is odd in it, but doesn't keep it from being counted
public record ReadBallots(BallotFile file, List<Note> notes) {

  public ReadBallots {
    notes = List.copyOf(notes);
  }

  public record Note(String key, List<Object> arguments) {
    static Note of(String key, Object... arguments) {
      return new Note(key, List.of(arguments));
    }

    public String sentence(Texts texts) {
      return texts.get(key, arguments.toArray());
    }
  }
}
