package dk.pip.command;

import dk.pip.hold.Hold;
import dk.pip.mailing.DeliveryTotals;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.MailingCourse;
import dk.pip.mailing.MailingId;
import dk.pip.mailing.MailingStateWords;
import dk.pip.mailing.Mailings;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// `./pip mailing list|start|pause|resume|status`: what editors do on a mailing's page, for whoever runs the server. The
/// nodes read from the database what is to be sent, so it has its effect on a server that runs beside.
final class MailingCommands {
  private final MailingCourse mailings;
  private final Clock clock;
  private final Texts texts;
  private final boolean json;

  private MailingCommands(MailingCourse mailings, Clock clock, Texts texts, boolean json) {
    this.mailings = mailings;
    this.clock = clock;
    this.texts = texts;
    this.json = json;
  }

  static int list(CommandLine line) {
    return on(line, MailingCommands::list);
  }

  /// The act is the last word of the command.
  static int act(CommandLine line) {
    var id = number(line.words().getFirst());
    var act = line.command().name().substring("mailing ".length());
    return id.isEmpty() ? line.misused() : on(line, commands -> commands.act(act, id.get(), line.has("anyway")));
  }

  private static int on(CommandLine line, ToIntFunction<MailingCommands> act) {
    try (var modules = line.modules("mailing", "editions", "readers", "mail", "municipality", "keys", "events", "documents", "links", "outbound")) {
      if (modules.bean(Hold.class).isHeld()) {
        System.err.println(line.texts().get("command.mailing.held"));
      }
      return act.applyAsInt(
          new MailingCommands(modules.bean(Mailings.class), modules.bean(Clock.class), line.texts(), line.has("json")));
    }
  }

  private static Optional<MailingId> number(String typed) {
    return typed.matches("[0-9]{1,18}") ? Optional.of(new MailingId(Long.parseLong(typed))) : Optional.empty();
  }

  private int list() {
    var all = mailings.list();
    if (json) {
      print(all.stream().map(MailingCommands::fields).toList());
    } else if (all.isEmpty()) {
      System.out.println(texts.get("command.mailing.none"));
    }
    for (var mailing : json ? List.<Mailing>of() : all) {
      System.out.printf("%4d  %s%n      %s%n", mailing.id().value(), title(mailing), state(mailing));
    }
    return 0;
  }

  private int act(String act, MailingId id, boolean anyway) {
    var known = mailings.find(id);
    if (known.isEmpty()) {
      System.err.println(texts.get("command.mailing.unknown", text(id)));
      return 1;
    }
    var done =
        switch (act) {
          case "start" -> anyway ? mailings.startAnyway(null, id) : mailings.start(null, id);
          case "pause" -> mailings.pause(null, id);
          case "resume" -> mailings.resume(null, id);
          default -> true;
        };
    var mailing = mailings.find(id).orElse(known.get());
    if (!done && act.equals("start") && mailings.isWithdrawn(mailing) && !mailing.state().begun()) {
      System.err.println(texts.get("command.mailing.withdrawn", text(id)));
    } else if (!done) {
      System.err.println(texts.get("command.mailing.refused." + act, text(id), state(mailing)));
    }
    if (json) {
      print(status(mailing));
    } else if (done) {
      tell(mailing);
    }
    return done ? 0 : 1;
  }

  /// As a string, or it would get thousands separators.
  private static String text(MailingId id) {
    return Long.toString(id.value());
  }

  private String state(Mailing mailing) {
    return MailingStateWords.of(mailing, clock.instant(), texts);
  }

  private static String title(Mailing mailing) {
    return mailing.subject() + " → " + String.join(", ", mailing.listNames());
  }

  private void tell(Mailing mailing) {
    System.out.println(title(mailing));
    System.out.println(state(mailing));
    if (!mailing.state().begun()) {
      return;
    }
    var progress = mailings.progress(mailing);
    var account = progress.account();
    line("planned", account.planned());
    line("delivered", account.delivered());
    line("refused", account.refused());
    line("withdrawn", account.withdrawn());
    line("uncertain", account.uncertain());
    line("waiting", account.waiting());
    line("ahead", account.ahead());
    if (account.doubtful() > 0) {
      System.out.println(texts.get("mailing.account.doubtful", account.doubtful()));
    }
    if (progress.endsAt() != null) {
      System.out.println(texts.get("mailing.progress.speed", progress.perSecond()));
      System.out.println(texts.get("mailing.progress.end", Dates.near(progress.endsAt(), clock.instant(), texts)));
    }
    var trouble = mailing.trouble();
    if (mailing.state() == Mailing.State.SENDING && trouble != null) {
      System.out.println((texts.get(trouble.key()) + " " + trouble.said()).strip());
    }
  }

  private void line(String what, long count) {
    System.out.printf("  %-28s %9s%n", texts.get("mailing.account." + what), texts.get("mailing.number", count));
  }

  private static void print(Object value) {
    System.out.println(JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(value));
  }

  /// The fields stand in docs/operations.md and keep their names; others may be added.
  private static Map<String, @Nullable Object> fields(Mailing mailing) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("id", mailing.id().value());
    fields.put("subject", mailing.subject());
    fields.put("edition", mailing.edition().value().toString());
    fields.put("lists", mailing.listNames());
    fields.put("state", lower(mailing.state()));
    fields.put("when_uncertain", lower(mailing.whenUncertain()));
    fields.put("created_at", time(mailing.createdAt()));
    fields.put("created_by", mailing.createdBy());
    fields.put("approved_at", time(mailing.approvedAt()));
    fields.put("approved_by", mailing.approvedBy());
    fields.put("start_at", time(mailing.startAt()));
    fields.put("started_at", time(mailing.startedAt()));
    fields.put("ended_at", time(mailing.endedAt()));
    fields.put("planned", mailing.state().begun() ? mailing.planned() : null);
    return fields;
  }

  private Map<String, @Nullable Object> status(Mailing mailing) {
    var fields = fields(mailing);
    var progress = mailing.state().begun() ? mailings.progress(mailing) : null;
    fields.put("account", progress == null ? null : fields(progress.account()));
    fields.put("per_second", progress == null ? null : Math.round(progress.perSecond() * 10) / 10.0);
    fields.put("ends_at", progress == null ? null : time(progress.endsAt()));
    fields.put("next_try_at", progress == null ? null : time(progress.nextTryAt()));
    var trouble = mailing.state() == Mailing.State.SENDING ? mailing.trouble() : null;
    fields.put("trouble", trouble == null ? null : trouble.said().isEmpty() ? texts.get(trouble.key()) : trouble.said());
    fields.put("left_by", mailing.leftBy());
    fields.put("forgotten_at", time(mailing.forgottenAt()));
    return fields;
  }

  private static Map<String, Object> fields(DeliveryTotals account) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("planned", account.planned());
    fields.put("delivered", account.delivered());
    fields.put("refused", account.refused());
    fields.put("withdrawn", account.withdrawn());
    fields.put("uncertain", account.uncertain());
    fields.put("waiting", account.waiting());
    fields.put("ahead", account.ahead());
    fields.put("doubtful", account.doubtful());
    return fields;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
