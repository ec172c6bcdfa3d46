package dk.pip.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What stands after a command: `--name value` or `--name=value`, flags, and the rest.
///
/// @param wrong the first option that the command doesn't know or that lacks its value; null when all is well
record Options(Map<String, String> values, Set<String> flags, List<String> rest, @Nullable String wrong) {

  static Options parse(List<String> arguments, List<String> withValue, List<String> flags) {
    var values = new HashMap<String, String>();
    var given = new HashSet<String>();
    var rest = new ArrayList<String>();
    for (var i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      if (!argument.startsWith("-") || argument.equals("-")) {
        rest.add(argument);
        continue;
      }
      if (!argument.startsWith("--")) {
        return new Options(values, given, rest, argument);
      }
      var equals = argument.indexOf('=');
      var name = argument.substring(2, equals < 0 ? argument.length() : equals);
      if (flags.contains(name) && equals < 0) {
        given.add(name);
      } else if (withValue.contains(name) && equals > 0 && !argument.substring(equals + 1).isBlank()) {
        values.put(name, argument.substring(equals + 1));
      } else if (withValue.contains(name) && equals < 0 && i + 1 < arguments.size() && isValue(arguments.get(i + 1))) {
        values.put(name, arguments.get(++i));
      } else {
        return new Options(values, given, rest, argument);
      }
    }
    return new Options(values, given, rest, null);
  }

  /// An option whose value was forgotten doesn't take the next option for it.
  private static boolean isValue(String argument) {
    return !argument.isBlank() && !argument.startsWith("--");
  }

  boolean has(String name) {
    return values.containsKey(name) || flags.contains(name);
  }

  @Nullable String value(String name) {
    return values.get(name);
  }

  void ifGiven(String name, Consumer<String> use) {
    var value = values.get(name);
    if (value != null) {
      use.accept(value);
    }
  }
}
