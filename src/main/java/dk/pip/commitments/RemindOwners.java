package dk.pip.commitments;

import dk.pip.commitments.Deputies.Reach;
import dk.pip.commitments.Ladder.Rung;
import dk.pip.commitments.Ladder.Who;
import dk.pip.commitments.ReminderTable.Said;
import dk.pip.hold.Hold;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.ItemByItem;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import dk.pip.shared.Tokens;
import dk.pip.shared.WorkingDays;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Calls promises to the mind of their owners, of the owners’ leaders and of the newsroom, on working days, by the [Ladder]. All that an address
/// is to hear on a day, also from other modules, is one letter; what doesn’t go into it waits for the next. That it was said is kept together with
/// the letter, and so is that the address has had one. Nobody hears anything while this is a restored copy that is held.
@Component
class RemindOwners {
  static final String KIND = "commitments.letter.reminder";
  static final int MOST_FULL = 10;
  static final int MOST_IN_A_LETTER = 150;
  private static final int LONGEST_SUBJECT = 80;
  private static final int REMINDED_KEPT_DAYS = 7;
  private static final int SAID_KEPT_YEARS = 2;
  private static final Duration TRIED_FOR = Duration.ofHours(24);
  private static final String DESK = "/redaktion/loefter/";
  private static final String OWN = "/medarbejder/mine-loefter";

  private final ReminderTable table;
  private final CommitmentTable commitments;
  private final CommitmentLinks links;
  private final Contacts contacts;
  private final Deputies deputies;
  private final ObjectProvider<DueWords> others;
  private final People people;
  private final Units units;
  private final Outbox outbox;
  private final Municipality municipality;
  private final Settings settings;
  private final Hold hold;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RemindOwners(
      ReminderTable table,
      CommitmentTable commitments,
      CommitmentLinks links,
      Contacts contacts,
      Deputies deputies,
      ObjectProvider<DueWords> others,
      People people,
      Units units,
      Outbox outbox,
      Municipality municipality,
      Settings settings,
      Hold hold,
      TransactionTemplate transaction,
      Clock clock) {
    this.table = table;
    this.commitments = commitments;
    this.links = links;
    this.contacts = contacts;
    this.deputies = deputies;
    this.others = others;
    this.people = people;
    this.units = units;
    this.outbox = outbox;
    this.municipality = municipality;
    this.settings = settings;
    this.hold = hold;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// One thing to say to one address: a promise, or another module’s line.
  private record Item(Said said, @Nullable Commitment it, Who who, Reach reach, DueWords.@Nullable Line line) {}

  /// Where somebody is written to.
  private record Letterbox(MailAddress to, List<Item> items) {}

  void run() {
    var today = Dates.local(clock.instant()).toLocalDate();
    var site = municipality.imprint().site();
    if (hold.isHeld() || site == null || !WorkingDays.isOne(today)) {
      return;
    }
    table.forget(today.minusDays(REMINDED_KEPT_DAYS), today.minusYears(SAID_KEPT_YEARS));
    var boxes = new LinkedHashMap<String, Letterbox>();
    promises(today, boxes);
    lines(today, boxes);
    try {
      ItemByItem.forEach(boxes.values(), _ -> "Reminder of promises", box -> remind(box, today, site));
    } finally {
      outbox.sendDue();
    }
  }

  private void promises(LocalDate today, Map<String, Letterbox> boxes) {
    var ladder = new Ladder(settings.of(CommitmentSettings.class));
    var said = table.said();
    var due = new LinkedHashMap<CommitmentId, List<Rung>>();
    for (var open : table.open(ladder.horizon(today))) {
      var rungs = ladder.reached(open.due(), Dates.local(open.since()).toLocalDate(), today).stream().filter(rung -> !said.contains(said(open.id(), open.due(), rung.name()))).toList();
      if (!rungs.isEmpty()) {
        due.put(open.id(), rungs);
      }
    }
    if (due.isEmpty()) {
      return;
    }
    var all = commitments.findAll(due.keySet()).stream().collect(Collectors.toMap(Commitment::id, Function.identity()));
    var owners = contacts.findAll(all.values().stream().map(it -> it.terms().owner()).collect(Collectors.toSet()));
    var house = new House(units.list(), newsroom());
    var reached = new HashMap<ContactId, Optional<Reach>>();
    due.forEach(
        (id, rungs) -> {
          var it = all.get(id);
          var owner = it == null ? null : owners.get(it.terms().owner());
          if (it != null && owner != null) {
            rungs.forEach(rung -> add(it, owner, rung, house, reached, said, boxes));
          }
        });
  }

  private record House(List<Unit> units, List<MailAddress> newsroom) {
    @Nullable Unit unit(@Nullable UnitId id) {
      return id == null ? null : units.stream().filter(unit -> unit.id().equals(id)).findFirst().orElse(null);
    }
  }

  private void add(
      Commitment it, Contact owner, Rung rung, House house, Map<ContactId, Optional<Reach>> reached, Set<Said> said, Map<String, Letterbox> boxes) {
    var own = reached.computeIfAbsent(owner.id(), _ -> deputies.reach(owner));
    if (rung.who() == Who.OWNER && own.isPresent()) {
      put(new Item(said(it.id(), it.terms().due(), rung.name()), it, Who.OWNER, own.get(), null), boxes);
      return;
    }
    // Whoever can’t be written to is answered for by their leader, and who has none by the newsroom.
    if (rung.who() != Who.NEWSROOM) {
      var leader = leader(it, owner, own.orElse(null), house);
      if (leader != null) {
        put(new Item(said(it.id(), it.terms().due(), rung.name()), it, Who.LEADER, leader, null), boxes);
      }
      if (leader != null || rung.who() == Who.LEADER) {
        return;
      }
    }
    for (var address : house.newsroom()) {
      var one = said(it.id(), it.terms().due(), rung.name() + ' ' + HexFormat.of().formatHex(hash(address), 0, 8));
      if (!said.contains(one)) {
        var nobody = new Contact(owner.id(), "", "", "", address.text(), null, null, false);
        put(new Item(one, it, Who.NEWSROOM, deputies.reach(address).orElseGet(() -> new Reach(nobody, address, null)), null), boxes);
      }
    }
  }

  /// Whoever answers for the owner’s workplace, or the one above it, and is somebody else.
  private @Nullable Reach leader(Commitment it, Contact owner, @Nullable Reach own, House house) {
    var seen = new HashSet<UnitId>();
    var start = new ArrayList<@Nullable Unit>();
    start.add(house.unit(it.terms().unit()));
    start.add(house.unit(owner.unit()));
    if (owner.staff() != null) {
      start.addAll(units.of(owner.staff()));
    }
    for (var first : start) {
      for (var unit = first; unit != null && seen.add(unit.id()); unit = house.unit(unit.parent())) {
        var leader = unit.contact();
        var contact = leader == null || unit.closed() || leader.equals(owner.staff()) ? null : contact(leader);
        var reach = contact == null ? null : deputies.reach(contact).orElse(null);
        if (reach != null && (own == null || !reach.to().key().equals(own.to().key()))) {
          return reach;
        }
      }
    }
    return null;
  }

  private @Nullable Contact contact(StaffId leader) {
    return people.find(leader).map(staff -> contacts.get(contacts.ofStaff(staff))).orElse(null);
  }

  /// The address that is set; else those who edit, or administer where nobody does.
  private List<MailAddress> newsroom() {
    var mail = settings.of(CommitmentSettings.class).newsroomMail();
    if (mail != null) {
      return MailAddress.parse(mail).map(List::of).orElse(List.of());
    }
    var editors = addresses(Role.EDITOR);
    return editors.isEmpty() ? addresses(Role.ADMINISTRATOR) : editors;
  }

  private List<MailAddress> addresses(Role role) {
    return people.list().stream()
        .filter(account -> account.role() == role && !account.disabled())
        .map(Account::id)
        .flatMap(id -> people.find(id).map(Staff::mail).flatMap(MailAddress::parse).stream())
        .toList();
  }

  private void lines(LocalDate today, Map<String, Letterbox> boxes) {
    ItemByItem.forEach(
        others.orderedStream().toList(),
        each -> "Lines of " + each.getClass().getSimpleName(),
        each ->
            each.due(today)
                .forEach(
                    line -> {
                      var who = new Contact(new ContactId(new UUID(0, 0)), line.name(), "", "", line.to().text(), null, null, false);
                      put(new Item(new Said(line.thing(), line.due(), line.rung()), null, Who.OWNER, new Reach(who, line.to(), null), line), boxes);
                    }));
  }

  private static void put(Item item, Map<String, Letterbox> boxes) {
    boxes.computeIfAbsent(item.reach().to().key(), _ -> new Letterbox(item.reach().to(), new ArrayList<>())).items().add(item);
  }

  private static Said said(CommitmentId id, LocalDate due, String rung) {
    return new Said("commitment " + id.value(), due, rung);
  }

  private static byte[] hash(MailAddress address) {
    return Tokens.hash("reminded " + address.key());
  }

  private void remind(Letterbox box, LocalDate today, URI site) {
    transaction.executeWithoutResult(
        status -> {
          var items = table.claim(hash(box.to()), today) ? fresh(box.items(), today) : List.<Item>of();
          var said = 0;
          if (!items.isEmpty()) {
            var shown = shown(items);
            var many = Math.min(shown.size(), MOST_IN_A_LETTER);
            var letter = letter(box.to(), shown, many, today, site);
            while (letter.isTooLarge() && many > 1) {
              many = many * 3 / 4;
              letter = letter(box.to(), shown, many, today, site);
            }
            var told = shown.subList(0, many).stream().map(RemindOwners::about).collect(Collectors.toSet());
            for (var item : items) {
              if (told.contains(about(item)) && table.note(item.said(), today)) {
                said++;
              }
            }
            outbox.keep(KIND, box.to(), letter.message(box.to(), clock.instant()), TRIED_FOR);
          }
          if (said == 0) {
            // Somebody else has said it, or there is nothing to say any more: the day stays free.
            status.setRollbackOnly();
          }
        });
  }

  /// Those that still hold, and have not been said by another node.
  private List<Item> fresh(List<Item> items, LocalDate today) {
    var said = table.said();
    var now = new HashMap<CommitmentId, Commitment>();
    commitments
        .findAll(items.stream().map(Item::it).filter(Objects::nonNull).map(it -> Objects.requireNonNull(it).id()).collect(Collectors.toSet()))
        .forEach(it -> now.put(it.id(), it));
    return items.stream()
        .filter(item -> !said.contains(item.said()))
        .filter(
            item -> {
              var then = item.it();
              var it = then == null ? null : now.get(then.id());
              return then == null || it != null && it.isOpen() && it.terms().due().equals(then.terms().due()) && it.terms().owner().equals(then.terms().owner());
            })
        .toList();
  }

  private static Object about(Item item) {
    return item.it() == null ? item.said() : item.it().id();
  }

  /// Each once, under the first of what one hears it as; what has passed first.
  private static List<Item> shown(List<Item> items) {
    var each = new LinkedHashMap<Object, Item>();
    items.stream()
        .sorted(Comparator.comparing(Item::who).thenComparing(item -> item.line() != null).thenComparing(item -> item.said().due()))
        .forEach(item -> each.putIfAbsent(about(item), item));
    return List.copyOf(each.values());
  }

  private ReminderLetter letter(MailAddress to, List<Item> all, int many, LocalDate today, URI site) {
    var texts = Texts.in(settings.language());
    var imprint = municipality.imprint();
    var owners = contacts.findAll(all.stream().flatMap(item -> item.it() == null ? Stream.<ContactId>empty() : Stream.of(item.it().terms().owner())).collect(Collectors.toSet()));
    var parts = new ArrayList<ReminderLetter.Part>();
    var left = MOST_FULL;
    var given = all.subList(0, many);
    for (var who : Who.values()) {
      var its = given.stream().filter(item -> item.who() == who).toList();
      if (!its.isEmpty()) {
        var full = Math.min(left, its.size());
        left -= full;
        var entries = its.stream().map(item -> entry(item, owners, today, site, texts)).toList();
        var key = "commitments.reminder." + who.name().toLowerCase(Locale.ROOT);
        parts.add(
            new ReminderLetter.Part(
                who == Who.OWNER ? "" : texts.get(key + ".heading"), who == Who.OWNER ? "" : texts.get(key + ".lead"), entries.subList(0, full), entries.subList(full, entries.size())));
      }
    }
    var first = all.getFirst();
    var intro = new ArrayList<String>();
    var name = all.stream().map(item -> item.reach().contact()).filter(contact -> contact.unit() == null && !contact.name().isBlank()).map(Contact::name).findFirst().orElse("");
    intro.add(name.isEmpty() ? texts.get("commitments.reminder.hello.nobody") : texts.get("commitments.reminder.hello", name));
    all.stream()
        .map(item -> item.reach().deputy())
        .filter(Objects::nonNull)
        .map(deputy -> Objects.requireNonNull(deputy))
        .distinct()
        .forEach(deputy -> intro.add(texts.get("commitments.reminder.deputy", deputy.name(), Dates.date(deputy.until(), texts.language()))));
    if (first.who() == Who.OWNER) {
      intro.add(texts.get(given.stream().filter(item -> item.who() == Who.OWNER).count() == 1 ? "commitments.reminder.intro" : "commitments.reminder.intro.many"));
    }
    var waiting = all.size() - many;
    return new ReminderLetter(
        texts,
        imprint,
        subject(all, today, texts),
        intro,
        parts,
        waiting == 0 ? null : texts.get("commitments.reminder.later", waiting),
        texts.get("commitments.reminder.last." + first.who().name().toLowerCase(Locale.ROOT), imprint.municipality()));
  }

  private static String subject(List<Item> all, LocalDate today, Texts texts) {
    var own = all.stream().filter(item -> item.who() == Who.OWNER).toList();
    if (own.isEmpty()) {
      return texts.get("commitments.reminder.subject.others", all.size());
    }
    if (own.size() > 1) {
      return texts.get("commitments.reminder.subject.many", own.size());
    }
    var item = own.getFirst();
    var due = item.said().due();
    var key = due.isBefore(today) ? "passed" : due.equals(today) ? "today" : "ahead";
    var line = item.line();
    var title = Letters.shortened(LONGEST_SUBJECT, line == null ? Objects.requireNonNull(item.it()).terms().sentence() : line.title());
    return texts.get("commitments.reminder.subject." + key, title, Dates.day(due, texts.language()));
  }

  private ReminderLetter.Entry entry(Item item, Map<ContactId, Contact> owners, LocalDate today, URI site, Texts texts) {
    var line = item.line();
    if (line != null) {
      return new ReminderLetter.Entry(line.title(), line.words(), line.act(), site + line.path());
    }
    var it = Objects.requireNonNull(item.it());
    var due = it.terms().due();
    var day = due.getYear() == today.getYear() ? Dates.day(due, texts.language()) : Dates.date(due, texts.language());
    var own = item.who() == Who.OWNER;
    var words = texts.get("commitments.reminder.words." + (due.isBefore(today) ? own ? "passed" : "over" : due.equals(today) ? "today" : "ahead"), day);
    var source = it.source().words().isBlank() ? "" : texts.get("commitments.reminder.source", it.source().words());
    if (own) {
      return new ReminderLetter.Entry(
          it.terms().sentence(), (words + ' ' + source).strip(), texts.get("commitments.reminder.act"), site + links.path(it.id(), item.reach()));
    }
    var owner = owners.get(it.terms().owner());
    var whose = owner == null || owner.erased() ? "" : texts.get("commitments.reminder.owned-by", owner.fullName());
    var path = it.path();
    var leads = item.who() == Who.NEWSROOM ? DESK + it.id().value() : path == null ? OWN : path;
    return new ReminderLetter.Entry(it.terms().sentence(), (words + ' ' + whose).strip(), texts.get("commitments.reminder.read"), site + leads);
  }
}
