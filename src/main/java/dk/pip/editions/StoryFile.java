package dk.pip.editions;

import java.io.StringReader;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// The file of a story in a bundle, as somebody wrote it: fields in YAML and a body in CommonMark. A change rewrites the lines
/// of what is changed and leaves all others byte for byte as they were, remarks and blanks among them. Whether a story may be
/// published is for the checks to say: one that is only begun is a story file too.
public final class StoryFile {
  public static final List<String> FIELDS = List.of("headline", "short-title", "section", "standfirst", "byline", "language", "date");
  public static final String PICTURE = "picture";
  public static final String FURTHER = "further";

  private static final List<String> ORDER =
      List.of("headline", "short-title", "section", "standfirst", "byline", "language", "date", PICTURE, FURTHER);

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

  /// The fields of `picture` or `further`; empty where it isn't there.
  public Map<String, String> group(String name) {
    var group = new LinkedHashMap<String, String>();
    if (fields.get(name) instanceof MappingNode mapping) {
      for (var tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key && tuple.getValueNode() instanceof ScalarNode value) {
          group.put(key.getValue(), line(value.getValue()));
        }
      }
    }
    return group;
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
    var wanted = new LinkedHashMap<String, String>();
    values.forEach(
        (key, value) -> {
          if (!value.isBlank()) {
            wanted.put(key, line(value));
          }
        });
    if (wanted.equals(group(name))) {
      return this;
    }
    var lines = new StringBuilder();
    wanted.forEach((key, value) -> lines.append("  ").append(key).append(": ").append(key.equals("decorative") ? value : YamlText.quoted(value)).append('\n'));
    return replaced(name, lines.isEmpty() ? "" : name + ":\n" + lines);
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
