package dk.pip.web;

import dk.pip.municipality.Imprint;
import dk.pip.shared.Texts;
import gg.jte.Content;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands around a public page: the head, the bar, the masthead and the foot.
///
/// @param title the page's own title; the newsletter's name is added to it
/// @param indexed whether search engines may list it; pages for staff and drafts may not be
/// @param issue the month and number to the right in the masthead; null on pages that belong to no edition
/// @param demo whether to say that this is a demonstration
public record PublicFrame(
    Texts texts,
    Imprint imprint,
    String title,
    @Nullable String description,
    boolean indexed,
    Head head,
    Places places,
    @Nullable Issue issue,
    @Nullable NextIssue nextIssue,
    boolean demo) {

  private static final int[] NAME_STEPS = {5, 8, 12, 18, 30};

  /// What browsers and other sites are told.
  ///
  /// @param canonical the page's absolute address; null where the site's address is not known
  /// @param image the picture that other sites show of the page; null where the site's address is not known
  public record Head(
      @Nullable String canonical,
      @Nullable SharedPicture image,
      @Nullable String published,
      List<String> styles,
      List<String> fonts,
      String icon,
      List<String> scripts) {}

  /// A picture that other sites show of a page.
  ///
  /// @param address with scheme and host
  public record SharedPicture(String address, int width, int height, @Nullable String alt) {

    /// That of a page which has no picture of its own.
    ///
    /// @param address of [Assets#SHARE_CARD]
    public static SharedPicture card(String address) {
      return new SharedPicture(address, ShareCard.WIDTH, ShareCard.HEIGHT, null);
    }
  }

  /// Where the links around a page lead. What does not exist yet, or not in a folder, is null and is not shown.
  public record Places(
      String home,
      List<NavItem> navigation,
      @Nullable String arms,
      @Nullable String pdf,
      @Nullable String feed,
      @Nullable String privacy,
      @Nullable String accessibility) {}

  /// @param name `Marts 2026`
  /// @param number `Nr. 3, 11. årgang`
  public record Issue(String name, String number) {}

  /// @param lines what is said of the next issue, a sentence a line
  /// @param text what the editors have added, with its links; null where they added nothing
  public record NextIssue(List<String> lines, @Nullable Content text) {}

  public String lang() {
    return texts.language().tag();
  }

  /// `Bænken, der kan snakke, vandt – pip`.
  public String fullTitle() {
    return title.equals(imprint.newsletter()) ? title + " – " + imprint.municipality() : title + " – " + imprint.newsletter();
  }

  /// The style of the name in the masthead: how large it is by the letters of all of it, and how small it must be for its
  /// longest word to have room on a phone.
  public String nameStyle() {
    var name = imprint.newsletter();
    var word = Arrays.stream(name.split("[\\s-]+")).mapToInt(String::length).max().orElse(0);
    return "masthead-name-" + step(Math.max(word, name.length() * 2 / 3)) + " masthead-word-" + step(word);
  }

  /// Five, eight, twelve, eighteen or thirty letters.
  private static int step(int letters) {
    return Arrays.stream(NAME_STEPS).filter(most -> letters <= most).findFirst().orElse(NAME_STEPS[NAME_STEPS.length - 1]);
  }

  public String tipAddress() {
    return "mailto:" + imprint.contactMail();
  }
}
