package dk.pip.editions.render;

import dk.pip.web.NavItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an edition is set for the web.
///
/// @param at the time at which the pages are read: what is over by then says so
/// @param history what earlier versions have to do with this one; null in a first version
/// @param navigation the words in the bar, if not the usual ones
/// @param demo whether the pages say that they are a demonstration
public record WebSetting(
    PageLinks links, Instant at, @Nullable History history, List<NavItem> navigation, boolean demo) {

  public static WebSetting of(PageLinks links, Instant at) {
    return new WebSetting(links, at, null, List.of(), false);
  }

  public WebSetting withHistory(History before) {
    return new WebSetting(links, at, before, navigation, demo);
  }
}
