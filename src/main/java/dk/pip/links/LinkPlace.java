package dk.pip.links;

import dk.pip.people.StaffId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where links stand, as the module that has it says.
///
/// @param key names it among the others of its owner: the address of a page
/// @param title what people call it
/// @param mend where one puts a link right, below `/redaktion`
/// @param page where readers find it; null as long as they don't
/// @param owner whose it is, besides the editors
/// @param addresses that lead out of it
public record LinkPlace(String key, String title, String mend, @Nullable String page, @Nullable StaffId owner, Set<String> addresses) {
  public LinkPlace {
    addresses = Set.copyOf(addresses);
  }
}
