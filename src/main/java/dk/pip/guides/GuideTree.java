package dk.pip.guides;

import dk.pip.shared.Audience;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All guides as they stand below one another at a moment, those that were taken down among them. Made of one answer of the
/// database, so that no page asks once for each page that it names.
public final class GuideTree {
  /// Where guides are that everybody may read.
  public static final String PUBLIC = "/vejledninger";

  /// Where those for staff are.
  public static final String STAFF = "/medarbejder/vejledninger";

  private static final GuideId ROOT = new GuideId(new UUID(0, 0));

  private final Map<GuideId, Guide> byId = new LinkedHashMap<>();
  private final Map<GuideId, List<Guide>> children = new HashMap<>();
  private final Map<GuideId, String> paths = new HashMap<>();
  private final Map<String, Guide> byPath = new HashMap<>();
  private final Map<GuideId, Audience> audiences = new HashMap<>();
  private final Map<GuideId, Boolean> out = new HashMap<>();

  /// @param guides in the order in which they stand beside one another
  GuideTree(Collection<Guide> guides) {
    guides.forEach(guide -> byId.put(guide.id(), guide));
    for (var guide : guides) {
      var parent = guide.parent() == null ? ROOT : guide.parent();
      children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(guide);
    }
    below(ROOT, "", Audience.PUBLIC, true);
  }

  private void below(GuideId parent, String prefix, Audience audience, boolean isOut) {
    for (var guide : children.getOrDefault(parent, List.of())) {
      var path = prefix + guide.name();
      var seenBy = audience == Audience.STAFF ? Audience.STAFF : guide.audience();
      var shown = isOut && !guide.isTakenDown() && guide.publication() != null;
      paths.put(guide.id(), path);
      audiences.put(guide.id(), seenBy);
      out.put(guide.id(), shown);
      if (guide.isTakenDown()) {
        byPath.putIfAbsent(path, guide);
      } else {
        byPath.merge(path, guide, (before, now) -> before.isTakenDown() ? now : before);
      }
      below(guide.id(), path + "/", seenBy, shown);
    }
  }

  public Optional<Guide> find(GuideId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// The page at a path such as `organisation/ledelse`; one that was taken down where there is no other.
  public Optional<Guide> at(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  public Collection<Guide> all() {
    return List.copyOf(byId.values());
  }

  /// Those at the top, where nothing was taken down.
  public List<Guide> top() {
    return standing(ROOT);
  }

  /// Those right below a page that were not taken down, in their order.
  public List<Guide> children(Guide guide) {
    return standing(guide.id());
  }

  /// Those beside a page, it among them.
  public List<Guide> siblings(Guide guide) {
    return standing(guide.parent() == null ? ROOT : guide.parent());
  }

  /// Those below a page, or at the top.
  List<Guide> childrenOf(@Nullable GuideId parent) {
    return standing(parent == null ? ROOT : parent);
  }

  private List<Guide> standing(GuideId parent) {
    return children.getOrDefault(parent, List.of()).stream().filter(guide -> !guide.isTakenDown()).toList();
  }

  /// The page itself and all below it, from the top down, whatever became of them.
  public List<Guide> subtree(Guide guide) {
    var all = new ArrayList<Guide>();
    all.add(guide);
    for (var child : children.getOrDefault(guide.id(), List.of())) {
      all.addAll(subtree(child));
    }
    return all;
  }

  /// The pages above a page, the uppermost first.
  public List<Guide> above(Guide guide) {
    var all = new ArrayList<Guide>();
    for (var parent = guide.parent(); parent != null; ) {
      var one = byId.get(parent);
      if (one == null) {
        break;
      }
      all.addFirst(one);
      parent = one.parent();
    }
    return all;
  }

  public boolean isBelow(Guide guide, Guide other) {
    return above(guide).stream().anyMatch(one -> one.id().equals(other.id()));
  }

  /// `organisation/ledelse`: the page's address within the guides.
  public String path(Guide guide) {
    return paths.getOrDefault(guide.id(), guide.name());
  }

  /// Where readers find it, from the site's root.
  public String address(Guide guide) {
    return (audience(guide) == Audience.STAFF ? STAFF : PUBLIC) + "/" + path(guide);
  }

  /// Whom it is for where it stands: a page below one for staff is for staff.
  public Audience audience(Guide guide) {
    return audiences.getOrDefault(guide.id(), Audience.STAFF);
  }

  /// Whether the page above it is for staff already.
  public boolean isForStaffByItsPlace(Guide guide) {
    var parent = guide.parent();
    return parent != null && audiences.get(parent) == Audience.STAFF;
  }

  /// Whether readers see it: it was published, and so were all above it, and none of them was taken down.
  public boolean isOut(Guide guide) {
    return out.getOrDefault(guide.id(), false);
  }

  /// Whether somebody who reads sees it.
  ///
  /// @param who everybody, or the staff, who see all
  public boolean isSeenBy(Audience who, Guide guide) {
    return isOut(guide) && (who == Audience.STAFF || audience(guide) == Audience.PUBLIC);
  }

  /// What readers see right below a page, or at the top.
  public List<Guide> shown(@Nullable Guide parent, Audience who) {
    return standing(parent == null ? ROOT : parent.id()).stream().filter(guide -> isSeenBy(who, guide)).toList();
  }

  /// How deep it stands; 1 at the top.
  public int depth(Guide guide) {
    return above(guide).size() + 1;
  }

  /// How many levels there are from it down.
  int height(Guide guide) {
    return 1 + children.getOrDefault(guide.id(), List.of()).stream().mapToInt(this::height).max().orElse(0);
  }
}
