package dk.pip.hold;

import dk.pip.shared.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a module keeps back while this is a restored copy, such as mails that wait: a bean in the module, which is told with
/// the others in their `@Order`.
public interface HeldBack {
  /// What waits, each in a few words with its number; empty when nothing does. Asked for on every page of the staff.
  List<String> waiting(Texts texts);

  /// What will happen to each when the copy is let go on.
  List<Fate> fates(Hold.Held copy, Texts texts);

  /// @param name such as the title of an edition; null where there are many
  /// @param address where it is shown to the staff; null where it has no page
  /// @param sentence what will happen to it
  record Fate(@Nullable String name, @Nullable String address, String sentence) {}
}
