package dk.pip.library;

import dk.pip.editions.PublishedPages;
import dk.pip.editions.WithheldPictures;
import dk.pip.library.LibraryPicture.Why;
import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.shared.Dates;
import dk.pip.shared.ItemByItem;
import dk.pip.shared.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes pictures away from all who read, in whatever they stand, at once and on every node.
@Service
public class Withdrawals {
  /// How long it is kept who objected, and what they said.
  public static final int DAYS_KEPT = 90;

  private final LibraryPictures pictures;
  private final Library library;
  private final Objections objections;
  private final WithheldPictures withheld;
  private final PublishedPages pages;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Withdrawals(
      LibraryPictures pictures,
      Library library,
      Objections objections,
      WithheldPictures withheld,
      PublishedPages pages,
      Audit audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.pictures = pictures;
    this.library = library;
    this.objections = objections;
    this.withheld = withheld;
    this.pages = pages;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Somebody doesn't want it shown.
  ///
  /// @param askedBy who; null where they wouldn't say
  public PictureChange object(Staff by, LibraryPictureId id, String why, @Nullable String askedBy) {
    return seen(
        () ->
            change(
                by,
                id,
                picture -> {
                  var now = clock.instant();
                  objections.add(id, now, by.id(), why, askedBy, today().plusDays(DAYS_KEPT));
                  withdraw(picture, by.id(), Why.OBJECTION, "library.audit.objection");
                }));
  }

  /// Takes it away without anybody's having objected.
  public PictureChange withdraw(Staff by, LibraryPictureId id) {
    return seen(() -> change(by, id, picture -> withdraw(picture, by.id(), Why.OTHER, "library.audit.withdrawn")));
  }

  /// Lets everybody see it again. For administrators.
  public PictureChange giveBack(Staff by, LibraryPictureId id) {
    return seen(
        () -> {
          var picture = by.may(Role.ADMINISTRATOR) ? pictures.lock(id).orElse(null) : null;
          if (picture == null) {
            return PictureChange.GONE;
          }
          if (!picture.isWithdrawn()) {
            return PictureChange.UNCHANGED;
          }
          pictures.giveBack(id, today());
          withheld.giveBack(pictures.contents(id));
          audit.record(by.id(), "library.audit.given-back", picture.file());
          return PictureChange.DONE;
        });
  }

  /// What was said against a picture, the newest first.
  public List<Objection> objections(LibraryPicture picture) {
    return objections.list(picture.id());
  }

  /// Takes away those whose last day is over. For the timer.
  void withdrawPast() {
    ItemByItem.forEach(
        pictures.past(today()),
        id -> "Withdrawing picture " + id.value(),
        id ->
            seen(
                () -> {
                  pictures.lock(id).filter(picture -> !picture.isWithdrawn()).ifPresent(picture -> withdraw(picture, null, Why.PAST, "library.audit.past"));
                  return PictureChange.DONE;
                }));
  }

  /// Forgets who objected, once the time for it is over. For the timer.
  void forget() {
    transaction.executeWithoutResult(_ -> objections.forget(today()));
  }

  private interface Deed {
    void to(LibraryPicture picture);
  }

  private PictureChange change(Staff by, LibraryPictureId id, Deed deed) {
    var picture = pictures.lock(id).filter(it -> library.maySee(by, it)).orElse(null);
    if (picture == null) {
      return PictureChange.GONE;
    }
    if (!library.mayChange(by, picture)) {
      return PictureChange.CLOSED;
    }
    deed.to(picture);
    return PictureChange.DONE;
  }

  private void withdraw(LibraryPicture picture, @Nullable StaffId by, Why why, String act) {
    var now = clock.instant();
    pictures.withdraw(picture.id(), now, by, why);
    withheld.withhold(pictures.contents(picture.id()), now);
    audit.record(by, act, picture.file());
  }

  private LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }

  /// Does something that readers see, and lets those of this node see it at once.
  private PictureChange seen(Supplier<PictureChange> work) {
    var done = transaction.execute(_ -> work.get());
    pages.forget();
    return done;
  }
}
