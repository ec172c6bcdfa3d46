package dk.pip.commitments;

import dk.pip.people.UnitId;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which promises. What is null or empty lets everything through, but for the audiences, which are always said.
///
/// @param year in which it was promised
/// @param place as it stands in addresses
/// @param words some of the sentence
/// @param dueFrom the first date, of those that are open
/// @param dueTo the last
/// @param from how many are left out ahead
public record CommitmentQuery(
    Set<CommitmentAudience> audiences,
    Set<CommitmentState> states,
    @Nullable Integer year,
    @Nullable String place,
    @Nullable UnitId unit,
    CommitmentSource.@Nullable Kind source,
    @Nullable ContactId owner,
    String words,
    @Nullable LocalDate dueFrom,
    @Nullable LocalDate dueTo,
    Order order,
    int from,
    int most) {
  public enum Order {
    /// Late ones, then open ones by their date, then those that have ended, the latest first.
    WHAT_WAITS_FIRST,
    LATEST_STEP_FIRST,
    NEWEST_FIRST
  }

  public CommitmentQuery {
    audiences = Set.copyOf(audiences);
    states = Set.copyOf(states);
  }

  /// What everybody sees.
  public static CommitmentQuery ofPublic() {
    return of(EnumSet.of(CommitmentAudience.PUBLIC));
  }

  /// What staff see.
  public static CommitmentQuery ofStaff() {
    return of(EnumSet.of(CommitmentAudience.PUBLIC, CommitmentAudience.STAFF));
  }

  /// What the newsroom sees.
  public static CommitmentQuery ofAll() {
    return of(EnumSet.allOf(CommitmentAudience.class));
  }

  public static CommitmentQuery of(Set<CommitmentAudience> audiences) {
    return new CommitmentQuery(audiences, Set.of(), null, null, null, null, null, "", null, null, Order.WHAT_WAITS_FIRST, 0, 100);
  }

  public CommitmentQuery in(Set<CommitmentState> these) {
    return new CommitmentQuery(audiences, these, year, place, unit, source, owner, words, dueFrom, dueTo, order, from, most);
  }

  public CommitmentQuery ofYear(@Nullable Integer one) {
    return new CommitmentQuery(audiences, states, one, place, unit, source, owner, words, dueFrom, dueTo, order, from, most);
  }

  public CommitmentQuery at(@Nullable String placeSlug) {
    return new CommitmentQuery(audiences, states, year, placeSlug, unit, source, owner, words, dueFrom, dueTo, order, from, most);
  }

  public CommitmentQuery ofUnit(@Nullable UnitId one) {
    return new CommitmentQuery(audiences, states, year, place, one, source, owner, words, dueFrom, dueTo, order, from, most);
  }

  public CommitmentQuery from(CommitmentSource.@Nullable Kind kind) {
    return new CommitmentQuery(audiences, states, year, place, unit, kind, owner, words, dueFrom, dueTo, order, from, most);
  }

  public CommitmentQuery ownedBy(@Nullable ContactId contact) {
    return new CommitmentQuery(audiences, states, year, place, unit, source, contact, words, dueFrom, dueTo, order, from, most);
  }

  public CommitmentQuery saying(String these) {
    return new CommitmentQuery(audiences, states, year, place, unit, source, owner, these, dueFrom, dueTo, order, from, most);
  }

  public CommitmentQuery due(@Nullable LocalDate first, @Nullable LocalDate last) {
    return new CommitmentQuery(audiences, states, year, place, unit, source, owner, words, first, last, order, from, most);
  }

  public CommitmentQuery ordered(Order by) {
    return new CommitmentQuery(audiences, states, year, place, unit, source, owner, words, dueFrom, dueTo, by, from, most);
  }

  public CommitmentQuery page(int leftOut, int many) {
    return new CommitmentQuery(audiences, states, year, place, unit, source, owner, words, dueFrom, dueTo, order, leftOut, many);
  }
}
