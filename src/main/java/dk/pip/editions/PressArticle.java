package dk.pip.editions;

import java.time.LocalDate;

/// What others wrote about the same.
///
/// @param source who wrote it: a paper, a station, a site
public record PressArticle(String source, String title, LocalDate date, String url) {}
