package dk.pip.command;

import dk.pip.settings.Setting;
import dk.pip.settings.Settings;
import dk.pip.shared.Texts;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a command was asked for, and where it answers.
record CommandLine(
    Command command, Options options, Map<String, String> environment, PrintStream out, PrintStream err, Texts texts) {

  List<String> words() {
    return options.rest();
  }

  boolean has(String option) {
    return options.has(option);
  }

  @Nullable String value(String option) {
    return options.value(option);
  }

  /// The value of an option that the command can't do without.
  String needed(String option) {
    var value = options.value(option);
    if (value == null) {
      throw new IllegalArgumentException("--" + option + " is not needed by this command");
    }
    return value;
  }

  /// The settings of the installation, with the data folder that stands on the line.
  Settings settings() {
    var commandLine = new HashMap<Setting, String>();
    options.ifGiven("data", data -> commandLine.put(Settings.DATA, data));
    return Settings.read(environment, commandLine, false);
  }

  /// The modules at work beside the server, or without one; all of them where none is named.
  HeadlessModules modules(String... names) {
    return HeadlessModules.open(settings(), List.of(names));
  }

  /// Tells why it can't be done, and gives the exit status for that.
  int refuse(String key, Object... arguments) {
    return refuse(2, key, arguments);
  }

  /// Tells how the command is written, and gives the exit status for that.
  int misused() {
    err.println(CommandHelp.usage(List.of(command), texts));
    return 2;
  }

  int refuse(int status, String key, Object... arguments) {
    err.println(texts.get(key, arguments));
    return status;
  }
}
