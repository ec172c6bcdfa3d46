package dk.pip.library;

import dk.pip.editions.EditionId;
import dk.pip.editions.PictureInEdition;
import dk.pip.editions.PictureStore;
import dk.pip.editions.PictureUse;
import dk.pip.editions.WithheldPictures;
import dk.pip.library.LibraryPicture.Cut;
import dk.pip.library.LibraryPicture.Focus;
import dk.pip.people.Staff;
import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.pictures.Reading;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Letters;
import dk.pip.shared.Role;
import dk.pip.shared.Slug;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The front door of the picture library. One who may not see a picture finds none.
@Service
public class Library {
  private static final String FOLDER = "pictures/";
  private static final int LONGEST_STEM = 60;

  /// How wide pictures are shown in lists, in pixels.
  public static final int THUMBNAIL = 360;

  /// Days before its last in which a picture is said to go soon, and in which somebody is told.
  private static final int SOON = 30;

  static final int WARNED_BEFORE = 14;
  private static final int MOST_ON_DESK = 200;

  private final LibraryPictures pictures;
  private final PictureStore store;
  private final WithheldPictures withheld;
  /// Asked for when they are needed, as they may know editions, which know this.
  private final ObjectProvider<PictureUsers> users;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Library(LibraryPictures pictures, PictureStore store, WithheldPictures withheld, ObjectProvider<PictureUsers> users, TransactionTemplate transaction, Clock clock) {
    this.pictures = pictures;
    this.store = store;
    this.withheld = withheld;
    this.users = users;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// A picture that somebody may see.
  public Optional<LibraryPicture> find(Staff who, LibraryPictureId id) {
    return pictures.find(id).filter(picture -> maySee(who, picture));
  }

  /// A page of those that somebody may see, the newest first.
  ///
  /// @param after the last picture of the page before; null for the first page
  /// @param most how many, of which one more is given where there are more
  public List<LibraryPicture> list(Staff who, PictureSearch search, @Nullable LibraryPictureId after, int most) {
    return pictures.list(who.may(Role.EDITOR) ? null : who.id(), who.id(), search, today().plusDays(SOON), after, most + 1);
  }

  /// How many go soon, or show people without anybody having said why they may.
  public int waiting() {
    return pictures.waiting(today().plusDays(WARNED_BEFORE));
  }

  boolean maySee(Staff who, LibraryPicture picture) {
    return who.may(Role.EDITOR) || isTheirs(who, picture) || !picture.isWithdrawn() && (picture.opened() || picture.published());
  }

  private boolean isTheirs(Staff who, LibraryPicture picture) {
    return picture.broughtBy().equals(who.id()) || pictures.hasBrought(picture.id(), who.id());
  }

  /// Whether somebody may say what a picture is, cut it, and take it away.
  public boolean mayChange(Staff who, LibraryPicture picture) {
    return !picture.isWithdrawn() && (who.may(Role.EDITOR) || isTheirs(who, picture));
  }

  /// What somebody is shown of a picture: once it was taken away only administrators see it, to judge whether it may come
  /// back, and all others what stands in its place.
  ///
  /// @param width at most
  public Picture shown(Staff who, LibraryPicture picture, int width) {
    if (picture.isWithdrawn() && !who.may(Role.ADMINISTRATOR)) {
      return withheld.inPlaceOf(picture.width(), picture.height(), width);
    }
    return store.scaled(picture.sha256(), width).orElseThrow();
  }

  /// What it was cut from, for cutting it otherwise.
  public Picture original(LibraryPicture picture, int width) {
    return store.scaled(picture.original(), width).orElseThrow();
  }

  /// All of the original, as something to cut from.
  public Cut originalSize(LibraryPicture picture) {
    var size = store.size(picture.original());
    return new Cut(0, 0, size.width(), size.height());
  }

  /// Those that somebody brought in and that go within two weeks.
  public List<LibraryPicture> goingSoon(Staff who) {
    var mine = new ArrayList<>(pictures.list(null, who.id(), PictureSearch.of(PictureFilter.SOON), today().plusDays(WARNED_BEFORE), null, MOST_ON_DESK));
    mine.removeIf(picture -> !picture.broughtBy().equals(who.id()));
    return mine;
  }

  /// The picture that a text means by a path, as whoever may see the text is shown it.
  public Optional<Picture> shownIn(UUID owner, String path, int width) {
    return pictures
        .named(owner, path)
        .map(picture -> picture.isWithdrawn() ? withheld.inPlaceOf(picture.width(), picture.height(), width) : store.scaled(picture.sha256(), width).orElseThrow());
  }

  /// The picture that a text means by a path.
  public Optional<LibraryPicture> named(UUID owner, String path) {
    return pictures.named(owner, path);
  }

  /// The texts that show a picture, of those that somebody may see.
  public List<PictureUsers.Text> texts(Staff who, LibraryPicture picture) {
    var owners = pictures.owners(picture.id());
    var paths = pictures.paths(picture.id());
    return owners.isEmpty() ? List.of() : users.stream().flatMap(user -> user.texts(who, owners, paths).stream()).toList();
  }

  /// The editions in which a picture stands, in whatever cut.
  public List<PictureInEdition> editions(LibraryPicture picture) {
    return withheld.editionsWith(pictures.contents(picture.id()));
  }

  /// The editions in which readers have seen pictures of the library.
  public List<EditionId> editionsWithPictures() {
    return pictures.editions();
  }

  /// What matters most on a picture that is shown, by its hash; the middle where nobody has said, or the library doesn't know it.
  public Focus focusOf(String sha256) {
    return pictures.findContent(sha256).map(LibraryPicture::focus).orElse(Focus.MIDDLE);
  }

  /// Takes in a file that somebody picked, dropped or photographed.
  ///
  /// @param name of the file, from which the picture has its own
  public BroughtIn bringIn(Staff by, String name, byte[] bytes) {
    return switch (Pictures.read(bytes)) {
      case Reading.Refused refused -> new BroughtIn.Refused(refused);
      case Reading.Accepted(var picture) -> Objects.requireNonNull(transaction.execute(_ -> bringIn(by, name, picture)));
    };
  }

  private BroughtIn bringIn(Staff by, String name, Picture picture) {
    var added = add(by, picture, name, PictureDetails.NONE);
    var kept = pictures.find(added.picture()).orElseThrow();
    if (added.isNew()) {
      return new BroughtIn.Taken(kept);
    }
    if (kept.isWithdrawn()) {
      return new BroughtIn.Withdrawn();
    }
    if (!kept.broughtBy().equals(by.id())) {
      pictures.addBringer(kept.id(), by.id());
    }
    return new BroughtIn.Known(kept);
  }

  /// Keeps what somebody says of a picture; [#undo] takes it back.
  ///
  /// @param seen the revision that they had before them
  /// @param opened whether all who write may use it, which is for editors to say
  @Transactional
  public PictureChange describe(Staff by, LibraryPictureId id, int seen, PictureDetails details, boolean opened) {
    return change(
        by,
        id,
        seen,
        picture -> {
          var open = by.may(Role.EDITOR) ? opened : picture.opened();
          if (details.equals(picture.details()) && open == picture.opened()) {
            return PictureChange.UNCHANGED;
          }
          pictures.describe(picture, details, open, clock.instant(), by.id());
          return PictureChange.DONE;
        });
  }

  /// Keeps what somebody says of a picture where they use it, as far as nobody has said that before.
  @Transactional
  public void complete(Staff by, LibraryPictureId id, String alt, boolean decorative, String caption, String credit) {
    var picture = pictures.lock(id).filter(it -> maySee(by, it) && mayChange(by, it)).orElse(null);
    if (picture == null) {
      return;
    }
    var known = picture.details();
    var isDescribed = known.isDescribed();
    var details =
        known.describedAs(
            isDescribed ? known.alt() : alt,
            isDescribed ? known.decorative() : decorative,
            known.caption().isEmpty() ? caption : known.caption(),
            known.credit().isEmpty() ? credit : known.credit());
    if (!details.equals(known)) {
      pictures.describe(picture, details, picture.opened(), clock.instant(), by.id());
    }
  }

  /// Whether somebody's own last change can be taken back.
  public boolean mayUndo(Staff who, LibraryPicture picture) {
    return mayChange(who, picture) && pictures.before(picture.id(), who.id()).isPresent();
  }

  @Transactional
  public PictureChange undo(Staff by, LibraryPictureId id) {
    var picture = pictures.lock(id).filter(it -> maySee(by, it)).orElse(null);
    if (picture == null) {
      return PictureChange.GONE;
    }
    var before = pictures.before(id, by.id());
    if (before.isEmpty() || !mayChange(by, picture)) {
      return PictureChange.CLOSED;
    }
    pictures.describe(picture, before.get().details(), before.get().opened(), clock.instant(), by.id());
    pictures.forgetBefore(id);
    return PictureChange.DONE;
  }

  /// Shows a part of the original only, in all texts that will come out from now on.
  ///
  /// @param cut null for all of it
  @Transactional
  public PictureChange cut(Staff by, LibraryPictureId id, int seen, @Nullable Cut cut) {
    return change(
        by,
        id,
        seen,
        picture -> {
          var original = store.find(picture.original()).orElseThrow();
          var wanted = cut == null || cut.equals(new Cut(0, 0, original.width(), original.height())) ? null : cut;
          if (Objects.equals(wanted, picture.cut())) {
            return PictureChange.UNCHANGED;
          }
          var shown = wanted == null ? original : Pictures.part(original, wanted.left(), wanted.top(), wanted.width(), wanted.height());
          if (pictures.findContent(shown.sha256()).filter(other -> !other.id().equals(id)).isPresent()) {
            return PictureChange.CLOSED;
          }
          store.add(shown);
          store.scaled(shown.sha256(), THUMBNAIL);
          pictures.cut(id, shown.sha256(), shown.width(), shown.height(), wanted);
          return PictureChange.DONE;
        });
  }

  @Transactional
  public PictureChange focus(Staff by, LibraryPictureId id, int seen, Focus focus) {
    return change(
        by,
        id,
        seen,
        picture -> {
          if (focus.equals(picture.focus())) {
            return PictureChange.UNCHANGED;
          }
          pictures.focus(id, focus);
          return PictureChange.DONE;
        });
  }

  private PictureChange change(Staff by, LibraryPictureId id, int seen, Function<LibraryPicture, PictureChange> change) {
    var picture = pictures.lock(id).filter(it -> maySee(by, it)).orElse(null);
    if (picture == null) {
      return PictureChange.GONE;
    }
    if (!mayChange(by, picture)) {
      return PictureChange.CLOSED;
    }
    return seen == picture.revision() ? change.apply(picture) : PictureChange.OVERTAKEN;
  }

  private LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }

  /// The same as [#paths], for commands that work beside the server.
  public static Map<UUID, Map<String, String>> pathsIn(JdbcClient jdbc, Collection<UUID> owners) {
    return new LibraryPictures(jdbc).paths(owners);
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
    store.scaled(picture.sha256(), THUMBNAIL);
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
    // It may have come out with an edition before anybody took it in here.
    withheld.editionsWith(List.of(picture.sha256())).stream()
        .filter(PictureInEdition::isOut)
        .map(PictureInEdition::edition)
        .distinct()
        .forEach(edition -> pictures.seen(edition, List.of(picture.sha256())));
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
        null,
        1);
  }

  private static String stem(String name) {
    var dot = name.lastIndexOf('.');
    var slug = Slug.of(Letters.first(200, dot > 0 ? name.substring(0, dot) : name), LONGEST_STEM);
    return slug.isEmpty() ? "billede" : slug;
  }
}
