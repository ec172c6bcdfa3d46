package dk.pip.editions;

import java.io.StringReader;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// The file of a story in a bundle, as somebody wrote it: fields in YAML and a body in CommonMark. A change rewrites the lines
/// of what is changed and leaves all others byte for byte as they were, remarks and blanks among them. Whether a story may be
/// published is for the checks to say: one that is only begun is a story file too.
public final class StoryFile {
  public static final List<String> FIELDS = List.of("headline", "short-title", "section", "standfirst", "byline", "language", "date");
  public static final String PICTURE = "picture";
  public static final String VIDEO = "video";
  public static final String ATTACHMENTS = "attachments";
  public static final String PRESS = "press-mention";
  public static final String RELATED = "related";
  public static final String FURTHER = "further";

  private static final List<String> ORDER =
      List.of("headline", "short-title", "section", "standfirst", "byline", "language", "date", PICTURE, VIDEO, ATTACHMENTS, PRESS, RELATED, FURTHER);

  /// Fields of groups that have several lines.
  private static final Set<String> TEXTS = Set.of("transcript");

  /// Fields of groups that have fields themselves.
  private static final Set<String> INNER = Set.of("still");

  private static final String FENCE = "---\n";

  /// What YAML can't hold (YAML 1.1, 5.1), and ends of lines.
  private static final Pattern UNWRITTEN = Pattern.compile("[^\\x20-\\x7E\\xA0-\\uD7FF\\uE000-\\uFEFE\\uFF00-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  /// What nobody sees and no form of an edition can hold, such as the ends of lines that Word has of its own.
  private static final Pattern UNWRITTEN_IN_BODY = Pattern.compile("[\\p{Cc}&&[^\n\t]]|[\\uFEFF\\uFFFE\\uFFFF]|\\p{Cs}");

  private final String original;
  private final String head;
  private final String between;
  private final String body;
  private final String after;
  private final Map<String, Node> fields;

  private StoryFile(String original, String head, String between, String body, String after, Map<String, Node> fields) {
    this.original = original;
    this.head = head;
    this.between = between;
    this.body = body;
    this.after = after;
    this.fields = fields;
  }

  /// @return empty where there are no fields that can be read: such a file is mended in a text editor
  public static Optional<StoryFile> read(String text) {
    var lines = Normalizer.normalize(text.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC);
    var end = lines.startsWith(FENCE) ? lines.indexOf("\n" + FENCE, FENCE.length() - 1) : -1;
    if (end < 0) {
      return Optional.empty();
    }
    var head = lines.substring(FENCE.length(), end + 1);
    var start = end + 1 + FENCE.length();
    var bodyStart = start;
    while (bodyStart < lines.length() && lines.charAt(bodyStart) == '\n') {
      bodyStart++;
    }
    var between = lines.substring(start, bodyStart);
    var body = lines.substring(bodyStart).stripTrailing();
    var after = lines.substring(bodyStart + body.length());
    return fields(head).map(fields -> new StoryFile(text, head, between, body, after, fields));
  }

  /// A story of which nothing is known but what it is to be called.
  public static StoryFile fresh(String headline) {
    return read(FENCE + "headline: " + YamlText.quoted(line(headline)) + "\n" + FENCE + "\n").orElseThrow();
  }

  private static Optional<Map<String, Node>> fields(String head) {
    try {
      var root = YamlText.reader().compose(new StringReader(head));
      var fields = new LinkedHashMap<String, Node>();
      if (root instanceof MappingNode mapping) {
        for (var tuple : mapping.getValue()) {
          if (tuple.getKeyNode() instanceof ScalarNode key) {
            fields.put(key.getValue(), tuple.getValueNode());
          }
        }
        return Optional.of(fields);
      }
      return root == null ? Optional.of(fields) : Optional.empty();
    } catch (YAMLException e) {
      return Optional.empty();
    }
  }

  /// A field's text on one line; empty where it isn't there.
  public String field(String name) {
    return fields.get(name) instanceof ScalarNode scalar ? line(scalar.getValue()) : "";
  }

  /// The fields of a group, such as `picture` or `further`; empty where it isn't there. Those of a group within have its name before
  /// them: `still.alt`.
  public Map<String, String> group(String name) {
    return fields.get(name) instanceof MappingNode mapping ? group(mapping, "") : new LinkedHashMap<>();
  }

  private static Map<String, String> group(MappingNode mapping, String before) {
    var group = new LinkedHashMap<String, String>();
    for (var tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        if (tuple.getValueNode() instanceof ScalarNode value) {
          group.put(before + key.getValue(), valueOf(key.getValue(), value.getValue()));
        } else if (before.isEmpty() && INNER.contains(key.getValue()) && tuple.getValueNode() instanceof MappingNode inner) {
          group.putAll(group(inner, key.getValue() + "."));
        }
      }
    }
    return group;
  }

  /// The groups of a list, such as `related`; empty where it isn't there.
  public List<Map<String, String>> list(String name) {
    return fields.get(name) instanceof SequenceNode list
        ? list.getValue().stream().filter(MappingNode.class::isInstance).map(node -> group((MappingNode) node, "")).toList()
        : List.of();
  }

  private static String valueOf(String key, String value) {
    return TEXTS.contains(key) ? lines(value) : line(value);
  }

  /// Whether there is nothing to read yet: neither a text nor, in a press mention, what others wrote in a sentence.
  public boolean isEmpty() {
    return body.isEmpty() && !isPressMention();
  }

  /// Whether it is about what others wrote, and says that in a sentence in place of a text.
  public boolean isPressMention() {
    return body.isEmpty() && !group(PRESS).getOrDefault("summary", "").isBlank();
  }

  public String body() {
    return body;
  }

  /// @param value one line; what is blank takes the field away
  public StoryFile with(String name, String value) {
    var wanted = line(value);
    return wanted.equals(field(name)) ? this : replaced(name, wanted.isEmpty() ? "" : name + ": " + YamlText.quoted(wanted) + "\n");
  }

  /// @param values of which those that are blank are left out; with none left the group goes
  public StoryFile with(String name, Map<String, String> values) {
    var wanted = wanted(values);
    if (wanted.equals(group(name))) {
      return this;
    }
    return replaced(name, wanted.isEmpty() ? "" : name + ":\n" + written(wanted, "  "));
  }

  /// @param groups of which each is written as by [#with]; with none left the list goes
  public StoryFile with(String name, List<Map<String, String>> groups) {
    var wanted = groups.stream().map(StoryFile::wanted).filter(group -> !group.isEmpty()).toList();
    if (wanted.equals(list(name))) {
      return this;
    }
    var lines = wanted.stream().map(group -> "  - " + written(group, "    ").substring("    ".length())).collect(Collectors.joining());
    return replaced(name, lines.isEmpty() ? "" : name + ":\n" + lines);
  }

  private static Map<String, String> wanted(Map<String, String> values) {
    var wanted = new LinkedHashMap<String, String>();
    values.forEach(
        (key, value) -> {
          if (!value.isBlank()) {
            wanted.put(key, valueOf(key, value));
          }
        });
    return wanted;
  }

  private static String written(Map<String, String> group, String indent) {
    var lines = new StringBuilder();
    var inner = "";
    for (var field : group.entrySet()) {
      var dot = field.getKey().indexOf('.');
      var outer = dot < 0 ? "" : field.getKey().substring(0, dot);
      if (!outer.isEmpty() && !outer.equals(inner)) {
        lines.append(indent).append(outer).append(":\n");
      }
      inner = outer;
      lines.append(written(field.getKey().substring(dot + 1), field.getValue(), outer.isEmpty() ? indent : indent + "  "));
    }
    return lines.toString();
  }

  private static String written(String key, String value, String indent) {
    if (TEXTS.contains(key) && value.indexOf('\n') >= 0) {
      return indent + key + ": |\n" + value.lines().map(line -> line.isBlank() ? "\n" : indent + "  " + line + "\n").collect(Collectors.joining());
    }
    return indent + key + ": " + (key.equals("decorative") ? value : YamlText.quoted(value)) + "\n";
  }

  public StoryFile withBody(String text) {
    var written = UNWRITTEN_IN_BODY.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    var wanted = Normalizer.normalize(written, Normalizer.Form.NFC).replaceFirst("^\n+", "").stripTrailing();
    if (wanted.equals(body)) {
      return this;
    }
    var gap = between.isEmpty() ? "\n" : between;
    return changed(head, gap, wanted, wanted.isEmpty() || !after.isEmpty() ? after : "\n");
  }

  /// The file.
  public String text() {
    return original;
  }

  private StoryFile replaced(String name, String lines) {
    var all = List.of(head.split("(?<=\n)"));
    var node = fields.get(name);
    var from = node == null ? place(name) : firstLine(name);
    var to = node == null ? from : lastLine(all, node, from);
    var other = String.join("", all.subList(0, from)) + lines + String.join("", all.subList(to, all.size()));
    return changed(other, between, body, after);
  }

  private StoryFile changed(String otherHead, String otherBetween, String otherBody, String otherAfter) {
    var text = FENCE + otherHead + FENCE + otherBetween + otherBody + otherAfter;
    return read(original.contains("\r\n") ? text.replace("\n", "\r\n") : text)
        .orElseThrow(() -> new IllegalStateException("A story can't be read any more after a change. Indicates a bug"));
  }

  /// Behind the nearest field that usually stands before it.
  private int place(String name) {
    var all = List.of(head.split("(?<=\n)"));
    for (var before : ORDER.subList(0, ORDER.indexOf(name)).reversed()) {
      var node = fields.get(before);
      if (node != null) {
        return lastLine(all, node, firstLine(before));
      }
    }
    return 0;
  }

  private int firstLine(String name) {
    var pattern = Pattern.compile("(?:" + Pattern.quote(name) + "|'" + Pattern.quote(name) + "'|\"" + Pattern.quote(name) + "\")\\s*:.*", Pattern.DOTALL);
    var all = List.of(head.split("(?<=\n)"));
    for (var i = 0; i < all.size(); i++) {
      if (pattern.matcher(all.get(i)).matches()) {
        return i;
      }
    }
    throw new IllegalStateException("No line of " + name);
  }

  /// The line behind the last of a value: its blanks and remarks belong to what follows.
  private static int lastLine(List<String> all, Node value, int first) {
    var end = value.getEndMark();
    var last = Math.min(all.size(), Math.max(first + 1, end.getLine() + (end.getColumn() == 0 ? 0 : 1)));
    while (last > first + 1 && (all.get(last - 1).isBlank() || all.get(last - 1).startsWith("#"))) {
      last--;
    }
    return last;
  }

  /// A text of several lines.
  private static String lines(String value) {
    var lines = value.replace("\r\n", "\n").replaceAll("[\r\u2028\u2029\u0085]", "\n").lines();
    return lines.map(line -> UNWRITTEN.matcher(line).replaceAll(" ").stripTrailing()).collect(Collectors.joining("\n")).strip();
  }

  private static String line(String value) {
    return UNWRITTEN.matcher(value).replaceAll(" ").replaceAll("\\s+", " ").strip();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoryFile file && file.original.equals(original);
  }

  @Override
  public int hashCode() {
    return original.hashCode();
  }
}
