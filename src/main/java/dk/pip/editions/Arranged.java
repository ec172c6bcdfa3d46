package dk.pip.editions;

import java.util.Map;

/// What came of a change to an edition's draft.
public sealed interface Arranged {
  /// @param position of the block that it was about, from 0; -1 for the whole edition or a block that is gone
  record Done(int position) implements Arranged {}

  /// Somebody has changed the draft since it was looked at, and nothing was done.
  record Overtaken(String by) implements Arranged {}

  /// There is no such edition or block any more.
  record Gone() implements Arranged {}

  /// What was typed can't stand like that.
  ///
  /// @param problems by the name of the field; what is about the whole block has no name
  record Refused(Map<String, Finding> problems) implements Arranged {}
}
