package dk.pip.highlights;

import java.util.List;
import java.util.Optional;

/// What a module has for staff to read: a bean in each module whose pages may be highlighted.
public interface ReadingMatter {
  /// The newest, newest first.
  ///
  /// @param most how many are wanted
  List<Matter> newest(int most);

  /// What stands at an address.
  Optional<Matter> find(String path);

  /// @param version the text that stands there now, so that what was confirmed can be told later: `2. version, 3. marts 2026`
  record Matter(String path, String title, String version) {}
}
