package dk.pip.frame;

import dk.pip.shared.Language;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the frame says of the page inside it. It is kept with what is published, and the frame is put around both each
/// time that it changes.
///
/// @param path the page's address from the site's root
/// @param title the page's own title; the newsletter's name is added to it
/// @param indexed whether everybody may read it and search engines list it; pages for staff and drafts may not be
/// @param picture what other sites show of the page; null where it has none of its own
/// @param published the day, as search engines want it: `2026-03-12`
/// @param issue the month and number to the right in the masthead; null on pages that belong to no edition
/// @param pdf the address of the edition on paper; null where there is none
/// @param heading whether the newsletter's name is the page's heading
public record PageAbout(
    Language language,
    String path,
    String title,
    @Nullable String description,
    boolean indexed,
    @Nullable SharedPicture picture,
    @Nullable String published,
    @Nullable Issue issue,
    @Nullable NextIssue nextIssue,
    @Nullable String pdf,
    boolean heading) {
  static final String STAFF = "/medarbejder";
  private static final Pattern STORY = Pattern.compile("(?:" + STAFF + ")?/nyheder/\\d{4}/[^/]+");

  /// A picture that other sites show of a page.
  ///
  /// @param address from the site's root
  /// @param width 0 where it is not known
  public record SharedPicture(String address, int width, int height, @Nullable String alt) {}

  /// @param name `Marts 2026`
  /// @param number `Nr. 3, 11. årgang`
  public record Issue(String name, String number) {}

  /// @param lines what is said of the next issue, a sentence a line
  /// @param html what the editors have added, with its links; null where they added nothing
  public record NextIssue(List<String> lines, @Nullable String html) {
    public NextIssue {
      lines = List.copyOf(lines);
    }
  }

  /// The same for pages that search engines don't list.
  public PageAbout unlisted() {
    return new PageAbout(language, path, title, description, false, picture, published, issue, nextIssue, pdf, heading);
  }

  /// Whether it is a story's own page.
  public boolean isStory() {
    return STORY.matcher(path).matches();
  }

  /// Whether it is a page of the staff site.
  public boolean isForStaff() {
    return path.equals(STAFF) || path.startsWith(STAFF + "/");
  }

  /// A page that everybody may read and that belongs to no edition.
  public static PageAbout of(Language language, String path, String title, @Nullable String description) {
    return new PageAbout(language, path, title, description, true, null, null, null, null, null, false);
  }
}
