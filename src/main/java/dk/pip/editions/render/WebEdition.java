package dk.pip.editions.render;

import java.time.Instant;
import java.util.List;

/// An edition as web pages, as they stand at one time.
///
/// @param pages the edition's page first, then its stories'
/// @param changes all the times at which a page changes by itself: what ends, opens or is no longer open then
public record WebEdition(List<WebPage> pages, List<CalendarFile> calendars, List<Instant> changes) {}
