package dk.pip.editions.render;

/// A page as it goes out.
///
/// @param path where it lies, as [PageLinks] has it
public record WebPage(String path, String title, String html) {}
