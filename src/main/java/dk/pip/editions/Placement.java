package dk.pip.editions;

/// Where a story stands.
///
/// @param path of the story for readers, `/nyheder/2026/baenken`
/// @param isInDraft whether it stands in the newest draft
/// @param isPublished whether it stands in the newest version that was published
/// @param isWithdrawn whether that edition is withdrawn from readers
public record Placement(
    EditionId edition, String title, Audience audience, String slug, String path, boolean isInDraft, boolean isPublished, boolean isWithdrawn) {

  /// Whether readers can see it there.
  public boolean isShown() {
    return isPublished && !isWithdrawn;
  }
}
