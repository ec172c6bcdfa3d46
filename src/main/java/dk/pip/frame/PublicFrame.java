package dk.pip.frame;

import dk.pip.municipality.Imprint;
import dk.pip.shared.LineBreaks;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import gg.jte.Content;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands around a public page: the head, the bar, the masthead and the foot.
///
/// @param demo whether to say that this is a demonstration
public record PublicFrame(Imprint imprint, PageAbout about, Head head, Places places, boolean demo) {
  private static final int[] NAME_STEPS = {5, 8, 12, 18, 30};
  private static final int[] TAGLINE_STEPS = {25, 40, 60, 90, 130};

  /// Stands where the content comes in. No text holds it.
  private static final String HERE = "\u0000";

  /// What browsers and other sites are told.
  ///
  /// @param canonical the page's absolute address; null where the site's address is not known
  /// @param image the picture that other sites show of the page; null where the site's address is not known
  /// @param article what is known of the page as an article; null where it is none
  /// @param linkedData what search engines are told as data; null where the site's address is not known
  /// @param feed of what is like the page; null where there is none
  public record Head(
      @Nullable String canonical,
      PageAbout.@Nullable SharedPicture image,
      List<String> styles,
      List<String> fonts,
      String icon,
      PageFacts.@Nullable Article article,
      @Nullable String linkedData,
      PageFacts.@Nullable Feed feed) {

    /// Of a page that stands by itself.
    public Head(@Nullable String canonical, PageAbout.@Nullable SharedPicture image, List<String> styles, List<String> fonts, String icon) {
      this(canonical, image, styles, fonts, icon, null, null, null);
    }

    /// As it stands in its script element.
    public @Nullable Content data() {
      var data = linkedData;
      return data == null ? null : output -> output.writeContent(data);
    }
  }

  /// Where the links around a page lead. What does not exist yet, or not in a folder, is null and is not shown.
  public record Places(
      String home,
      List<MenuEntry> menu,
      @Nullable String arms,
      @Nullable String pdf,
      @Nullable String feed,
      @Nullable String privacy,
      @Nullable String accessibility,
      @Nullable String tips,
      @Nullable SearchField search) {}

  /// Where one finds things by words.
  ///
  /// @param address of the page with what was found, below which `/forslag` answers while one types
  /// @param script the address of what asks it
  public record SearchField(String address, String script) {}

  /// The picture of a page that has none of its own, or that page's own, with scheme and host.
  ///
  /// @param card the address of [Assets#SHARE_CARD] from the site's root
  public static PageAbout.SharedPicture shared(PageAbout about, java.net.URI site, String card) {
    var own = about.picture();
    return own == null
        ? new PageAbout.SharedPicture(site + card, ShareCard.WIDTH, ShareCard.HEIGHT, null)
        : new PageAbout.SharedPicture(site + own.address(), own.width(), own.height(), own.alt());
  }

  /// The whole page. The content goes in as it is.
  public String around(String content) {
    Content here = output -> output.writeContent(HERE);
    var html = Templates.html("layout/public.jte", Map.of("frame", this, "content", here, "heading", about.heading()));
    var frame = LineBreaks.onWeb(html, about.language());
    var at = frame.indexOf(HERE);
    return frame.substring(0, at) + content + frame.substring(at + HERE.length());
  }

  public Texts texts() {
    return Texts.in(about.language());
  }

  /// From the public pages to the staff site and back; null where there is no site around the page.
  public @Nullable String otherSite() {
    return places.privacy() == null ? null : about.isForStaff() ? "/" : PageAbout.STAFF;
  }

  public String lang() {
    return about.language().tag();
  }

  /// `Bænken, der kan snakke, vandt – pip`.
  public String fullTitle() {
    var title = about.title();
    return title.equals(imprint.newsletter()) ? title + " – " + imprint.municipality() : title + " – " + imprint.newsletter();
  }

  /// What the editors have added about the next issue.
  public @Nullable Content nextIssueText() {
    var next = about.nextIssue();
    var html = next == null ? null : next.html();
    return html == null ? null : output -> output.writeContent(html);
  }

  /// The style of the name in the masthead: how large it is by the letters of all of it, and how small it must be for its
  /// longest word to have room on a phone.
  public String nameStyle() {
    var name = imprint.newsletter();
    var word = Arrays.stream(name.split("[\\s-]+")).mapToInt(String::length).max().orElse(0);
    return "masthead-name-" + step(Math.max(word, name.length() * 2 / 3)) + " masthead-word-" + step(word);
  }

  /// The style of the lines beside the name: how much room the town's line needs for being two lines at most. Where there is
  /// less, they stand below the name.
  public String linesStyle() {
    return "masthead-lines-" + step(imprint.tagline().length(), TAGLINE_STEPS);
  }

  /// Five, eight, twelve, eighteen or thirty letters.
  private static int step(int letters) {
    return step(letters, NAME_STEPS);
  }

  private static int step(int letters, int[] steps) {
    return Arrays.stream(steps).filter(most -> letters <= most).findFirst().orElse(steps[steps.length - 1]);
  }

  /// Where tips go: the form, or by mail where there is no site; null where nobody has said, as in a bundle that is published to a folder.
  public @Nullable String tipAddress() {
    return places.tips() == null ? contactAddress() : places.tips();
  }

  /// Where readers write; null where nobody has said.
  public @Nullable String contactAddress() {
    return imprint.contactMail().isBlank() ? null : "mailto:" + imprint.contactMail();
  }
}
