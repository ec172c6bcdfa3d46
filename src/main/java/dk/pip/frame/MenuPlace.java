package dk.pip.frame;

import dk.pip.shared.Role;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A place in the menu, as its module brings it: a bean in the module's `web` package.
///
/// @param key of its name in the catalogue
/// @param staffAddress where it leads on the pages of the staff site
/// @param order the smaller, the further ahead
/// @param open whether it is there now; asked several times a second, so it must be cheap
/// @param waiting how much waits there for a person; asked once a page, so it must be cheap. It may fail when the database
///     is away: the place is shown without a number then
/// @param waitsFor who is told of it; null for all who see the place
public record MenuPlace(
    String key,
    String address,
    String staffAddress,
    int order,
    SeenBy seenBy,
    BooleanSupplier open,
    @Nullable LongSupplier waiting,
    @Nullable Role waitsFor) {

  /// Who sees a place.
  public sealed interface SeenBy {
    /// Whoever reads: in the bar of the public pages, and on all others until one signs in.
    record Readers() implements SeenBy {}

    /// Everybody, but not in the bar of the public pages.
    record Everybody() implements SeenBy {}

    /// Those with the role, or with one that includes it.
    record Having(Role role) implements SeenBy {}
  }

  public static MenuPlace forReaders(String key, String address, int order) {
    return new MenuPlace(key, address, address, order, new SeenBy.Readers(), () -> true, null, null);
  }

  public static MenuPlace forEverybody(String key, String address, int order) {
    return new MenuPlace(key, address, address, order, new SeenBy.Everybody(), () -> true, null, null);
  }

  public static MenuPlace forStaff(Role role, String key, String address, int order) {
    return new MenuPlace(key, address, address, order, new SeenBy.Having(role), () -> true, null, null);
  }

  /// The same, there only while this is so. Published pages follow within a second, on every node.
  public MenuPlace openWhile(BooleanSupplier so) {
    return new MenuPlace(key, address, staffAddress, order, seenBy, so, waiting, waitsFor);
  }

  /// The same with an address of its own on the staff site, where it shows more.
  public MenuPlace forStaffAt(String other) {
    return new MenuPlace(key, address, other, order, seenBy, open, waiting, waitsFor);
  }

  public MenuPlace counting(LongSupplier what) {
    return new MenuPlace(key, address, staffAddress, order, seenBy, open, what, waitsFor);
  }

  /// The same for those only who can do something about it.
  public MenuPlace countingFor(Role role, LongSupplier what) {
    return new MenuPlace(key, address, staffAddress, order, seenBy, open, what, role);
  }
}
