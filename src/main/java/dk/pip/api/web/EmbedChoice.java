package dk.pip.api.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an embedded list shows.
///
/// @param section null for all
public record EmbedChoice(@Nullable String section, int count) {
  static final String PATH = "/indlejring/historier";
  static final int MOST = 20;
  static final int USUALLY = 5;

  /// What was asked for, as near as there is: a page on another site that asks for too much still shows something.
  static EmbedChoice of(@Nullable String section, @Nullable String count, List<String> sections) {
    var number = count != null && count.matches("\\d{1,4}") ? Integer.parseInt(count) : USUALLY;
    return new EmbedChoice(known(section, sections).orElse(null), Math.clamp(number, 1, MOST));
  }

  private static Optional<String> known(@Nullable String typed, List<String> sections) {
    return typed == null ? Optional.empty() : sections.stream().filter(section -> small(section).equals(small(typed))).findFirst();
  }

  private static String small(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /// The one address at which exactly this is shown.
  public String address() {
    var named = section == null ? "" : "sektion=" + URLEncoder.encode(section, StandardCharsets.UTF_8) + "&";
    return PATH + "?" + named + "antal=" + count;
  }

  /// About as high as it gets in a narrow column, in pixels.
  public int height() {
    return 130 + 96 * count;
  }
}
