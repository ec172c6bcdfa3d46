package dk.pip.command;

import dk.pip.ballot.BoardCheck;
import dk.pip.ballot.SigningMachine;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// `./pip verify-vote BOARD`, which needs neither server nor database, and `./pip sign-vote URL`, which runs on a machine of somebody else’s.
final class VoteCommands {
  private static final int PAUSE_MILLIS = 1_000;
  private static final int MOST_CARDS = 100_000;

  private VoteCommands() {}

  static int verify(CommandLine line) throws IOException {
    var file = Path.of(line.words().getFirst());
    try {
      if (Files.size(file) > BoardCheck.MOST_BYTES) {
        return line.refuse("command.verify-vote.no-board");
      }
      var receipt = line.value("receipt");
      var checked = BoardCheck.check(Files.readAllBytes(file), line.value("hash"), receipt == null ? null : Files.readAllBytes(Path.of(receipt))).orElse(null);
      if (checked == null) {
        return line.refuse("command.verify-vote.no-board");
      }
      if (line.has("json")) {
        line.out().println(JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(fields(checked, line.texts())));
      } else {
        tell(checked, line);
      }
      return checked.holds() ? 0 : 1;
    } catch (NoSuchFileException e) {
      return line.refuse("command.file", String.valueOf(e.getMessage()));
    }
  }

  private static void tell(BoardCheck.Checked checked, CommandLine line) {
    var texts = line.texts();
    var out = line.out();
    out.println(checked.title());
    out.println("  " + texts.get("command.verify-vote.cast", checked.cast(), checked.ballots()));
    out.println("  " + texts.get("ballot.check.state." + checked.state(), String.join(", ", checked.winners())));
    out.println("  " + texts.get("command.verify-vote.hash", checked.sha256()));
    if (!checked.fingerprint().isEmpty()) {
      out.println("  " + texts.get("command.verify-vote.fingerprint", checked.fingerprint()));
    }
    out.println("  " + texts.get("command.verify-vote.key", checked.key()));
    words(checked.notes(), texts).forEach(note -> out.println("  " + note));
    words(checked.faults(), texts).forEach(fault -> out.println("! " + fault));
    out.println(texts.get(checked.holds() ? "command.verify-vote.holds" : "command.verify-vote.fails"));
    if (checked.holds() && line.value("hash") == null) {
      out.println(texts.get("command.verify-vote.compare"));
    }
  }

  private static List<String> words(List<BoardCheck.Found> found, Texts texts) {
    return found.stream().map(each -> texts.get(each.key(), each.arguments().toArray())).toList();
  }

  private static Map<String, Object> fields(BoardCheck.Checked checked, Texts texts) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("holds", checked.holds());
    fields.put("title", checked.title());
    fields.put("sha256", checked.sha256());
    fields.put("fingerprint", checked.fingerprint());
    fields.put("key", checked.key());
    fields.put("cast", checked.cast());
    fields.put("ballots", checked.ballots());
    fields.put("state", checked.state());
    fields.put("winners", checked.winners());
    fields.put("faults", words(checked.faults(), texts));
    fields.put("notes", words(checked.notes(), texts));
    return fields;
  }

  static int sign(CommandLine line) throws IOException {
    var cards = line.needed("cards");
    if (!cards.matches("[0-9]{1,6}") || Integer.parseInt(cards) < 1 || Integer.parseInt(cards) > MOST_CARDS) {
      return line.refuse("command.sign-vote.cards");
    }
    var typed = line.words().getFirst();
    if (!typed.matches("https?://[^\\s/]+/?")) {
      return line.refuse("command.sign-vote.site");
    }
    var file = Path.of(line.value("file") == null ? "sign-vote.json" : line.needed("file"));
    var machine = SigningMachine.open(URI.create(typed), line.needed("token"), Integer.parseInt(cards), file);
    line.out().println(line.texts().get("command.sign-vote.key", machine.fingerprint(), file.toAbsolutePath().toString()));
    var signed = -1;
    while (true) {
      try {
        var step = machine.step();
        if (step.isOfOtherVote()) {
          return line.refuse(1, "command.sign-vote.other-vote", file.toAbsolutePath().toString());
        }
        if (step.status() == 409 || step.status() == 404) {
          return line.refuse(1, step.status() == 404 ? "command.sign-vote.unknown" : "command.sign-vote.other-key");
        }
        if (step.isKnown() && step.signed() != signed) {
          signed = step.signed();
          line.out().println(line.texts().get("command.sign-vote.signed", step.title(), signed, cards));
        }
        if (step.refused() > 0) {
          line.err().println(line.texts().get("command.sign-vote.refused", step.refused(), cards));
        }
        if (step.isKnown() && step.state().isOver()) {
          line.out().println(line.texts().get("command.sign-vote.over"));
          return 0;
        }
        if (line.has("once")) {
          return 0;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (IOException e) {
        line.err().println(line.texts().get("command.sign-vote.line"));
        if (line.has("once") || !pause()) {
          return 1;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return 1;
      }
    }
  }

  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(3L * PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
