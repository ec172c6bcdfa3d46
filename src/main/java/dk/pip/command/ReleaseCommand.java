package dk.pip.command;

import dk.pip.hold.HoldNotice;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.MailingId;
import dk.pip.mailing.MailingStateWords;
import dk.pip.mailing.RestoredMailings;
import dk.pip.release.Release;
import dk.pip.release.Release.Choice;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `./pip release`: tells what a restored copy holds back, and with `--now` lets it go on. Works beside a running server,
/// which notices within a second or two.
final class ReleaseCommand {
  private final Release release;
  private final Clock clock;
  private final Texts texts;

  private ReleaseCommand(Release release, Clock clock, Texts texts) {
    this.release = release;
    this.clock = clock;
    this.texts = texts;
  }

  static int run(CommandLine line) {
    if (!line.has("now") && (line.has("send") || line.has("uncertain"))) {
      return line.misused();
    }
    var choices = new HashMap<MailingId, Choice>();
    for (var choice : Choice.values()) {
      var typed = line.value(choice == Choice.SEND ? "send" : "uncertain");
      if (typed == null) {
        continue;
      }
      if (!typed.matches("[0-9]{1,18}(,[0-9]{1,18})*")) {
        return line.refuse("command.release.number", typed);
      }
      for (var number : typed.split(",")) {
        if (choices.put(new MailingId(Long.parseLong(number)), choice) != null) {
          return line.refuse("command.release.twice", number);
        }
      }
    }
    try (var modules = line.modules()) {
      var command = new ReleaseCommand(modules.bean(Release.class), modules.bean(Clock.class), line.texts());
      return line.has("now") ? command.release(choices) : command.tell();
    }
  }

  private int tell() {
    var waiting = release.waiting();
    if (waiting.isEmpty()) {
      System.out.println(texts.get("release.nothing-held"));
      return 0;
    }
    var all = waiting.get();
    System.out.println(HoldNotice.sentence(all.copy(), texts));
    all.toDecide().forEach(one -> {
      var mailing = one.mailing();
      System.out.println();
      System.out.println(number(mailing) + "  " + texts.get("release.mailing", mailing.subject(), String.join(", ", mailing.listNames())));
      System.out.println("      " + MailingStateWords.of(mailing, clock.instant(), texts) + " " + texts.get("release.open", one.open()));
      System.out.println("      --uncertain " + number(mailing) + "  " + texts.get("release.choice.uncertain", one.open()));
      System.out.println("      --send " + number(mailing) + "  " + texts.get("release.choice.send", one.open()));
    });
    System.out.println();
    System.out.println(texts.get("release.then") + ":");
    for (var one : all.fates(texts)) {
      System.out.println("  " + (one.name() == null ? "" : one.name() + ": ") + one.sentence());
    }
    System.out.println("  " + texts.get("release.letters-again"));
    System.out.println("  " + texts.get("release.left", Dates.near(all.copy().backupAt(), clock.instant(), texts)));
    System.out.println();
    System.out.println(texts.get("command.release.now") + choices(all.toDecide()));
    return 0;
  }

  /// What must be chosen, as it is typed.
  private static String choices(List<RestoredMailings.Waiting> toDecide) {
    return toDecide.isEmpty()
        ? ""
        : " --uncertain " + toDecide.stream().map(one -> number(one.mailing())).collect(Collectors.joining(","));
  }

  private int release(Map<MailingId, Choice> choices) {
    var waiting = release.waiting();
    if (waiting.isPresent()) {
      var known = waiting.get().toDecide().stream().map(one -> one.mailing().id()).toList();
      var other = choices.keySet().stream().filter(id -> !known.contains(id)).findFirst();
      if (other.isPresent()) {
        System.err.println(texts.get("command.release.other", Long.toString(other.get().value())));
        return 1;
      }
    }
    return switch (release.release(null, choices)) {
      case Release.Outcome.Released _ -> {
        System.out.println(texts.get("release.done"));
        yield 0;
      }
      case Release.Outcome.NotHeld _ -> {
        System.out.println(texts.get("release.nothing-held"));
        yield 0;
      }
      case Release.Outcome.Undecided(var mailings) -> {
        var numbers = mailings.stream().map(id -> Long.toString(id.value())).collect(Collectors.joining(", "));
        System.err.println(texts.get("command.release.undecided", numbers));
        yield 1;
      }
    };
  }

  private static String number(Mailing mailing) {
    return Long.toString(mailing.id().value());
  }
}
