package dk.pip.readers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is kept about a reader, as they see it themselves.
///
/// @param places the lists that they are on, have left, or may join
/// @param mails those that were sent to them or came from them, the newest first
/// @param wording what they say yes to who join a list here
public record OwnPage(
    Reader reader,
    String token,
    List<Place> places,
    List<Consent> consents,
    List<Event> events,
    List<Event> mails,
    String wording,
    Instant now) {
  public OwnPage {
    places = List.copyOf(places);
    consents = List.copyOf(consents);
    events = List.copyOf(events);
    mails = List.copyOf(mails);
  }

  /// A list and whether the reader is on it.
  ///
  /// @param since when they came on it last; null if they never were
  public record Place(ReaderList list, boolean current, @Nullable Instant since, @Nullable Instant leftAt) {}

  /// A yes, with the words that it was given to.
  ///
  /// @param list the list's name
  public record Consent(String list, Instant at, String version, String text, String page) {
    /// Given elsewhere, and brought in by the municipality with a word about where.
    public boolean imported() {
      return version.equals(ReaderImports.WORDING);
    }
  }

  /// Something that happened; `what` is a catalogue key.
  public record Event(Instant at, String what, String detail) {}

  /// Whether there is a list to say yes to.
  public boolean mayJoin() {
    return places.stream().anyMatch(place -> !place.current() && place.list().isPublic() && !place.list().archived());
  }

  public boolean hasMandatory() {
    return places.stream().anyMatch(place -> place.current() && place.list().mandatory());
  }

  public boolean onAny() {
    return places.stream().anyMatch(Place::current);
  }
}
