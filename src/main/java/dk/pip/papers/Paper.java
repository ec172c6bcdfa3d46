package dk.pip.papers;

import dk.pip.shared.Language;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document for paper that is no edition: an agreement, minutes, a leaflet, cards.
///
/// @param title what the PDF is called, and its highest heading
/// @param language of the texts, by whose rules words are divided, and of Pip's words around them
/// @param subtitle below the title; null for none
/// @param version `3` or `2.1`, shown below the title and on each page; null for none
/// @param draft whether it is marked as a draft on each page, as what isn't signed should be
/// @param madeAt when the document says that it was made; null for now. With a time the same paper gives the same bytes
public record Paper(
    String title,
    Language language,
    @Nullable String subtitle,
    @Nullable String version,
    boolean draft,
    @Nullable Instant madeAt,
    List<Part> parts) {
  /// The most parts that a paper has.
  public static final int MOST_PARTS = 2_000;

  /// The most that there is to set, in letters ([Part#weight]): some sixty pages of running text.
  public static final int MOST = 200_000;

  private static final int LONGEST_VERSION = 40;

  public Paper {
    parts = List.copyOf(parts);
    check(title, Part.LONGEST_LINE);
    check(subtitle == null ? "" : subtitle, Part.LONGEST_LINE);
    check(version == null ? "" : version, LONGEST_VERSION);
    if (parts.size() > MOST_PARTS || parts.stream().mapToInt(Part::weight).sum() > MOST) {
      throw new IllegalArgumentException("Too much for one paper");
    }
  }

  public Paper(String title, Language language, @Nullable String subtitle, List<Part> parts) {
    this(title, language, subtitle, null, false, null, parts);
  }

  /// The same, marked as a draft.
  public Paper asDraft() {
    return new Paper(title, language, subtitle, version, true, madeAt, parts);
  }

  public Paper inVersion(String number) {
    return new Paper(title, language, subtitle, number, draft, madeAt, parts);
  }

  public Paper madeAt(Instant at) {
    return new Paper(title, language, subtitle, version, draft, at, parts);
  }

  private static void check(String text, int most) {
    if (text.length() > most) {
      throw new IllegalArgumentException("Longer than %d letters".formatted(most));
    }
  }
}
