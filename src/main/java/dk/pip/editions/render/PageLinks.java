package dk.pip.editions.render;

import dk.pip.editions.AttachmentUse;
import dk.pip.editions.Edition;
import dk.pip.editions.Story;
import dk.pip.pictures.Picture;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where everything that a page refers to lies. What there is none of is null, and pages then leave the link out.
public interface PageLinks {

  /// The place of a page itself, by which it is kept or written: `/udgaver/2026-03`, or `index.html`.
  String path(Edition edition);

  String path(Edition edition, Story story);

  /// @param key the invitation's name in calendars, from [CalendarEntry]
  String calendarPath(Edition edition, String key);

  /// The same links as they are written in the page at this place.
  PageLinks from(String path);

  String home();

  String edition(Edition edition);

  String story(Edition edition, Story story);

  /// A story of another edition, by its address on the site.
  @Nullable String published(String address, @Nullable URI site);

  /// What a story of the edition brings along.
  String attachment(Edition edition, Story story, AttachmentUse attachment);

  /// The calendar file of an edition's invitation.
  String calendar(Edition edition, String key);

  /// A picture, scaled down to be at most so wide.
  String picture(Picture picture, int width);

  /// The same picture as other sites ask for it: from the site's root.
  String sharedPicture(Picture picture, int width);

  /// An asset as other sites ask for it: from the site's root.
  String sharedAsset(String path);

  /// A stylesheet, font, drawing or script: `css/pip.css`.
  String asset(String path);

  @Nullable String pdf(Edition edition);
}
