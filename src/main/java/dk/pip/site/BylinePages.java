package dk.pip.site;

import dk.pip.editions.BylineLinks;
import dk.pip.people.Audit;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.shared.Audience;
import dk.pip.shared.Id;
import dk.pip.shared.Role;
import dk.pip.shared.Sha256;
import dk.pip.shared.Slug;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door to the pages of people and units with a byline. Nobody has one who has not said so; it is gone the moment
/// that they say so, that their account is closed, or that the unit is. Which bylines are theirs is said by them, and counts when
/// an editor agrees; one's own name counts at once, unless somebody else has the same.
@Service
public class BylinePages implements BylineLinks {
  private static final int LONGEST_SLUG = 60;
  private static final int MOST_CLAIMS = 20;
  private static final int SIDE = 480;
  private static final Duration SEEN_FOR = Duration.ofSeconds(1);

  private final BylinePageTable table;
  private final People people;
  private final Units units;
  private final Audit audit;
  private final Clock clock;
  private volatile @Nullable Seen seen;

  private record Seen(List<BylinePage> pages, long at) {}

  BylinePages(BylinePageTable table, People people, Units units, Audit audit, Clock clock) {
    this.table = table;
    this.people = people;
    this.units = units;
    this.audit = audit;
    this.clock = clock;
  }

  /// What may come of saying that a byline is one's own.
  public enum Claiming {
    /// It counts.
    AGREED,
    /// An editor is to look at it.
    WAITS,
    /// It is somebody else’s by agreement, or there are too many.
    REFUSED
  }

  private @Nullable BylinePage page(BylinePageTable.Row row) {
    var pages = pages(List.of(row));
    return pages.isEmpty() ? null : pages.getFirst();
  }

  /// Those of people whose account is open, and of units that are, under the names that they have now.
  private List<BylinePage> pages(List<BylinePageTable.Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    var names = new HashMap<UUID, String>();
    people.list().stream().filter(account -> !account.disabled()).forEach(account -> names.put(account.id().value(), account.name()));
    units.list().stream().filter(unit -> !unit.closed()).forEach(unit -> names.put(unit.id().value(), unit.name()));
    var pages = new ArrayList<BylinePage>();
    for (var row : rows) {
      var owner = row.person() instanceof StaffId person ? person.value() : row.unit() instanceof UnitId unit ? unit.value() : null;
      var name = owner == null ? null : names.get(owner);
      if (name != null) {
        pages.add(
            new BylinePage(row.id(), row.person(), row.unit(), row.slug(), row.audience(), name, row.title(), row.about(), row.picture(), row.shown(), row.claims()));
      }
    }
    return pages;
  }

  /// All pages of those who are still here, shown or not.
  public List<BylinePage> list() {
    return pages(table.list());
  }

  /// The pages that an audience may read.
  public List<BylinePage> shown(Audience audience) {
    return pages(table.shown()).stream().filter(page -> page.audience() == audience).toList();
  }

  public Optional<BylinePage> ofPerson(StaffId person) {
    return table.ofPerson(person).map(this::page);
  }

  public Optional<BylinePage> ofUnit(UnitId unit) {
    return table.ofUnit(unit).map(this::page);
  }

  public Optional<BylinePage> find(BylinePageId id) {
    return table.find(id).map(this::page);
  }

  /// How many bylines an editor is to look at.
  public int waiting() {
    return table.waiting();
  }

  /// The stories' bylines that a page is about.
  public static boolean isOf(BylinePage page, @Nullable String byline) {
    var names = Bylines.names(byline);
    return page.claims().stream().anyMatch(claim -> claim.agreed() && names.contains(claim.byline()));
  }

  /// Keeps what somebody says on their own page, which they get by it.
  ///
  /// @param picture null to leave it as it is
  @Transactional
  public void save(Staff person, BylinePage.Words words, @Nullable Picture picture) {
    table.lock();
    var id = table.ofPerson(person.id()).map(BylinePageTable.Row::id).orElseGet(() -> begun(person.id(), null, person.name(), person.id()));
    keep(id, words, picture);
  }

  /// The same for a unit, by an editor.
  @Transactional
  public void save(Staff by, Unit unit, BylinePage.Words words, @Nullable Picture picture) {
    table.lock();
    var id = table.ofUnit(unit.id()).map(BylinePageTable.Row::id).orElseGet(() -> begun(null, unit.id(), unit.name(), by.id()));
    keep(id, words, picture);
    audit.record(by.id(), words.shown() ? "site.audit.byline-shown" : "site.audit.byline-hidden", unit.name());
  }

  private void keep(BylinePageId id, BylinePage.Words words, @Nullable Picture picture) {
    table.change(id, words, clock.instant());
    if (picture != null) {
      var jpeg = square(picture);
      table.putPicture(id, Sha256.hex(jpeg), jpeg);
    }
  }

  /// The middle of a picture, a little above it, as a face stands there.
  private static byte[] square(Picture picture) {
    var side = Math.min(picture.width(), picture.height());
    var part = new Rectangle((picture.width() - side) / 2, (picture.height() - side) / 3, side, side);
    return Pictures.jpeg(Pictures.pixels(picture, part, new Dimension(Math.min(SIDE, side), Math.min(SIDE, side)), Color.WHITE));
  }

  private BylinePageId begun(@Nullable StaffId person, @Nullable UnitId unit, String name, StaffId by) {
    var id = new BylinePageId(Id.fresh(clock.instant()));
    table.add(id, person, unit, slug(name, id), clock.instant());
    var isPlain = unit != null || isOnlyOne(name);
    table.claim(id, name, clock.instant(), isPlain ? by : null, isPlain);
    return id;
  }

  private String slug(String name, BylinePageId id) {
    var words = Slug.of(name, LONGEST_SLUG);
    var first = words.isEmpty() ? "side-" + id.value().toString().substring(28) : words;
    var slug = first;
    for (var i = 2; table.isTaken(slug); i++) {
      slug = first + "-" + i;
    }
    return slug;
  }

  /// Whether nobody else is called so.
  private boolean isOnlyOne(String name) {
    return people.list().stream().filter(account -> account.name().equalsIgnoreCase(name)).count() == 1
        && units.list().stream().noneMatch(unit -> unit.name().equalsIgnoreCase(name));
  }

  /// Says that a byline is that of a page.
  @Transactional
  public Claiming claim(Staff by, BylinePage page, String byline) {
    table.lock();
    var own = page.person() != null && by.id().equals(page.person()) && byline.equals(page.name()) && isOnlyOne(byline);
    var agreed = own || by.may(Role.EDITOR);
    if (page.claims().size() >= MOST_CLAIMS || !table.claim(page.id(), byline, clock.instant(), agreed ? by.id() : null, agreed)) {
      return Claiming.REFUSED;
    }
    return agreed ? Claiming.AGREED : Claiming.WAITS;
  }

  /// Says that a byline is a page's: of several that say so at most one.
  @Transactional
  public boolean agree(Staff by, BylinePage page, String byline) {
    table.lock();
    var done = table.agree(page.id(), byline, clock.instant(), by.id());
    if (done) {
      audit.record(by.id(), "site.audit.byline-agreed", byline);
    }
    return done;
  }

  public boolean removeClaim(BylinePage page, String byline) {
    return table.removeClaim(page.id(), byline);
  }

  /// Takes a page away from all who read, by an editor.
  @Transactional
  public void hide(Staff by, BylinePage page) {
    table.hide(page.id());
    audit.record(by.id(), "site.audit.byline-hidden", page.name());
  }

  /// Takes a page away for good, with all that stands on it.
  public void remove(BylinePage page) {
    table.remove(page.id());
  }

  void forget(StaffId person) {
    table.ofPerson(person).ifPresent(row -> table.remove(row.id()));
  }

  public void removePicture(BylinePage page) {
    table.removePicture(page.id());
  }

  public Optional<byte[]> picture(BylinePage page) {
    return table.picture(page.id());
  }

  /// The page of whoever a byline names, of those that everybody may read.
  public Optional<BylinePage> authorOf(@Nullable String byline) {
    return byline == null ? Optional.empty() : shown(Audience.PUBLIC).stream().filter(page -> isOf(page, byline)).findFirst();
  }

  /// Read at most every second, as every node asks several times in one.
  @Override
  public Map<String, String> links(Audience audience) {
    var before = seen;
    var now = System.nanoTime();
    if (before == null || now - before.at > SEEN_FOR.toNanos()) {
      before = new Seen(pages(table.shown()), now);
      seen = before;
    }
    var links = new TreeMap<String, String>();
    for (var page : before.pages) {
      if (page.audience() == audience || audience == Audience.STAFF) {
        page.claims().stream().filter(BylinePage.Claim::agreed).forEach(claim -> links.put(claim.byline(), page.path()));
      }
    }
    return links;
  }
}
