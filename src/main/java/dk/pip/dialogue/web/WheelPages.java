package dk.pip.dialogue.web;

import dk.pip.dialogue.Dialogue;
import dk.pip.dialogue.DialogueId;
import dk.pip.dialogue.DialogueLevel;
import dk.pip.dialogue.DialogueMember;
import dk.pip.dialogue.Side;
import dk.pip.dialogue.Wheel;
import dk.pip.dialogue.WheelDay;
import dk.pip.dialogue.WheelDoer;
import dk.pip.dialogue.WheelKey;
import dk.pip.dialogue.WheelKind;
import dk.pip.dialogue.WheelRow;
import dk.pip.dialogue.WheelShift;
import dk.pip.dialogue.WheelStanding;
import dk.pip.dialogue.WheelStanding.State;
import dk.pip.dialogue.WheelTemplate;
import dk.pip.dialogue.WheelYear;
import dk.pip.dialogue.Wheels;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the pages of wheels print.
public final class WheelPages {
  static final String PATH = DialoguePages.PATH + "/aarshjul";
  static final String TEMPLATES = PATH + "/skabeloner";

  private WheelPages() {}

  static String address(Wheel wheel) {
    return PATH + "/" + wheel.id().value();
  }

  static String address(WheelTemplate template) {
    return TEMPLATES + "/" + template.ref();
  }

  /// What can be chosen from a list.
  public record Option(String value, String label) {}

  /// A wheel in a list, with how many dialogues somebody sees in it.
  public record Listed(Wheel wheel, @Nullable WheelDay next, int dialogues, long late) {
    public String address() {
      return WheelPages.address(wheel);
    }

    static Listed of(Wheel wheel, List<WheelRow> rows, LocalDate today) {
      var next = wheel.days().stream().filter(it -> !it.isLeftOut() && !it.day().isBefore(today)).findFirst().orElse(null);
      return new Listed(wheel, next, rows.size(), rows.stream().filter(it -> it.count(State.LATE) > 0).count());
    }
  }

  /// @param own templates that secretaries have made; empty for others
  public record Home(List<Listed> open, List<Wheel> closed, List<WheelTemplate> shipped, List<WheelTemplate> own, boolean secretary) {
    public String address(WheelTemplate it) {
      return WheelPages.address(it);
    }

    public String address(Wheel it) {
      return WheelPages.address(it);
    }
  }

  /// A step in a list, with the number that it has in the ring.
  ///
  /// @param in how many dialogues it is done; of those that are asked
  public record Entry(int number, WheelDay day, int in, int of, int late) {}

  /// @param next the wheel that follows, where it is made
  /// @param others how many dialogues could be taken in
  public record Show(Wheel wheel, WheelRing ring, List<Entry> entries, int dialogues, int others, boolean secretary, @Nullable Wheel next, LocalDate today) {
    public String address() {
      return WheelPages.address(wheel);
    }

    public String nextTerm() {
      var year = wheel.firstYear() + wheel.years();
      return wheel.years() == 1 ? Integer.toString(year) : year + "–" + (year + wheel.years() - 1);
    }

    public String address(Wheel other) {
      return WheelPages.address(other);
    }

    public String address(WheelDay day) {
      return address() + "/dage/" + day.key().step() + "/" + day.key().year();
    }

    public String standing(WheelDay day) {
      return address() + "/stand?trin=" + word(day.key());
    }

    public boolean withYear(WheelDay day) {
      return wheel.years() > 1 || day.day().getYear() != wheel.firstYear();
    }
  }

  static String word(WheelKey key) {
    return key.step() + "-" + key.year();
  }

  static Optional<WheelKey> key(String word) {
    var dash = word.lastIndexOf('-');
    return dash < 0 || !word.substring(dash + 1).matches("[0-9]{4}") ? Optional.empty() : Optional.of(new WheelKey(word.substring(0, dash), Integer.parseInt(word.substring(dash + 1))));
  }

  /// A date of a wheel, to be moved.
  public record Day(Wheel wheel, WheelDay day, String typedDay, String why, int rows, long done, Problems problems) {
    public String address() {
      return WheelPages.address(wheel);
    }

    public String action() {
      return address() + "/dage/" + day.key().step() + "/" + day.key().year();
    }

    public boolean withYear() {
      return wheel.years() > 1 || day.day().getYear() != wheel.firstYear();
    }
  }

  /// @param attached since when
  public record Attach(Wheel wheel, List<Dialogue> fitting, List<Dialogue> inside, Map<DialogueId, LocalDate> attached) {
    public String address() {
      return WheelPages.address(wheel);
    }

    public List<Dialogue> others() {
      return fitting.stream().filter(it -> !attached.containsKey(it.id())).toList();
    }
  }

  /// How the dialogues are looked at: which step, which of them, in which order.
  ///
  /// @param show `alle`, `mangler`, `forsinket` or `inde`
  /// @param sort `navn`, `forsinket` or `naeste`
  public record View(@Nullable WheelKey key, String show, String sort, String words) {
    static final List<String> SHOWS = List.of("alle", "mangler", "forsinket", "inde");
    static final List<String> SORTS = List.of("navn", "forsinket", "naeste");

    String query() {
      return "?trin=" + (key == null ? "" : word(key)) + "&vis=" + show + "&sorter=" + sort + (words.isEmpty() ? "" : "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    }
  }

  /// @param rows those that are shown
  /// @param all how many there are
  public record Standing(Wheel wheel, List<WheelDay> days, View view, List<WheelRow> rows, int all, Map<State, Long> counts, boolean secretary, LocalDate today) {
    private static final int LONGEST_STRIP = 60;

    public String address() {
      return WheelPages.address(wheel);
    }

    public String address(Dialogue it) {
      return DialoguePages.address(it.id()) + "/aarshjul";
    }

    public List<Option> steps(Texts texts) {
      return days.stream().filter(it -> !it.isLeftOut()).map(it -> new Option(word(it.key()), it.step().name() + " · " + WheelWording.day(it.day(), wheel.years() > 1, texts))).toList();
    }

    public String chosen() {
      var key = view.key();
      return key == null ? "" : word(key);
    }

    public @Nullable WheelDay day() {
      return days.stream().filter(it -> it.key().equals(view.key())).findFirst().orElse(null);
    }

    public List<String> shows() {
      return View.SHOWS;
    }

    public String showing(String show) {
      return address() + "/stand" + new View(view.key(), show, view.sort(), view.words()).query();
    }

    public long count(String show) {
      return switch (show) {
        case "mangler" -> count(State.OPEN) + count(State.LATE) + count(State.AHEAD);
        case "forsinket" -> count(State.LATE);
        case "inde" -> count(State.DONE);
        default -> all;
      };
    }

    private long count(State state) {
      return counts.getOrDefault(state, 0L);
    }

    public List<Option> sorts(Texts texts) {
      return View.SORTS.stream().map(it -> new Option(it, texts.get("dialogue.wheel.sort." + it))).toList();
    }

    public boolean hasStrips() {
      return days.size() <= LONGEST_STRIP;
    }

    /// Who is in, or who is missing, in words.
    public String words(WheelRow row, Texts texts) {
      var standing = view.key() == null ? null : row.of(view.key()).orElse(null);
      return standing == null ? "" : WheelPages.words(row.dialogue(), standing, texts);
    }

    public State state(WheelRow row) {
      var key = view.key();
      return key == null ? State.AHEAD : row.of(key).map(WheelStanding::state).orElse(State.LEFT_OUT);
    }
  }

  /// How far a dialogue is with a step: when it was done, or of whom it is missing.
  static String words(Dialogue dialogue, WheelStanding it, Texts texts) {
    if (it.isDone()) {
      return it.marks().stream().reduce((_, last) -> last).map(last -> WheelWording.done(last, texts)).orElse("");
    }
    if (it.state() == State.LEFT_OUT) {
      return texts.get("dialogue.wheel.state.left-out");
    }
    var missing = it.missing();
    var whom = missing.isEmpty() ? texts.get("dialogue.wheel.doer.secretary") : String.join(texts.get("dialogue.wheel.and"), missing.stream().map(side -> dialogue.party(side).name()).toList());
    return texts.get(it.state() == State.LATE ? "dialogue.wheel.missing.late" : it.state() == State.OPEN ? "dialogue.wheel.missing.open" : "dialogue.wheel.missing.ahead", whom);
  }

  /// A dialogue's own part in its wheels.
  ///
  /// @param member null for whoever arranges it
  public record Own(Dialogue dialogue, List<Wheels.Part> parts, @Nullable DialogueMember member, LocalDate today) {
    /// What lies further ahead is nothing that a party has done already.
    private static final int EARLY_DAYS = 45;

    public String address() {
      return (member == null ? DialoguePages.address(dialogue.id()) : member.address()) + "/aarshjul";
    }

    public boolean withYear(Wheel wheel, WheelDay day) {
      return wheel.years() > 1 || day.day().getYear() != wheel.firstYear();
    }

    public String words(WheelStanding it, Texts texts) {
      return WheelPages.words(dialogue, it, texts);
    }

    /// Whether whoever looks may say that it is done.
    public boolean mayMark(WheelStanding it) {
      return !dialogue.isEnded() && (member == null ? !it.isDone() && it.state() != State.LEFT_OUT : it.asks(member.side()) && !it.day().day().isAfter(today.plusDays(EARLY_DAYS)));
    }

    /// Whether whoever looks may take back what was said.
    public boolean mayUndo(WheelStanding it) {
      if (dialogue.isEnded() || it.marks().isEmpty()) {
        return false;
      }
      return member == null || it.marks().stream().anyMatch(mark -> mark.side() == member.side() && !mark.happened());
    }

    public List<Side> open(WheelStanding it) {
      return member == null && it.missing().size() > 1 ? it.missing() : List.of();
    }
  }

  /// @param ring of the year in which it is looked at
  public record Template(WheelTemplate template, WheelRing ring, int year, List<Entry> entries, boolean secretary) {
    public String address() {
      return WheelPages.address(template);
    }

    public String making() {
      return PATH + "/nyt?fra=" + template.ref();
    }

    public boolean withYear(WheelDay day) {
      return template.years() > 1 || day.day().getYear() != year;
    }
  }

  /// @param template null for a new one
  public record Head(@Nullable WheelTemplate template, WheelHeadForm form, Problems problems) {
    public String action() {
      return template == null ? TEMPLATES : WheelPages.address(template);
    }

    public List<DialogueLevel> levels() {
      return List.of(DialogueLevel.values());
    }
  }

  /// @param key null for a new one
  public record StepPage(WheelTemplate template, @Nullable String key, WheelStepForm form, Problems problems) {
    public String address() {
      return WheelPages.address(template);
    }

    public String action() {
      return key == null ? address() + "/trin" : address() + "/trin/" + key;
    }

    public List<Option> kinds(Texts texts) {
      return options(WheelKind.values(), WheelKind::word, "dialogue.wheel.kind.", texts);
    }

    public List<WheelDoer> doers() {
      return List.of(WheelDoer.values());
    }

    public List<WheelShift> shifts() {
      return List.of(WheelShift.values());
    }

    public List<Option> years(Texts texts) {
      return options(Arrays.stream(WheelYear.values()).filter(it -> it.fits(template.years()) && (template.years() > 1 || it != WheelYear.FIRST)).toArray(WheelYear[]::new), WheelYear::word, "dialogue.wheel.year.", texts);
    }

    private static <T> List<Option> options(T[] all, Function<T, String> word, String key, Texts texts) {
      return Stream.of(all).map(it -> new Option(word.apply(it), texts.get(key + word.apply(it)))).toList();
    }

    public List<Option> months(Texts texts) {
      return IntStream.rangeClosed(1, 12).mapToObj(it -> new Option(Integer.toString(it), WheelWording.month(it, texts))).toList();
    }

    public List<Option> weekdays(Texts texts) {
      return Arrays.stream(DayOfWeek.values()).map(it -> new Option(it.name(), WheelWording.weekday(it, texts))).toList();
    }

    public List<Option> whiches(Texts texts) {
      return IntStream.rangeClosed(1, 5).mapToObj(it -> new Option(Integer.toString(it), texts.get("dialogue.wheel.nth." + it))).toList();
    }

    public List<Option> measures(Texts texts) {
      return List.of(new Option("WEEKS", texts.get("dialogue.wheel.measure.weeks")), new Option("WORKING_DAYS", texts.get("dialogue.wheel.measure.working-days")));
    }

    public List<Option> directions(Texts texts) {
      return List.of(new Option("after", texts.get("dialogue.wheel.direction.after")), new Option("before", texts.get("dialogue.wheel.direction.before")));
    }

    public List<Option> bases() {
      return template.steps().stream().filter(it -> !it.key().equals(key)).map(it -> new Option(it.key(), it.name())).toList();
    }
  }

  /// @param from the template that it is made of
  public record Make(WheelTemplate from, String name, String firstYear, Problems problems) {}

  static List<Entry> entries(List<WheelDay> days, List<WheelRow> rows) {
    return IntStream.range(0, days.size())
        .mapToObj(
            at -> {
              var key = days.get(at).key();
              var all = rows.stream().flatMap(it -> it.of(key).stream()).filter(it -> it.state() != State.LEFT_OUT).toList();
              var in = (int) all.stream().filter(WheelStanding::isDone).count();
              return new Entry(at + 1, days.get(at), in, all.size(), (int) all.stream().filter(it -> it.state() == State.LATE).count());
            })
        .toList();
  }
}
