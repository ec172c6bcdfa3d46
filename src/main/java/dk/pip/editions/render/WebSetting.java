package dk.pip.editions.render;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How an edition is set for the web.
///
/// @param at the time at which the pages are read: what is over by then says so
/// @param history what earlier versions have to do with this one; null in a first version
/// @param demo whether the pages say that they are a demonstration
public record WebSetting(
    PageLinks links, Instant at, @Nullable History history, boolean demo) {

  public static WebSetting of(PageLinks links, Instant at) {
    return new WebSetting(links, at, null, false);
  }

  public WebSetting withHistory(History before) {
    return new WebSetting(links, at, before, demo);
  }
}
