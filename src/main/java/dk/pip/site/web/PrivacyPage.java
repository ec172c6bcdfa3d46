package dk.pip.site.web;

import dk.pip.frame.PrivacyNote;
import dk.pip.frame.PublicFrame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// What is kept about those who read and those who sign in, as the modules tell it.
public record PrivacyPage(PublicFrame frame, List<Section> sections) {
  public PrivacyPage {
    sections = List.copyOf(sections);
  }

  public record Section(String heading, List<String> paragraphs) {
    public Section {
      paragraphs = List.copyOf(paragraphs);
    }
  }

  /// The notes by their headings.
  public static PrivacyPage of(PublicFrame frame, List<PrivacyNote> notes) {
    var texts = frame.texts();
    var sections = new LinkedHashMap<String, List<String>>();
    notes.stream()
        .sorted(Comparator.comparingInt(PrivacyNote::order))
        .forEach(note -> sections.computeIfAbsent(note.heading(), _ -> new ArrayList<>()).add(note.text().apply(texts)));
    return new PrivacyPage(
        frame, sections.entrySet().stream().map(section -> new Section(texts.get(section.getKey()), section.getValue())).toList());
  }
}
