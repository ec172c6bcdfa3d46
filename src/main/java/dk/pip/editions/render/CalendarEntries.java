package dk.pip.editions.render;

import dk.pip.editions.Block.Invitation;
import dk.pip.editions.Edition;
import dk.pip.municipality.Imprint;
import dk.pip.shared.Dates;
import dk.pip.shared.EditDistance;
import dk.pip.shared.Slug;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Gives each invitation its name in calendars. It keeps it when others are put before it, when its place or time changes and
/// when a word of its title is mended, as a name that moved to another event would overwrite that event in people's calendars.
public final class CalendarEntries {
  private static final int LONGEST_KEY = 48;

  /// From the surest sign that two invitations are to one event to the least sure. What only stands at the same number in the
  /// list is not one of them.
  private static final List<BiPredicate<Invitation, Invitation>> SIGNS =
      List.of(
          (one, other) -> sameTitle(one, other) && one.start().equals(other.start()),
          (one, other) -> sameTitle(one, other) && one.place().equals(other.place()),
          CalendarEntries::sameTitle,
          (one, other) -> one.start().equals(other.start()) && likeTitle(one, other),
          (one, other) -> one.place().equals(other.place()) && likeTitle(one, other));

  /// An invitation of the version before, with its name.
  public record Known(Invitation invitation, CalendarEntry entry) {}

  private CalendarEntries() {}

  /// The names of a first version, made from the invitations alone, so that the same edition gives the same files.
  static List<CalendarEntry> first(Edition edition, Imprint imprint) {
    var published = edition.published();
    var at = (published == null ? edition.month().atDay(1) : published).atStartOfDay(Dates.ZONE).toInstant();
    return after(List.of(), Set.of(), edition, imprint, at);
  }

  /// The names of a corrected version.
  ///
  /// @param before the invitations of the version before
  /// @param taken keys that any earlier version has used
  /// @return one for each invitation, in their order
  public static List<CalendarEntry> after(
      List<Known> before, Set<String> taken, Edition edition, Imprint imprint, Instant at) {
    var invitations = invitations(edition);
    var entries = new @Nullable CalendarEntry[invitations.size()];
    var left = new ArrayList<>(before);
    for (var sign : SIGNS) {
      for (var i = 0; i < entries.length; i++) {
        if (entries[i] == null) {
          var invitation = invitations.get(i);
          var known = left.stream().filter(one -> sign.test(one.invitation(), invitation)).findFirst().orElse(null);
          if (known != null) {
            left.remove(known);
            entries[i] = known.invitation().equals(invitation) ? known.entry() : changed(known.entry(), at);
          }
        }
      }
    }
    var keys = new HashSet<>(taken);
    before.forEach(known -> keys.add(known.entry().key()));
    var named = new ArrayList<CalendarEntry>();
    for (var i = 0; i < entries.length; i++) {
      var entry = entries[i];
      named.add(entry == null ? fresh(invitations.get(i), keys, edition, imprint, at) : entry);
    }
    return List.copyOf(named);
  }

  public static List<Invitation> invitations(Edition edition) {
    return edition.blocks().stream().filter(Invitation.class::isInstance).map(Invitation.class::cast).toList();
  }

  private static CalendarEntry changed(CalendarEntry entry, Instant at) {
    return new CalendarEntry(entry.key(), entry.uid(), entry.sequence() + 1, at);
  }

  private static CalendarEntry fresh(
      Invitation invitation, Set<String> taken, Edition edition, Imprint imprint, Instant at) {
    var words = Slug.of(invitation.title(), LONGEST_KEY);
    var base = words.isEmpty() ? invitation.start().toLocalDate().toString() : words;
    var key = base;
    if (taken.contains(key) && !words.isEmpty()) {
      key = base + "-" + invitation.start().toLocalDate();
    }
    for (var number = 2; taken.contains(key); number++) {
      key = base + "-" + number;
    }
    taken.add(key);
    return new CalendarEntry(key, uid(edition, key, imprint), 0, at);
  }

  private static String uid(Edition edition, String key, Imprint imprint) {
    var site = imprint.site();
    var host = site == null ? null : site.getHost();
    var audience = edition.audience().name().toLowerCase(Locale.ROOT);
    return audience + "-" + edition.slug() + "-" + key + "@" + Objects.requireNonNullElse(host, "pip");
  }

  private static boolean sameTitle(Invitation one, Invitation other) {
    return plain(one).equals(plain(other));
  }

  /// Titles that differ in a fifth of their letters at most: a word was mended.
  private static boolean likeTitle(Invitation one, Invitation other) {
    var longest = Math.max(plain(one).length(), plain(other).length());
    return EditDistance.between(plain(one), plain(other)) * 5 <= longest;
  }

  private static String plain(Invitation invitation) {
    return invitation.title().strip().toLowerCase(Locale.ROOT);
  }
}
