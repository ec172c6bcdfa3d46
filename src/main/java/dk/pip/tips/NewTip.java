package dk.pip.tips;

import dk.pip.shared.Language;
import java.util.List;

/// What somebody tells by a form.
///
/// @param text lines end in `\n`
/// @param stamp of the form, so that one sent twice is one tip
/// @param origin the network address, or whoever wrote it in; only counted, never kept
/// @param suspect whether it looks as if a program had filled the form
public record NewTip(
    TipWay cameBy, Language language, String text, Tipper tipper, List<SentFile> files, String stamp, String origin, boolean suspect) {
  public NewTip {
    files = List.copyOf(files);
  }
}
