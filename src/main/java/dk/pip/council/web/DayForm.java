package dk.pip.council.web;

import dk.pip.ballot.BallotForm;
import dk.pip.ballot.VoteRules;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import dk.pip.council.CouncilDay;
import dk.pip.council.DayPlan;
import dk.pip.council.Kroner;
import dk.pip.council.SpeakingTimes;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.TypedDay;
import dk.pip.shared.TypedText;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is planned, as it was typed.
///
/// @param revision of the day that was shown; null for a new one
public record DayForm(
    @Nullable String title,
    @Nullable String theme,
    @Nullable String about,
    @Nullable String date,
    @Nullable String begins,
    @Nullable String place,
    @Nullable String budget,
    @Nullable String chair,
    @Nullable String deadline,
    @Nullable String form,
    @Nullable String way,
    @Nullable String rule,
    @Nullable String tie,
    @Nullable String points,
    @Nullable String presentation,
    @Nullable String question,
    @Nullable String reply,
    @Nullable String debate,
    @Nullable String revision) {
  /// How a day can vote; readers vote elsewhere.
  public static final List<VoteWay> WAYS = List.of(VoteWay.CARDS, VoteWay.HANDS, VoteWay.ROLL_CALL);

  /// What can be done about a tie, the most usual first.
  public static final List<TieRule> TIES = List.of(TieRule.SHARE, TieRule.SECOND_ROUND, TieRule.LOT, TieRule.REPORT);

  private static final int LONGEST_LINE = 120;
  private static final int LONGEST_ABOUT = 4_000;
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})[:.](\\d{2})");
  private static final Pattern MINUTES = Pattern.compile("(\\d{1,2})(?:[,.](\\d))?\\s*(?:m|min|min\\.|minutter?|minutes?)?");
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,4})\\s*(?:s|sek|sek\\.|sekunder|sec|seconds)");

  static DayForm fresh(LocalDate today, String title, String chair) {
    var date = LocalDate.of(today.getMonthValue() > 2 ? today.getYear() + 1 : today.getYear(), 2, 15);
    while (date.getDayOfWeek() != DayOfWeek.TUESDAY) {
      date = date.plusDays(1);
    }
    return new DayForm(
        title + " " + date.getYear(),
        "",
        "",
        date.toString(),
        "09:00",
        "",
        "70.000",
        chair,
        date.minusWeeks(2).toString(),
        "APPROVAL",
        "CARDS",
        "APPROVAL",
        "SHARE",
        "5",
        clock(SpeakingTimes.USUAL.presentation()),
        clock(SpeakingTimes.USUAL.question()),
        clock(SpeakingTimes.USUAL.reply()),
        clock(SpeakingTimes.USUAL.debate()),
        "");
  }

  static DayForm of(CouncilDay day) {
    var plan = day.plan();
    var rules = plan.rules();
    var times = plan.times();
    return new DayForm(
        plan.title(),
        plan.theme(),
        plan.about(),
        plan.date().toString(),
        plan.begins().toString(),
        plan.place(),
        Long.toString(plan.budget()),
        plan.chair(),
        plan.deadline().toString(),
        rules.form().name(),
        rules.way().name(),
        rules.rule().name(),
        rules.tie().name(),
        Integer.toString(rules.points()),
        clock(times.presentation()),
        clock(times.question()),
        clock(times.reply()),
        clock(times.debate()),
        Integer.toString(day.revision()));
  }

  static String clock(int seconds) {
    return seconds / 60 + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
  }

  public String text(@Nullable String typed) {
    return TypedText.lines(typed).strip();
  }

  /// Whether a choice is made.
  public boolean is(@Nullable String typed, Enum<?> choice) {
    return choice.name().equals(typed);
  }

  int revisionNumber() {
    return text(revision).matches("\\d{1,9}") ? Integer.parseInt(text(revision)) : 0;
  }

  private @Nullable LocalDate day(@Nullable String typed) {
    return TypedDay.read(typed).orElse(null);
  }

  private @Nullable LocalTime time() {
    try {
      return LocalTime.parse(text(begins).replace('.', ':'));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// Minutes and seconds as people write them: `3:00`, `3`, `1,5 min`, `90 sek`; -1 for what is no time.
  private int seconds(@Nullable String typed) {
    var text = text(typed);
    var clock = CLOCK.matcher(text);
    if (clock.matches()) {
      return Integer.parseInt(clock.group(1)) * 60 + Integer.parseInt(clock.group(2));
    }
    var minutes = MINUTES.matcher(text);
    if (minutes.matches()) {
      return Integer.parseInt(minutes.group(1)) * 60 + (minutes.group(2) == null ? 0 : Integer.parseInt(minutes.group(2)) * 6);
    }
    var seconds = SECONDS.matcher(text);
    return seconds.matches() ? Integer.parseInt(seconds.group(1)) : -1;
  }

  Problems check() {
    var problems = Problems.none();
    line(problems, "title", title);
    line(problems, "theme", theme);
    if (Letters.moreThan(LONGEST_ABOUT, text(about))) {
      problems.add("about", "council.problem.long", LONGEST_ABOUT);
    }
    var on = day(date);
    if (on == null || on.getYear() < 2000 || on.getYear() > 2200) {
      problems.add("date", "council.problem.date");
    }
    if (time() == null) {
      problems.add("begins", "council.problem.time");
    }
    line(problems, "place", place);
    if (!text(budget).isEmpty() && kroner() == null) {
      problems.add("budget", "council.problem.kroner");
    }
    line(problems, "chair", chair);
    var by = day(deadline);
    if (by == null) {
      problems.add("deadline", "council.problem.date");
    } else if (on != null && by.isAfter(on)) {
      problems.add("deadline", "council.problem.deadline");
    }
    rules(problems);
    speaking(problems, "presentation", presentation);
    speaking(problems, "question", question);
    speaking(problems, "reply", reply);
    speaking(problems, "debate", debate);
    return problems;
  }

  private @Nullable Long kroner() {
    return text(budget).matches("[\\d.\\s\\u00a0\\u202f]{1,16}(kr\\.?|,-)?") ? Kroner.firstIn(text(budget)) : null;
  }

  private void line(Problems problems, String field, @Nullable String typed) {
    if (text(typed).isEmpty()) {
      problems.add(field, "council.problem.missing." + field);
    } else if (Letters.moreThan(LONGEST_LINE, text(typed))) {
      problems.add(field, "council.problem.long", LONGEST_LINE);
    }
  }

  private void rules(Problems problems) {
    var marks = choice(BallotForm.class, form);
    var counts = choice(CountingRule.class, rule);
    var how = choice(VoteWay.class, way);
    if (marks == null) {
      problems.add("form", "council.problem.form");
    } else if (counts == null || !VoteRules.countingOf(marks).contains(counts)) {
      problems.add("rule", "council.problem.rule");
    } else if ((counts.isForMoney() || marks == BallotForm.KRONER) && (kroner() == null || kroner() == 0)) {
      problems.add("budget", "council.problem.budget");
    }
    if (how == null || !WAYS.contains(how)) {
      problems.add("way", "council.problem.way");
    } else if (how == VoteWay.HANDS && !VoteRules.handsShow(marks, counts)) {
      problems.add("way", "council.problem.hands");
    }
    if (choice(TieRule.class, tie) == null) {
      problems.add("tie", "council.problem.tie");
    } else if (choice(TieRule.class, tie) == TieRule.SHARE && text(budget).matches("[0.,\\s]*")) {
      problems.add("tie", "council.problem.share");
    }
    if (marks == BallotForm.POINTS && !(text(points).matches("\\d{1,3}") && Integer.parseInt(text(points)) >= 1 && Integer.parseInt(text(points)) <= VoteRules.MOST_POINTS)) {
      problems.add("points", "council.problem.points", VoteRules.MOST_POINTS);
    }
  }

  private <E extends Enum<E>> @Nullable E choice(Class<E> type, @Nullable String typed) {
    return Arrays.stream(type.getEnumConstants()).filter(it -> it.name().equals(text(typed))).findFirst().orElse(null);
  }

  private void speaking(Problems problems, String field, @Nullable String typed) {
    var seconds = seconds(typed);
    if (seconds < SpeakingTimes.LEAST || seconds > SpeakingTimes.MOST) {
      problems.add(field, "council.problem.speaking");
    }
  }

  /// What it says, once nothing is wrong with it.
  DayPlan plan() {
    var on = day(date);
    var by = day(deadline);
    var at = time();
    var money = kroner();
    if (on == null || by == null || at == null) {
      throw new IllegalStateException("Not checked");
    }
    return new DayPlan(
        text(title),
        text(theme),
        text(about),
        on,
        at,
        text(place),
        money == null ? 0 : money,
        text(chair),
        by,
        new VoteRules(
            BallotForm.valueOf(text(form)),
            VoteWay.valueOf(text(way)),
            CountingRule.valueOf(text(rule)),
            TieRule.valueOf(text(tie)),
            money == null ? 0 : money,
            BallotForm.POINTS.name().equals(form) ? Integer.parseInt(text(points)) : 0),
        new SpeakingTimes(seconds(presentation), seconds(question), seconds(reply), seconds(debate)));
  }
}
