package dk.pip.newsroom.web;

import dk.pip.editions.StoryFile;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A story, as it was typed. A field that the form doesn't send stays as it is.
public record StoryForm(
    @Nullable Integer revision,
    @Nullable String headline,
    @Nullable String shortTitle,
    @Nullable String section,
    @Nullable String standfirst,
    @Nullable String byline,
    @Nullable String language,
    @Nullable String furtherUrl,
    @Nullable String furtherText,
    @Nullable String body,
    @Nullable String pictureFile,
    @Nullable String pictureAlt,
    @Nullable Boolean pictureDecorative,
    @Nullable String pictureCaption,
    @Nullable String pictureCredit,
    @Nullable Boolean pictureGone) {

  private static final int LONGEST_BODY = 200_000;

  private record Bound(String field, int most) {}

  private static final List<Bound> BOUNDS =
      List.of(
          new Bound("headline", 160),
          new Bound("short-title", 60),
          new Bound("section", 60),
          new Bound("standfirst", 600),
          new Bound("byline", 160),
          new Bound("language", 20));

  static StoryForm of(StoryFile file, int revision) {
    var further = file.group(StoryFile.FURTHER);
    var picture = file.group(StoryFile.PICTURE);
    return new StoryForm(
        revision,
        file.field("headline"),
        file.field("short-title"),
        file.field("section"),
        file.field("standfirst"),
        file.field("byline"),
        file.field("language"),
        further.getOrDefault("url", ""),
        further.getOrDefault("text", ""),
        file.body(),
        picture.getOrDefault("file", ""),
        picture.getOrDefault("alt", ""),
        picture.getOrDefault("decorative", "").equals("true"),
        picture.getOrDefault("caption", ""),
        picture.getOrDefault("credit", ""),
        false);
  }

  /// The same, typed with another revision before one.
  StoryForm seeing(int other) {
    return new StoryForm(
        other, headline, shortTitle, section, standfirst, byline, language, furtherUrl, furtherText, body, pictureFile, pictureAlt, pictureDecorative, pictureCaption, pictureCredit, pictureGone);
  }

  private Map<String, @Nullable String> fields() {
    var fields = new LinkedHashMap<String, @Nullable String>();
    fields.put("headline", headline);
    fields.put("short-title", shortTitle);
    fields.put("section", section);
    fields.put("standfirst", standfirst);
    fields.put("byline", byline);
    fields.put("language", language);
    return fields;
  }

  /// The name of a field in the form, where it is that of a parameter.
  public static String inForm(String field) {
    return field.equals("short-title") ? "shortTitle" : field;
  }

  /// What was typed in a field, for showing it again.
  public String text(String field) {
    return switch (field) {
      case "picture" -> shown(pictureFile);
      case "pictureAlt" -> shown(pictureAlt);
      case "pictureCaption" -> shown(pictureCaption);
      case "pictureCredit" -> shown(pictureCredit);
      default -> shown(fields().get(field));
    };
  }

  public String furtherUrlShown() {
    return shown(furtherUrl);
  }

  public String furtherTextShown() {
    return shown(furtherText);
  }

  public String bodyShown() {
    return shown(body);
  }

  private static String shown(@Nullable String typed) {
    return typed == null ? "" : typed;
  }

  public boolean isDecorative() {
    return Boolean.TRUE.equals(pictureDecorative);
  }

  /// The name of the picture's file, as addresses have it.
  public String pictureName() {
    return URLEncoder.encode(shown(pictureFile).replaceFirst("^pictures/", ""), StandardCharsets.UTF_8).replace("+", "%20");
  }

  public int revisionSeen() {
    return revision == null ? 0 : revision;
  }

  /// The file with what was typed.
  StoryFile change(StoryFile file) {
    var changed = file;
    for (var field : fields().entrySet()) {
      if (field.getValue() != null) {
        changed = changed.with(field.getKey(), field.getValue());
      }
    }
    if (furtherUrl != null || furtherText != null) {
      var further = new LinkedHashMap<>(changed.group(StoryFile.FURTHER));
      further.put("url", shown(furtherUrl));
      further.put("text", shown(furtherText));
      changed = changed.with(StoryFile.FURTHER, further);
    }
    if (pictureFile != null) {
      changed = changed.with(StoryFile.PICTURE, picture(changed.group(StoryFile.PICTURE)));
    }
    return body == null ? changed : changed.withBody(body);
  }

  private Map<String, String> picture(Map<String, String> before) {
    if (shown(pictureFile).isBlank() || Boolean.TRUE.equals(pictureGone)) {
      return Map.of();
    }
    var picture = new LinkedHashMap<>(before);
    picture.put("file", shown(pictureFile).strip());
    picture.put("alt", shown(pictureAlt));
    if (isDecorative()) {
      picture.put("decorative", "true");
    } else if (picture.getOrDefault("decorative", "").equals("true")) {
      picture.remove("decorative");
    }
    picture.put("caption", shown(pictureCaption));
    picture.put("credit", shown(pictureCredit));
    return picture;
  }

  /// What can't be kept as it is. Whether it may be published is asked later.
  Problems check() {
    var problems = Problems.none();
    if (headline != null && headline.isBlank()) {
      problems.add("headline", "newsroom.problem.headline");
    }
    for (var bound : BOUNDS) {
      if (Letters.moreThan(bound.most(), text(bound.field()))) {
        problems.add(inForm(bound.field()), "newsroom.problem.too-long", bound.most());
      }
    }
    if (Letters.moreThan(120, furtherTextShown())) {
      problems.add("furtherText", "newsroom.problem.too-long", 120);
    }
    if (!furtherUrlShown().isBlank() && !furtherUrlShown().strip().matches("https?://\\S{3,1990}")) {
      problems.add("furtherUrl", "newsroom.problem.address");
    }
    if (Letters.moreThan(200, shown(pictureFile))) {
      problems.add("pictureAlt", "newsroom.problem.too-long", 200);
    }
    if (Letters.moreThan(500, shown(pictureAlt))) {
      problems.add("pictureAlt", "newsroom.problem.too-long", 500);
    } else if (isDecorative() && !shown(pictureAlt).isBlank()) {
      problems.add("pictureAlt", "newsroom.problem.alt-and-decorative");
    }
    if (Letters.moreThan(400, shown(pictureCaption))) {
      problems.add("pictureCaption", "newsroom.problem.too-long", 400);
    }
    if (Letters.moreThan(200, shown(pictureCredit))) {
      problems.add("pictureCredit", "newsroom.problem.too-long", 200);
    }
    if (Letters.moreThan(LONGEST_BODY, bodyShown())) {
      problems.add("body", "newsroom.problem.too-long", LONGEST_BODY);
    }
    return problems;
  }
}
