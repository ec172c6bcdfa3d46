package dk.pip.comments.web;

import dk.pip.comments.CommentMode;
import dk.pip.comments.Comments;
import dk.pip.frame.LivingPart;
import dk.pip.shared.Audience;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import dk.pip.web.StaffPages;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Reactions and comments below each story that takes them. On a staff site that is open to all, what staff say among themselves isn't
/// shown.
@Component
class CommentsBelowStories implements LivingPart {
  private final Comments comments;
  private final StaffPages staffPages;

  CommentsBelowStories(Comments comments, StaffPages staffPages) {
    this.comments = comments;
    this.staffPages = staffPages;
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public Object state() {
    return comments.changeNumber();
  }

  @Override
  public Optional<String> html(Spot spot) {
    if (spot.place() != Place.BELOW_STORY) {
      return Optional.empty();
    }
    var openness = comments.openness(spot.path(), spot.audience());
    var forStaff = spot.audience() == Audience.STAFF;
    if (openness.mode() != (forStaff ? CommentMode.STAFF : CommentMode.PUBLIC) || forStaff && staffPages.isOpen()) {
      return Optional.empty();
    }
    var part = new CommentPages.BelowPart(spot.path(), comments.below(spot.path(), spot.audience()), forStaff, Texts.in(spot.language()));
    return Optional.of(Templates.html("comments/below.jte", Map.of("part", part)));
  }
}
