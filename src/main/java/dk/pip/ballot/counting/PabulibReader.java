package dk.pip.ballot.counting;

import dk.pip.ballot.counting.ReadBallots.Note;
import dk.pip.shared.EditDistance;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Pabulib's `.pb`: sections META, PROJECTS and VOTES, each a table with semicolons and a head; fields with a semicolon or a line break stand in quotes.
final class PabulibReader {
  /// Points with decimals are counted in these.
  static final long PARTS = 1_000_000;

  private static final int MOST_DECIMALS = 6;
  private static final int MOST_PROJECTS = 10_000;
  private static final int NEAR = 2;
  private static final Set<String> TYPES = Set.of("approval", "choose-1", "ordinal", "cumulative", "scoring");

  /// Thrown by a first reading that finds points with decimals.
  static final class Decimals extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private enum Section {
    META,
    PROJECTS,
    VOTES
  }

  /// @param alone a place by itself, the same on every ballot
  private record Project(String key, String title, BigDecimal cost, int line, List<String> alone) {}

  private final NumberedLines lines;
  private final long pointUnit;
  private final Map<String, String> meta = new HashMap<>();
  private final Map<String, Integer> metaLines = new HashMap<>();
  private final Map<String, Project> projects = new HashMap<>();
  private final List<Project> inOrder = new ArrayList<>();
  private final Set<String> voters = new HashSet<>();
  private final BallotPile pile = new BallotPile();
  private String type = "";
  private long defaultScore;

  PabulibReader(NumberedLines lines, long pointUnit) {
    this.lines = lines;
    this.pointUnit = pointUnit;
  }

  ReadBallots read() throws IOException, BadBallotFile {
    @Nullable Section section = null;
    List<String> head = List.of();
    var seen = new HashSet<Section>();
    for (var cells = cells(); cells != null; cells = cells()) {
      var begun = section(cells);
      if (begun != null) {
        begin(begun, seen);
        section = begun;
        head = head(begun);
      } else if (section == null) {
        throw new BadBallotFile(line, "ballot.pabulib.no-section");
      } else {
        switch (section) {
          case META -> meta(cells);
          case PROJECTS -> project(cells, head);
          case VOTES -> vote(cells, head);
        }
      }
    }
    for (var needed : Section.values()) {
      if (!seen.contains(needed)) {
        throw new BadBallotFile(0, "ballot.pabulib.missing-section", needed.name());
      }
    }
    return result();
  }

  private void begin(Section section, Set<Section> seen) throws BadBallotFile {
    if (!seen.add(section)) {
      throw new BadBallotFile(line, "ballot.pabulib.section-twice", section.name());
    }
    if (section == Section.VOTES) {
      if (!seen.contains(Section.META) || !seen.contains(Section.PROJECTS)) {
        throw new BadBallotFile(line, "ballot.pabulib.votes-first");
      }
      type = meta.getOrDefault("vote_type", "").toLowerCase(Locale.ROOT);
      if (!TYPES.contains(type)) {
        throw new BadBallotFile(metaLines.getOrDefault("vote_type", 0), "ballot.pabulib.vote-type", type);
      }
      var standard = meta.getOrDefault("default_score", "");
      defaultScore = type.equals("scoring") && !standard.isEmpty() ? points(standard, metaLines.getOrDefault("default_score", 0)) : 0;
    }
  }

  private static @Nullable Section section(List<String> cells) {
    var name = cells.getFirst().strip().toUpperCase(Locale.ROOT);
    var alone = cells.stream().skip(1).allMatch(String::isBlank);
    return alone ? Arrays.stream(Section.values()).filter(section -> section.name().equals(name)).findFirst().orElse(null) : null;
  }

  private List<String> head(Section section) throws IOException, BadBallotFile {
    var cells = cells();
    if (cells == null) {
      throw new BadBallotFile(line, "ballot.pabulib.no-head", section.name());
    }
    var head = cells.stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
    var needed =
        switch (section) {
          case META -> List.of("key", "value");
          case PROJECTS -> List.of("project_id", "cost");
          case VOTES -> type.equals("cumulative") || type.equals("scoring") ? List.of("vote", "points") : List.of("vote");
        };
    for (var column : needed) {
      if (!head.contains(column)) {
        throw new BadBallotFile(line, "ballot.pabulib.no-column", section.name(), column);
      }
    }
    return head;
  }

  private void meta(List<String> cells) throws BadBallotFile {
    if (cells.size() < 2) {
      throw new BadBallotFile(line, "ballot.pabulib.meta");
    }
    var key = cells.getFirst().strip().toLowerCase(Locale.ROOT);
    meta.put(key, cells.get(1).strip());
    metaLines.put(key, line);
  }

  private void project(List<String> cells, List<String> head) throws BadBallotFile {
    var key = cell(cells, head, "project_id");
    var cost = cell(cells, head, "cost");
    if (key.isEmpty()) {
      throw new BadBallotFile(line, "ballot.pabulib.no-id");
    }
    if (key.contains(",")) {
      throw new BadBallotFile(line, "ballot.pabulib.comma-in-id", key);
    }
    var before = projects.get(key);
    if (before != null) {
      throw new BadBallotFile(line, "ballot.pabulib.project-twice", key, Integer.toString(before.line));
    }
    if (projects.size() == MOST_PROJECTS) {
      throw new BadBallotFile(line, "ballot.pabulib.too-many-projects", Integer.toString(MOST_PROJECTS));
    }
    var name = cell(cells, head, "name");
    var project = new Project(key, name.isEmpty() || name.equalsIgnoreCase("none") ? key : name, amount(cost, "ballot.pabulib.cost", key), line, List.of(key));
    projects.put(key, project);
    inOrder.add(project);
  }

  private BigDecimal amount(String text, String wrong, String of) throws BadBallotFile {
    var number = decimal(text);
    if (number == null || number.signum() < 0 || number.stripTrailingZeros().scale() > MOST_DECIMALS || number.compareTo(BigDecimal.valueOf(BallotFile.MOST_MONEY)) > 0) {
      throw new BadBallotFile(line, wrong, of, text);
    }
    return number;
  }

  /// With a point or a comma before decimals, as the field writes it; the form with an exponent would be far too large in few signs.
  private static @Nullable BigDecimal decimal(String text) {
    return text.matches("-?[0-9]{1,18}(?:[.,][0-9]{1,18})?") ? new BigDecimal(text.replace(',', '.')) : null;
  }

  private void vote(List<String> cells, List<String> head) throws BadBallotFile {
    if (cells.size() > head.size() && cells.subList(head.size(), cells.size()).stream().anyMatch(cell -> !cell.isBlank())) {
      throw new BadBallotFile(line, "ballot.pabulib.too-many-cells", Integer.toString(head.size()), Integer.toString(cells.size()));
    }
    var voter = cell(cells, head, "voter_id");
    if (!voter.isEmpty() && !voters.add(voter)) {
      throw new BadBallotFile(line, "ballot.pabulib.voter-twice", voter);
    }
    var keys = keys(cell(cells, head, "vote"));
    pile.add(1, content(keys, cells, head), line);
  }

  private BallotContent content(List<String> keys, List<String> cells, List<String> head) throws BadBallotFile {
    return switch (type) {
      case "choose-1" -> {
        if (keys.size() > 1) {
          throw new BadBallotFile(line, "ballot.pabulib.more-than-one", Integer.toString(keys.size()));
        }
        yield new BallotContent.One(keys.isEmpty() ? "" : keys.getFirst());
      }
      case "ordinal" -> new BallotContent.Ranking(keys.stream().map(key -> Objects.requireNonNull(projects.get(key)).alone).toList());
      case "cumulative", "scoring" -> points(keys, cell(cells, head, "points"));
      default -> new BallotContent.Approval(keys);
    };
  }

  private BallotContent points(List<String> keys, String cell) throws BadBallotFile {
    var given = cell.isEmpty() || cell.equalsIgnoreCase("none") ? new String[0] : cell.split(",", -1);
    if (given.length != keys.size()) {
      throw new BadBallotFile(line, "ballot.pabulib.points", Integer.toString(keys.size()), Integer.toString(given.length));
    }
    var points = new TreeMap<String, Long>();
    for (var i = 0; i < given.length; i++) {
      points.put(keys.get(i), points(given[i].strip(), line));
    }
    if (defaultScore > 0) {
      inOrder.forEach(project -> points.putIfAbsent(project.key, defaultScore));
    }
    return new BallotContent.Points(points);
  }

  private long points(String text, int where) throws BadBallotFile {
    var number = decimal(text);
    if (number == null || number.signum() < 0 || number.compareTo(BigDecimal.valueOf(PARTS)) > 0 || number.stripTrailingZeros().scale() > MOST_DECIMALS) {
      throw new BadBallotFile(where, "ballot.pabulib.point", text, Long.toString(PARTS));
    }
    if (pointUnit == 1 && number.stripTrailingZeros().scale() > 0) {
      throw new Decimals();
    }
    return number.multiply(BigDecimal.valueOf(pointUnit)).longValueExact();
  }

  private List<String> keys(String cell) throws BadBallotFile {
    if (cell.isEmpty() || cell.equalsIgnoreCase("none")) {
      return List.of();
    }
    var keys = new ArrayList<String>();
    var seen = new HashSet<String>();
    for (var part : cell.split(",", -1)) {
      var key = part.strip();
      if (key.isEmpty()) {
        continue;
      }
      var project = projects.get(key);
      if (project == null) {
        var near = projects.keySet().stream().filter(other -> other.length() > NEAR && EditDistance.between(other, key) <= NEAR).min(Comparator.comparingInt(other -> EditDistance.between(other, key)));
        throw near.isPresent() ? new BadBallotFile(line, "ballot.pabulib.unknown-near", key, near.get()) : new BadBallotFile(line, "ballot.pabulib.unknown", key);
      }
      if (!seen.add(project.key)) {
        throw new BadBallotFile(line, "ballot.file.twice", key);
      }
      keys.add(project.key);
    }
    return keys;
  }

  private static String cell(List<String> cells, List<String> head, String column) {
    var at = head.indexOf(column);
    return at < 0 || at >= cells.size() ? "" : cells.get(at).strip();
  }

  private ReadBallots result() throws BadBallotFile {
    if (projects.isEmpty()) {
      throw new BadBallotFile(0, "ballot.pabulib.no-projects");
    }
    line = metaLines.getOrDefault("budget", 0);
    if (!meta.containsKey("budget")) {
      throw new BadBallotFile(0, "ballot.pabulib.no-budget");
    }
    var budget = amount(meta.getOrDefault("budget", ""), "ballot.pabulib.budget", "");
    var decimals = Math.max(0, budget.stripTrailingZeros().scale());
    for (var project : inOrder) {
      decimals = Math.max(decimals, project.cost.stripTrailingZeros().scale());
    }
    var unit = BigDecimal.TEN.pow(decimals).longValueExact();
    var candidates = new ArrayList<Candidate>();
    for (var project : inOrder) {
      line = project.line;
      candidates.add(new Candidate(project.key, project.title, inUnits(project.cost, unit)));
    }
    var kind =
        switch (type) {
          case "choose-1" -> BallotKind.ONE;
          case "ordinal" -> BallotKind.RANKING;
          case "cumulative", "scoring" -> BallotKind.POINTS;
          default -> BallotKind.APPROVAL;
        };
    line = metaLines.getOrDefault("budget", 0);
    var notes = new ArrayList<Note>();
    differs("num_votes", pile.size(), "ballot.pabulib.votes-differ", notes);
    differs("num_projects", projects.size(), "ballot.pabulib.projects-differ", notes);
    return new ReadBallots(new BallotFile(kind, candidates, inUnits(budget, unit), pile.ballots(), unit, pointUnit), notes);
  }

  private long inUnits(BigDecimal amount, long unit) throws BadBallotFile {
    var units = amount.multiply(BigDecimal.valueOf(unit));
    if (units.compareTo(BigDecimal.valueOf(BallotFile.MOST_MONEY)) > 0) {
      throw new BadBallotFile(line, "ballot.pabulib.too-large", amount.toPlainString());
    }
    return units.longValueExact();
  }

  private void differs(String name, long read, String key, List<Note> notes) {
    var said = meta.get(name);
    if (said != null && said.matches("[0-9]{1,18}") && Long.parseLong(said) != read) {
      notes.add(Note.of(key, said, Long.toString(read)));
    }
  }

  /// Where the row that is looked at begins.
  private int line;

  /// The cells of the next row that isn't empty.
  private @Nullable List<String> cells() throws IOException, BadBallotFile {
    for (var text = lines.next(); text != null; text = lines.next()) {
      if (!text.isBlank()) {
        line = lines.number();
        return text.indexOf('"') < 0 ? Arrays.asList(text.split(";", -1)) : quoted(text);
      }
    }
    return null;
  }

  private List<String> quoted(String first) throws IOException, BadBallotFile {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    var text = first;
    var inside = false;
    for (var i = 0; ; i++) {
      if (i == text.length()) {
        if (!inside) {
          cells.add(cell.toString());
          return cells;
        }
        var next = lines.next();
        if (next == null) {
          throw new BadBallotFile(line, "ballot.pabulib.quote");
        }
        cell.append('\n');
        if (cell.length() + next.length() > 1_000_000) {
          throw new BadBallotFile(line, "ballot.pabulib.quote");
        }
        text = next;
        i = -1;
        continue;
      }
      var sign = text.charAt(i);
      if (inside) {
        if (sign != '"') {
          cell.append(sign);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          inside = false;
        }
      } else if (sign == '"' && cell.toString().isBlank()) {
        cell.setLength(0);
        inside = true;
      } else if (sign == ';') {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(sign);
      }
    }
  }
}
