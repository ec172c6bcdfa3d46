package dk.pip.comments.demo;

import dk.pip.comments.Comment;
import dk.pip.comments.CommentMode;
import dk.pip.comments.CommentedStory;
import dk.pip.comments.Comments;
import dk.pip.comments.NewComment;
import dk.pip.comments.Reaction;
import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.shared.MailAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Two stories that take comments: one with an answer, one that is hidden with its reason, and some that wait.
@Component
@Profile("demo")
class DemoComments implements DemoStep {
  private final Comments comments;

  DemoComments(Comments comments) {
    this.comments = comments;
  }

  @Override
  public String name() {
    return "comments";
  }

  @Override
  public List<String> needs() {
    return List.of("editions");
  }

  @Override
  public void fill(DemoFilling filling) {
    filling.say("comments.demo");
    var editor = filling.editor();
    var bench = comments.story("/nyheder/2026/baenken").orElseThrow();
    var town = comments.story("/nyheder/2026/en-god-by").orElseThrow();
    for (var story : List.of(bench, town)) {
      comments.open(editor, story, new Comments.Openness(CommentMode.PUBLIC, false));
    }
    for (var i = 1; i <= 14; i++) {
      comments.react(bench, i % 4 == 0 ? Reaction.MORE : i % 3 == 0 ? Reaction.WELL_DONE : Reaction.THANKS, null, "192.0.2." + i);
    }
    comments.show(editor, written(bench, "Kirsten", "kirsten@ellebaek.example", "Mit barnebarn går i 6.b og har ikke talt om andet siden. Hvornår kan man sidde på den?"));
    var question = written(bench, "Ole", null, "Kan bænken også sige noget på andre sprog? Vi er mange, der taler noget andet derhjemme.");
    comments.answer(editor, question, "Det kan den. Eleverne har allerede indtalt hilsner på tyrkisk, ukrainsk og grønlandsk, og der er plads til flere. Skriv til os, hvis du vil være en af stemmerne.");
    comments.hide(editor, written(bench, "Anonym", null, "Den fra 6.a, der vandt sidste år, kunne slet ikke finde ud af det."), "Den udstiller en anden.");
    var waiting = written(bench, "Frede", "frede@ellebaek.example", "Jeg har en gammel bænk stående, som min far lavede. Er der nogen, der vil have den?");
    comments.question(waiting, true);
    written(town, "Inger", null, "Om hundrede år er der forhåbentlig stadig nogen, der siger godmorgen ved bageren.");
  }

  private Comment written(CommentedStory story, String name, @Nullable String mail, String text) {
    var given = new NewComment(story, text, name, mail == null ? null : MailAddress.parse(mail).orElse(null), null, "demo " + text, "192.0.2.200", false);
    return switch (comments.write(given)) {
      case Comments.Written.Taken(var comment, _) -> comment;
      case Comments.Written.Closed _, Comments.Written.TooMany _ -> throw new IllegalStateException("The demo's comment was not taken");
    };
  }
}
