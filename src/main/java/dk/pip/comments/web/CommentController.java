package dk.pip.comments.web;

import dk.pip.access.Anyone;
import dk.pip.comments.CommentMode;
import dk.pip.comments.CommentedStory;
import dk.pip.comments.Comments;
import dk.pip.comments.NewComment;
import dk.pip.comments.Reaction;
import dk.pip.keys.FormStamps;
import dk.pip.shared.Audience;
import dk.pip.shared.Problems;
import dk.pip.web.FromElsewhere;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where everybody says something of a story. The forms need no cookie: all they can do is to say it.
@Controller
class CommentController {
  static final String PATH = "/kommentar";
  static final String STAMP = "comment-form";
  private static final String WRITE = "comments/write.jte";

  private final Comments comments;
  private final FormStamps stamps;

  CommentController(Comments comments, FormStamps stamps) {
    this.comments = comments;
    this.stamps = stamps;
  }

  @Anyone
  @GetMapping(PATH)
  Page form(@RequestParam(defaultValue = "") String om, HttpServletResponse response) {
    // Each form has a stamp of its own.
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Robots-Tag", "noindex");
    var story = open(om);
    return Page.of(WRITE, new CommentPages.WritePage(story, CommentForm.fresh(story.path(), stamps.stamp(STAMP)), Problems.none()));
  }

  @Anyone
  @FromElsewhere
  @PostMapping(PATH)
  Object write(@ModelAttribute CommentForm form, HttpServletRequest request, HttpServletResponse response) {
    SecretAddress.protect(response);
    var story = open(form.path());
    var problems = form.check(true);
    var age = stamps.look(STAMP, form.stampText());
    if (problems.isEmpty() && age != FormStamps.Age.GOOD) {
      problems.add("text", age == FormStamps.Age.TOO_FAST ? "comments.problem.fast" : "comments.problem.old");
    }
    if (!problems.isEmpty()) {
      return refused(story, form, problems);
    }
    var given = new NewComment(story, form.textShown(), form.nameShown(), form.address().orElse(null), null, form.stampText(), request.getRemoteAddr(), form.isByAProgram());
    return switch (comments.write(given)) {
      case Comments.Written.Taken(_, var path) -> "redirect:" + path + "?tak";
      case Comments.Written.Closed _ -> throw new NotFound();
      case Comments.Written.TooMany _ -> refused(story, form, Problems.none().add("text", "comments.problem.too-many")).withStatus(429);
    };
  }

  /// What was typed stays. A stamp that was good, or only young, stays too, so that what comes twice is one comment.
  private Page refused(CommentedStory story, CommentForm form, Problems problems) {
    var age = stamps.look(STAMP, form.stampText());
    var kept = age == FormStamps.Age.GOOD || age == FormStamps.Age.TOO_FAST ? form : form.stamped(stamps.stamp(STAMP));
    return Page.refused(WRITE, new CommentPages.WritePage(story, kept, problems));
  }

  @Anyone
  @GetMapping(Comments.OWN + "{token}")
  Page own(@PathVariable String token, @RequestParam(required = false) @Nullable String tak, HttpServletResponse response) {
    SecretAddress.protect(response);
    return Page.of("comments/own.jte", new CommentPages.OwnPage(comments.own(token).orElseThrow(NotFound::new), token, tak != null));
  }

  @Anyone
  @FromElsewhere
  @PostMapping(Comments.OWN + "{token}/sletning")
  Page delete(@PathVariable String token, HttpServletResponse response) {
    SecretAddress.protect(response);
    var comment = comments.own(token).orElseThrow(NotFound::new);
    comments.deleteOwn(token);
    return Page.of("comments/deleted.jte", comment.path());
  }

  @Anyone
  @FromElsewhere
  @PostMapping("/reaktion")
  String react(@RequestParam(defaultValue = "") String om, @RequestParam(defaultValue = "") String slags, HttpServletRequest request) {
    var story = open(om);
    comments.react(story, Reaction.of(slags).orElseThrow(NotFound::new), null, request.getRemoteAddr());
    return "redirect:" + story.path() + "#reaktioner";
  }

  /// A story for everybody that everybody may comment on. Nothing tells one that is not from one that isn't there.
  private CommentedStory open(String path) {
    return comments.story(path)
        .filter(story -> story.audience() == Audience.PUBLIC && comments.openness(path, Audience.PUBLIC).mode() == CommentMode.PUBLIC)
        .orElseThrow(NotFound::new);
  }
}
