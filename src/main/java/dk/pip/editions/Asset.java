package dk.pip.editions;

/// A file that pages refer to and that never changes: its path holds a hash of its content.
///
/// @param path from the site's root, `/billeder/<sha256>-960.jpg`
public record Asset(String path, String contentType, byte[] body) {}
