package dk.pip.papers;

import dk.pip.municipality.Imprint;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Heading;

/// What a paper is set with, and the headings that were met while it was.
final class PaperSetting extends TextSetting {
  /// @param level 2 for the highest below the title
  record Entry(String id, int level, String words) {}

  private final PaperSizes sizes;
  private final Texts texts;
  private final List<Entry> entries = new ArrayList<>();

  PaperSetting(Imprint imprint, Language language, PaperSizes sizes) {
    super(imprint.theme(), sizes.markdown(), language);
    this.sizes = sizes;
    this.texts = Texts.in(language);
  }

  PaperSizes scale() {
    return sizes;
  }

  /// One of Pip’s own texts.
  String say(String key, Object... arguments) {
    return texts.get(key, arguments);
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /// The level of the heading that was met last; 1 for the title.
  int level() {
    return entries.isEmpty() ? 1 : entries.getLast().level();
  }

  /// Notes a heading, and gives it what bookmarks find it by.
  Fo noted(Fo block, int level, String words) {
    var id = "h" + entries.size();
    entries.add(new Entry(id, level, PrintText.clean(words).strip()));
    return block.set("id", id);
  }

  @Override
  protected Type type(Heading heading) {
    return sizes.heading(heading.getLevel());
  }

  @Override
  protected void met(Heading heading, Fo block) {
    noted(block, heading.getLevel(), FoMarkdown.words(heading));
  }
}
