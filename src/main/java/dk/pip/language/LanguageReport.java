package dk.pip.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the language help has to say about a text.
///
/// @param advice what matters most first
/// @param standing what was let stand and would otherwise be advised
/// @param lix null where there is too little to read, or nobody knows the language
/// @param spelling how far the spelling is
public record LanguageReport(List<Advice> advice, List<Advice> standing, @Nullable Lix lix, Spelling spelling) {

  /// How far spelling has been looked at.
  public enum Spelling {
    CHECKED,
    /// The dictionary is being read, or words are being looked for: ask again in a moment.
    WAITING,
    /// There is no dictionary for the language; the browser's own is all there is.
    LEFT_TO_BROWSER
  }
}
