package dk.pip.guides;

import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.shared.Id;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Puts guides in their places in the tree, and takes that back. What readers have as a link leads to where the page is by then. For
/// editors.
@Service
public class GuideMoves {
  /// How long a move can be taken back.
  private static final Duration UNDOABLE = Duration.ofDays(1);

  private final GuideTable table;
  private final Guides guides;
  private final GuidesChanged changed;
  private final Audit audit;
  private final JdbcClient jdbc;
  private final Clock clock;

  GuideMoves(GuideTable table, Guides guides, GuidesChanged changed, Audit audit, JdbcClient jdbc, Clock clock) {
    this.table = table;
    this.guides = guides;
    this.changed = changed;
    this.audit = audit;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// A place in the tree.
  ///
  /// @param parent null for the top
  /// @param before the page that it stands right ahead of; null for the last place
  public record Place(@Nullable GuideId parent, @Nullable GuideId before) {}

  /// The last move of all, where it can still be taken back.
  public record LastMove(UUID id, GuideId guide, StaffId by, Instant at) {}

  /// Puts a page somewhere, with all below it.
  ///
  /// @param seen how often it was put somewhere when whoever moves it saw it
  /// @param name the last part of its address; null for that which it has
  @Transactional
  public GuidePlacing place(Staff by, GuideId id, int seen, Place place, @Nullable String name) {
    table.lockTree();
    var tree = table.tree();
    var guide = guides.rights(by).mayArrange() ? tree.find(id).filter(it -> !it.isTakenDown()).orElse(null) : null;
    if (guide == null) {
      return new GuidePlacing.Gone();
    }
    if (seen != guide.placed()) {
      return new GuidePlacing.Overtaken(guide.placedBy(), guide.placedAt());
    }
    return place(by, tree, guide, place, name == null ? guide.name() : name);
  }

  private GuidePlacing place(Staff by, GuideTree tree, Guide guide, Place place, String name) {
    var refused = refused(tree, guide, place.parent(), name);
    if (refused != null) {
      return refused;
    }
    var siblings = new ArrayList<>(tree.childrenOf(place.parent()).stream().map(Guide::id).toList());
    var isThere = Objects.equals(place.parent(), guide.parent()) && name.equals(guide.name());
    var was = List.copyOf(siblings);
    siblings.remove(guide.id());
    // One that is gone from there meanwhile says nothing of the order.
    var at = place.before() == null ? -1 : siblings.indexOf(place.before());
    siblings.add(at < 0 ? siblings.size() : at, guide.id());
    if (isThere && siblings.equals(was)) {
      return new GuidePlacing.Unchanged();
    }
    var now = clock.instant();
    note(by, tree, guide, now);
    if (!isThere) {
      table.wasAt(addresses(tree, guide), now);
    }
    table.place(guide.id(), place.parent(), name, now, by.id());
    table.order(siblings);
    audit.record(by.id(), "guides.audit.moved", guide.title());
    if (!isThere) {
      changed.at(tree, tree.subtree(guide));
    }
    return new GuidePlacing.Placed();
  }

  private static @Nullable GuidePlacing refused(GuideTree tree, Guide guide, @Nullable GuideId to, String name) {
    var parent = to == null ? null : tree.find(to).filter(it -> !it.isTakenDown()).orElse(null);
    if (to != null && parent == null) {
      return new GuidePlacing.Gone();
    }
    if (parent != null && (parent.id().equals(guide.id()) || tree.isBelow(parent, guide))) {
      return new GuidePlacing.WithinItself();
    }
    if ((parent == null ? 0 : tree.depth(parent)) + tree.height(guide) > GuideDesk.DEEPEST) {
      return new GuidePlacing.TooDeep();
    }
    if (parent != null && tree.isOut(guide) && !tree.isOut(parent)) {
      return new GuidePlacing.ParentNotOut(parent.title());
    }
    var others = tree.childrenOf(to).stream().filter(other -> !other.id().equals(guide.id())).toList();
    return GuideDesk.isTaken(name, others) ? new GuidePlacing.NameTaken() : null;
  }

  /// Where the page and those below it have been for readers until now.
  private static LinkedHashMap<GuideId, String> addresses(GuideTree tree, Guide guide) {
    var addresses = new LinkedHashMap<GuideId, String>();
    tree.subtree(guide).stream().filter(it -> it.publication() != null && !it.isTakenDown()).forEach(it -> addresses.put(it.id(), tree.path(it)));
    return addresses;
  }

  private void note(Staff by, GuideTree tree, Guide guide, Instant now) {
    var siblings = tree.siblings(guide);
    var after = siblings.indexOf(guide) + 1;
    var sql =
        """
        insert into guides.move (id, guide_id, placed, from_parent, from_before, from_name, at, by_id)
        values (:id, :guide, :placed, :parent::uuid, :before::uuid, :name, :at, :by)
        """;
    jdbc.sql(sql)
        .params(
            Params.of("id", Id.fresh(now))
                .and("guide", guide.id())
                .and("placed", guide.placed() + 1)
                .and("parent", guide.parent())
                .and("before", after < siblings.size() ? siblings.get(after).id() : null)
                .and("name", guide.name())
                .and("at", now)
                .and("by", by.id())
                .toMap())
        .update();
  }

  /// The last one, as long as it can be taken back.
  public Optional<LastMove> last() {
    var sql =
        """
        select m.id, m.guide_id, m.by_id, m.at
          from guides.move m
          join guides.guide g on g.id = m.guide_id
         where m.undone_at is null
           and m.at > :since
           and g.placed = m.placed
           and g.taken_down_at is null
         order by m.at desc, m.id desc
         limit 1
        """;
    return jdbc.sql(sql).params(Params.of("since", clock.instant().minus(UNDOABLE)).toMap()).query(GuideMoves::lastMove).optional();
  }

  private static LastMove lastMove(ResultSet row, int number) throws SQLException {
    return new LastMove(row.getObject("id", UUID.class), new GuideId(row.getObject("guide_id", UUID.class)), new StaffId(row.getObject("by_id", UUID.class)), Rows.instant(row, "at"));
  }

  private record Before(GuideId guide, int placed, Place place, String name) {}

  /// Takes a move back, if nobody has moved the page since.
  @Transactional
  public GuidePlacing undo(Staff by, UUID move) {
    table.lockTree();
    var sql = "select guide_id, placed, from_parent, from_before, from_name from guides.move where id = :id and undone_at is null and at > :since";
    var before =
        jdbc.sql(sql).params(Params.of("id", move).and("since", clock.instant().minus(UNDOABLE)).toMap()).query(GuideMoves::before).optional().orElse(null);
    var tree = table.tree();
    var guide = before == null || !guides.rights(by).mayArrange() ? null : tree.find(before.guide()).filter(it -> !it.isTakenDown() && it.placed() == before.placed()).orElse(null);
    if (before == null || guide == null) {
      return new GuidePlacing.Gone();
    }
    var result = place(by, tree, guide, before.place(), before.name());
    if (result instanceof GuidePlacing.Placed) {
      var now = clock.instant();
      jdbc.sql("update guides.move set undone_at = :at where id = :id or guide_id = :guide and placed = :placed")
          .params(Params.of("at", now).and("id", move).and("guide", guide.id()).and("placed", guide.placed() + 1).toMap())
          .update();
    }
    return result;
  }

  private static Before before(ResultSet row, int number) throws SQLException {
    return new Before(new GuideId(row.getObject("guide_id", UUID.class)), row.getInt("placed"), new Place(idOrNull(row, "from_parent"), idOrNull(row, "from_before")), row.getString("from_name"));
  }

  private static @Nullable GuideId idOrNull(ResultSet row, String column) throws SQLException {
    var id = row.getObject(column, UUID.class);
    return id == null ? null : new GuideId(id);
  }

  /// Forgets what can't be taken back any more.
  void forget() {
    jdbc.sql("delete from guides.move where at < :before").params(Params.of("before", clock.instant().minus(UNDOABLE.multipliedBy(7))).toMap()).update();
  }
}
