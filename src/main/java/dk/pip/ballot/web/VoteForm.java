package dk.pip.ballot.web;

import dk.pip.ballot.BallotForm;
import dk.pip.ballot.NewVote;
import dk.pip.ballot.Vote;
import dk.pip.ballot.VoteFault;
import dk.pip.ballot.VoteOption;
import dk.pip.ballot.VoteRules;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.Votes;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import dk.pip.readers.ListId;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Problems;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A vote as somebody has typed it.
///
/// @param options one a line, with its price behind a semicolon
public record VoteForm(
    @Nullable String title,
    @Nullable String about,
    @Nullable String options,
    @Nullable String form,
    @Nullable String way,
    @Nullable String rule,
    @Nullable String tie,
    @Nullable String budget,
    @Nullable String points,
    @Nullable String list,
    @Nullable String opens,
    @Nullable String closes,
    @Nullable String practice,
    @Nullable String second) {
  private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  static VoteForm empty() {
    return new VoteForm(null, null, null, "ONE", "CARDS", "PLURALITY", "LOT", null, "5", null, null, null, null, null);
  }

  static VoteForm of(Vote vote) {
    var rules = vote.rules();
    var list = vote.list();
    return new VoteForm(
        vote.title(),
        vote.about(),
        vote.options().stream().map(option -> option.costKroner() > 0 ? option.title() + "; " + option.costKroner() : option.title()).collect(Collectors.joining("\n")),
        rules.form().name(),
        rules.way().name(),
        rules.rule().name(),
        rules.tie().name(),
        rules.budgetKroner() == 0 ? "" : String.valueOf(rules.budgetKroner()),
        String.valueOf(rules.points()),
        list == null ? "" : list.value().toString(),
        typed(vote.opensAt()),
        typed(vote.closesAt()),
        vote.practice() ? "ja" : null,
        vote.secondSigner() ? "ja" : null);
  }

  private static String typed(@Nullable Instant at) {
    return at == null ? "" : TYPED.format(Dates.local(at));
  }

  /// Without what nobody types and no database takes.
  public String text(@Nullable String typed) {
    return typed == null ? "" : typed.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
  }

  public boolean is(@Nullable String chosen, Enum<?> value) {
    return value.name().equals(chosen);
  }

  /// What was typed, or what is wrong with it.
  NewVote read(Problems problems) {
    var budget = kroner(text(budget()), "budget", problems);
    var vote =
        new NewVote(
            text(title).replaceAll("\\s+", " ").strip(),
            text(about).strip(),
            new VoteRules(
                chosen(BallotForm.class, form, BallotForm.ONE),
                chosen(VoteWay.class, way, VoteWay.CARDS),
                chosen(CountingRule.class, rule, CountingRule.PLURALITY),
                chosen(TieRule.class, tie, TieRule.REPORT),
                budget,
                (int) Math.min(1_000_000, "POINTS".equals(form) ? kroner(text(points), "points", problems) : 0)),
            options(problems),
            practice != null,
            at(text(opens), "opens", problems),
            at(text(closes), "closes", problems),
            "READERS".equals(way) && Id.read(text(list)) instanceof UUID id ? new ListId(id) : null,
            second != null && !"HANDS".equals(way) && !"ROLL_CALL".equals(way));
    if (problems.isEmpty()) {
      Votes.faults(vote).forEach(fault -> problems.add(field(fault), fault.key()));
    }
    return vote;
  }

  private static <E extends Enum<E>> E chosen(Class<E> type, @Nullable String typed, E other) {
    return Arrays.stream(type.getEnumConstants()).filter(each -> each.name().equals(typed)).findFirst().orElse(other);
  }

  private List<VoteOption> options(Problems problems) {
    var all = new ArrayList<VoteOption>();
    for (var line : text(options).lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
      var at = line.lastIndexOf(';');
      var title = at < 0 ? line : line.substring(0, at).strip();
      all.add(new VoteOption(VoteOption.keyAt(all.size()), title, at < 0 ? 0 : kroner(line.substring(at + 1), "options", problems)));
    }
    return all;
  }

  private static long kroner(String typed, String field, Problems problems) {
    var digits = typed.replaceAll("(?i)kr\\.?|[.\\s\\u00A0]", "");
    if (digits.isEmpty()) {
      return 0;
    }
    if (!digits.matches("[0-9]{1,12}")) {
      problems.add(field, "ballot.form.number", typed.strip());
      return 0;
    }
    return Long.parseLong(digits);
  }

  private static @Nullable Instant at(String typed, String field, Problems problems) {
    if (typed.isBlank()) {
      return null;
    }
    try {
      return Dates.instant(LocalDateTime.parse(typed.strip().replace(' ', 'T')));
    } catch (DateTimeParseException e) {
      problems.add(field, "ballot.form.time");
      return null;
    }
  }

  private static String field(VoteFault fault) {
    return switch (fault) {
      case TITLE_MISSING, TITLE_LONG -> "title";
      case ABOUT_LONG -> "about";
      case OPTIONS_FEW, OPTIONS_MANY, OPTION_TITLE_WRONG, OPTIONS_ALIKE, COST_WRONG, COST_MISSING -> "options";
      case HANDS_OF_OTHER_FORM -> "way";
      case POINTS_WRONG -> "points";
      case BUDGET_WRONG -> "budget";
      case TIMES_WRONG -> "closes";
      case NOBODY_MAY_VOTE -> "list";
      default -> "rule";
    };
  }
}
