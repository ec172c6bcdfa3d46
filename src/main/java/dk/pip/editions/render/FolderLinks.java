package dk.pip.editions.render;

import dk.pip.editions.AttachmentUse;
import dk.pip.editions.Edition;
import dk.pip.editions.Story;
import dk.pip.pictures.Picture;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Links between files of one folder, which can be opened from a disk or put on any web server. It remembers what the
/// pages asked for, so that just that is written beside them.
public final class FolderLinks implements PageLinks {
  private final String up;
  private final @Nullable String pdf;
  private final Map<String, ScaledPicture> pictures;
  private final Set<String> assets;

  /// A picture to be written: the file, and how wide it may be at most.
  public record ScaledPicture(String path, Picture picture, int width) {}

  /// @param pdf the PDF's file in the folder, if there is one
  public FolderLinks(@Nullable String pdf) {
    this("", pdf, new LinkedHashMap<>(), new LinkedHashSet<>());
  }

  private FolderLinks(
      String up, @Nullable String pdf, Map<String, ScaledPicture> pictures, Set<String> assets) {
    this.up = up;
    this.pdf = pdf;
    this.pictures = pictures;
    this.assets = assets;
  }

  /// The pictures that the pages rendered so far show.
  public Map<String, ScaledPicture> pictures() {
    return Collections.unmodifiableMap(pictures);
  }

  /// The assets that the pages rendered so far name, by their paths in the folder. Stylesheets name fonts besides.
  public Set<String> assets() {
    return Collections.unmodifiableSet(assets);
  }

  @Override
  public String path(Edition edition) {
    return "index.html";
  }

  @Override
  public String path(Edition edition, Story story) {
    return edition.isSingle() ? path(edition) : "nyheder/" + edition.month().getYear() + "/" + story.slug() + ".html";
  }

  @Override
  public String calendarPath(Edition edition, String key) {
    return "kalender/" + key + ".ics";
  }

  @Override
  public PageLinks from(String path) {
    var depth = (int) path.chars().filter(c -> c == '/').count();
    return new FolderLinks("../".repeat(depth), pdf, pictures, assets);
  }

  @Override
  public String home() {
    return up + "index.html";
  }

  @Override
  public String edition(Edition edition) {
    return up + path(edition);
  }

  @Override
  public String story(Edition edition, Story story) {
    return up + path(edition, story);
  }

  @Override
  public @Nullable String published(String address, @Nullable URI site) {
    return site == null ? null : site + address;
  }

  @Override
  public String attachment(Edition edition, Story story, AttachmentUse attachment) {
    return up + attachmentPath(edition, story, attachment);
  }

  /// Where an attachment lies in the folder.
  public static String attachmentPath(Edition edition, Story story, AttachmentUse attachment) {
    return "nyheder/" + edition.month().getYear() + "/" + story.slug() + "/" + attachment.name();
  }

  @Override
  public String calendar(Edition edition, String key) {
    return up + calendarPath(edition, key);
  }

  @Override
  public String picture(Picture picture, int width) {
    var path =
        "billeder/" + picture.sha256().substring(0, 16) + "-" + width + "." + picture.format().extension();
    pictures.put(path, new ScaledPicture(path, picture, width));
    return up + path;
  }

  @Override
  public String sharedPicture(Picture picture, int width) {
    return "/" + picture(picture, width).substring(up.length());
  }

  @Override
  public String sharedAsset(String path) {
    return "/" + asset(path).substring(up.length());
  }

  @Override
  public String asset(String path) {
    assets.add(path);
    return up + path;
  }

  @Override
  public @Nullable String pdf(Edition edition) {
    return pdf == null ? null : up + pdf;
  }
}
