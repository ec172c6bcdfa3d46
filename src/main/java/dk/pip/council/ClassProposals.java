package dk.pip.council;

import dk.pip.people.Audit;
import dk.pip.people.StaffId;
import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.pictures.Reading;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Slug;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door to what classes propose: written by several at once, handed in, looked at by staff, and on the floor joined, changed or withdrawn.
@Service
public class ClassProposals {
  public static final int MOST_PICTURES = 6;
  public static final int LONGEST_ALT = 300;
  public static final int LONGEST_NOTE = 2_000;

  /// Above this a field takes no more, in characters; whoever shows what was typed says so.
  public static final int TOO_LONG = 8_000;

  private static final int LONGEST_SLUG = 60;

  /// In place of the opened page, where the words of several were joined.
  private static final String JOINED = "";

  private final CouncilDayTable days;
  private final ClassProposalTable table;
  private final ShownElsewhere shown;
  private final Audit audit;
  private final Clock clock;

  ClassProposals(CouncilDayTable days, ClassProposalTable table, ShownElsewhere shown, Audit audit, Clock clock) {
    this.days = days;
    this.table = table;
    this.shown = shown;
    this.audit = audit;
    this.clock = clock;
  }

  /// A field as somebody has it on the screen.
  ///
  /// @param base the revision that it grew out of
  public record Typed(int base, String text) {}

  /// A field as it is now.
  ///
  /// @param own the revision that is as it was typed; the base of what is typed next where the screen still shows that
  /// @param revision the newest, where others' words are joined in
  public record Kept(int own, int revision, String text) {}

  /// Keeps what was typed, joined with what others have typed meanwhile.
  ///
  /// @param opened which opened page it comes from
  /// @return empty where it is handed in or the day has begun
  @Transactional
  public Optional<Map<ProposalField, Kept>> keep(ClassMember member, String opened, Map<ProposalField, Typed> typed) {
    var id = member.proposal().id();
    table.lock(id);
    var now = days.find(member.day().id()).flatMap(day -> day.findProposal(id).filter(it -> isOpen(day, it))).orElse(null);
    if (now == null) {
      return Optional.empty();
    }
    var kept = new EnumMap<ProposalField, Kept>(ProposalField.class);
    typed.forEach((field, it) -> kept.put(field, keep(id, opened, field, it)));
    var text = text(id);
    if (!text.equals(now.text())) {
      table.text(id, text);
    }
    return Optional.of(kept);
  }

  private static boolean isOpen(CouncilDay day, ClassProposal proposal) {
    return day.state() == CouncilDay.State.PLANNED && !proposal.isHandedIn();
  }

  private Kept keep(ClassProposalId id, String opened, ProposalField field, Typed typed) {
    var newest = table.newest(id, field).orElse(new ProposalWriting(field, 0, "", clock.instant()));
    if (newest.text().equals(typed.text()) || typed.text().length() > TOO_LONG) {
      return new Kept(newest.revision(), newest.revision(), newest.text());
    }
    var next = newest.revision() + 1;
    if (typed.base() == newest.revision()) {
      table.write(id, field, next, typed.text(), opened, clock.instant());
      return new Kept(next, next, typed.text());
    }
    // A page that never heard that its words had arrived still names the revision before them.
    var base = table.newestOf(id, field, opened, typed.base()).or(() -> table.writing(id, field, typed.base())).map(ProposalWriting::text).orElse("");
    if (base.equals(typed.text())) {
      return new Kept(newest.revision(), newest.revision(), newest.text());
    }
    var merged = TextMerge.merge(base, newest.text(), typed.text());
    table.write(id, field, next, typed.text(), opened, clock.instant());
    table.write(id, field, next + 1, merged, JOINED, clock.instant());
    return new Kept(next, next + 1, merged);
  }

  private ProposalText text(ClassProposalId id) {
    var cost = newest(id, ProposalField.COST);
    return new ProposalText(
        newest(id, ProposalField.TITLE), newest(id, ProposalField.WHAT), newest(id, ProposalField.WHY), newest(id, ProposalField.PLACE), Kroner.firstIn(cost), cost);
  }

  private String newest(ClassProposalId id, ProposalField field) {
    return table.newest(id, field).map(it -> it.text().strip()).orElse("");
  }

  /// All fields as they are now; with revision 0 where nothing has been written.
  public Map<ProposalField, ProposalWriting> now(ClassProposalId id) {
    var all = new EnumMap<ProposalField, ProposalWriting>(ProposalField.class);
    for (var field : ProposalField.values()) {
      all.put(field, table.newest(id, field).orElse(new ProposalWriting(field, 0, "", clock.instant())));
    }
    return all;
  }

  /// What a field has had before, the newest first.
  public List<ProposalWriting> before(ClassProposalId id, ProposalField field, int most) {
    return table.writings(id, field, most);
  }

  /// What came of handing in.
  public enum HandedIn {
    DONE,
    /// It needs a title and what it is about, and nothing may be longer than there is room for.
    NOT_READY,
    /// The deadline has passed; staff can still take it in.
    TOO_LATE,
    NOT_NOW
  }

  /// Which fields are missing or too long.
  public List<ProposalField> faults(ClassProposalId id) {
    var all = now(id);
    return all.values().stream()
        .filter(
            it -> {
              var text = it.text().strip();
              var needed = it.field() == ProposalField.TITLE || it.field() == ProposalField.WHAT;
              return needed && text.isEmpty() || text.codePointCount(0, text.length()) > it.field().longest();
            })
        .map(ProposalWriting::field)
        .toList();
  }

  /// The teacher hands in, before the deadline.
  @Transactional
  public HandedIn handIn(ClassMember member) {
    if (!member.teacher()) {
      return HandedIn.NOT_NOW;
    }
    var today = Dates.local(clock.instant()).toLocalDate();
    return today.isAfter(member.day().plan().deadline()) ? HandedIn.TOO_LATE : take(member.day().id(), member.proposal().id());
  }

  /// Staff take it in, after the deadline too.
  @Transactional
  public HandedIn handIn(@Nullable StaffId by, CouncilDay day, ClassProposalId id) {
    var done = take(day.id(), id);
    if (done == HandedIn.DONE) {
      audit.record(by, "council.audit.handed-in", day.proposal(id).text().title());
    }
    return done;
  }

  private HandedIn take(CouncilDayId dayId, ClassProposalId id) {
    table.lock(id);
    var day = days.find(dayId).orElseThrow();
    var it = day.proposal(id);
    if (!isOpen(day, it)) {
      return HandedIn.NOT_NOW;
    }
    if (!faults(id).isEmpty()) {
      return HandedIn.NOT_READY;
    }
    table.slug(id, slug(it));
    table.handIn(id, clock.instant());
    return HandedIn.DONE;
  }

  private String slug(ClassProposal it) {
    var wanted = Slug.of(it.text().title(), LONGEST_SLUG);
    var slug = wanted.isEmpty() || wanted.matches("\\d+") ? "forslag-" + it.number() : wanted;
    return table.hasSlug(it.day(), slug, it.id()) ? Slug.of(slug, LONGEST_SLUG - 4) + "-" + it.number() : slug;
  }

  /// Takes it back to write on: the teacher before the deadline, as long as it isn't shown to everybody.
  @Transactional
  public boolean takeBack(ClassMember member) {
    var it = member.proposal();
    var late = Dates.local(clock.instant()).toLocalDate().isAfter(member.day().plan().deadline());
    return member.teacher() && !late && !it.isLetGo() && !member.day().lot().isDrawn() && member.day().state() == CouncilDay.State.PLANNED && table.handIn(it.id(), null);
  }

  /// Gives it back to the class to write on, whatever the deadline; not once the lot is drawn.
  @Transactional
  public boolean giveBack(@Nullable StaffId by, CouncilDay day, ClassProposalId id) {
    if (day.lot().isDrawn() || day.state() != CouncilDay.State.PLANNED || !table.handIn(id, null)) {
      return false;
    }
    table.letGo(id, null);
    shown.changed(day);
    audit.record(by, "council.audit.given-back", day.proposal(id).text().title());
    return true;
  }

  /// What staff say of whether it can be done, and what it may cost. The class sees it at once.
  @Transactional
  public void note(@Nullable StaffId by, ClassProposalId id, String note, @Nullable Long estimate) {
    table.note(id, note, estimate, by, clock.instant());
  }

  /// What the class says to that.
  @Transactional
  public boolean answer(ClassMember member, String answer) {
    var it = member.proposal();
    if (it.notedAt() == null || member.day().state() != CouncilDay.State.PLANNED) {
      return false;
    }
    table.answer(it.id(), answer, clock.instant());
    return true;
  }

  /// Shows a proposal that is handed in to everybody, with the day; or hides it.
  @Transactional
  public boolean letGo(@Nullable StaffId by, CouncilDay day, ClassProposalId id, boolean isShown) {
    var it = day.proposal(id);
    if (!it.isHandedIn()) {
      return false;
    }
    table.letGo(id, isShown ? clock.instant() : null);
    shown.changed(day);
    audit.record(by, isShown ? "council.audit.proposal-let-go" : "council.audit.proposal-hidden", it.text().title());
    return true;
  }

  // Pictures

  public List<ProposalPicture> pictures(ClassProposalId id) {
    return table.pictures(id);
  }

  public Optional<Picture> picture(ClassProposalId proposal, UUID id) {
    return table.picture(proposal, id);
  }

  /// What came of sending a picture.
  public enum Sent {
    DONE,
    /// It is no picture that can be read, or too large.
    UNREADABLE,
    /// There are [#MOST_PICTURES].
    FULL,
    NOT_NOW
  }

  @Transactional
  public Sent send(ClassMember member, ProposalPicture.Kind kind, byte[] bytes, String alt) {
    return send(member.day(), member.proposal(), kind, bytes, alt);
  }

  private Sent send(CouncilDay seen, ClassProposal proposal, ProposalPicture.Kind kind, byte[] bytes, String alt) {
    if (!(Pictures.read(bytes) instanceof Reading.Accepted(var content))) {
      return Sent.UNREADABLE;
    }
    table.lock(proposal.id());
    var day = days.find(seen.id()).orElseThrow();
    if (!isOpen(day, day.proposal(proposal.id()))) {
      return Sent.NOT_NOW;
    }
    if (table.pictures(proposal.id()).size() >= MOST_PICTURES) {
      return Sent.FULL;
    }
    var now = clock.instant();
    table.addPicture(proposal.id(), new ProposalPicture(Id.fresh(now), kind, content.width(), content.height(), alt), content, now);
    return Sent.DONE;
  }

  @Transactional
  public boolean removePicture(ClassMember member, UUID picture) {
    return isOpen(member.day(), member.proposal()) && table.removePicture(member.proposal().id(), picture);
  }

  /// Staff take away a picture, whenever somebody asks for it.
  @Transactional
  public boolean removePicture(@Nullable StaffId by, ClassProposal proposal, UUID picture) {
    var done = table.removePicture(proposal.id(), picture);
    if (done) {
      audit.record(by, "council.audit.picture-removed", proposal.text().title());
    }
    return done;
  }

  // On the floor

  /// Joins proposals to one, which asks for what they asked for together. They stay to be read, and it tells what it was made of.
  @Transactional
  public ClassProposalId merge(CouncilDayId dayId, List<ClassProposalId> from, String title, String what) {
    var day = days.lock(dayId).orElseThrow();
    var parts = from.stream().map(day::proposal).filter(ClassProposal::isStanding).toList();
    if (parts.size() < 2 || parts.size() != from.size()) {
      throw new IllegalArgumentException("Only proposals that stand can be joined");
    }
    var now = clock.instant();
    var id = new ClassProposalId(Id.fresh(now));
    var number = table.nextNumber(dayId);
    table.add(id, dayId, null, number, number + "-" + Slug.of(title, LONGEST_SLUG));
    var places = parts.stream().map(it -> it.text().place()).filter(it -> !it.isEmpty()).distinct().collect(Collectors.joining(" · "));
    var why = parts.stream().map(it -> it.text().why()).filter(it -> !it.isEmpty()).distinct().collect(Collectors.joining("\n\n"));
    var costs = parts.stream().mapToLong(ClassProposal::kroner).sum();
    table.text(id, new ProposalText(title, what, why, places, costs, ""));
    table.handIn(id, now);
    if (parts.stream().allMatch(ClassProposal::isLetGo)) {
      table.letGo(id, now);
    }
    parts.forEach(it -> table.merge(it.id(), id));
    tell(dayId);
    return id;
  }

  /// Takes a joining back: what it was made of stands again.
  @Transactional
  public void split(CouncilDayId dayId, ClassProposalId id) {
    var it = days.lock(dayId).orElseThrow().proposal(id);
    if (it.from().isEmpty()) {
      throw new IllegalArgumentException("Not made of others");
    }
    it.from().forEach(part -> table.merge(part, null));
    table.remove(id);
    tell(dayId);
  }

  private void tell(CouncilDayId id) {
    days.find(id).ifPresent(shown::changed);
  }

  /// Changes what is proposed, as moved on the floor; the text before is what whoever undoes it gives back.
  @Transactional
  public void amend(ClassProposalId id, ProposalText text, @Nullable Long estimate) {
    table.text(id, text);
    table.estimate(id, estimate);
    table.dayOf(id).ifPresent(this::tell);
  }

  @Transactional
  public void withdraw(ClassProposalId id) {
    table.withdraw(id, clock.instant());
  }

  /// Takes back that it was withdrawn.
  @Transactional
  public void restore(ClassProposalId id) {
    table.withdraw(id, null);
  }
}
