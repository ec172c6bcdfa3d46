package dk.pip.dialogue.web;

import dk.pip.dialogue.CheckupAnswer;
import dk.pip.dialogue.CheckupKind;
import dk.pip.dialogue.CheckupPoint;
import dk.pip.dialogue.CheckupState;
import dk.pip.dialogue.Side;
import dk.pip.shared.Letters;
import dk.pip.shared.TypedDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// What somebody has typed into the form of a checkup. Read by hand, as Spring would take a comma in a sentence for the end of it.
///
/// @param opened drawn by lot when the page was opened
/// @param was the print of what it showed, by key
record CheckupForm(String opened, Map<String, String> was, List<CheckupAnswer> answers) {
  private static final int LONGEST_FIELD = 10_000;

  static CheckupForm read(MultiValueMap<String, String> sent, CheckupKind kind, Side side, List<CheckupPoint> points) {
    var was = new HashMap<String, String>();
    var answers = new ArrayList<CheckupAnswer>();
    for (var point : points) {
      add(sent, kind, point.key(), point.pledge().by() == side, was, answers);
    }
    add(sent, kind, CheckupAnswer.WHOLE, false, was, answers);
    return new CheckupForm(Letters.first(80, text(sent, "opened")), was, answers);
  }

  private static void add(MultiValueMap<String, String> sent, CheckupKind kind, String key, boolean own, Map<String, String> was, List<CheckupAnswer> answers) {
    if (!sent.containsKey("was-" + key)) {
      return;
    }
    was.put(key, text(sent, "was-" + key));
    var state = own ? CheckupState.named(text(sent, "state-" + key)).filter(kind.states()::contains).orElse(null) : null;
    answers.add(
        new CheckupAnswer(
            key,
            state,
            own ? text(sent, "why-" + key) : "",
            own ? day(text(sent, "due-" + key)) : "",
            own ? text(sent, "sentence-" + key).replaceAll("\\s+", " ") : "",
            text(sent, "learned-" + key),
            text(sent, "asks-" + key),
            key.equals(CheckupAnswer.WHOLE) ? text(sent, "themes-" + key) : "",
            "",
            null));
  }

  private static String day(String typed) {
    return TypedDay.read(typed).map(LocalDate::toString).orElseGet(() -> Letters.first(20, typed));
  }

  private static String text(MultiValueMap<String, String> sent, String name) {
    @Nullable String value = sent.getFirst(name);
    var clean = value == null ? "" : value.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
    return Letters.first(LONGEST_FIELD, clean);
  }
}
