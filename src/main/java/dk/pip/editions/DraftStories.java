package dk.pip.editions;

import dk.pip.people.Staff;
import dk.pip.pictures.Picture;
import dk.pip.shared.Audience;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The stories that drafts are made of, as the newsroom keeps them: one story, one text, in whatever drafts it stands. What
/// changes is called in the transaction of whatever changes it.
public interface DraftStories {
  /// @param revision counts its changes
  /// @param pictures the SHA-256 of each of its pictures by the path that its text has
  /// @param attachments the same for what it brings along
  record Text(int revision, String text, Map<String, String> pictures, Map<String, String> attachments) {}

  /// A story that has come in with a bundle.
  ///
  /// @param before the number of the version that was its newest; null where it came into being
  record Taken(StoryId id, @Nullable Integer before) {}

  /// A story as an edition lists it.
  ///
  /// @param slug the name of its file
  /// @param isApproved whether it may come out
  record Ready(StoryId id, String slug, String headline, String byline, String section, Audience audience, boolean isApproved) {}

  Map<StoryId, Text> texts(Collection<StoryId> stories);

  /// The revisions alone.
  Map<StoryId, Integer> revisions(Collection<StoryId> stories);

  /// Stories that may stand in an edition for that audience, are approved, and stand in none.
  List<Ready> ready(Audience audience);

  Map<StoryId, Ready> describe(Collection<StoryId> stories);

  /// Takes in the stories of a bundle; those that are known get its text.
  ///
  /// @param known by their slugs, from the edition's draft before this one
  /// @param texts by their slugs
  /// @param pictures of the whole bundle, by path
  /// @param attachments the SHA-256 of those of the whole bundle, by path
  Map<String, Taken> takeIn(
      Staff by,
      Audience audience,
      Map<String, StoryId> known,
      Map<String, String> texts,
      Map<String, Picture> pictures,
      Map<String, String> attachments);

  /// Undoes that.
  ///
  /// @param attachments the SHA-256 of those that the edition had before, by path
  void giveBack(Staff by, Taken story, Map<String, String> attachments);

  /// Told when stories were put into editions or taken out, published or withdrawn: all places of each by now.
  ///
  /// @param by null where it happened at its time
  void placed(@Nullable Staff by, Map<StoryId, List<Placement>> placements);
}
