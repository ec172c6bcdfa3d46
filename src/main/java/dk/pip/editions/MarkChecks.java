package dk.pip.editions;

import dk.pip.markdown.Markdown;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Finds the marks in an edition’s texts that would be read as such: stars, brackets and codes that nobody understood.
final class MarkChecks {
  private final Bundle bundle;
  private final List<Finding> findings = new ArrayList<>();

  private MarkChecks(Bundle bundle) {
    this.bundle = bundle;
  }

  static List<Finding> of(Bundle bundle) {
    var checks = new MarkChecks(bundle);
    for (var story : bundle.edition().stories()) {
      var first = bundle.bodyLines().getOrDefault(story.slug(), 1);
      for (var remark : Markdown.read(story.body()).remarks()) {
        checks.add(BundleFiles.story(story.slug()), first + remark.line(), remark);
      }
    }
    var blocks = bundle.edition().blocks();
    for (var i = 0; i < blocks.size(); i++) {
      checks.block(i, blocks.get(i));
    }
    return checks.findings;
  }

  private void block(int index, Block block) {
    LinkChecks.texts(block)
        .forEach(
            text -> {
              for (var remark : Markdown.read(text).remarks()) {
                var line = text.lines().skip(remark.line()).findFirst().orElse("");
                add(BundleFiles.EDITION, lineOf(index, line), remark);
              }
            });
  }

  /// The line of edition.yaml that holds a line of a block’s text; the block’s first where it was written otherwise.
  private int lineOf(int block, String text) {
    var begins = bundle.blockLines().get(block);
    var ends = block + 1 < bundle.blockLines().size() ? bundle.blockLines().get(block + 1) : Integer.MAX_VALUE;
    var file = bundle.files().files().get(BundleFiles.EDITION);
    if (file != null && !text.isBlank()) {
      var lines = new String(file, StandardCharsets.UTF_8).split("\n", -1);
      for (var at = begins; at <= Math.min(lines.length, ends - 1); at++) {
        if (lines[at - 1].contains(text.strip())) {
          return at;
        }
      }
    }
    return begins;
  }

  private void add(String file, int line, Markdown.Remark remark) {
    var arguments = remark.arguments().stream().map(argument -> Fields.shorten(argument.toString())).toArray();
    findings.add(Finding.warns(file, line, "editions.check." + remark.key(), arguments));
  }
}
