package dk.pip.editions.render;

import dk.pip.editions.Addresses;
import dk.pip.editions.AttachmentUse;
import dk.pip.editions.Edition;
import dk.pip.editions.Story;
import dk.pip.frame.Assets;
import dk.pip.pictures.Picture;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The addresses of the running site, from its root.
///
/// @param assets the stylesheets and drawings of the site
public record ServerLinks(Assets assets) implements PageLinks {

  @Override
  public String path(Edition edition) {
    return Addresses.edition(edition.audience(), edition.slug());
  }

  @Override
  public String path(Edition edition, Story story) {
    return Addresses.story(edition, story);
  }

  @Override
  public String calendarPath(Edition edition, String key) {
    return path(edition) + "/" + key + ".ics";
  }

  @Override
  public PageLinks from(String path) {
    return this;
  }

  @Override
  public String home() {
    return "/";
  }

  @Override
  public String edition(Edition edition) {
    return path(edition);
  }

  @Override
  public String story(Edition edition, Story story) {
    return path(edition, story);
  }

  @Override
  public String published(String address, @Nullable URI site) {
    return address;
  }

  @Override
  public String attachment(Edition edition, Story story, AttachmentUse attachment) {
    return Addresses.attachment(path(edition, story), attachment);
  }

  @Override
  public String calendar(Edition edition, String key) {
    return calendarPath(edition, key);
  }

  @Override
  public String picture(Picture picture, int width) {
    return picture(picture.sha256(), width);
  }

  /// A picture of which only the hash is known.
  public static String picture(String sha256, int width) {
    return Addresses.picture(sha256, width);
  }

  @Override
  public String sharedPicture(Picture picture, int width) {
    return picture(picture, width);
  }

  @Override
  public String sharedAsset(String path) {
    return asset(path);
  }

  @Override
  public String asset(String path) {
    return assets.address(path);
  }

  @Override
  public String pdf(Edition edition) {
    return path(edition) + "/pip-" + edition.slug() + ".pdf";
  }
}
