package dk.pip.editions;

import dk.pip.markdown.Markdown;
import dk.pip.shared.Letters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads the stories that the blocks name, each once.
final class StoryReader {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final int LONGEST_BODY = 200_000;

  /// Print weighs all places where the lines of a paragraph may end against each other.
  private static final int LONGEST_PARAGRAPH = 25_000;

  /// Control characters and those that turn the direction of the text, which can make it say other than it seems.
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u202a-\\u202e\\u2066-\\u2069]");

  private final BundleFiles files;
  private final List<Finding> findings;
  private final Function<Fields, PictureUse> pictureReader;
  private final AdditionsReader additions;
  private final Map<String, Integer> bodyLines = new HashMap<>();
  /// What would be a mark in CommonMark.
  private static final Pattern BARE_MARKS = Pattern.compile("[\\\\`*_\\[\\]<>#|~]|^(?:[-+]|\\d+(?=[.)]))");

  private final Set<String> pictures = new HashSet<>();

  StoryReader(BundleFiles files, List<Finding> findings, Function<Fields, PictureUse> pictureReader) {
    this.files = files;
    this.findings = findings;
    this.pictureReader = pictureReader;
    this.additions = new AdditionsReader(files.files(), pictureReader);
  }

  Map<String, Integer> bodyLines() {
    return Map.copyOf(bodyLines);
  }

  boolean usesPicture(String file) {
    return pictures.contains(file);
  }

  static boolean isSlug(String text) {
    return SLUG.matcher(text).matches();
  }

  /// The story that a block names.
  Story get(Fields block) {
    var slug = block.required("story", 80);
    var language = block.optionalLanguage("language");
    var file = BundleFiles.story(slug);
    if (!isSlug(slug)) {
      if (!slug.equals("–")) {
        block.problem(block.line("story"), "editions.bundle.bad-slug", Fields.shorten(slug));
      }
      return standIn(slug);
    }
    if (bodyLines.containsKey(slug)) {
      block.problem(block.line("story"), "editions.bundle.story-twice", slug);
      return standIn(slug);
    }
    bodyLines.put(slug, 1);
    if (!files.files().containsKey(file)) {
      block.problem(block.line("story"), "editions.bundle.story-not-there", file);
      return standIn(slug);
    }
    var text = TextFile.read(files, file, findings);
    return text == null ? standIn(slug) : read(slug, file, text).orIn(language);
  }

  private Story read(String slug, String file, String text) {
    var end = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) : -1;
    if (end < 0) {
      findings.add(Finding.blocks(file, 1, "editions.bundle.no-front-matter"));
      return standIn(slug);
    }
    var head = text.substring(4, end + 1);
    var bodyStart = end + "\n---\n".length();
    while (bodyStart < text.length() && text.charAt(bodyStart) == '\n') {
      bodyStart++;
    }
    var body = text.substring(bodyStart);
    var bodyLine = (int) text.substring(0, bodyStart).chars().filter(c -> c == '\n').count() + 1;
    bodyLines.put(slug, bodyLine);
    var f = YamlText.read(head, file, 1, findings);
    if (f == null) {
      return standIn(slug);
    }
    var picture = f.mapping("picture");
    var further = f.mapping("further");
    var story =
        new Story(
            slug,
            f.required("headline", 160),
            f.optional("short-title", 60),
            f.optional("section", 60),
            f.optional("standfirst", 600),
            f.optional("byline", 160),
            f.optionalDay("date"),
            picture == null ? null : pictureReader.apply(picture),
            further == null ? null : further.optionalUrl("url"),
            further == null ? null : further.optional("text", 120),
            body.strip(),
            f.optionalLanguage("language"),
            additions.read(f));
    if (further != null) {
      if (!further.has("url")) {
        further.problem(further.line(), "editions.bundle.missing", "url");
      }
      further.finish();
    }
    f.finish();
    var whole = orPressMention(story);
    checkBody(whole, file, bodyLine);
    return whole;
  }

  /// A story without a text of its own is a press mention: what it says is our summary of what others wrote.
  private static Story orPressMention(Story story) {
    var press = story.additions().press();
    return press == null || press.summary() == null || !story.body().isEmpty()
        ? story
        : story.with(BARE_MARKS.matcher(press.summary()).replaceAll("\\\\$0"), story.additions().with(press.alone()));
  }

  private void checkBody(Story story, String file, int bodyLine) {
    var body = story.body();
    if (body.isEmpty()) {
      findings.add(Finding.blocks(file, bodyLine, "editions.bundle.body-missing"));
      return;
    }
    if (Letters.moreThan(LONGEST_BODY, body)) {
      findings.add(Finding.blocks(file, bodyLine, "editions.bundle.body-too-long", LONGEST_BODY));
      return;
    }
    var lines = body.split("\n", -1);
    for (var i = 0; i < lines.length; i++) {
      if (CONTROL.matcher(lines[i]).find()) {
        findings.add(Finding.blocks(file, bodyLine + i, "editions.bundle.control-character-line"));
        return;
      }
      if (Fields.LONG_WORD.matcher(lines[i]).find()) {
        findings.add(Finding.blocks(file, bodyLine + i, "editions.bundle.word-too-long", Fields.LONGEST_WORD));
        return;
      }
    }
    var paragraph = body.length() > LONGEST_PARAGRAPH ? Markdown.paragraphOver(LONGEST_PARAGRAPH, body) : OptionalInt.empty();
    if (paragraph.isPresent()) {
      findings.add(Finding.blocks(file, bodyLine + paragraph.getAsInt(), "editions.bundle.paragraph-too-long", LONGEST_PARAGRAPH));
      return;
    }
    for (var image : Markdown.pictures(body)) {
      var line = bodyLine + (image.getSourceSpans().isEmpty() ? 0 : image.getSourceSpans().getFirst().getLineIndex());
      var target = image.getDestination();
      if (!files.files().containsKey(target) || !target.startsWith("pictures/")) {
        findings.add(Finding.blocks(file, line, "editions.bundle.picture-not-there", Fields.shorten(target)));
      }
      pictures.add(target);
      if (Markdown.alt(image).isBlank()) {
        findings.add(Finding.blocks(file, line, "editions.bundle.alt-missing", Fields.shorten(target)));
      }
    }
  }

  /// Notes the stories that no block names, and the files that no story brings along: most often one was forgotten.
  void noteUnused() {
    for (var file : files.files().keySet()) {
      if (file.startsWith(BundleFiles.ATTACHMENTS) && !additions.brings(file)) {
        findings.add(Finding.blocks(file, 0, "editions.bundle.attachment-unused"));
      }
      if (file.startsWith("stories/")) {
        var slug = BundleFiles.slug(file).orElse(null);
        if (slug == null) {
          findings.add(Finding.blocks(file, 0, "editions.bundle.stray-file"));
        } else if (!bodyLines.containsKey(slug)) {
          findings.add(Finding.blocks(file, 0, "editions.bundle.story-unused", slug));
        }
      }
    }
  }

  private static Story standIn(String slug) {
    return new Story(slug, "–", null, null, null, null, null, null, null, null, "–");
  }
}
