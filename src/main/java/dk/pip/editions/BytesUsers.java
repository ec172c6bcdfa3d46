package dk.pip.editions;

import java.util.Collection;
import java.util.Set;

/// Knows which attachments and pictures a module refers to by their hashes: a bean in each module that does, but for editions
/// themselves. What nobody knows is deleted some day.
public interface BytesUsers {
  /// Those of some hashes that the module refers to in any way, versions and what was taken away among them.
  Set<String> used(Collection<String> sha256s);
}
