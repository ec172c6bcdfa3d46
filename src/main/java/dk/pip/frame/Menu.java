package dk.pip.frame;

import dk.pip.frame.MenuPlace.SeenBy;
import dk.pip.shared.Outage;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// The menu of all pages: the places that the modules bring, to each who sees them.
@Component
public class Menu {
  private static final Logger LOG = LoggerFactory.getLogger(Menu.class);

  private final List<MenuPlace> places;
  private final Outage outage;

  Menu(List<MenuPlace> places, Outage outage) {
    this.places = places.stream().sorted(Comparator.comparing(MenuPlace::order).thenComparing(MenuPlace::address)).toList();
    this.outage = outage;
  }

  /// The bar of the public pages and of the staff site.
  ///
  /// @param path where one is; blank where no place is to be marked
  public List<MenuEntry> forReaders(Texts texts, String path, boolean isForStaff) {
    return entries(null, texts, path, isForStaff ? MenuPlace::staffAddress : MenuPlace::address, seenBy -> seenBy instanceof SeenBy.Readers);
  }

  /// On all other pages.
  ///
  /// @param role null for who isn't signed in
  public List<MenuEntry> forRole(@Nullable Role role, Texts texts, String path) {
    return entries(
        role,
        texts,
        path,
        MenuPlace::address,
        seenBy ->
            switch (seenBy) {
              case SeenBy.Readers _ -> role == null;
              case SeenBy.Everybody _ -> true;
              case SeenBy.Having(var needed) -> role != null && role.includes(needed);
            });
  }

  /// The addresses in the bar of the public pages just now; they stand on every published page.
  List<String> openToReaders() {
    return places.stream()
        .filter(place -> place.seenBy() instanceof SeenBy.Readers && place.open().getAsBoolean())
        .map(MenuPlace::address)
        .toList();
  }

  private List<MenuEntry> entries(@Nullable Role role, Texts texts, String path, Function<MenuPlace, String> address, Predicate<SeenBy> seen) {
    return places.stream()
        .filter(place -> seen.test(place.seenBy()) && place.open().getAsBoolean())
        .map(place -> new MenuEntry(texts.get(place.key()), address.apply(place), isAt(path, address.apply(place)), waiting(place, role)))
        .toList();
  }

  private static boolean isAt(String path, String address) {
    return path.equals(address) || path.startsWith(address + "/");
  }

  private long waiting(MenuPlace place, @Nullable Role role) {
    var count = place.waiting();
    var told = place.waitsFor();
    if (count == null || told != null && (role == null || !role.includes(told)) || outage.isFeared()) {
      return 0;
    }
    try {
      return count.getAsLong();
    } catch (DataAccessException e) {
      LOG.debug("What waits at {} could not be counted", place.address(), e);
      return 0;
    }
  }
}
