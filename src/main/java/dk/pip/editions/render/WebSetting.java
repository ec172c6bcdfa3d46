package dk.pip.editions.render;

import dk.pip.web.NavItem;
import java.time.Instant;
import java.util.List;

/// How an edition is set for the web.
///
/// @param at the time at which the pages are read: what is over by then says so
/// @param corrections what has been corrected since it came out, oldest first
/// @param navigation the words in the bar, if not the usual ones
/// @param demo whether the pages say that they are a demonstration
public record WebSetting(
    PageLinks links, Instant at, List<Correction> corrections, List<NavItem> navigation, boolean demo) {

  public static WebSetting of(PageLinks links, Instant at) {
    return new WebSetting(links, at, List.of(), List.of(), false);
  }

  public WebSetting withCorrections(List<Correction> made) {
    return new WebSetting(links, at, made, navigation, demo);
  }
}
