package dk.pip.comments.web;

import dk.pip.comments.Comments;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A comment, as it was typed.
///
/// @param om the address of the story
/// @param stamp of the form
/// @param website a field that people don't see; programs that fill in every field give themselves away
public record CommentForm(
    @Nullable String om, @Nullable String text, @Nullable String name, @Nullable String mail, @Nullable String stamp, @Nullable String website) {
  private static final int LONGEST_NAME = 60;

  static CommentForm fresh(String path, String stamp) {
    return new CommentForm(path, "", "", "", stamp, null);
  }

  CommentForm stamped(String other) {
    return new CommentForm(om, text, name, mail, other, null);
  }

  public String path() {
    return om == null ? "" : om;
  }

  public String stampText() {
    return stamp == null ? "" : stamp;
  }

  /// Without what the database can't keep and nobody can see.
  public String textShown() {
    return text == null ? "" : text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cc}&&[^\n\t]]|\\p{Cs}", "").replaceAll("\n{3,}", "\n\n").strip();
  }

  public String nameShown() {
    return line(name);
  }

  public String mailShown() {
    return line(mail);
  }

  private static String line(@Nullable String typed) {
    return typed == null ? "" : typed.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\p{Cs}]+", " ").strip();
  }

  boolean isByAProgram() {
    return website != null && !website.isBlank();
  }

  Optional<MailAddress> address() {
    return MailAddress.parse(mailShown());
  }

  /// @param named whether a name must be given; that of staff is known
  Problems check(boolean named) {
    var problems = Problems.none();
    if (textShown().isEmpty()) {
      problems.add("text", "comments.problem.text");
    } else if (Letters.moreThan(Comments.LONGEST, textShown())) {
      problems.add("text", "comments.problem.long", String.valueOf(Comments.LONGEST));
    }
    if (named && (nameShown().isEmpty() || Letters.moreThan(LONGEST_NAME, nameShown()))) {
      problems.add("name", "comments.problem.name");
    }
    if (named && !mailShown().isEmpty() && address().isEmpty()) {
      problems.add("mail", "comments.problem.mail");
    }
    return problems;
  }
}
