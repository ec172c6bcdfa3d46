package dk.pip.search;

import java.util.List;

/// What a module brings to be found: a bean in each module that does. It is asked when something is made anew, and for all of
/// it when the index is.
public interface SearchSource {
  /// The module's name, with which the kinds of its documents begin.
  String name();

  /// What comes and goes as a whole, such as an edition with its stories. Where each document does so by itself, the keys
  /// are their paths.
  List<String> keys();

  /// What readers, or staff, find of it now; nothing when it is gone, withdrawn or not out yet.
  List<SearchDocument> documents(String key);
}
