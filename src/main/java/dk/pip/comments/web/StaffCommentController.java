package dk.pip.comments.web;

import dk.pip.access.Allowed;
import dk.pip.comments.CommentMode;
import dk.pip.comments.CommentedStory;
import dk.pip.comments.Comments;
import dk.pip.comments.NewComment;
import dk.pip.comments.Reaction;
import dk.pip.keys.FormStamps;
import dk.pip.people.Staff;
import dk.pip.shared.Audience;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/// Where those who work here say something of a story that is open to them, under their own names.
@Controller
class StaffCommentController {
  static final String PATH = "/medarbejder/kommentar";
  private static final String TEMPLATE = "comments/staff.jte";

  private final Comments comments;
  private final FormStamps stamps;

  StaffCommentController(Comments comments, FormStamps stamps) {
    this.comments = comments;
    this.stamps = stamps;
  }

  @Allowed(Role.READER)
  @GetMapping(PATH)
  Page form(@RequestParam(defaultValue = "") String om) {
    var story = open(om);
    return Page.of(TEMPLATE, page(story, CommentForm.fresh(story.path(), stamps.stamp(CommentController.STAMP)), Problems.none()));
  }

  @Allowed(Role.READER)
  @PostMapping(PATH)
  View write(Staff staff, @ModelAttribute CommentForm form, HttpServletRequest request, Flash flash) {
    var story = open(form.path());
    var problems = form.check(false);
    if (!problems.isEmpty()) {
      return Page.refused(TEMPLATE, page(story, form, problems));
    }
    var given = new NewComment(story, form.textShown(), staff.name(), null, staff, form.stampText(), request.getRemoteAddr(), false);
    if (!(comments.write(given) instanceof Comments.Written.Taken(var comment, _))) {
      throw new NotFound();
    }
    if (comment.covered()) {
      flash.warn("comments.staff.covered");
    } else {
      flash.say("comments.staff.written");
    }
    return new RedirectView(address(story));
  }

  @Allowed(Role.READER)
  @PostMapping("/medarbejder/reaktion")
  String react(Staff staff, @RequestParam(defaultValue = "") String om, @RequestParam(defaultValue = "") String slags, HttpServletRequest request) {
    var story = open(om);
    comments.react(story, Reaction.of(slags).orElseThrow(NotFound::new), staff, request.getRemoteAddr());
    return "redirect:" + address(story);
  }

  private CommentPages.StaffPage page(CommentedStory story, CommentForm form, Problems problems) {
    return new CommentPages.StaffPage(story, comments.below(story.path(), Audience.STAFF), form, problems);
  }

  static String address(CommentedStory story) {
    return UriComponentsBuilder.fromPath(PATH).queryParam("om", story.path()).encode().toUriString();
  }

  private CommentedStory open(String path) {
    return comments.story(path).filter(story -> comments.openness(path, story.audience()).mode() == CommentMode.STAFF).orElseThrow(NotFound::new);
  }
}
