package dk.pip.library;

import dk.pip.editions.PictureStore;
import dk.pip.editions.PictureUse;
import dk.pip.people.Staff;
import dk.pip.pictures.Picture;
import dk.pip.shared.Id;
import dk.pip.shared.Letters;
import dk.pip.shared.Slug;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of the picture library. One who may not see a picture finds none.
@Service
public class Library {
  private static final String FOLDER = "pictures/";
  private static final int LONGEST_STEM = 60;

  private final LibraryPictures pictures;
  private final PictureStore store;
  private final Clock clock;

  Library(LibraryPictures pictures, PictureStore store, Clock clock) {
    this.pictures = pictures;
    this.store = store;
    this.clock = clock;
  }

  /// Lets a text show a picture. Whether somebody may use it is asked where they choose it.
  ///
  /// @param owner the text, such as a story
  /// @return what the text is to call it: the name of its file, or one like it where that means another picture there
  @Transactional
  public String attach(UUID owner, LibraryPictureId picture) {
    var known = pictures.path(owner, picture);
    if (known.isPresent()) {
      return known.get();
    }
    var file = pictures.find(picture).orElseThrow().file();
    var dot = file.lastIndexOf('.');
    var path = file;
    for (var i = 2; !pictures.addPath(owner, path, picture); i++) {
      path = file.substring(0, dot) + "-" + i + file.substring(dot);
    }
    return path;
  }

  /// The pictures of texts: for each owner the hash behind each path. Asked once for all of them.
  public Map<UUID, Map<String, String>> paths(Collection<UUID> owners) {
    return pictures.paths(owners);
  }

  /// Takes in the pictures that come with a text, such as those of a bundle. One that looks like a picture of the library is
  /// that picture, and keeps what is known of it; of others the first who uses them says what they are.
  ///
  /// @param byPath what the text calls them
  /// @param uses by the same paths; not all need have one
  @Transactional
  public void bring(Staff by, UUID owner, Map<String, Picture> byPath, Map<String, PictureUse> uses) {
    byPath.entrySet().stream()
        .sorted(Comparator.comparing((Map.Entry<String, Picture> entry) -> entry.getValue().sha256()).thenComparing(Map.Entry::getKey))
        .forEach(
            entry -> {
              var path = entry.getKey();
              var added = add(by, entry.getValue(), path.substring(path.lastIndexOf('/') + 1), details(uses.get(path)));
              pictures.putPath(owner, path, added.picture());
            });
  }

  private static PictureDetails details(@Nullable PictureUse use) {
    if (use == null) {
      return PictureDetails.NONE;
    }
    var caption = use.caption();
    var credit = use.credit();
    return PictureDetails.NONE.describedAs(use.alt(), use.decorative(), caption == null ? "" : caption, credit == null ? "" : credit);
  }

  /// A picture that came in.
  ///
  /// @param isNew false where the library had it already
  public record Added(LibraryPictureId picture, boolean isNew) {}

  private Added add(Staff by, Picture picture, String name, PictureDetails details) {
    pictures.alone(picture.sha256());
    var there = pictures.findContent(picture.sha256());
    if (there.isPresent()) {
      return new Added(there.get().id(), false);
    }
    store.add(picture);
    var now = clock.instant();
    var id = new LibraryPictureId(Id.fresh(now));
    var stem = stem(name);
    var ending = "." + picture.format().extension();
    var number = pictures.namedLike(FOLDER + stem);
    var file = FOLDER + stem + ending;
    while (!pictures.add(fresh(id, picture, file, details, by))) {
      number++;
      file = FOLDER + stem + "-" + number + ending;
    }
    return new Added(id, true);
  }

  private LibraryPicture fresh(LibraryPictureId id, Picture picture, String file, PictureDetails details, Staff by) {
    return new LibraryPicture(
        id,
        picture.sha256(),
        picture.sha256(),
        file,
        picture.width(),
        picture.height(),
        details,
        LibraryPicture.Focus.MIDDLE,
        by.id(),
        clock.instant(),
        false,
        false,
        null,
        1);
  }

  private static String stem(String name) {
    var dot = name.lastIndexOf('.');
    var slug = Slug.of(Letters.first(200, dot > 0 ? name.substring(0, dot) : name), LONGEST_STEM);
    return slug.isEmpty() ? "billede" : slug;
  }
}
