package dk.pip.comments.web;

import dk.pip.access.Allowed;
import dk.pip.comments.Comment;
import dk.pip.comments.CommentId;
import dk.pip.comments.CommentMode;
import dk.pip.comments.CommentState;
import dk.pip.comments.Comments;
import dk.pip.people.Staff;
import dk.pip.shared.Audience;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Where editors look at comments, answer them, and say which stories take any.
@Controller
@RequestMapping(ModerationController.PATH)
class ModerationController {
  static final String PATH = "/redaktion/kommentarer";
  private static final String QUEUE = "comments/queue.jte";
  private static final int STORIES = 60;
  private static final int LONGEST_REASON = 300;
  private static final int LONGEST_ANSWER = 4_000;

  private final Comments comments;

  ModerationController(Comments comments) {
    this.comments = comments;
  }

  @Allowed(Role.EDITOR)
  @GetMapping
  Page queue(@RequestParam(defaultValue = "venter") String vis) {
    return Page.of(QUEUE, page(vis, null, Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @GetMapping("/historier")
  Page stories() {
    return Page.of("comments/stories.jte", new CommentPages.StoriesPage(comments.stories(STORIES)));
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/historier")
  String open(Staff staff, @RequestParam String om, @RequestParam String hvem, @RequestParam(required = false) @Nullable String lukket, Flash flash) {
    var story = comments.story(om).orElseThrow(NotFound::new);
    var mode = Stream.of(CommentMode.values()).filter(it -> it.word().equals(hvem)).findFirst().orElseThrow(NotFound::new);
    if (mode == CommentMode.PUBLIC && story.audience() == Audience.STAFF) {
      throw new NotFound();
    }
    comments.open(staff, story, new Comments.Openness(mode, lukket != null));
    flash.say("comments.stories.saved", story.headline());
    return "redirect:" + PATH + "/historier";
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/visning")
  String show(Staff staff, @PathVariable UUID id, @RequestParam String state, @RequestParam(defaultValue = "venter") String vis, Flash flash) {
    return done(comments.show(staff, seen(id, state)), "comments.done.shown", vis, flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/skjul")
  View hide(Staff staff, @PathVariable UUID id, @RequestParam String state, @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "venter") String vis, Flash flash) {
    var text = reason.strip();
    if (text.isEmpty() || Letters.moreThan(LONGEST_REASON, text)) {
      return Page.refused(QUEUE, page(vis, new CommentPages.Again(id.toString(), "reason", text), Problems.none().add("reason-" + id, "comments.problem.reason")));
    }
    return new RedirectView(done(comments.hide(staff, seen(id, state), text), "comments.done.hidden", vis, flash).substring("redirect:".length()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/svar")
  View answer(Staff staff, @PathVariable UUID id, @RequestParam String state, @RequestParam(defaultValue = "") String answer, @RequestParam(defaultValue = "venter") String vis, Flash flash) {
    var text = answer.replace("\r\n", "\n").strip();
    if (text.isEmpty() || Letters.moreThan(LONGEST_ANSWER, text)) {
      return Page.refused(QUEUE, page(vis, new CommentPages.Again(id.toString(), "answer", text), Problems.none().add("answer-" + id, "comments.problem.answer")));
    }
    return new RedirectView(done(comments.answer(staff, seen(id, state), text), "comments.done.answered", vis, flash).substring("redirect:".length()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/svar/fjernelse")
  String endAnswer(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "vist") String vis, Flash flash) {
    return done(comments.endAnswer(staff, get(id)), "comments.done.answer-ended", vis, flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/fortrydelse")
  String reopen(Staff staff, @PathVariable UUID id, @RequestParam String state, @RequestParam(defaultValue = "venter") String vis, Flash flash) {
    return done(comments.reopen(staff, seen(id, state)), "comments.done.reopened", vis, flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/spoergsmaal")
  String question(@PathVariable UUID id, @RequestParam boolean er, @RequestParam(defaultValue = "venter") String vis, Flash flash) {
    return done(comments.question(get(id), er), er ? "comments.done.question" : "comments.done.no-question", vis, flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/praj")
  String tip(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "venter") String vis, Flash flash) {
    return done(comments.tip(staff, get(id)), "comments.done.tip", vis, flash);
  }

  private static String done(boolean done, String key, String vis, Flash flash) {
    if (done) {
      flash.say(key);
    } else {
      flash.warn("comments.done.otherwise");
    }
    return "redirect:" + PATH + "?vis=" + choice(vis);
  }

  private CommentPages.QueuePage page(String vis, CommentPages.@Nullable Again again, Problems problems) {
    var chosen = choice(vis);
    var all =
        switch (chosen) {
          case "spoergsmaal" -> comments.questions();
          case "vist" -> comments.in(CommentState.SHOWN);
          case "skjult" -> comments.in(CommentState.HIDDEN);
          case "spam" -> comments.in(CommentState.SPAM);
          default -> comments.waiting();
        };
    return new CommentPages.QueuePage(chosen, all, comments.counts(), again, problems);
  }

  private static String choice(String vis) {
    return CommentPages.QueuePage.CHOICES.contains(vis) ? vis : CommentPages.QueuePage.CHOICES.getFirst();
  }

  /// The comment as whoever decides has seen it, so that two who decide at once don't undo each other's.
  private Comment seen(UUID id, String state) {
    var comment = get(id);
    return Stream.of(CommentState.values())
        .filter(it -> it.word().equals(state))
        .findFirst()
        .map(it -> comment.seenIn(it))
        .orElseThrow(NotFound::new);
  }

  private Comment get(UUID id) {
    return comments.find(new CommentId(id)).orElseThrow(NotFound::new);
  }
}
