package dk.pip.thread;

import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A thing in the thread, as some eyes see it. Made by [Knot#of] and what follows it.
///
/// @param kind what sort of thing it is, in a word: »Historie«
/// @param path where it is read; null where it has no page for these eyes
/// @param at when it came about; for a story when readers could first read it
/// @param isOfMonth whether only the month of that is known
/// @param state how far it has come; null where there is nothing to say
/// @param awaited what is still to come of it; null for nothing
/// @param beside where else it stands, such as the edition of a story
/// @param picture null for none
/// @param lang the tag of its title's language; null for the page's own
public record Knot(
    Ref ref,
    Words kind,
    Words title,
    @Nullable String path,
    Instant at,
    boolean isOfMonth,
    @Nullable Words state,
    @Nullable Awaited awaited,
    List<Beside> beside,
    @Nullable Picture picture,
    @Nullable String lang) {
  public Knot {
    beside = List.copyOf(beside);
  }

  /// Names a thing: its kind, such as `story`, and what it is known by there, mostly a UUID. It is the same in every year, and tells
  /// nothing to those who may not see the thing.
  public record Ref(String kind, String ref) {}

  /// Words of a catalogue, or what somebody has written.
  ///
  /// @param key null where somebody has written it
  public record Words(@Nullable String key, List<Object> arguments, String written) {
    public Words {
      arguments = List.copyOf(arguments);
    }

    public static Words of(String key, Object... arguments) {
      return new Words(key, List.of(arguments), "");
    }

    public static Words written(String text) {
      return new Words(null, List.of(), text);
    }

    public String in(Texts texts) {
      return key == null ? written : texts.get(key, arguments.toArray());
    }
  }

  /// @param what happens then; null where the date says it
  public record Awaited(LocalDate on, @Nullable Words what) {}

  /// @param title with what it is: »Pip, marts 2026«
  public record Beside(Words title, String path) {}

  /// @param address on our own site
  /// @param alt empty for one that shows nothing that isn't said
  public record Picture(String address, String alt, int width, int height) {}

  public static Knot of(Ref ref, Words kind, Words title, Instant at) {
    return new Knot(ref, kind, title, null, at, false, null, null, List.of(), null, null);
  }

  public Knot readAt(@Nullable String address) {
    return new Knot(ref, kind, title, address, at, isOfMonth, state, awaited, beside, picture, lang);
  }

  /// When it came about, by local time: »12. marts 2026« or »marts 2026«.
  public String day(Texts texts) {
    var day = Dates.local(at).toLocalDate();
    return isOfMonth ? Dates.month(YearMonth.from(day), texts.language()) : Dates.date(day, texts.language());
  }

  /// The same as programs read it: `2026-03-12` or `2026-03`.
  public String date() {
    var day = Dates.local(at).toLocalDate();
    return isOfMonth ? YearMonth.from(day).toString() : day.toString();
  }

  public Knot ofMonth(YearMonth month) {
    return new Knot(ref, kind, title, path, Dates.instant(month.plusMonths(1).atDay(1).atStartOfDay()).minusSeconds(1), true, state, awaited, beside, picture, lang);
  }

  public Knot in(@Nullable Words words) {
    return new Knot(ref, kind, title, path, at, isOfMonth, words, awaited, beside, picture, lang);
  }

  public Knot awaiting(@Nullable Awaited what) {
    return new Knot(ref, kind, title, path, at, isOfMonth, state, what, beside, picture, lang);
  }

  public Knot beside(List<Beside> all) {
    return new Knot(ref, kind, title, path, at, isOfMonth, state, awaited, all, picture, lang);
  }

  public Knot showing(@Nullable Picture it) {
    return new Knot(ref, kind, title, path, at, isOfMonth, state, awaited, beside, it, lang);
  }

  public Knot inLanguage(@Nullable String tag) {
    return new Knot(ref, kind, title, path, at, isOfMonth, state, awaited, beside, picture, tag);
  }
}
