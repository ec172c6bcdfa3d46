package dk.pip.editions;

import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.reader.ReaderException;

/// Reads YAML as plain data: a tree of mappings, lists and texts with their lines. Anchors, aliases, tags and further
/// documents are refused, nesting is bounded, and no value is ever turned into an object.
final class YamlText {
  private static final int DEEPEST = 12;

  /// What YAML takes for itself without quotation marks.
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}][\\p{L}\\p{N} ,.!?'’»«()/&%;+–—-]*");

  private static final Pattern WORD_OF_YAML = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n");

  private YamlText() {}

  /// Reads within the limits of bundles.
  static Yaml reader() {
    var options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(BundleFiles.LARGEST_TEXT);
    options.setMaxAliasesForCollections(0);
    return new Yaml(options);
  }

  /// A text of one line as it is written: in quotation marks where YAML would take it for something else.
  static String quoted(String line) {
    return PLAIN.matcher(line).matches() && !WORD_OF_YAML.matcher(line).matches() ? line : "'" + line.replace("'", "''") + "'";
  }

  /// The mapping that the text is, or null where it isn't one; then why is among the findings.
  ///
  /// @param offset lines before this text in its file
  static @Nullable Fields read(String text, String file, int offset, List<Finding> findings) {
    var yaml = reader();
    try {
      var documents = 0;
      var lines = text.contains(" #") ? List.of(text.split("\n", -1)) : List.<String>of();
      for (var event : yaml.parse(new StringReader(text))) {
        if (event instanceof DocumentStartEvent && ++documents > 1) {
          return refuse(findings, file, event.getStartMark().getLine() + 1 + offset, "editions.bundle.yaml-documents");
        }
        if (event instanceof ScalarEvent value && !lines.isEmpty()) {
          remark(value, lines, file, offset, findings);
        }
        var tagged =
            event instanceof ScalarEvent scalar && scalar.getTag() != null
                || event instanceof CollectionStartEvent collection && collection.getTag() != null;
        if (event instanceof AliasEvent || tagged || event instanceof NodeEvent node && node.getAnchor() != null) {
          return refuse(findings, file, event.getStartMark().getLine() + 1 + offset, "editions.bundle.yaml-trick");
        }
      }
      if (yaml.compose(new StringReader(text)) instanceof MappingNode mapping) {
        return new Fields(mapping, file, offset, findings);
      }
      return refuse(findings, file, 1 + offset, "editions.bundle.yaml-not-fields");
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      return mark == null
          ? refuse(findings, file, 0, "editions.bundle.yaml-broken")
          : broken(findings, text, file, offset, mark.getLine() + 1);
    } catch (ReaderException e) {
      var before = text.codePoints().limit(e.getPosition());
      return broken(findings, text, file, offset, (int) before.filter(c -> c == '\n').count() + 1);
    } catch (YAMLException e) {
      return refuse(findings, file, 0, "editions.bundle.yaml-broken");
    }
  }

  /// Says what is wrong and what to do about it, where the mistake is one that people make.
  private static @Nullable Fields broken(List<Finding> findings, String text, String file, int offset, int line) {
    var remedy = YamlRemedy.of(text, line);
    if (remedy == null) {
      return refuse(findings, file, line + offset, "editions.bundle.yaml-broken");
    }
    findings.add(
        Finding.blocks(file, remedy.line() + offset, "editions.bundle." + remedy.key(), Fields.shorten(remedy.argument())));
    return null;
  }

  /// A value that ends before a # within its line: the rest is a remark for YAML, and most often none for the writer.
  private static void remark(ScalarEvent value, List<String> lines, String file, int offset, List<Finding> findings) {
    var end = value.getEndMark();
    if (value.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN
        || value.getValue().indexOf(' ') < 0
        || end.getLine() >= lines.size()) {
      return;
    }
    var line = lines.get(end.getLine());
    var rest = line.substring(line.offsetByCodePoints(0, Math.min(end.getColumn(), line.codePointCount(0, line.length()))));
    if (rest.matches("\\s+#.*")) {
      findings.add(Finding.warns(file, end.getLine() + 1 + offset, "editions.bundle.yaml-remark", Fields.shorten(rest)));
    }
  }

  private static @Nullable Fields refuse(List<Finding> findings, String file, int line, String key) {
    findings.add(Finding.blocks(file, line, key));
    return null;
  }
}
