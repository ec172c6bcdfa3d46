package dk.pip.command;

import dk.pip.ballot.counting.BadBallotFile;
import dk.pip.ballot.counting.BallotReader;
import dk.pip.ballot.counting.CannotCount;
import dk.pip.ballot.counting.CountFields;
import dk.pip.ballot.counting.CountOptions;
import dk.pip.ballot.counting.CountOptions.Completion;
import dk.pip.ballot.counting.CountOptions.Links;
import dk.pip.ballot.counting.CountOptions.Utility;
import dk.pip.ballot.counting.CountResult;
import dk.pip.ballot.counting.Counting;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.ReadBallots;
import dk.pip.ballot.counting.TieBreak;
import dk.pip.ballot.counting.TieRule;
import dk.pip.ballot.counting.explain.Explaining;
import dk.pip.ballot.counting.explain.Explanation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// `./pip count FILE --rule RULE`: counts a file of ballots. It needs neither server nor database.
final class CountCommand {
  private CountCommand() {}

  static int run(CommandLine line) throws IOException {
    var wish = Wish.of(line);
    if (wish == null) {
      return 2;
    }
    var file = Path.of(line.words().getFirst());
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      return line.refuse("command.file", file.toString());
    }
    try {
      var read = BallotReader.read(file);
      var result = Counting.count(read.file(), wish.rule, wish.tie, wish.options);
      read.notes().forEach(note -> line.err().println(note.sentence(line.texts())));
      tell(line, read, result);
      return 0;
    } catch (BadBallotFile e) {
      line.err().println(e.sentence(line.texts()));
      return 2;
    } catch (CannotCount e) {
      return line.refuse(e.key(), e.arguments().toArray());
    }
  }

  private record Wish(CountingRule rule, TieBreak tie, CountOptions options) {

    static @Nullable Wish of(CommandLine line) {
      var rule = one(line, CountingRule.values(), "rule", null);
      var tie = one(line, TieRule.values(), "tie", TieRule.REPORT);
      var completion = one(line, Completion.values(), "completion", Completion.NONE);
      var links = one(line, Links.values(), "links", Links.WINNING_VOTES);
      var utility = line.has("utility") ? one(line, Utility.values(), "utility", null) : null;
      if (rule == null || tie == null || completion == null || links == null || line.has("utility") && utility == null) {
        return null;
      }
      var seed = line.value("seed");
      if ((tie == TieRule.LOT) != (seed != null)) {
        line.refuse(tie == TieRule.LOT ? "command.count.seed-needed" : "command.count.seed-unused");
        return null;
      }
      return new Wish(rule, new TieBreak(tie, seed, List.of()), new CountOptions(utility, completion, links));
    }

    private static <E extends Enum<E>> @Nullable E one(CommandLine line, E[] values, String option, @Nullable E standard) {
      var typed = line.value(option);
      if (typed == null) {
        return standard;
      }
      var found = Optional.of(typed).flatMap(word -> Arrays.stream(values).filter(value -> CountFields.word(value).equalsIgnoreCase(word)).findFirst());
      if (found.isEmpty()) {
        line.refuse("command.count.option", "--" + option, typed, Arrays.stream(values).map(CountFields::word).collect(Collectors.joining(", ")));
      }
      return found.orElse(null);
    }
  }

  private static void tell(CommandLine line, ReadBallots read, CountResult result) {
    if (line.has("json")) {
      var fields = new LinkedHashMap<String, Object>(CountFields.of(read.file(), result));
      fields.put("notes", read.notes().stream().map(note -> note.sentence(line.texts())).toList());
      line.out().println(JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(fields));
    } else {
      words(Explaining.of(read.file(), result, line.texts()), line.out());
    }
  }

  private static void words(Explanation explained, PrintStream out) {
    out.println(explained.headline());
    explained.ties().forEach(out::println);
    out.println();
    explained.story().forEach(step -> out.println("  " + step));
    out.println();
    out.println(explained.table().caption() + ": " + String.join(" | ", explained.table().head()));
    explained.table().rows().forEach(row -> out.println("  " + String.join(" | ", row)));
    out.println();
    out.println(explained.how());
  }
}
