package dk.pip.comments.web;

import dk.pip.comments.Comment;
import dk.pip.comments.CommentMode;
import dk.pip.comments.CommentState;
import dk.pip.comments.CommentedStory;
import dk.pip.comments.Comments;
import dk.pip.comments.Reaction;
import dk.pip.shared.Audience;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the pages of comments print.
public final class CommentPages {
  private CommentPages() {}

  /// The form below which nothing stands but what it is about.
  public record WritePage(CommentedStory story, CommentForm form, Problems problems) {}

  /// The same for those who work here, with what others have written.
  public record StaffPage(CommentedStory story, Comments.Below below, CommentForm form, Problems problems) {}

  /// @param fresh whether it has just been sent
  public record OwnPage(Comment comment, String token, boolean fresh) {}

  /// What stands below a story.
  public record BelowPart(String path, Comments.Below below, boolean forStaff, Texts texts) {
    public boolean takesMore() {
      return !below.openness().closed();
    }

    public int number(Reaction reaction) {
      return below.reactions().getOrDefault(reaction, 0);
    }
  }

  /// @param chosen what is looked at: `venter`, `spoergsmaal`, `vist`, `skjult`, `spam`
  /// @param again the comment whose form was refused, with what was typed
  public record QueuePage(String chosen, List<Comment> comments, Comments.Waiting counts, @Nullable Again again, Problems problems) {
    public static final List<String> CHOICES = List.of("venter", "spoergsmaal", "vist", "skjult", "spam");
    private static final Map<String, String> KEYS =
        Map.of("venter", "waiting", "spoergsmaal", "questions", "vist", "shown", "skjult", "hidden", "spam", "spam");

    public static String key(String choice) {
      return KEYS.getOrDefault(choice, "waiting");
    }

    public long count(String choice) {
      return switch (choice) {
        case "venter" -> counts.waiting();
        case "spoergsmaal" -> counts.questions();
        case "spam" -> counts.spam();
        default -> 0;
      };
    }

    public String typed(Comment comment, String field) {
      return again != null && again.id().equals(comment.id().value().toString()) && again.field().equals(field) ? again.text() : "";
    }

    public boolean isWrong(Comment comment, String field) {
      return again != null && again.id().equals(comment.id().value().toString()) && again.field().equals(field);
    }

    public boolean isDecided(Comment comment) {
      return comment.state() == CommentState.SHOWN || comment.state() == CommentState.HIDDEN;
    }
  }

  public record Again(String id, String field, String text) {}

  public record StoriesPage(List<Comments.StoryRow> stories) {
    public List<CommentMode> modes(Comments.StoryRow row) {
      return row.story().audience() == Audience.STAFF ? List.of(CommentMode.OFF, CommentMode.STAFF) : List.of(CommentMode.values());
    }
  }
}
