package dk.pip.setup.web;

import dk.pip.municipality.Theme;
import dk.pip.shared.Problems;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The colours as they were typed, and whether the arms are to go.
public record LooksForm(@Nullable String brand, @Nullable String accent, @Nullable Boolean removeArms) {
  private static final Pattern COLOUR = Pattern.compile("#?[0-9a-fA-F]{6}");

  static LooksForm of(Theme theme) {
    return new LooksForm(theme.brand(), theme.accent(), false);
  }

  public boolean armsGo() {
    return Boolean.TRUE.equals(removeArms);
  }

  public String brandText() {
    return brand == null ? "" : brand.strip();
  }

  public String accentText() {
    return accent == null ? "" : accent.strip();
  }

  Problems check() {
    var problems = Problems.none();
    if (!COLOUR.matcher(brandText()).matches()) {
      problems.add("brand", "municipality.problem.colour");
    }
    if (!COLOUR.matcher(accentText()).matches()) {
      problems.add("accent", "municipality.problem.colour");
    }
    return problems;
  }

  /// The theme of what was typed; of what was there before, where it is no colour.
  Theme themeOr(Theme before) {
    return new Theme(colour(brandText(), before.brand()), colour(accentText(), before.accent()));
  }

  private static String colour(String typed, String before) {
    if (!COLOUR.matcher(typed).matches()) {
      return before;
    }
    var small = typed.toLowerCase(Locale.ROOT);
    return small.startsWith("#") ? small : "#" + small;
  }
}
