package dk.pip.editions.render;

import dk.pip.editions.TextLanguage;
import dk.pip.shared.Hyphenation;
import dk.pip.shared.Language;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The language of one part of an edition, and that of the words that Pip puts around its text: the part's own where Pip
/// speaks it, else the edition's. All attributes are null where the part is in the edition's language.
///
/// @param part null where it is the edition's
public record Speech(@Nullable TextLanguage part, Language edition) {
  private static final Pattern LONG = Pattern.compile("\\p{L}{12,}");

  public static Speech of(@Nullable TextLanguage language, Language edition) {
    var same = language == null || language.tag().equals(edition.tag());
    return new Speech(same ? null : language, edition);
  }

  /// The language of labels, dates and times.
  public Language words() {
    var spoken = part == null ? null : part.spoken();
    return spoken == null ? edition : spoken;
  }

  /// The language of the text.
  public TextLanguage text() {
    return part == null ? TextLanguage.of(edition) : part;
  }

  /// `lang` of the part.
  public @Nullable String lang() {
    return part == null ? null : part.tag();
  }

  /// `dir` of the part.
  public @Nullable String dir() {
    return part == null ? null : part.direction();
  }

  /// The words with the places where long ones may be divided, for a column that is narrower than those.
  public String divided(String words) {
    var spoken = text().spoken();
    return spoken == null ? words : LONG.matcher(words).replaceAll(word -> Hyphenation.in(spoken).hyphenate(word.group()));
  }

  public boolean isRightToLeft() {
    return part != null && part.isRightToLeft();
  }

  /// `lang` of Pip's words within the part.
  public @Nullable String wordsLang() {
    return part == null || part.spoken() != null ? null : edition.tag();
  }

  /// `dir` of Pip's words within the part.
  public @Nullable String wordsDir() {
    return wordsLang() == null ? null : "ltr";
  }

  /// `lang` of what stands within the part, but is the edition's.
  public @Nullable String editionLang() {
    return part == null ? null : edition.tag();
  }

  /// `dir` of what stands within the part, but is the edition's.
  public @Nullable String editionDir() {
    return part == null ? null : "ltr";
  }
}
