package dk.pip.command;

import dk.pip.shared.Texts;
import java.util.List;
import java.util.stream.Collectors;

/// What `--help` says of commands, and what is said where one was written wrongly.
final class CommandHelp {
  private CommandHelp() {}

  /// How they are written.
  static String usage(List<Command> commands, Texts texts) {
    return commands.stream().map(command -> line(command, texts)).collect(Collectors.joining("\n  ", texts.get("command.write") + "\n  ", ""));
  }

  /// All about one.
  static String of(Command command, Texts texts) {
    var text = new StringBuilder(line(command, texts)).append("\n\n").append(texts.get("command.about." + command.key())).append('\n');
    var width = command.options().stream().mapToInt(String::length).max().orElse(0) + 4;
    for (var option : command.options()) {
      text.append("\n  ").append(("--" + option + " ".repeat(width)), 0, width).append(meaning(command, option, texts));
    }
    return text.toString().strip();
  }

  /// Several that share their first word.
  static String of(List<Command> commands, Texts texts) {
    return commands.stream()
        .map(command -> line(command, texts) + "\n      " + texts.get("command.about." + command.key()))
        .collect(Collectors.joining("\n"));
  }

  private static String line(Command command, Texts texts) {
    var usage = "command.usage." + command.key();
    return "./pip " + command.name() + (texts.has(usage) ? " " + texts.get(usage) : "");
  }

  /// An option may mean something else to one command than to the others.
  private static String meaning(Command command, String option, Texts texts) {
    var own = "command.option." + command.key() + "." + option;
    return texts.get(texts.has(own) ? own : "command.option." + option);
  }
}
