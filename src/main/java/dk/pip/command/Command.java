package dk.pip.command;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// A command: what may stand on its line, and what it does. What it is for and how it is written stand in the catalogue.
///
/// @param name as it is typed: `backup`, `mailing start`
/// @param least how many words it takes beside the options
/// @param most the same
/// @param needed options with a value that can't be left out
/// @param values options with a value that can be
/// @param flags options without one
record Command(
    String name, int least, int most, List<String> needed, List<String> values, List<String> flags, Act act) {

  /// Returns the exit status: 0 done, 1 a check failed, 2 bad use or input.
  @FunctionalInterface
  interface Act {
    int run(CommandLine line) throws IOException;
  }

  /// Those that take a value, the needed ones first.
  List<String> withValue() {
    return Stream.concat(needed.stream(), values.stream()).toList();
  }

  /// All options by name, in the order in which help tells of them.
  List<String> options() {
    return Stream.of(needed, values, flags).flatMap(List::stream).distinct().toList();
  }

  boolean takes(Options options) {
    var words = options.rest().size();
    return words >= least && words <= most && needed.stream().allMatch(options::has);
  }

  /// As it stands in keys: `mailing.start`.
  String key() {
    return name.replace(' ', '.');
  }
}
