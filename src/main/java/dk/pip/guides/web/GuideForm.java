package dk.pip.guides.web;

import dk.pip.guides.GuideText;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import org.jspecify.annotations.Nullable;

/// A guide, as it was typed. A field that the form doesn't send stays as it is.
public record GuideForm(@Nullable Integer revision, @Nullable String headline, @Nullable String standfirst, @Nullable String body) {
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_TEASER = 400;
  private static final int LONGEST_BODY = 200_000;

  static GuideForm of(GuideText text, int revision) {
    return new GuideForm(revision, text.title(), text.teaser(), text.body());
  }

  /// The same, typed with another revision before one.
  GuideForm seeing(int other) {
    return new GuideForm(other, headline, standfirst, body);
  }

  int revisionSeen() {
    return revision == null ? 0 : revision;
  }

  public String revisionShown() {
    return String.valueOf(revisionSeen());
  }

  public String titleShown() {
    return shown(headline);
  }

  public String teaserShown() {
    return shown(standfirst);
  }

  public String bodyShown() {
    return shown(body).replace("\r\n", "\n");
  }

  private static String shown(@Nullable String typed) {
    return typed == null ? "" : typed;
  }

  private static String line(String typed) {
    return typed.replaceAll("[\\p{Cc}\\s]+", " ").strip();
  }

  GuideText change(GuideText text) {
    return new GuideText(
        headline == null ? text.title() : line(headline), standfirst == null ? text.teaser() : line(standfirst), body == null ? text.body() : bodyShown(), text.files());
  }

  /// What can't be kept as it is.
  Problems check() {
    var problems = Problems.none();
    if (headline != null) {
      checkTitle("headline", headline, problems);
    }
    if (Letters.moreThan(LONGEST_TEASER, teaserShown())) {
      problems.add("standfirst", "guides.problem.too-long", LONGEST_TEASER);
    }
    if (Letters.moreThan(LONGEST_BODY, shown(body))) {
      problems.add("body", "guides.problem.too-long", LONGEST_BODY);
    }
    return problems;
  }

  static void checkTitle(String field, String typed, Problems problems) {
    if (line(typed).isEmpty()) {
      problems.add(field, "guides.problem.title");
    } else if (Letters.moreThan(LONGEST_TITLE, typed)) {
      problems.add(field, "guides.problem.too-long", LONGEST_TITLE);
    }
  }

  static String titleOf(String typed) {
    return line(typed);
  }
}
