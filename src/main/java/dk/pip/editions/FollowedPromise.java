package dk.pip.editions;

import dk.pip.shared.Dates;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A promise as it stood on the day of a follow-up block. It never changes.
///
/// @param source where it was given; null where nobody has said
/// @param promised the day on which it was
/// @param words what whoever answers for it said last; null for nothing
/// @param due the date that holds
/// @param since when it came to stand so
/// @param path of its page on the site; null where it has none
public record FollowedPromise(
    String sentence, @Nullable String source, LocalDate promised, FollowedState state, @Nullable String words, LocalDate due, LocalDate since, @Nullable String path) {
  public static final int LONGEST_SENTENCE = 300;
  public static final int LONGEST_WORDS = 600;

  /// `Forsinket`.
  public String stateIn(Language language) {
    return Texts.in(language).get("editions.follow-up.state." + state.word());
  }

  /// What goes with the state: `ny dato 1. oktober 2026`, `2. april 2026`.
  ///
  /// @param day on which it stands so
  public String when(LocalDate day, Language language) {
    return when(state, due, since, day, language);
  }

  static String when(FollowedState state, LocalDate due, LocalDate since, LocalDate day, Language language) {
    var key =
        switch (state) {
          case MADE, ON_TRACK -> "by";
          case LATE -> due.isBefore(day) ? "was-due" : "new-date";
          case CHANGED -> "by";
          case KEPT, DROPPED -> "on";
        };
    return Texts.in(language).get("editions.follow-up." + key, Dates.date(state == FollowedState.KEPT || state == FollowedState.DROPPED ? since : due, language));
  }

  /// `Lovet 26. februar 2026: Elevbyrådsdagen 2026`.
  public String given(Language language) {
    var texts = Texts.in(language);
    var day = Dates.date(promised, language);
    return source == null ? texts.get("editions.follow-up.promised", day) : texts.get("editions.follow-up.promised-at", day, source);
  }

  /// By which a page tells whether it stands otherwise by now.
  public String stands() {
    return state.word() + ' ' + due;
  }
}
