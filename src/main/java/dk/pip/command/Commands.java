package dk.pip.command;

import dk.pip.settings.Settings;
import dk.pip.settings.WrongSettings;
import dk.pip.shared.EditDistance;
import dk.pip.shared.OperatorException;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Finds the command that the first words name and runs it. Exit status: 0 done, 1 a check failed, 2 bad use or input.
public final class Commands {
  private static final int NEAR = 3;

  static final List<Command> ALL =
      List.of(
          new Command("demo", 0, 0, List.of(), List.of("port", "data"), List.of("fresh"), line -> Serve.run(line, true)),
          new Command("serve", 0, 0, List.of(), List.of("port", "data"), List.of(), line -> Serve.run(line, false)),
          new Command("publish", 1, 1, List.of("out"), List.of(), List.of(), Publish::run),
          new Command("backup", 1, 1, List.of(), List.of("data"), List.of(), SafeKeeping::backup),
          new Command("restore", 1, 1, List.of(), List.of("data"), List.of("overwrite"), SafeKeeping::restore),
          new Command(
              "release", 0, 0, List.of(), List.of("send", "uncertain", "data"), List.of("now"), ReleaseCommand::run),
          new Command("mail check", 0, 0, List.of(), List.of("data"), List.of("json"), MailChecks::run),
          new Command("mail keys", 0, 0, List.of("selector"), List.of("domain", "out"), List.of(), MailKeys::run),
          new Command("bounce", 1, Integer.MAX_VALUE, List.of(), List.of(), List.of(), Bounce::run),
          new Command("tip", 1, Integer.MAX_VALUE, List.of(), List.of(), List.of(), TipCommand::run),
          new Command(
              "readers import", 1, 1, List.of("list"), List.of("consent", "data"), List.of("new-yes"), ReaderCommands::bringIn),
          new Command("readers export", 0, 0, List.of("list"), List.of("out", "data"), List.of(), ReaderCommands::takeOut),
          new Command("readers erase", 1, 1, List.of(), List.of("data"), List.of(), ReaderCommands::erase),
          new Command("mailing list", 0, 0, List.of(), List.of("data"), List.of("json"), MailingCommands::list),
          new Command("mailing start", 1, 1, List.of(), List.of("data"), List.of("anyway", "json"), MailingCommands::act),
          new Command("mailing pause", 1, 1, List.of(), List.of("data"), List.of("json"), MailingCommands::act),
          new Command("mailing resume", 1, 1, List.of(), List.of("data"), List.of("json"), MailingCommands::act),
          new Command("mailing status", 1, 1, List.of(), List.of("data"), List.of("json"), MailingCommands::act),
          new Command("links", 0, 0, List.of(), List.of("data"), List.of("json"), LinkCommand::run),
          new Command("thread", 1, 1, List.of(), List.of("data"), List.of("json", "all"), ThreadCommand::run),
          new Command("verify-agreement", 1, 1, List.of(), List.of("key"), List.of("json"), VerifyAgreement::run),
          new Command(
              "count", 1, 1, List.of("rule"), List.of("tie", "seed", "utility", "completion", "links"), List.of("json"), CountCommand::run),
          new Command("verify-vote", 1, 1, List.of(), List.of("hash", "receipt"), List.of("json"), VoteCommands::verify),
          new Command("sign-vote", 1, 1, List.of("token", "cards"), List.of("file"), List.of("once"), VoteCommands::sign),
          new Command("search", 0, 0, List.of(), List.of("data"), List.of("rebuild"), SearchCommand::run),
          new Command("bench pages", 0, 0, List.of(), List.of("seconds", "promises"), List.of(), Bench::pages),
          new Command("bench edition", 0, 0, List.of(), List.of("stories"), List.of(), Bench::edition),
          new Command("bench newsroom", 0, 0, List.of(), List.of("stories", "pictures", "editions", "times"), List.of(), Bench::newsroom),
          new Command("bench search", 0, 0, List.of(), List.of("stories"), List.of(), Bench::search),
          new Command("bench count", 0, 0, List.of(), List.of("ballots", "candidates"), List.of(), Bench::count),
          new Command("bench council", 0, 0, List.of(), List.of("screens", "cards"), List.of(), Bench::council),
          new Command("bench start", 0, 0, List.of(), List.of(), List.of(), Bench::start),
          // --dkim may stand with a value or without.
          new Command(
              "bench mail", 0, 1, List.of(), List.of("mails", "kilobytes", "connections", "delay", "dkim"), List.of("dkim"), Bench::mail));

  private Commands() {}

  public static int run(String[] args) {
    return run(Arrays.asList(args), System.getenv(), System.out, System.err);
  }

  static int run(List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
    var texts = Texts.in(Settings.languageOf(environment));
    if (words.equals(List.of("train"))) {
      return Train.run();
    }
    var command = ALL.stream().filter(one -> begins(words, one)).findFirst();
    if (command.isEmpty()) {
      return unknown(words, texts, out, err);
    }
    var rest = words.subList(command.get().name().split(" ").length, words.size());
    if (rest.contains("--help") || rest.contains("-h")) {
      out.println(CommandHelp.of(command.get(), texts));
      return 0;
    }
    return run(command.get(), rest, environment, out, err, texts);
  }

  private static int run(
      Command command, List<String> rest, Map<String, String> environment, PrintStream out, PrintStream err, Texts texts) {
    var options = Options.parse(rest, command.withValue(), command.flags());
    if (options.wrong() != null) {
      err.println(unknownOption(command, options.wrong(), texts));
      return 2;
    }
    if (!command.takes(options)) {
      err.println(CommandHelp.usage(List.of(command), texts));
      return 2;
    }
    try {
      return command.act().run(new CommandLine(command, options, environment, out, err, texts));
    } catch (WrongSettings e) {
      e.sentences().forEach(err::println);
      return 2;
    } catch (IOException e) {
      err.println(texts.get("command.file", String.valueOf(e.getMessage())));
      return 2;
    } catch (RuntimeException e) {
      if (OperatorException.behind(e) instanceof OperatorException refused) {
        err.println(refused.sentence(texts.language()));
        return 2;
      }
      throw e;
    }
  }

  private static boolean begins(List<String> words, Command command) {
    var name = List.of(command.name().split(" "));
    return words.size() >= name.size() && words.subList(0, name.size()).equals(name);
  }

  /// A word that names several commands tells which; `--help` after it is no fault.
  private static int unknown(List<String> words, Texts texts, PrintStream out, PrintStream err) {
    var group = ALL.stream().filter(command -> !words.isEmpty() && command.name().startsWith(words.getFirst() + " ")).toList();
    if (words.size() > 1 && List.of("--help", "-h").contains(words.get(1)) && !group.isEmpty()) {
      out.println(CommandHelp.of(group, texts));
      return 0;
    }
    err.println(CommandHelp.usage(group.isEmpty() ? ALL : group, texts));
    return 2;
  }

  private static String unknownOption(Command command, String typed, Texts texts) {
    var name = typed.replaceFirst("=.*", "");
    var known = command.options().stream().map(option -> "--" + option).toList();
    if (known.contains(name)) {
      return texts.get(typed.contains("=") && command.flags().contains(name.substring(2)) ? "command.option-flag" : "command.option-value", name);
    }
    return Stream.concat(known.stream(), Stream.of("--help"))
        .filter(option -> EditDistance.between(option, name) <= NEAR)
        .min(Comparator.comparingInt(option -> EditDistance.between(option, name)))
        .map(near -> texts.get("command.unknown-option-near", name, near))
        .orElseGet(() -> texts.get("command.unknown-option", name, "./pip " + command.name() + " --help"));
  }
}
