package dk.pip.editions;

import dk.pip.shared.Audience;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/// The `edition.yaml` of a bundle, as somebody wrote it. A change rewrites the lines of what is changed, and moves those of a
/// block as they are; all others stay byte for byte, remarks and blanks among them. Whether the edition may be published is for
/// the checks to say: one that is only begun is an edition file too.
public final class EditionFile {
  private static final List<String> ORDER =
      List.of("format", "kind", "number", "volume", "month", "title", "audience", "language", "published", "municipality", "blocks");

  /// What is written without quotation marks: figures, months and days.
  private static final Pattern FIGURES = Pattern.compile("\\d{1,4}|\\d{4}-\\d{2}(?:-\\d{2})?");

  private final String text;
  private final List<String> lines;
  private final MappingNode root;

  private EditionFile(String text, MappingNode root) {
    this.text = text;
    this.lines = lines(text);
    this.root = root;
  }

  /// A block as it stands in the file.
  ///
  /// @param kind as it is written, also where there is no such kind
  /// @param fields in their order, without `kind`: texts, lists of texts, fields, lists of fields
  /// @param firstLine in the file, from 1
  /// @param lastLine the last that is the block's
  public record Entry(String kind, Map<String, Object> fields, int firstLine, int lastLine, Map<String, Integer> fieldLines) {
    /// A field's text; empty where it has none.
    public String text(String name) {
      return fields.get(name) instanceof String value ? value : "";
    }
  }

  /// @return empty where it can't be read: such a file is mended in a text editor
  public static Optional<EditionFile> read(String text) {
    var plain = text.replace("\uFEFF", "");
    // A lone CR ends a line for YAML, and hardly anywhere else.
    var lined = plain.replace("\r\n", "\n").indexOf('\r') < 0 ? plain : plain.replace("\r\n", "\n").replace('\r', '\n');
    try {
      return YamlText.reader().compose(new StringReader(lined)) instanceof MappingNode root
          ? Optional.of(new EditionFile(lined, root))
          : Optional.empty();
    } catch (YAMLException e) {
      return Optional.empty();
    }
  }

  /// An edition without blocks.
  public static EditionFile fresh(int number, String month, String title, Audience audience) {
    var text =
        "format: %s\nnumber: %d\nmonth: %s\ntitle: %s\naudience: %s\nblocks: []\n"
            .formatted(BundleReader.FORMAT, number, month, YamlText.quoted(title), audience == Audience.STAFF ? "staff" : "public");
    return read(text).orElseThrow();
  }

  /// A story that comes out by itself.
  static EditionFile single(String month, String title, Audience audience, String slug) {
    var text =
        "format: %s\nkind: single\nmonth: %s\ntitle: %s\naudience: %s\nblocks:\n  - kind: story\n    story: %s\n"
            .formatted(BundleReader.FORMAT, month, YamlText.quoted(title), audience == Audience.STAFF ? "staff" : "public", YamlText.quoted(slug));
    return read(text).orElseThrow();
  }

  public String text() {
    return text;
  }

  /// A field's text on one line; empty where it isn't there.
  public String field(String name) {
    return value(name) instanceof ScalarNode scalar ? scalar.getValue().replaceAll("\\s+", " ").strip() : "";
  }

  private Node value(String name) {
    for (var tuple : root.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
        return tuple.getValueNode();
      }
    }
    return root;
  }

  /// Its blocks in order; what isn't a block at all has the kind `–`.
  public List<Entry> blocks() {
    var entries = new ArrayList<Entry>();
    var chunks = chunks();
    var line = chunks.head().size() + 1;
    for (var i = 0; i < chunks.nodes().size(); i++) {
      var size = chunks.blocks().isEmpty() ? 0 : chunks.blocks().get(i).size();
      entries.add(entry(chunks.nodes().get(i), line, line + Math.max(size, 1) - 1));
      line += size;
    }
    return entries;
  }

  private static Entry entry(Node node, int first, int last) {
    var kind = "–";
    var fields = new LinkedHashMap<String, Object>();
    var fieldLines = new LinkedHashMap<String, Integer>();
    if (node instanceof MappingNode mapping) {
      for (var tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          fieldLines.put(key.getValue(), key.getStartMark().getLine() + 1);
          if (key.getValue().equals("kind") && tuple.getValueNode() instanceof ScalarNode value) {
            kind = value.getValue();
          } else {
            fields.put(key.getValue(), plain(tuple.getValueNode()));
          }
        }
      }
    }
    return new Entry(kind, fields, first, last, fieldLines);
  }

  private static Object plain(Node node) {
    return switch (node) {
      case MappingNode mapping -> {
        var fields = new LinkedHashMap<String, Object>();
        for (var tuple : mapping.getValue()) {
          if (tuple.getKeyNode() instanceof ScalarNode key) {
            fields.put(key.getValue(), plain(tuple.getValueNode()));
          }
        }
        yield fields;
      }
      case SequenceNode sequence -> sequence.getValue().stream().map(EditionFile::plain).toList();
      case ScalarNode scalar -> scalar.getValue();
      default -> "";
    };
  }

  /// The file's lines, parted at its blocks.
  ///
  /// @param blocks none where the list stands on one line
  private record Chunks(List<String> head, List<List<String>> blocks, List<String> tail, List<Node> nodes, int column) {}

  private Chunks chunks() {
    var list = value("blocks");
    if (list == root) {
      return new Chunks(lines, List.of(), List.of(), List.of(), 2);
    }
    var nodes = list instanceof SequenceNode sequence ? sequence.getValue() : List.<Node>of();
    if (nodes.isEmpty() || ((SequenceNode) list).getFlowStyle() == DumperOptions.FlowStyle.FLOW) {
      var first = keyLine("blocks");
      return new Chunks(lines.subList(0, first), List.of(), lines.subList(endLine(list, first), lines.size()), nodes, 2);
    }
    var sequence = (SequenceNode) list;
    var starts = nodes.stream().map(this::dashLine).toList();
    var end = Math.min(lines.size(), sequence.getEndMark().getLine());
    if (sequence.getEndMark().getColumn() > 0 && end < lines.size() && value("blocks").getEndMark().getLine() >= lines.size() - 1) {
      end = lines.size();
    }
    // Blanks and remarks behind the last block are the file's.
    while (end > starts.getLast() + 1 && (lines.get(end - 1).isBlank() || lines.get(end - 1).startsWith("#"))) {
      end--;
    }
    var blocks = new ArrayList<List<String>>();
    for (var i = 0; i < starts.size(); i++) {
      blocks.add(lines.subList(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : end));
    }
    var column = lines.get(starts.getFirst()).indexOf('-');
    return new Chunks(lines.subList(0, starts.getFirst()), blocks, lines.subList(end, lines.size()), nodes, column);
  }

  /// The line of the hyphen that an item of the list begins with.
  private int dashLine(Node item) {
    var line = Math.min(item.getStartMark().getLine(), lines.size() - 1);
    while (line > 0 && !lines.get(line).stripLeading().startsWith("-")) {
      line--;
    }
    return line;
  }

  private int keyLine(String name) {
    for (var tuple : root.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
        return key.getStartMark().getLine();
      }
    }
    return lines.size();
  }

  /// @param to where it stands afterwards, from 0
  public EditionFile moved(int from, int to) {
    var written = written();
    written.add(to, written.remove(from));
    return withBlocks(written);
  }

  public EditionFile without(int index) {
    var written = written();
    written.remove(index);
    return withBlocks(written);
  }

  /// A block more.
  ///
  /// @param index where it stands afterwards, from 0
  public EditionFile with(int index, String kind, Map<String, Object> fields) {
    var written = written();
    written.add(index, lines(block(kind, fields)));
    return withBlocks(written);
  }

  public EditionFile replaced(int index, String kind, Map<String, Object> fields) {
    var written = written();
    written.set(index, lines(block(kind, fields)));
    return withBlocks(written);
  }

  private List<List<String>> written() {
    var chunks = chunks();
    if (!chunks.blocks().isEmpty()) {
      return new ArrayList<>(chunks.blocks());
    }
    var written = new ArrayList<List<String>>();
    for (var entry : blocks()) {
      written.add(lines(block(entry.kind(), entry.fields())));
    }
    return written;
  }

  private String block(String kind, Map<String, Object> fields) {
    var column = chunks().column();
    var all = new LinkedHashMap<String, Object>();
    all.put("kind", kind);
    all.putAll(fields);
    var yaml = yaml(all);
    var block = new StringBuilder();
    var isFirst = true;
    for (var line : lines(yaml)) {
      block.append(line.isBlank() ? "" : " ".repeat(column) + (isFirst ? "- " : "  ")).append(line);
      isFirst = false;
    }
    return ended(block.toString());
  }

  /// Fields as YAML, with texts of several lines as they are typed.
  private static String yaml(Map<String, Object> fields) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    options.setAllowUnicode(true);
    options.setIndent(2);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    var representer =
        new Representer(options) {
          @Override
          protected Node representScalar(Tag tag, String value, DumperOptions.ScalarStyle style) {
            return super.representScalar(tag, value, value.indexOf('\n') >= 0 ? DumperOptions.ScalarStyle.LITERAL : style);
          }
        };
    return new Yaml(representer, options).dump(fields);
  }

  private EditionFile withBlocks(List<List<String>> blocks) {
    var chunks = chunks();
    var other = new StringBuilder();
    var head = new ArrayList<>(chunks.head());
    var isBare = chunks.blocks().isEmpty();
    head.forEach(other::append);
    if (isBare) {
      startLine(other);
      other.append(blocks.isEmpty() ? "blocks: []" : "blocks:").append(newline());
    } else if (blocks.isEmpty()) {
      // The line that says »blocks:« is the last of the head.
      var key = keyLine("blocks");
      other.setLength(0);
      lines.subList(0, key).forEach(other::append);
      startLine(other);
      other.append("blocks: []").append(newline());
    }
    for (var block : blocks) {
      startLine(other);
      block.forEach(other::append);
    }
    if (!chunks.tail().isEmpty()) {
      startLine(other);
      chunks.tail().forEach(other::append);
    }
    return changed(other.toString());
  }

  private void startLine(StringBuilder before) {
    if (!before.isEmpty() && before.charAt(before.length() - 1) != '\n') {
      before.append(newline());
    }
  }

  private String newline() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  private String ended(String written) {
    return written.replace("\n", newline());
  }

  private static EditionFile changed(String other) {
    return read(other).orElseThrow(() -> new IllegalStateException("An edition can't be read any more after a change. Indicates a bug"));
  }

  /// @param value one line; what is blank takes the field away
  public EditionFile with(String name, String value) {
    var wanted = value.replaceAll("\\s+", " ").strip();
    if (wanted.equals(field(name))) {
      return this;
    }
    var line = wanted.isEmpty() ? "" : ended(name + ": " + written(wanted) + "\n");
    var node = value(name);
    if (node == root) {
      var at = place(name);
      return changed(joined(lines.subList(0, at)) + line + joined(lines.subList(at, lines.size())));
    }
    var from = keyLine(name);
    return changed(joined(lines.subList(0, from)) + line + joined(lines.subList(endLine(node, from), lines.size())));
  }

  /// The line behind a value.
  private int endLine(Node value, int first) {
    var end = value.getEndMark();
    return Math.min(lines.size(), Math.max(first + 1, end.getLine() + (end.getColumn() == 0 ? 0 : 1)));
  }

  private static String joined(List<String> some) {
    return String.join("", some);
  }

  /// Ahead of the nearest field that usually stands after it.
  private int place(String name) {
    for (var after : ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size())) {
      if (value(after) != root) {
        return keyLine(after);
      }
    }
    return lines.size();
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
  }

  private static String written(String value) {
    return FIGURES.matcher(value).matches() ? value : YamlText.quoted(value);
  }
}
