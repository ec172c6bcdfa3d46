package dk.pip.commitments.web;

import dk.pip.commitments.PromiseState;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which of the promises a page, a feed or a calendar shows, as its address says: `/aar/2026/stand/holdt`.
///
/// @param by null for all
/// @param key what stands behind it; empty for all
/// @param state null for any
record PromiseSelection(@Nullable By by, String key, @Nullable PromiseState state) {
  static final PromiseSelection ALL = new PromiseSelection(null, "", null);
  static final String STATE = "stand";
  private static final String SLUG = "[a-z0-9-]{3,100}";

  enum By {
    YEAR("aar"),
    PLACE("sted"),
    UNIT("enhed"),
    SOURCE("kilde");

    private final String slug;

    By(String slug) {
      this.slug = slug;
    }

    String slug() {
      return slug;
    }

    static Optional<By> at(String slug) {
      return Arrays.stream(values()).filter(it -> it.slug.equals(slug)).findFirst();
    }
  }

  /// Below the list of all; empty for that.
  String path() {
    return base() + (state == null ? "" : "/" + STATE + "/" + state.slug());
  }

  /// The same of any state.
  String base() {
    return by == null ? "" : "/" + by.slug() + "/" + key;
  }

  PromiseSelection in(@Nullable PromiseState other) {
    return new PromiseSelection(by, key, other);
  }

  /// In what form it is asked for.
  enum Form {
    PAGE(""),
    ATOM("feed.atom"),
    JSON("feed.json"),
    CALENDAR("kalender.ics");

    private final String file;

    Form(String file) {
      this.file = file;
    }

    String file() {
      return file;
    }
  }

  /// What somebody asks for below the list of all: a selection, or the slug of a promise.
  ///
  /// @param slug null for a selection
  /// @param number of the page
  record Asked(PromiseSelection selection, @Nullable String slug, Form form, int number) {}

  /// @param path what stands behind the address of the list of all, in small letters: empty, or it begins with a slash
  static Optional<Asked> asked(String path) {
    var words = path.isEmpty() ? new String[0] : path.substring(1).split("/", -1);
    var at = 0;
    By by = null;
    var key = "";
    PromiseState state = null;
    if (words.length >= at + 2) {
      by = By.at(words[at]).orElse(null);
      if (by != null) {
        key = words[at + 1];
        if (!key.matches("[a-z0-9-]{1,100}")) {
          return Optional.empty();
        }
        at += 2;
      }
    }
    if (words.length >= at + 2 && words[at].equals(STATE)) {
      state = PromiseState.at(words[at + 1]).orElse(null);
      if (state == null) {
        return Optional.empty();
      }
      at += 2;
    }
    var selection = new PromiseSelection(by, key, state);
    if (words.length == at) {
      return Optional.of(new Asked(selection, null, Form.PAGE, 1));
    }
    if (words.length == at + 2 && words[at].equals("side") && words[at + 1].matches("[1-9]\\d{0,5}") && !words[at + 1].equals("1")) {
      return Optional.of(new Asked(selection, null, Form.PAGE, Integer.parseInt(words[at + 1])));
    }
    if (at == 0 && words.length == 2 && words[0].matches(SLUG)) {
      return Arrays.stream(Form.values()).filter(form -> form != Form.PAGE && form.file().equals(words[1])).findFirst().map(form -> new Asked(ALL, words[0], form, 1));
    }
    if (words.length != at + 1) {
      return Optional.empty();
    }
    var last = words[at];
    for (var form : Form.values()) {
      if (form.file().equals(last) && !last.isEmpty()) {
        return Optional.of(new Asked(selection, null, form, 1));
      }
    }
    return at == 0 && last.matches(SLUG) ? Optional.of(new Asked(ALL, last, Form.PAGE, 1)) : Optional.empty();
  }
}
