package dk.pip.library.web;

import dk.pip.editions.EditionId;
import dk.pip.editions.EditionSummary;
import dk.pip.editions.PictureInEdition;
import dk.pip.library.Library;
import dk.pip.library.LibraryPicture;
import dk.pip.library.LibraryPicture.Cut;
import dk.pip.library.LibraryPictureId;
import dk.pip.library.Objection;
import dk.pip.library.PictureFilter;
import dk.pip.library.PictureSearch;
import dk.pip.library.PictureUsers;
import dk.pip.people.Account;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the pages about pictures print.
public final class LibraryPages {
  static final String PICTURES = "/redaktion/billeder";
  private static final int LONGEST_TITLE = 80;

  private LibraryPages() {}

  public static String address(LibraryPictureId id) {
    return PICTURES + "/" + id.value();
  }

  /// Where staff are shown a picture; another each time that it changes, as browsers keep it.
  public static String shown(LibraryPicture picture, int width) {
    return address(picture.id()) + "/vist/" + width + "?v=" + picture.revision();
  }

  /// What a list calls a picture.
  public static String title(LibraryPicture picture) {
    return picture.title(LONGEST_TITLE);
  }

  /// What is amiss with a picture, as a key of the catalogue; null where nothing is.
  public static @Nullable String lack(LibraryPicture picture, LocalDate today) {
    var details = picture.details();
    var day = details.deleteBy();
    if (picture.isWithdrawn()) {
      return "library.flag.withdrawn";
    }
    if (day != null && !day.isAfter(today.plusDays(30))) {
      return "library.flag.soon";
    }
    if (details.lacksGround()) {
      return "library.flag.ground";
    }
    return details.isDescribed() ? null : "library.flag.alt";
  }

  /// An edition to choose from.
  public record EditionName(EditionId id, String title) {}

  /// Pictures in a list.
  ///
  /// @param more whether there is a page after this one
  public record PictureList(
      List<LibraryPicture> pictures, boolean more, PictureSearch search, List<EditionName> editions, Staff me, Instant now) {

    public @Nullable String lack(LibraryPicture picture) {
      return LibraryPages.lack(picture, Dates.local(now).toLocalDate());
    }

    public String address(PictureFilter filter) {
      return filter == PictureFilter.ALL ? PICTURES : PICTURES + "?vis=" + filter.word();
    }

    /// The filters that say something to whoever asks.
    public List<PictureFilter> filters() {
      return List.of(PictureFilter.values());
    }

    public String typed(@Nullable LocalDate day) {
      return day == null ? "" : String.valueOf(day);
    }

    public boolean isEdition(EditionName edition) {
      return edition.id().equals(search.edition());
    }

    public String next() {
      var parts = new ArrayList<String>();
      if (search.filter() != PictureFilter.ALL) {
        parts.add("vis=" + search.filter().word());
      }
      if (!search.words().isBlank()) {
        parts.add("q=" + URLEncoder.encode(search.words(), StandardCharsets.UTF_8));
      }
      if (search.from() != null) {
        parts.add("fra=" + search.from());
      }
      if (search.until() != null) {
        parts.add("til=" + search.until());
      }
      if (search.edition() instanceof EditionId edition) {
        parts.add("udgave=" + edition.value());
      }
      parts.add("efter=" + pictures.getLast().id().value());
      return PICTURES + "?" + String.join("&", parts);
    }
  }

  /// What came of one file.
  ///
  /// @param picture null where none was taken
  public record Line(String name, String said, @Nullable LibraryPicture picture) {}

  /// Pictures that are brought in.
  ///
  /// @param lines what came of the files of the last post; empty before any was sent
  public record Bring(List<Line> lines, Problems problems) {
    public boolean isRefused() {
      return !problems.isEmpty();
    }
  }

  /// A picture, what is known of it and where it stands.
  public record Show(
      LibraryPicture picture,
      PictureForm form,
      Problems problems,
      boolean mayChange,
      boolean mayUndo,
      List<PictureUsers.Text> texts,
      List<PictureInEdition> editions,
      List<Objection> objections,
      Map<StaffId, Account> colleagues,
      Staff me,
      Instant now) {

    public String address() {
      return LibraryPages.address(picture.id());
    }

    public boolean isEditor() {
      return me.may(Role.EDITOR);
    }

    public boolean mayGiveBack() {
      return picture.isWithdrawn() && me.may(Role.ADMINISTRATOR);
    }

    /// Whether whoever looks sees the picture, and not what stands in its place.
    public boolean isSeen() {
      return !picture.isWithdrawn() || me.may(Role.ADMINISTRATOR);
    }

    public String name(@Nullable StaffId id, Texts texts) {
      if (id == null) {
        return texts.get("library.by-itself");
      }
      var account = colleagues.get(id);
      return account == null ? texts.get("library.somebody") : account.name();
    }

    public String when(Instant at, Texts texts) {
      return Dates.near(at, now, texts);
    }

    public boolean isUnused() {
      return texts.isEmpty() && editions.isEmpty();
    }

    public int largest() {
      return Math.min(picture.width(), 1600);
    }
  }

  /// A picture that is cut.
  ///
  /// @param size of the original
  public record Cutting(LibraryPicture picture, Cut size, CutForm form, Problems problems) {
    public String address() {
      return LibraryPages.address(picture.id());
    }

    public String across() {
      return percent(picture.focus().x());
    }

    public String down() {
      return percent(picture.focus().y());
    }

    private static String percent(int thousandths) {
      return thousandths % 10 == 0 ? String.valueOf(thousandths / 10) : thousandths / 10 + "." + thousandths % 10;
    }
  }

  /// Before a picture is taken away: what will happen, and where.
  public record Objecting(
      LibraryPicture picture, List<PictureUsers.Text> texts, List<PictureInEdition> editions, String why, String askedBy, Problems problems) {

    public String address() {
      return LibraryPages.address(picture.id());
    }

    /// What readers see now.
    public List<PictureInEdition> pages() {
      return editions.stream().filter(edition -> edition.isOut() && edition.isNewest() && !edition.isWithdrawn()).toList();
    }

    /// What has been printed or sent, perhaps.
    public List<PictureInEdition> out() {
      return editions.stream().filter(PictureInEdition::isOut).toList();
    }

    public List<PictureInEdition> drafts() {
      return editions.stream().filter(edition -> !edition.isOut()).toList();
    }

    public String date(PictureInEdition edition, Texts texts) {
      var at = edition.publishedAt();
      return at == null ? "" : Dates.date(Dates.local(at).toLocalDate(), texts.language());
    }
  }

  static List<EditionName> names(Library library, List<EditionSummary> editions) {
    var shown = library.editionsWithPictures();
    return editions.stream()
        .filter(edition -> shown.contains(edition.id()))
        .map(edition -> new EditionName(edition.id(), edition.isSingle() ? edition.title() : edition.title() + ", " + edition.slug()))
        .toList();
  }
}
