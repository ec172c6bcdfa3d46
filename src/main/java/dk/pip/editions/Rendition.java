package dk.pip.editions;

import java.util.List;

/// An edition in all its forms, ready to be kept or written to a folder.
///
/// A story by itself has neither mail nor paper: those are empty.
///
/// @param leftOut what did not go into the mail because it would have grown too large
public record Rendition(
    List<PublishedFile> pages,
    List<Asset> assets,
    List<PublishedAttachment> attachments,
    String mailHtml,
    String mailText,
    List<Finding> leftOut,
    byte[] pdf) {}
