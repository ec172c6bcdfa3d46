package dk.pip.library.web;

import dk.pip.library.LibraryPicture;
import dk.pip.library.PictureDetails;
import dk.pip.library.PictureGround;
import dk.pip.library.PicturePlace;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of a picture, as it was typed. A box that is not ticked isn't sent.
public record PictureForm(
    @Nullable Integer revision,
    @Nullable String alt,
    @Nullable Boolean decorative,
    @Nullable String caption,
    @Nullable String credit,
    @Nullable String licence,
    @Nullable String people,
    @Nullable Boolean children,
    @Nullable String ground,
    @Nullable List<String> places,
    @Nullable String deleteBy,
    @Nullable Boolean opened) {

  private static final int LONGEST_ALT = 500;
  private static final int LONGEST_CAPTION = 400;
  private static final int LONGEST_CREDIT = 200;
  private static final int LONGEST_PEOPLE = 1_000;

  static PictureForm of(LibraryPicture picture) {
    var details = picture.details();
    var ground = details.ground();
    return new PictureForm(
        picture.revision(),
        details.alt(),
        details.decorative(),
        details.caption(),
        details.credit(),
        details.licence(),
        details.people(),
        details.children(),
        ground == null ? "" : ground.word(),
        details.places().stream().map(PicturePlace::word).toList(),
        details.deleteBy() == null ? "" : String.valueOf(details.deleteBy()),
        picture.opened());
  }

  /// What was typed, for showing it again.
  public String text(String field) {
    var typed =
        switch (field) {
          case "alt" -> alt;
          case "caption" -> caption;
          case "credit" -> credit;
          case "licence" -> licence;
          case "people" -> people;
          case "deleteBy" -> deleteBy;
          default -> throw new IllegalArgumentException(field);
        };
    return typed == null ? "" : typed;
  }

  public int revisionSeen() {
    return revision == null ? 0 : revision;
  }

  public boolean isDecorative() {
    return Boolean.TRUE.equals(decorative);
  }

  public boolean hasChildren() {
    return Boolean.TRUE.equals(children);
  }

  public boolean isOpened() {
    return Boolean.TRUE.equals(opened);
  }

  public boolean isAt(PicturePlace place) {
    return places != null && places.contains(place.word());
  }

  public boolean isGround(PictureGround one) {
    return one.word().equals(ground);
  }

  /// The same, typed with another revision before one.
  PictureForm seeing(int other) {
    return new PictureForm(other, alt, decorative, caption, credit, licence, people, children, ground, places, deleteBy, opened);
  }

  private @Nullable PictureGround groundChosen() {
    return Arrays.stream(PictureGround.values()).filter(this::isGround).findFirst().orElse(null);
  }

  private Set<PicturePlace> placesChosen() {
    var chosen = EnumSet.noneOf(PicturePlace.class);
    Arrays.stream(PicturePlace.values()).filter(this::isAt).forEach(chosen::add);
    return chosen;
  }

  private @Nullable LocalDate day() {
    try {
      return text("deleteBy").isBlank() ? null : LocalDate.parse(text("deleteBy").strip());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  PictureDetails details() {
    return new PictureDetails(
        line("alt"),
        isDecorative(),
        line("caption"),
        line("credit"),
        line("licence"),
        line("people"),
        hasChildren(),
        groundChosen(),
        placesChosen(),
        day());
  }

  private String line(String field) {
    return text(field).replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
  }

  /// @param before the day that stands there already, and may stay
  Problems check(LocalDate today, @Nullable LocalDate before) {
    var problems = Problems.none();
    bound(problems, "alt", LONGEST_ALT);
    if (isDecorative() && !line("alt").isEmpty()) {
      problems.add("decorative", "library.problem.alt-and-decorative");
    }
    bound(problems, "caption", LONGEST_CAPTION);
    bound(problems, "credit", LONGEST_CREDIT);
    bound(problems, "licence", LONGEST_CREDIT);
    bound(problems, "people", LONGEST_PEOPLE);
    var day = day();
    if (!text("deleteBy").isBlank() && day == null) {
      problems.add("deleteBy", "library.problem.day");
    } else if (day != null && !day.equals(before) && (day.isBefore(today) || day.isAfter(today.plusYears(50)))) {
      problems.add("deleteBy", "library.problem.day-past");
    }
    return problems;
  }

  private void bound(Problems problems, String field, int most) {
    if (Letters.moreThan(most, text(field))) {
      problems.add(field, "library.problem.too-long", most);
    }
  }
}
