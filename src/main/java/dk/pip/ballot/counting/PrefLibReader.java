package dk.pip.ballot.counting;

import dk.pip.ballot.counting.ReadBallots.Note;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// PrefLib's orders and categories. Candidates are called by their numbers.
///
/// Of categories the first is the best: two or fewer are read as approval of those in the first, more as points, none for the last and one
/// more for each before it.
final class PrefLibReader {
  private static final int MOST_ALTERNATIVES = 10_000;
  private static final Pattern HEAD = Pattern.compile("#\\s*([A-Z ]+?)(?:\\s+([0-9]{1,9}))?\\s*:(.*)");
  private static final Pattern COUNTED = Pattern.compile("\\s*([0-9]{1,18})\\s*:(.*)");
  private static final Set<String> KINDS = Set.of("soc", "soi", "toc", "toi", "cat");

  private final NumberedLines lines;
  private final Map<String, String> head = new HashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<Integer, Integer> namedAt = new HashMap<>();
  private final BallotPile pile = new BallotPile();
  private String kind = "";
  private int alternatives;
  private int categories;
  private String[] keys = new String[0];

  /// A place by itself for each candidate, the same on every ballot.
  private final List<List<String>> alone = new ArrayList<>();

  PrefLibReader(NumberedLines lines) {
    this.lines = lines;
  }

  ReadBallots read() throws IOException, BadBallotFile {
    var begun = false;
    var different = 0L;
    for (var line = lines.next(); line != null; line = lines.next()) {
      if (line.isBlank()) {
        continue;
      }
      if (line.startsWith("#")) {
        if (begun) {
          throw new BadBallotFile(lines.number(), "ballot.preflib.head-late");
        }
        head(line);
        continue;
      }
      if (!begun) {
        begin();
        begun = true;
      }
      ballot(line);
      different++;
    }
    if (!begun) {
      begin();
    }
    var notes = new ArrayList<Note>();
    differs("NUMBER VOTERS", pile.size(), "ballot.preflib.voters", notes);
    differs("NUMBER UNIQUE " + (kind.equals("cat") ? "PREFERENCES" : "ORDERS"), different, "ballot.preflib.unique", notes);
    return new ReadBallots(new BallotFile(ballotKind(), candidates(), 0, pile.ballots()), notes);
  }

  private void head(String line) throws BadBallotFile {
    var found = HEAD.matcher(line);
    if (!found.matches()) {
      return;
    }
    var number = found.group(2);
    if (number == null) {
      head.put(found.group(1), found.group(3).strip());
    } else if (found.group(1).equals("ALTERNATIVE NAME")) {
      var before = namedAt.putIfAbsent(Integer.valueOf(number), lines.number());
      if (before != null) {
        throw new BadBallotFile(lines.number(), "ballot.preflib.name-twice", number, Integer.toString(before));
      }
      names.put(Integer.valueOf(number), found.group(3).strip());
    }
  }

  private void begin() throws BadBallotFile {
    kind = head.getOrDefault("DATA TYPE", "").toLowerCase(Locale.ROOT);
    if (!KINDS.contains(kind)) {
      throw kind.isEmpty() ? new BadBallotFile(0, "ballot.preflib.no-kind") : new BadBallotFile(0, "ballot.preflib.kind", kind);
    }
    alternatives = number("NUMBER ALTERNATIVES");
    if (alternatives < 1 || alternatives > MOST_ALTERNATIVES) {
      throw new BadBallotFile(0, "ballot.preflib.alternatives", Integer.toString(MOST_ALTERNATIVES));
    }
    for (var number : names.keySet()) {
      if (number < 1 || number > alternatives) {
        throw new BadBallotFile(Objects.requireNonNull(namedAt.get(number)), "ballot.preflib.name-unknown", number.toString(), Integer.toString(alternatives));
      }
    }
    keys = new String[alternatives + 1];
    for (var i = 0; i <= alternatives; i++) {
      keys[i] = Integer.toString(i);
      alone.add(List.of(keys[i]));
    }
    if (kind.equals("cat")) {
      categories = number("NUMBER CATEGORIES");
      if (categories < 1 || categories > MOST_ALTERNATIVES) {
        throw new BadBallotFile(0, "ballot.preflib.categories", Integer.toString(MOST_ALTERNATIVES));
      }
    }
  }

  private int number(String name) {
    var text = head.getOrDefault(name, "");
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  private void differs(String name, long read, String key, List<Note> notes) {
    var said = head.get(name);
    if (said != null && said.matches("[0-9]{1,18}") && Long.parseLong(said) != read) {
      notes.add(Note.of(key, said, Long.toString(read)));
    }
  }

  private List<Candidate> candidates() {
    var candidates = new ArrayList<Candidate>();
    for (var i = 1; i <= alternatives; i++) {
      var name = names.getOrDefault(i, "");
      candidates.add(new Candidate(keys[i], name.isBlank() ? keys[i] : name, 0));
    }
    return candidates;
  }

  private BallotKind ballotKind() {
    return !kind.equals("cat") ? BallotKind.RANKING : categories <= 2 ? BallotKind.APPROVAL : BallotKind.POINTS;
  }

  private void ballot(String line) throws BadBallotFile {
    var counted = COUNTED.matcher(line);
    if (!counted.matches()) {
      throw new BadBallotFile(lines.number(), "ballot.preflib.line");
    }
    var count = Long.parseLong(counted.group(1));
    if (count < 1 || count > BallotFile.MOST_BALLOTS) {
      throw new BadBallotFile(lines.number(), "ballot.preflib.count", counted.group(1), Long.toString(BallotFile.MOST_BALLOTS));
    }
    pile.add(count, content(places(counted.group(2))), lines.number());
  }

  private BallotContent content(List<List<String>> places) throws BadBallotFile {
    if (!kind.equals("cat")) {
      check(places);
      return new BallotContent.Ranking(places);
    }
    if (places.size() > categories) {
      throw new BadBallotFile(lines.number(), "ballot.preflib.too-many-categories", Integer.toString(categories), Integer.toString(places.size()));
    }
    if (categories <= 2) {
      return new BallotContent.Approval(places.isEmpty() ? List.of() : places.getFirst());
    }
    var points = new TreeMap<String, Long>();
    for (var i = 0; i < places.size(); i++) {
      var worth = (long) categories - 1 - i;
      places.get(i).forEach(key -> points.put(key, worth));
    }
    return new BallotContent.Points(points);
  }

  private void check(List<List<String>> places) throws BadBallotFile {
    if (kind.startsWith("so") && places.stream().anyMatch(place -> place.size() != 1)) {
      throw new BadBallotFile(lines.number(), "ballot.preflib.tied", kind, kind.replace('s', 't'));
    }
    if (kind.endsWith("c")) {
      var named = places.stream().mapToInt(List::size).sum();
      if (named != alternatives) {
        throw new BadBallotFile(lines.number(), "ballot.preflib.incomplete", Integer.toString(named), Integer.toString(alternatives), kind.substring(0, 2) + "i");
      }
    }
  }

  /// `1,{2,3},4`; categories may be empty: `1,{}`.
  private List<List<String>> places(String text) throws BadBallotFile {
    var places = new ArrayList<List<String>>();
    var seen = new boolean[alternatives + 1];
    @Nullable List<String> together = null;
    var number = new StringBuilder();
    var expects = true;
    for (var i = 0; i <= text.length(); i++) {
      var sign = i == text.length() ? ',' : text.charAt(i);
      if (sign == ' ' || sign == '\t') {
        continue;
      }
      if (sign >= '0' && sign <= '9') {
        number.append(sign);
        continue;
      }
      if (!number.isEmpty()) {
        var key = key(number.toString(), seen);
        number.setLength(0);
        if (together == null) {
          if (!expects) {
            throw new BadBallotFile(lines.number(), "ballot.preflib.line");
          }
          places.add(alone.get(Integer.parseInt(key)));
        } else {
          together.add(key);
        }
        expects = false;
      }
      switch (sign) {
        case '{' -> {
          if (together != null || !expects) {
            throw new BadBallotFile(lines.number(), "ballot.preflib.braces");
          }
          together = new ArrayList<>();
          expects = true;
        }
        case '}' -> {
          if (together == null) {
            throw new BadBallotFile(lines.number(), "ballot.preflib.braces");
          }
          places.add(together);
          together = null;
          expects = false;
        }
        case ',' -> expects = true;
        default -> throw new BadBallotFile(lines.number(), "ballot.preflib.sign", String.valueOf(sign));
      }
    }
    if (together != null) {
      throw new BadBallotFile(lines.number(), "ballot.preflib.braces");
    }
    return places;
  }

  private String key(String number, boolean[] seen) throws BadBallotFile {
    var alternative = number.length() > 9 ? 0 : Integer.parseInt(number);
    if (alternative < 1 || alternative > alternatives) {
      throw new BadBallotFile(lines.number(), "ballot.preflib.unknown", number, Integer.toString(alternatives));
    }
    if (seen[alternative]) {
      throw new BadBallotFile(lines.number(), "ballot.file.twice", number);
    }
    seen[alternative] = true;
    return keys[alternative];
  }
}
