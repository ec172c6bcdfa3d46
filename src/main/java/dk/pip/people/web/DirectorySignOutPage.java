package dk.pip.people.web;

/// Signed out here, and on the way to sign out there.
///
/// @param name what people know the directory by
/// @param address of its page
public record DirectorySignOutPage(String name, String address) {}
