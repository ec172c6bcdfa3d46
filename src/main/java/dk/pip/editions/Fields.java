package dk.pip.editions;

import dk.pip.markdown.LinkTarget;
import dk.pip.shared.Dates;
import dk.pip.shared.DomainName;
import dk.pip.shared.EditDistance;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// The fields of one YAML mapping, read one by one. What is wrong is noted with its line, and reading goes on with a
/// stand-in, so that a writer sees everything at once; [#finish] then notes the fields that nobody asked for.
final class Fields {
  static final int LONGEST_LINE = 400;
  static final int LONGEST_TEXT = 20_000;

  /// Longer than any address on the web. Print breaks a word letter by letter, each time over all that is left of it.
  static final int LONGEST_WORD = 2_000;

  static final Pattern LONG_WORD = Pattern.compile("\\S{" + (LONGEST_WORD + 1) + "}");

  private static final Set<String> YES = Set.of("true", "ja", "yes");
  private static final Set<String> NO = Set.of("false", "nej", "no");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM").withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u202a-\\u202e\\u2066-\\u2069]|\\p{Cn}|\\p{Cs}");

  private final String file;
  private final int offset;
  private final int line;
  private final List<Finding> findings;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();

  /// @param offset lines before the YAML in its file
  Fields(MappingNode mapping, String file, int offset, List<Finding> findings) {
    this.file = file;
    this.offset = offset;
    this.findings = findings;
    this.line = lineOf(mapping);
    for (var tuple : mapping.getValue()) {
      var keyLine = lineOf(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problem(keyLine, "editions.bundle.key-not-text");
      } else if (values.put(key.getValue(), tuple.getValueNode()) != null) {
        problem(keyLine, "editions.bundle.field-twice", shorten(key.getValue()));
      } else {
        lines.put(key.getValue(), keyLine);
      }
    }
  }

  int line() {
    return line;
  }

  private int lineOf(Node node) {
    return node.getStartMark().getLine() + 1 + offset;
  }

  /// The line of a field, or of the mapping where the field isn't there.
  int line(String name) {
    return lines.getOrDefault(name, line);
  }

  void problem(int atLine, String key, Object... arguments) {
    findings.add(Finding.blocks(file, atLine, key, arguments));
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String required(String name, int longest) {
    var value = optional(name, longest);
    if (value == null) {
      if (!has(name) || isEmpty(name)) {
        problem(line(name), "editions.bundle.missing", name);
      }
      return "–";
    }
    return value;
  }

  private boolean isEmpty(String name) {
    return values.get(name) instanceof ScalarNode scalar && scalar.getValue().isBlank();
  }

  /// One line of plain text, or null where it isn't there or empty.
  @Nullable String optional(String name, int longest) {
    var value = scalar(name, longest);
    return value == null ? null : value.replaceAll("\\s*\\n\\s*", " ").strip();
  }

  /// CommonMark over several lines.
  @Nullable String optionalText(String name) {
    var value = scalar(name, LONGEST_TEXT);
    return value == null ? null : value.strip();
  }

  String requiredText(String name) {
    var value = optionalText(name);
    if (value == null) {
      if (!has(name) || isEmpty(name)) {
        problem(line(name), "editions.bundle.missing", name);
      }
      return "–";
    }
    return value;
  }

  private @Nullable String scalar(String name, int longest) {
    asked.add(name);
    var node = values.get(name);
    if (node == null) {
      return null;
    }
    if (!(node instanceof ScalarNode scalar)) {
      problem(line(name), "editions.bundle.not-text", name);
      return null;
    }
    var value = scalar.getValue();
    if (value.isBlank()) {
      return null;
    }
    if (Letters.moreThan(longest, value)) {
      problem(line(name), "editions.bundle.too-long", name, longest, Letters.count(value));
      return null;
    }
    if (CONTROL.matcher(value).find()) {
      problem(line(name), "editions.bundle.control-character", name);
      return null;
    }
    if (LONG_WORD.matcher(value).find()) {
      problem(line(name), "editions.bundle.word-too-long", LONGEST_WORD);
      return null;
    }
    return value;
  }

  int number(String name, int least, int most) {
    var value = required(name, 12);
    try {
      var number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, as for a number out of range
    }
    if (!value.equals("–")) {
      problem(line(name), "editions.bundle.not-a-number", name, least, most, shorten(value));
    }
    return least;
  }

  <T extends Enum<T>> T choice(String name, Map<String, T> choices, T preset) {
    var value = optional(name, LONGEST_LINE);
    if (value == null) {
      return preset;
    }
    var choice = choices.get(value);
    if (choice == null) {
      problem(line(name), "editions.bundle.not-a-choice", name, String.join(", ", choices.keySet()), shorten(value));
      return preset;
    }
    return choice;
  }

  YearMonth requiredMonth(String name) {
    return requiredTemporal(name, "2026-03", YearMonth.of(2000, 1), text -> YearMonth.parse(text, MONTH));
  }

  LocalDate requiredDay(String name) {
    return requiredTemporal(name, "2026-03-19", LocalDate.of(2000, 1, 1), text -> LocalDate.parse(text, DAY));
  }

  LocalDateTime requiredTime(String name) {
    return requiredTemporal(name, "2026-03-19 17:00", LocalDateTime.of(2000, 1, 1, 0, 0), Fields::parseTime);
  }

  @Nullable LocalDate optionalDay(String name) {
    return temporal(name, "2026-03-19", text -> LocalDate.parse(text, DAY));
  }

  @Nullable LocalDateTime optionalTime(String name) {
    return temporal(name, "2026-03-19 17:00", Fields::parseTime);
  }

  /// A time, or a day, which then means its end.
  @Nullable LocalDateTime optionalTimeOrEndOfDay(String name) {
    return temporal(
        name,
        "2026-03-19 17:00",
        text -> text.length() <= 10 ? LocalDate.parse(text, DAY).atTime(LocalTime.of(23, 59)) : parseTime(text));
  }

  private static LocalDateTime parseTime(String text) {
    var time = LocalDateTime.parse(text.replace('T', ' '), TIME);
    // In the hour that is skipped in March the clock reads an hour more.
    return Dates.local(Dates.instant(time));
  }

  private <T> T requiredTemporal(String name, String example, T standIn, Function<String, T> parse) {
    if (required(name, LONGEST_LINE).equals("–")) {
      return standIn;
    }
    var value = temporal(name, example, parse);
    return value == null ? standIn : value;
  }

  private <T> @Nullable T temporal(String name, String example, Function<String, T> parse) {
    var text = optional(name, LONGEST_LINE);
    if (text == null) {
      return null;
    }
    try {
      return parse.apply(text);
    } catch (DateTimeException e) {
      problem(line(name), "editions.bundle.not-a-time", name, example, shorten(text));
      return null;
    }
  }

  /// An address on the web; anything but http and https is refused.
  @Nullable String optionalUrl(String name) {
    return link(name, false);
  }

  /// An address on the web, or a mail address, which becomes a `mailto:` link.
  @Nullable String optionalUrlOrMail(String name) {
    return link(name, true);
  }

  private @Nullable String link(String name, boolean mailToo) {
    var value = optional(name, 2_000);
    if (value == null) {
      return null;
    }
    var mail = mailToo && !value.contains("?") ? MailAddress.parse(value) : Optional.<MailAddress>empty();
    if (mail.isPresent()) {
      return "mailto:" + mail.get().text();
    }
    if (isWebAddress(value) && LinkTarget.of(value).address().regionMatches(true, 0, value, 0, 12)) {
      return value;
    }
    var target = LinkTarget.of(value);
    if (target.leads() && (mailToo || target.address().startsWith("http"))) {
      return target.address();
    }
    var meant = LinkTarget.meant(value);
    if (meant == null) {
      problem(line(name), "editions.bundle.not-a-link", name, shorten(value));
    } else {
      problem(line(name), "editions.bundle.not-a-link-meant", name, shorten(value), meant);
    }
    return null;
  }

  static boolean isWebAddress(String text) {
    try {
      var uri = new URI(inAscii(text));
      return uri.getHost() != null
          && uri.getUserInfo() == null
          && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return false;
    }
  }

  /// An address with its host as it stands in DNS: `https://xn--sborg-uua.dk` for `https://søborg.dk`.
  static String inAscii(String address) {
    return DomainName.inAddress(address);
  }

  /// The language of a part, by its BCP 47 tag.
  @Nullable TextLanguage optionalLanguage(String name) {
    var value = optional(name, LONGEST_LINE);
    if (value == null) {
      return null;
    }
    var language = TextLanguage.named(value);
    if (language.isEmpty()) {
      var meant = TextLanguage.meant(value);
      if (meant == null) {
        problem(line(name), "editions.bundle.not-a-language", name, shorten(value));
      } else {
        problem(line(name), "editions.bundle.not-a-language-meant", name, shorten(value), meant);
      }
    }
    return language.orElse(null);
  }

  boolean flag(String name) {
    var value = optional(name, LONGEST_LINE);
    if (value == null || NO.contains(value.toLowerCase(Locale.ROOT))) {
      return false;
    }
    if (!YES.contains(value.toLowerCase(Locale.ROOT))) {
      problem(line(name), "editions.bundle.not-a-choice", name, "true, false", shorten(value));
    }
    return true;
  }

  @Nullable Fields mapping(String name) {
    asked.add(name);
    var node = values.get(name);
    if (node == null) {
      return null;
    }
    if (!(node instanceof MappingNode mapping)) {
      problem(line(name), "editions.bundle.not-a-mapping", name);
      return null;
    }
    return new Fields(mapping, file, offset, findings);
  }

  /// The mappings of a list that must have `least` to `most` of them.
  List<Fields> mappings(String name, int least, int most) {
    var mappings = new ArrayList<Fields>();
    for (var node : sequence(name, least, most)) {
      if (node instanceof MappingNode mapping) {
        mappings.add(new Fields(mapping, file, offset, findings));
      } else {
        problem(lineOf(node), "editions.bundle.not-a-mapping", name);
      }
    }
    return mappings;
  }

  List<String> texts(String name, int least, int most) {
    var texts = new ArrayList<String>();
    for (var node : sequence(name, least, most)) {
      if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank() && !Letters.moreThan(LONGEST_LINE, scalar.getValue())
          && !CONTROL.matcher(scalar.getValue()).find()) {
        texts.add(scalar.getValue().strip());
      } else {
        problem(lineOf(node), "editions.bundle.not-text", name);
      }
    }
    return texts;
  }

  private List<Node> sequence(String name, int least, int most) {
    asked.add(name);
    var node = values.get(name);
    if (node == null) {
      problem(line, "editions.bundle.missing", name);
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      problem(line(name), "editions.bundle.not-a-list", name);
      return List.of();
    }
    var size = sequence.getValue().size();
    if (size < least || size > most) {
      problem(line(name), "editions.bundle.list-size", name, least, most, size);
      return List.of();
    }
    return sequence.getValue();
  }

  /// Notes every field that nobody asked for, with the one that was probably meant.
  void finish() {
    for (var name : values.keySet()) {
      if (!asked.contains(name)) {
        var meant = nearest(name, asked);
        if (meant == null) {
          problem(line(name), "editions.bundle.unknown-field", shorten(name), String.join(", ", asked.stream().sorted().toList()));
        } else {
          problem(line(name), "editions.bundle.unknown-field-meant", shorten(name), meant);
        }
      }
    }
  }

  static String shorten(String text) {
    var clean = text.replaceAll("\\p{C}", " ").strip();
    return Letters.shortened(60, clean);
  }

  /// The known word that is at most two slips away, if there is one.
  static @Nullable String nearest(String word, Iterable<String> known) {
    if (word.length() > 40) {
      return null;
    }
    String best = null;
    var bestDistance = 3;
    for (var candidate : known) {
      var distance = EditDistance.between(word.toLowerCase(Locale.ROOT), candidate);
      if (distance < bestDistance && distance < candidate.length()) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }
}
