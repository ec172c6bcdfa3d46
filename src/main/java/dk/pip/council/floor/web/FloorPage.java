package dk.pip.council.floor.web;

import dk.pip.council.CouncilDay;
import dk.pip.shared.Texts;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The page around what a screen shows.
///
/// @param drawing what it shows, in a language
/// @param live where the line is by which it stays new
/// @param action where what is pressed goes; null where nothing can be
/// @param hasHiddenField whether that needs the hidden field of forms, as it leans on who is signed in
/// @param hall where the hall's screen is, for whoever may see this; null for none
public record FloorPage(CouncilDay day, Function<Texts, FloorView> drawing, String live, @Nullable String action, boolean hasHiddenField, @Nullable String hall) {
  public FloorView view(Texts texts) {
    return drawing.apply(texts);
  }

  /// In the language that the page is in.
  public String live(Texts texts) {
    return live + "?sprog=" + texts.language().tag();
  }
}
