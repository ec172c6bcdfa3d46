package dk.pip.command;

import dk.pip.settings.Settings;
import dk.pip.shared.Texts;
import java.io.PrintStream;
import java.util.List;

/// `./pip mail`: what the operator does about mail before the first is sent.
final class Mail {
  private Mail() {}

  static int run(List<String> arguments, PrintStream out) {
    var what = arguments.isEmpty() ? "" : arguments.getFirst();
    var rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
    return switch (what) {
      case "check" -> MailChecks.run(rest, System.getenv(), out);
      case "keys" -> MailKeys.run(rest, System.getenv(), out);
      default -> usage();
    };
  }

  static int usage() {
    System.err.println(Texts.in(Settings.languageOf(System.getenv())).get("command.mail.usage"));
    return 2;
  }
}
