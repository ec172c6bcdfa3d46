package dk.pip.editions;

import java.util.List;
import java.util.Map;

/// Something that another module looks at before an edition comes out: a bean in each module that does.
public interface EditionCheck {
  /// @param pictures the hash of what stands in the draft, for each picture by its path in the bundle
  List<Finding> check(Edition edition, Map<String, String> pictures);
}
