package dk.pip.dialogue.web;

import dk.pip.dialogue.Talk;
import dk.pip.dialogue.TalkTopic;
import dk.pip.shared.Dates;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.TypedDay;
import dk.pip.shared.WorkingDays;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a talk is about, when and where, as it was typed.
///
/// @param questions one a line
public record TalkForm(
    @Nullable String topic,
    @Nullable String title,
    @Nullable String about,
    @Nullable String day,
    @Nullable String time,
    @Nullable String minutes,
    @Nullable String place,
    @Nullable String prepareBy,
    @Nullable String questions) {
  private static final int LONGEST_PLACE = 200;
  private static final int LEAST_MINUTES = 5;
  private static final int MOST_MINUTES = 1_440;
  private static final int DAYS_AHEAD = 3;

  static TalkForm fresh(LocalDate today, List<String> questions) {
    var day = WorkingDays.from(today.plusWeeks(3));
    return new TalkForm(
        TalkTopic.CORE_TASK.word(), "", "", day.toString(), "10:00", "90", "", WorkingDays.before(day, DAYS_AHEAD).toString(), String.join("\n", questions));
  }

  static TalkForm of(Talk it) {
    var at = Dates.local(it.at());
    return new TalkForm(
        it.topic().word(),
        it.title(),
        it.about(),
        at.toLocalDate().toString(),
        at.toLocalTime().toString(),
        Integer.toString(it.minutes()),
        it.place(),
        it.prepareBy().toString(),
        String.join("\n", it.questions()));
  }

  public String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  public boolean isAbout(TalkTopic other) {
    return other.word().equals(topic);
  }

  private List<String> lines() {
    return text(questions).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private @Nullable LocalTime clock() {
    try {
      return LocalTime.parse(text(time).replace('.', ':'));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  static @Nullable Integer number(String typed, int least, int most) {
    try {
      var number = Integer.parseInt(typed.strip());
      return number < least || number > most ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  Problems check() {
    var problems = Problems.none();
    if (TalkTopic.named(text(topic)).isEmpty()) {
      problems.add("topic", "dialogue.talk.problem.topic");
    }
    if (text(title).isEmpty()) {
      problems.add("title", "dialogue.talk.problem.title");
    } else if (Letters.moreThan(Talk.LONGEST_TITLE, text(title))) {
      problems.add("title", "dialogue.problem.long", Talk.LONGEST_TITLE);
    }
    if (Letters.moreThan(Talk.LONGEST_ABOUT, text(about))) {
      problems.add("about", "dialogue.problem.long", Talk.LONGEST_ABOUT);
    }
    var meets = DialogueForm.day(day);
    if (meets == null) {
      problems.add("day", "dialogue.problem.day");
    }
    if (clock() == null) {
      problems.add("time", "dialogue.talk.problem.time");
    }
    if (number(text(minutes), LEAST_MINUTES, MOST_MINUTES) == null) {
      problems.add("minutes", "dialogue.talk.problem.minutes", LEAST_MINUTES, MOST_MINUTES);
    }
    if (Letters.moreThan(LONGEST_PLACE, text(place))) {
      problems.add("place", "dialogue.problem.long", LONGEST_PLACE);
    }
    var prepared = DialogueForm.day(prepareBy);
    if (prepared == null) {
      problems.add("prepareBy", "dialogue.problem.day");
    } else if (meets != null && prepared.isAfter(meets)) {
      problems.add("prepareBy", "dialogue.talk.problem.prepare-by");
    }
    var lines = lines();
    if (lines.isEmpty()) {
      problems.add("questions", "dialogue.talk.problem.questions");
    } else if (lines.size() > Talk.MOST_QUESTIONS || lines.stream().anyMatch(line -> Letters.moreThan(Talk.LONGEST_QUESTION, line))) {
      problems.add("questions", "dialogue.talk.problem.questions-many", Talk.MOST_QUESTIONS, Talk.LONGEST_QUESTION);
    }
    return problems;
  }

  /// Only of one that has no problems.
  Talk.Words words() {
    var clock = clock();
    var at = TypedDay.read(day).orElseThrow().atTime(clock == null ? LocalTime.NOON : clock);
    return new Talk.Words(
        TalkTopic.named(text(topic)).orElseThrow(),
        text(title),
        text(about),
        Dates.instant(at),
        Integer.parseInt(text(minutes)),
        text(place),
        TypedDay.read(prepareBy).orElseThrow(),
        lines());
  }
}
