package dk.pip.site.web;

import dk.pip.editions.PublishedEdition;
import dk.pip.frame.PublicFrame;
import java.util.List;

/// The stories of one year, by the edition that they stood in.
///
/// @param years all years that have stories, newest first
/// @param editions those of the year, newest first
public record NewsPage(PublicFrame frame, int year, List<Integer> years, List<PublishedEdition> editions) {}
