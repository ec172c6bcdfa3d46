package dk.pip.ballot;

import java.util.Optional;

/// Whoever leads a vote from a place of its own, such as the floor of a hall: a bean of the module that does. The newsroom's desk then neither
/// opens nor closes it, so that the two never say different things.
public interface VoteKeeper {
  /// The address of that place; empty where the vote isn't led from there, or isn't any more.
  Optional<String> leads(VoteId vote);
}
