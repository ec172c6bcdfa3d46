package dk.pip.command;

import dk.pip.settings.Settings;
import dk.pip.settings.WrongSettings;
import dk.pip.shared.OperatorException;
import java.util.Arrays;
import java.util.List;

/// Finds the command that the first argument names and runs it. Exit status: 0 done, 1 a check failed, 2 bad use or input.
public final class Commands {
  private Commands() {}

  public static int run(String[] args) {
    var name = args.length == 0 ? "help" : args[0];
    var rest = args.length == 0 ? List.<String>of() : Arrays.asList(args).subList(1, args.length);
    try {
      return switch (name) {
        case "serve" -> Serve.run(rest, false);
        case "demo" -> Serve.run(rest, true);
        case "publish" -> Publish.run(rest);
        case "backup" -> SafeKeeping.backup(rest);
        case "restore" -> SafeKeeping.restore(rest);
        case "release" -> ReleaseCommand.run(rest);
        case "bounce" -> Bounce.run(rest);
        case "readers" -> ReaderCommands.run(rest);
        case "mailing" -> MailingCommands.run(rest);
        case "bench" -> Bench.run(rest);
        case "mail" -> Mail.run(rest, System.out);
        case "train" -> Train.run();
        default -> 2;
      };
    } catch (WrongSettings e) {
      e.sentences().forEach(System.err::println);
      return 2;
    } catch (RuntimeException e) {
      if (OperatorException.behind(e) instanceof OperatorException refused) {
        System.err.println(refused.sentence(Settings.languageOf(System.getenv())));
        return 2;
      }
      throw e;
    }
  }
}
