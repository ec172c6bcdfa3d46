package dk.pip.thread;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A kind of thing that may stand in the thread: a bean of the module whose it is, outside of its `web` package, as commands ask it too.
/// It says what its things are called and who may see them. What it doesn't give to some eyes doesn't exist for them.
public interface ThreadSource {
  /// The first half of the names of its things: `story`.
  String kind();

  /// Which stands first of what came about at the same time: tip 10, comment 20, story 30, dialogue 50, proposal 60, vote 70, decision 80,
  /// agreement 90, commitment 100.
  int order();

  /// Whether the thread is shown on the other side of a thing that some eyes don't see. Where a thing must be hidden together with what
  /// came of it, as a source must, it isn't.
  default boolean passesOn() {
    return true;
  }

  /// Those of some things that these eyes see, by their refs, asked of the database in one go. Refs come as they were tied, so they may be
  /// of what is gone.
  Map<String, Knot> findAll(Collection<String> refs, Eyes eyes);

  default Optional<Knot> find(String ref, Eyes eyes) {
    return Optional.ofNullable(findAll(List.of(ref), eyes).get(ref));
  }

  /// Which of its things an address of ours is of: where readers, staff and the newsroom have it. What those who ask see of it is for
  /// [#findAll] to say.
  Optional<String> refAt(String path);

  /// What the newsroom may tie other things to by picking it: those with all the words in them, the newest first, as it sees them; none
  /// where addresses of it are pasted.
  default List<Knot> toPick(String words, int most) {
    return List.of();
  }

  /// Another whenever anything that readers or staff see of its things in the thread is another. Asked several times a second, so a
  /// number in a row; or always the same, where the module calls [Threads#changed] instead.
  Object state();
}
