package dk.pip.site.web;

import dk.pip.editions.PublishedEdition;
import dk.pip.editions.PublishedEdition.PublishedStory;
import dk.pip.people.Unit;
import dk.pip.shared.QrCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A poster for a workplace.
///
/// @param newest null before anything is out
/// @param address what the code leads to; null where the site's address is not known
/// @param shown what people may type, without scheme
/// @param unit where it hangs
/// @param hasBoth whether there are editions for all and for staff
public record PosterPage(
    @Nullable PublishedEdition newest,
    @Nullable String address,
    String shown,
    @Nullable Unit unit,
    List<Unit> units,
    boolean forStaff,
    boolean hasBoth) {
  private static final int MOST = 4;

  public @Nullable QrCode code() {
    return address == null ? null : QrCode.of(address);
  }

  public List<PublishedStory> stories() {
    return newest == null ? List.of() : newest.stories().stream().limit(MOST).toList();
  }
}
