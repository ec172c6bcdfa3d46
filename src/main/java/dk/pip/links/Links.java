package dk.pip.links;

import dk.pip.events.Events;
import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.shared.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door: which links there are, what is known of each, and what editors have said of them.
@Service
public class Links {
  public static final int MOST_LISTED = 200;

  /// Within which what somebody said of a link is taken for it.
  static final Duration TAKEN_FOR_GRANTED = Duration.ofDays(90);

  private static final int LONGEST = 2_000;

  private final LinkTable table;
  private final Events events;
  private final Audit audit;
  private final Clock clock;

  Links(LinkTable table, Events events, Audit audit, Clock clock) {
    this.table = table;
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /// Notes all links of an owner, such as a story, in place of those that were noted before. New ones are looked at soon.
  ///
  /// @param owner of its places, named for its module: `editions:…`
  @Transactional
  public void note(String owner, Collection<LinkPlace> places) {
    table.forget(owner);
    for (var place : places) {
      var addresses = new LinkedHashSet<String>();
      place.addresses().stream().map(Links::plain).filter(Links::leadsOut).sorted().forEach(addresses::add);
      table.note(owner, place, addresses, clock.instant());
    }
  }

  /// The page that an address leads to, whichever part of it.
  static String plain(String address) {
    var hash = address.indexOf('#');
    return hash < 0 ? address : address.substring(0, hash);
  }

  private static boolean leadsOut(String address) {
    return address.length() <= LONGEST && address.matches("(?i)https?://[^/?#\\s]+(?:[/?#]\\S*)?");
  }

  /// What is known of some links, by their addresses as they were asked for.
  public Map<String, Link> find(Collection<String> addresses) {
    var plain = addresses.stream().collect(Collectors.toMap(Function.identity(), Links::plain, (one, _) -> one));
    var known = table.find(new LinkedHashSet<>(plain.values()), clock.instant());
    var found = new HashMap<String, Link>();
    plain.forEach((asked, it) -> {
      var link = known.get(it);
      if (link != null) {
        found.put(asked, link);
      }
    });
    return found;
  }

  /// Those that are to be seen to, what fails longest first; or all. Editors see everybody's, others those of their own stories.
  public List<Link> list(Staff who, boolean all) {
    return list(who.may(Role.EDITOR) ? null : who.id(), all, MOST_LISTED);
  }

  /// Everybody's, for whoever runs the server.
  public List<Link> listAll() {
    return list(null, true, Integer.MAX_VALUE);
  }

  private List<Link> list(@Nullable StaffId owner, boolean all, int most) {
    return new ArrayList<>(table.list(owner, all, clock.instant(), most).values());
  }

  /// How many there are, and how many of them nobody has looked at yet.
  public record Count(long all, long unseen) {}

  public Count count(Staff who) {
    return table.count(who.may(Role.EDITOR) ? null : who.id());
  }

  /// How many wait for an editor.
  public long waiting() {
    return table.waiting(clock.instant());
  }

  /// The addresses of which readers are told that they are dead.
  public Set<String> shownAsDead() {
    return table.shownAsDead();
  }

  public Optional<Link> find(Staff who, String address) {
    return table.owned(who.may(Role.EDITOR) ? null : who.id(), address) ? Optional.ofNullable(find(List.of(address)).get(address)) : Optional.empty();
  }

  /// Tells readers that a link is dead, at each place where it stands on a page. For editors.
  @Transactional
  public boolean showAsDead(Staff by, String address) {
    var done = table.showAsDead(address, by.id(), clock.instant());
    return changed(done, by, "links.audit.shown-dead", address);
  }

  @Transactional
  public boolean showAsAlive(Staff by, String address) {
    return changed(table.showAsAlive(address), by, "links.audit.shown-alive", address);
  }

  private boolean changed(boolean done, Staff by, String act, String address) {
    if (done) {
      audit.record(by.id(), act, Link.shown(address));
      events.publish(new ShownLinksChanged(clock.instant()));
    }
    return done;
  }

  /// Somebody has seen that it works: for a while nothing is said of it.
  @Transactional
  public boolean takeForGranted(Staff by, String address) {
    return find(by, address).isPresent() && table.takeForGranted(address, by.id(), clock.instant());
  }

  @Transactional
  public boolean doubt(Staff by, String address) {
    return find(by, address).isPresent() && table.doubt(address);
  }
}
