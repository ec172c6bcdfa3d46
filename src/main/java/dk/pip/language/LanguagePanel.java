package dk.pip.language;

import dk.pip.shared.Letters;
import dk.pip.shared.Texts;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What stands beside a text about its language, for `language/panel.jte`.
///
/// @param address where its forms go: the text is asked about there, and things are let stand below it
/// @param language of the text and of the reasons, as a tag; null for that of the page
/// @param keepsWords whether whoever looks may add to the municipality's own words
public record LanguagePanel(LanguageReport report, String address, @Nullable String language, boolean keepsWords) {
  private static final int FIRST = 3;
  private static final int SHOWN = 60;

  /// What matters most.
  public List<Advice> first() {
    return report.advice().subList(0, Math.min(FIRST, report.advice().size()));
  }

  public List<Advice> further() {
    return report.advice().subList(first().size(), report.advice().size());
  }

  public int count() {
    return report.advice().size();
  }

  public boolean isWaiting() {
    return report.spelling() == LanguageReport.Spelling.WAITING;
  }

  /// What it is, in a line.
  public String title(Advice advice, Texts texts) {
    var variant = advice.kind() == AdviceKind.SPELLING && !advice.instead().isEmpty() ? ".meant" : "";
    return texts.get("language.advice." + advice.kind().word() + variant, Letters.shortened(SHOWN, advice.words()), advice.instead(), advice.number());
  }

  /// What to write, where the line doesn't say so.
  public @Nullable String instead(Advice advice, Texts texts) {
    var isSaid = advice.instead().isEmpty() || advice.kind() == AdviceKind.SPELLING;
    return isSaid ? null : texts.get("language.instead", advice.instead());
  }

  /// The places for the script: where in the source, how long, which of those with the same words, and in which field.
  public String places(Advice advice) {
    return advice.places().stream().map(place -> place.from() + "," + place.length() + "," + place.nth() + "," + place.field()).collect(Collectors.joining(" "));
  }

  /// The fields around the text that it is in, in words; null where it is in the text alone.
  public @Nullable String fields(Advice advice, Texts texts) {
    var fields = advice.places().stream().map(Advice.Place::field).filter(field -> !field.isEmpty()).distinct().map(field -> texts.get("language.field." + field)).toList();
    return fields.isEmpty() ? null : String.join(", ", fields);
  }

  /// All of it in a sentence, for those who listen.
  public String said(Texts texts) {
    return texts.get("language.said", count());
  }

  public String band(Texts texts) {
    var lix = report.lix();
    return lix == null ? "" : texts.get("language.band." + lix.band().word());
  }
}
