package dk.pip.library;

import dk.pip.people.Staff;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Knows the texts that pictures are attached to: a bean in each module that has such.
public interface PictureUsers {
  /// A text that shows a picture.
  ///
  /// @param kind what it is, as a key of the catalogue
  record Text(String kind, String title, String address) {}

  /// Those of the owners that are this module's, that somebody may see and that still name the picture.
  ///
  /// @param paths what they may call it
  List<Text> texts(Staff who, Collection<UUID> owners, Collection<String> paths);
}
