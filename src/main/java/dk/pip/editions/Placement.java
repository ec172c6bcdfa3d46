package dk.pip.editions;

import dk.pip.shared.Audience;

/// Where a story stands.
///
/// @param path of the story for readers, `/nyheder/2026/baenken`
/// @param isInDraft whether it stands in the newest draft
/// @param isPublished whether it stands in the newest version that was published
/// @param isWithdrawn whether that edition is withdrawn from readers
public record Placement(
    EditionId edition, EditionKind kind, String title, Audience audience, String slug, String path, boolean isInDraft, boolean isPublished, boolean isWithdrawn) {

  /// Whether it stands there by itself.
  public boolean isSingle() {
    return kind == EditionKind.SINGLE;
  }

  /// Whether readers can see it there.
  public boolean isShown() {
    return isPublished && !isWithdrawn;
  }
}
