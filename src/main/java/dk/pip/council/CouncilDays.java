package dk.pip.council;

import dk.pip.ballot.VoteId;
import dk.pip.ballot.Votes;
import dk.pip.keys.Keys;
import dk.pip.people.Audit;
import dk.pip.people.StaffId;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Slug;
import dk.pip.shared.Tokens;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door to pupils' council days: what is planned, which classes come, in which order they speak, and what was decided.
@Service
public class CouncilDays {
  public static final int MOST_CLASSES = 40;
  public static final int MOST_SPEAKERS = 8;
  private static final Period KEPT = Period.ofYears(1);
  private static final String CLASS_LINK = "council-class";
  private static final SecureRandom RANDOM = new SecureRandom();

  /// What people call a day by, where its name says another year than its date.
  private static final Pattern YEAR = Pattern.compile("\\b20\\d\\d\\b");

  private final CouncilDayTable table;
  private final ClassProposalTable proposals;
  private final ShownElsewhere shown;
  private final Votes votes;
  private final Keys keys;
  private final Audit audit;
  private final Clock clock;

  CouncilDays(CouncilDayTable table, ClassProposalTable proposals, ShownElsewhere shown, Votes votes, Keys keys, Audit audit, Clock clock) {
    this.table = table;
    this.proposals = proposals;
    this.shown = shown;
    this.votes = votes;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
  }

  /// A class as it is planned.
  ///
  /// @param mail of the teacher; empty where the link is given in another way
  public record NewDelegation(String school, String className, DelegationColour colour, String sign, String teacher, String mail) {}

  /// The whole day: classes, and proposals in running order.
  public CouncilDay get(CouncilDayId id) {
    return table.find(id).orElseThrow(() -> new NoSuchElementException("No council day " + id.value()));
  }

  public Optional<CouncilDay> find(CouncilDayId id) {
    return table.find(id);
  }

  public Optional<CouncilDay> at(String slug) {
    return table.at(slug);
  }

  /// All, rehearsals too, the latest first.
  public List<CouncilDay> all() {
    return table.all();
  }

  /// Those that everybody may read of, the latest first.
  public List<CouncilDay> shown() {
    return table.all().stream().filter(it -> it.letGoAt() != null && !it.practice()).toList();
  }

  /// Whether there is any that everybody may read of.
  public boolean anyShown() {
    return table.anyShown();
  }

  /// The one that everybody may read of at an address.
  public Optional<CouncilDay> shownAt(String slug) {
    return table.at(slug).filter(it -> it.letGoAt() != null && !it.practice());
  }

  /// Plans a day. The seed of its running order is drawn now, and its hash can be seen from now on.
  @Transactional
  public CouncilDayId plan(@Nullable StaffId by, DayPlan plan) {
    var id = add(by, plan, false);
    table.all().stream().filter(it -> !it.practice() && !it.id().equals(id) && it.plan().date().isBefore(plan.date())).findFirst().ifPresent(it -> table.last(id, it.id()));
    audit.record(by, "council.audit.planned", plan.title());
    return id;
  }

  CouncilDayId add(@Nullable StaffId by, DayPlan plan, boolean practice) {
    var now = clock.instant();
    var id = new CouncilDayId(Id.fresh(now));
    table.add(id, slug(plan, practice), plan, practice, Tokens.fresh(), by, now);
    return id;
  }

  private String slug(DayPlan plan, boolean practice) {
    var year = YEAR.matcher(plan.title());
    var wanted = practice ? "oevedag" : year.find() ? year.group() : Integer.toString(plan.date().getYear());
    var slug = wanted;
    for (var number = 2; table.hasSlug(slug); number++) {
      slug = wanted + "-" + number;
    }
    return slug;
  }

  /// Changes what is planned, as long as the day hasn't begun.
  ///
  /// @param revision that whoever changes it has seen
  /// @return false where somebody else has changed it since, or it has begun
  @Transactional
  public boolean change(@Nullable StaffId by, CouncilDayId id, DayPlan plan, int revision) {
    if (!table.change(id, plan, revision)) {
      return false;
    }
    audit.record(by, "council.audit.changed", plan.title());
    tell(id);
    return true;
  }

  /// Says which day's result is told when this one begins; null for none.
  @Transactional
  public void follow(CouncilDayId id, @Nullable CouncilDayId last) {
    table.last(id, last);
  }

  /// Shows the day to everybody. A rehearsal is never shown.
  @Transactional
  public boolean letGo(@Nullable StaffId by, CouncilDayId id) {
    var done = table.letGo(id, clock.instant());
    if (done) {
      audit.record(by, "council.audit.let-go", get(id).plan().title());
      tell(id);
    }
    return done;
  }

  @Transactional
  public boolean hide(@Nullable StaffId by, CouncilDayId id) {
    var done = table.letGo(id, null);
    if (done) {
      audit.record(by, "council.audit.hidden", get(id).plan().title());
      tell(id);
    }
    return done;
  }

  /// What readers find and see of a day in threads is another.
  private void tell(CouncilDayId id) {
    shown.changed(get(id));
  }

  /// Draws the running order: the seed that was made with the day is shown. It can't be drawn again.
  ///
  /// @return false where it was before, or nothing is handed in
  @Transactional
  public boolean draw(@Nullable StaffId by, CouncilDayId id) {
    var day = table.lock(id).orElseThrow();
    if (day.standing().isEmpty() || !table.draw(id, clock.instant())) {
      return false;
    }
    audit.record(by, "council.audit.drawn", day.plan().title());
    return true;
  }

  // The day itself

  /// Begins the day; draws the lot where that hasn't been done.
  @Transactional
  public boolean begin(CouncilDayId id) {
    table.draw(id, clock.instant());
    return table.state(id, CouncilDay.State.PLANNED, CouncilDay.State.RUNNING);
  }

  /// Takes back that it was begun.
  @Transactional
  public boolean unbegin(CouncilDayId id) {
    return table.state(id, CouncilDay.State.RUNNING, CouncilDay.State.PLANNED);
  }

  /// Ends the day.
  @Transactional
  public boolean end(CouncilDayId id) {
    return table.state(id, CouncilDay.State.RUNNING, CouncilDay.State.HELD);
  }

  /// Takes back that it was ended.
  @Transactional
  public boolean reopen(CouncilDayId id) {
    return table.state(id, CouncilDay.State.HELD, CouncilDay.State.RUNNING);
  }

  /// Which vote it is decided in; null where it is none any more.
  @Transactional
  public void decideBy(CouncilDayId id, @Nullable VoteId vote) {
    table.vote(id, vote);
  }

  /// The day that a vote decides, as long as it hasn't ended.
  public Optional<CouncilDay> decidedBy(VoteId vote) {
    return table.by(vote).filter(it -> it.state() != CouncilDay.State.HELD);
  }

  /// Keeps what was decided; null takes it back. Grants of no kroner are fine.
  @Transactional
  public void decide(CouncilDayId id, @Nullable DayResult result) {
    proposals.grant(id, result == null ? List.of() : result.grants());
    table.result(id, result, clock.instant());
    tell(id);
  }

  // Classes

  /// What came of adding or changing a class.
  public enum Joined {
    DONE,
    /// Another class of the day has the sign.
    SIGN_TAKEN,
    /// There are [#MOST_CLASSES], or the day is over.
    NOT_NOW
  }

  @Transactional
  public Joined join(@Nullable StaffId by, CouncilDayId id, NewDelegation it) {
    var day = table.lock(id).orElseThrow();
    if (day.delegations().size() >= MOST_CLASSES || day.state() == CouncilDay.State.HELD || day.lot().isDrawn()) {
      return Joined.NOT_NOW;
    }
    if (day.delegations().stream().anyMatch(other -> other.sign().equals(it.sign()))) {
      return Joined.SIGN_TAKEN;
    }
    var now = clock.instant();
    var delegation = new DelegationId(Id.fresh(now));
    var number = day.delegations().stream().mapToInt(Delegation::number).max().orElse(0) + 1;
    table.add(delegation, id, number, it, freshLink());
    var proposal = proposals.nextNumber(id);
    proposals.add(new ClassProposalId(Id.fresh(now)), id, delegation, proposal, Integer.toString(proposal));
    audit.record(by, "council.audit.joined", it.className() + ", " + it.school());
    return Joined.DONE;
  }

  @Transactional
  public Joined change(@Nullable StaffId by, DelegationId id, CouncilDayId of, NewDelegation it) {
    var day = table.lock(of).orElseThrow();
    if (day.delegations().stream().anyMatch(other -> other.sign().equals(it.sign()) && !other.id().equals(id))) {
      return Joined.SIGN_TAKEN;
    }
    table.change(day.delegation(id).id(), it);
    audit.record(by, "council.audit.delegation-changed", it.className() + ", " + it.school());
    return Joined.DONE;
  }

  /// Takes a class out, with what it wrote; not once the lot is drawn.
  @Transactional
  public boolean leave(@Nullable StaffId by, CouncilDayId of, DelegationId id) {
    var day = table.lock(of).orElseThrow();
    if (day.lot().isDrawn() || day.state() != CouncilDay.State.PLANNED) {
      return false;
    }
    var name = day.delegation(id).name();
    table.remove(id);
    audit.record(by, "council.audit.left", name);
    return true;
  }

  /// The colour and the sign that the next class would have.
  public NewDelegation suggested(CouncilDay day) {
    var colours = DelegationColour.values();
    var taken = day.delegations().stream().map(Delegation::sign).toList();
    var sign = "A";
    for (var number = 0; taken.contains(sign); number++) {
      sign = number < 26 ? String.valueOf((char) ('A' + number)) : (char) ('A' + number % 26) + Integer.toString(number / 26 + 1);
    }
    return new NewDelegation("", "", colours[day.delegations().size() % colours.length], sign, "", "");
  }

  private static long freshLink() {
    return RANDOM.nextLong(1L << 62);
  }

  /// A fresh link for the teacher; the one before is dead. It is shown once, as it isn't kept.
  ///
  /// @return its path
  @Transactional
  public String link(@Nullable StaffId by, CouncilDayId of, DelegationId id) {
    var delegation = get(of).delegation(id);
    var token = Tokens.fresh();
    table.link(id, Tokens.hash(token), clock.instant());
    audit.record(by, "council.audit.linked", delegation.name());
    return ClassMember.ADDRESS + token;
  }

  /// The links of a class are dead, the teacher's and the pupils'.
  @Transactional
  public void recall(@Nullable StaffId by, CouncilDayId of, DelegationId id) {
    var delegation = get(of).delegation(id);
    table.link(id, null, null);
    table.classLink(id, freshLink());
    audit.record(by, "council.audit.recalled", delegation.name());
  }

  /// The path of the page that pupils write on.
  public String classPath(Delegation delegation) {
    return ClassMember.ADDRESS + keys.seal(CLASS_LINK, delegation.classLink());
  }

  /// Another link for the pupils, where too many know the one that there is.
  @Transactional
  public void renewClassLink(ClassMember teacher) {
    if (teacher.teacher()) {
      table.classLink(teacher.delegation().id(), freshLink());
    }
  }

  /// Whose link it is; empty where it is dead or none of ours. All are dead once a day is so old that it is forgotten who was there.
  public Optional<ClassMember> member(String token) {
    var teacher = table.byTeacher(Tokens.hash(token));
    if (teacher.isPresent()) {
      return teacher.flatMap(it -> member(it, true, token));
    }
    return keys.open(CLASS_LINK, token).filter(all -> all.length == 1).flatMap(all -> table.byClass(all[0])).flatMap(it -> member(it, false, token));
  }

  private Optional<ClassMember> member(CouncilDayTable.Whose whose, boolean teacher, String token) {
    var day = get(whose.day());
    return day.plan().date().isBefore(remembered()) ? Optional.empty() : Optional.of(new ClassMember(day, day.delegation(whose.delegation()), teacher, token));
  }

  /// Names a pupil who speaks for the class; only the teacher does.
  ///
  /// @return false where there are [#MOST_SPEAKERS]
  @Transactional
  public boolean name(ClassMember teacher, String firstName, Spokesperson.Pictures pictures, boolean told) {
    var day = table.lock(teacher.day().id()).orElseThrow();
    if (!teacher.teacher() || day.delegation(teacher.delegation().id()).spokespersons().size() >= MOST_SPEAKERS) {
      return false;
    }
    table.addSpeaker(teacher.delegation().id(), firstName, allowed(pictures, told), told ? today() : null, clock.instant());
    return true;
  }

  /// Nobody may be shown who wasn't told beforehand.
  private static Spokesperson.Pictures allowed(Spokesperson.Pictures pictures, boolean told) {
    return told || pictures != Spokesperson.Pictures.MAY ? pictures : Spokesperson.Pictures.UNASKED;
  }

  @Transactional
  public boolean rename(ClassMember teacher, UUID speaker, String firstName, Spokesperson.Pictures pictures, boolean told) {
    return teacher.teacher() && table.changeSpeaker(teacher.delegation().id(), speaker, firstName, allowed(pictures, told), told ? today() : null);
  }

  @Transactional
  public boolean unname(ClassMember teacher, UUID speaker) {
    return teacher.teacher() && table.removeSpeaker(teacher.delegation().id(), speaker);
  }

  /// The first of the days of which is still known who spoke and who taught.
  LocalDate remembered() {
    return today().minus(KEPT);
  }

  private LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }

  /// Takes away who spoke and who taught where the day was before a date, and drafts. What was proposed and decided stays.
  @Transactional
  public int forget(LocalDate before) {
    return table.forget(before);
  }

  // Rehearsals

  /// A rehearsal with the rules of a day and invented classes, ready to be begun. It is never shown to everybody.
  @Transactional
  public CouncilDayId practise(@Nullable StaffId by, CouncilDayId like, List<Invented> classes, String title) {
    var id = add(by, get(like).plan().withTitle(title), true);
    for (var it : classes) {
      var next = suggested(get(id));
      join(by, id, new NewDelegation(it.school(), it.className(), next.colour(), next.sign(), "", ""));
      var day = get(id);
      var delegation = day.delegations().getLast();
      it.speakers().forEach(name -> table.addSpeaker(delegation.id(), name, Spokesperson.Pictures.UNASKED, null, clock.instant()));
      var proposal = day.proposalOf(delegation.id()).orElseThrow();
      proposals.text(proposal.id(), it.text());
      proposals.slug(proposal.id(), Slug.of(it.text().title(), 60));
      proposals.handIn(proposal.id(), clock.instant());
    }
    table.draw(id, clock.instant());
    return id;
  }

  /// A class of a rehearsal.
  public record Invented(String school, String className, List<String> speakers, ProposalText text) {}

  /// Throws a rehearsal away, with all that was done in it, and the votes that were held.
  @Transactional
  public boolean throwAway(@Nullable StaffId by, CouncilDayId id) {
    var day = table.lock(id).filter(CouncilDay::practice).orElse(null);
    if (day == null) {
      return false;
    }
    table.votes(id).forEach(this::removeVote);
    table.delete(id);
    audit.record(by, "council.audit.thrown-away", day.plan().title());
    return true;
  }

  /// Later rounds go with the first.
  private void removeVote(VoteId id) {
    var vote = votes.find(id).orElse(null);
    if (vote != null) {
      var first = vote.firstRound();
      if (first == null) {
        votes.removePractice(id);
      } else {
        removeVote(first);
      }
    }
  }
}
