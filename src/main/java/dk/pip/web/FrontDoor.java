package dk.pip.web;

import java.util.Set;

/// How the site is reached, as far as the program’s settings say. Implemented where they are known.
///
/// @param names host names that are answered beside that of the site’s address
/// @param proxies whose word is taken for where a visitor comes from
/// @param demo whether only the machine itself is answered
public record FrontDoor(Set<String> names, Proxies proxies, boolean demo) {}
