package dk.pip.commitments.web;

import dk.pip.access.Allowed;
import dk.pip.commitments.By;
import dk.pip.commitments.Commitment;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.CommitmentFault;
import dk.pip.commitments.CommitmentId;
import dk.pip.commitments.CommitmentLinks;
import dk.pip.commitments.CommitmentPost;
import dk.pip.commitments.CommitmentQuery;
import dk.pip.commitments.CommitmentSource;
import dk.pip.commitments.CommitmentState;
import dk.pip.commitments.CommitmentStories;
import dk.pip.commitments.CommitmentTerms;
import dk.pip.commitments.Commitments;
import dk.pip.commitments.CommitmentsInThread;
import dk.pip.commitments.Contact;
import dk.pip.commitments.ContactId;
import dk.pip.commitments.Contacts;
import dk.pip.commitments.NewCommitment;
import dk.pip.commitments.Reported;
import dk.pip.keys.FormStamps;
import dk.pip.people.Staff;
import dk.pip.people.Unit;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.TypedDay;
import dk.pip.thread.Eyes;
import dk.pip.thread.Threads;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.TakesFiles;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The newsroom's pages of promises: editors keep them, contributors read them, but for those that are the parties' alone.
@Controller
@RequestMapping(PromisePages.DESK)
class PromiseController {
  private static final String FORM = "commitments/form.jte";
  private static final String SHOW = "commitments/show.jte";
  private static final String CONTACTS = "commitments/contacts.jte";
  private static final int ON_A_PAGE = 50;

  private final Commitments commitments;
  private final Contacts contacts;
  private final CommitmentLinks links;
  private final CommitmentPost post;
  private final CommitmentStories stories;
  private final KnownOwners known;
  private final Units units;
  private final Threads threads;
  private final FormStamps stamps;
  private final Clock clock;

  PromiseController(
      Commitments commitments,
      Contacts contacts,
      CommitmentLinks links,
      CommitmentPost post,
      CommitmentStories stories,
      KnownOwners known,
      Units units,
      Threads threads,
      FormStamps stamps,
      Clock clock) {
    this.commitments = commitments;
    this.contacts = contacts;
    this.links = links;
    this.post = post;
    this.stories = stories;
    this.known = known;
    this.units = units;
    this.threads = threads;
    this.stamps = stamps;
    this.clock = clock;
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping
  Page list(
      Staff staff,
      @RequestParam(defaultValue = "") String stand,
      @RequestParam(defaultValue = "") String ejer,
      @RequestParam(defaultValue = "") String kilde,
      @RequestParam(defaultValue = "") String hvem,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String side) {
    var state = Arrays.stream(CommitmentState.values()).filter(it -> it.word().equals(stand)).findFirst().orElse(null);
    var source = Arrays.stream(CommitmentSource.Kind.values()).filter(it -> it.word().equals(kilde)).findFirst().orElse(null);
    var audience = Arrays.stream(CommitmentAudience.values()).filter(it -> it.word().equals(hvem)).findFirst().orElse(null);
    var owner = Id.read(ejer);
    var words = Letters.first(100, q.replaceAll("\\p{Cntrl}+", " ")).strip();
    var filter = new PromisePages.Filter(state, owner == null ? null : new ContactId(owner), source, audience, words);
    var seen = seen(staff);
    var query = audience == null || !seen.audiences().contains(audience) ? seen : CommitmentQuery.of(Set.of(audience));
    var page = page(side);
    query = query.ownedBy(filter.owner()).from(source).saying(words).page(page * ON_A_PAGE, ON_A_PAGE + 1);
    var overview = commitments.overview(state == null ? query : query.in(Set.of(state)));
    var shown = overview.list().subList(0, Math.min(ON_A_PAGE, overview.list().size()));
    var owners = commitments.owners(seen);
    var named = new ArrayList<>(owners);
    shown.forEach(it -> named.add(it.terms().owner()));
    return Page.of(
        "commitments/list.jte",
        new PromisePages.ListPage(
            shown, overview.counts(), filter, contacts.findAll(named), owners, page, overview.list().size() > ON_A_PAGE, staff.may(Role.EDITOR), clock.instant()));
  }

  private static int page(String side) {
    return side.matches("\\d{1,5}") ? Integer.parseInt(side) : 0;
  }

  private static CommitmentQuery seen(Staff staff) {
    return staff.may(Role.EDITOR) ? CommitmentQuery.ofAll() : CommitmentQuery.ofStaff();
  }

  @Allowed(Role.EDITOR)
  @GetMapping("/nyt")
  Page fresh() {
    return form(null, PromiseForm.fresh(today(), stamp()), Problems.none(), List.of());
  }

  private Page form(@Nullable Commitment it, PromiseForm form, Problems problems, List<StepView> meanwhile) {
    var page = new PromisePages.FormPage(it, form, known.names(), problems, meanwhile, clock.instant());
    return problems.isEmpty() ? Page.of(FORM, page) : Page.refused(FORM, page);
  }

  @Allowed(Role.EDITOR)
  @PostMapping
  Object make(Staff staff, @ModelAttribute PromiseForm form, Flash flash) {
    var problems = form.check(known, true);
    if (isForged(form.text(form.stamp()))) {
      problems.add("sentence", "commitments.answer.problem.stamp");
      return form(null, restamped(form), problems, List.of());
    }
    if (!problems.isEmpty()) {
      return form(null, form, problems, List.of());
    }
    var owner = known.choose(form.text(form.owner()), form.text(form.ownerTitle()), form.text(form.ownerOrganisation()), form.text(form.ownerMail())).orElseThrow();
    var source = new CommitmentSource(form.chosenSource().orElseThrow(), form.text(form.sourceWords()), form.text(form.sourcePath()).isEmpty() ? null : form.text(form.sourcePath()));
    var given =
        new NewCommitment(
            terms(form, owner.contact(), owner.unit()),
            form.chosenAudience().orElseThrow(),
            source,
            TypedDay.read(form.text(form.promisedOn())).orElseThrow(),
            form.text(form.stamp()));
    var faults = commitments.faults(given);
    if (!faults.isEmpty()) {
      return form(null, form, problems(faults, true), List.of());
    }
    var id = commitments.make(By.of(staff), given);
    if (!commitments.history(id).getFirst().terms().equals(Commitments.cleaned(given.terms()))) {
      // Somebody went back to the form and wrote something else. A promise can't be made twice of it, as none can be taken away.
      flash.warn("commitments.made.before");
      return "redirect:" + PromisePages.DESK + "/" + id.value() + "/ret";
    }
    if (form.isSendingLink() && post.sendLink(by(staff), id)) {
      flash.say("commitments.made.sent");
    } else {
      flash.say("commitments.made");
    }
    return "redirect:" + PromisePages.DESK + "/" + id.value();
  }

  private static By.ByStaff by(Staff staff) {
    return new By.ByStaff(staff.id(), staff.name());
  }

  private CommitmentTerms terms(PromiseForm form, ContactId owner, @Nullable UnitId unit) {
    var counterpart =
        form.text(form.counterpart()).isEmpty() && form.text(form.counterpartOrganisation()).isEmpty()
            ? null
            : known.choose(form.text(form.counterpart()), form.text(form.counterpartTitle()), form.text(form.counterpartOrganisation()), form.text(form.counterpartMail())).orElseThrow().contact();
    return new CommitmentTerms(
        form.text(form.sentence()),
        form.dueDay(),
        form.kroner(),
        form.text(form.sign()),
        owner,
        unit,
        counterpart,
        form.text(form.owed()),
        form.text(form.place()),
        form.trialDay());
  }

  private static Problems problems(Set<CommitmentFault> faults, boolean isNew) {
    var problems = Problems.none();
    faults.stream().sorted().forEach(fault -> problems.add(fault == CommitmentFault.DAY_WRONG && isNew ? "promisedOn" : AnswerForm.field(fault), fault.key()));
    return problems;
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping("/{id}")
  Page show(Staff staff, @PathVariable UUID id) {
    return show(staff, get(staff, id), AnswerForm.fresh(0, stamp()), "", PromisePages.Typed.NOTHING, Problems.none());
  }

  private Commitment get(Staff staff, UUID id) {
    return commitments.find(new CommitmentId(id)).filter(it -> seen(staff).audiences().contains(it.audience())).orElseThrow(NotFound::new);
  }

  private Page show(Staff staff, Commitment it, AnswerForm answer, String open, PromisePages.Typed typed, Problems problems) {
    var history = commitments.history(it.id());
    var holders = links.holders(it.id());
    var named = new ArrayList<>(StepView.named(history));
    named.addAll(holders);
    var all = contacts.findAll(named);
    var owner = Objects.requireNonNull(all.get(it.terms().owner()));
    var unit = it.terms().unit() == null ? "" : units.find(it.terms().unit()).map(Unit::name).orElse("");
    var mayChange = staff.may(Role.EDITOR);
    var page =
        new PromisePages.ShowPage(
            it,
            owner,
            it.terms().counterpart() == null ? null : all.get(it.terms().counterpart()),
            unit,
            StepView.of(history, all, true, PromisePages.address(it) + "/billede/"),
            holders.stream().map(all::get).filter(Objects::nonNull).map(Contact.class::cast).toList(),
            answer,
            open,
            typed,
            mayChange ? known.names() : List.of(),
            problems,
            mayChange,
            mayChange && commitments.isUndoable(history.getLast(), by(staff)),
            contacts.address(owner).isPresent(),
            threads.line(CommitmentsInThread.ref(it.id()), mayChange ? Eyes.NEWSROOM : Eyes.STAFF),
            today(),
            clock.instant());
    return problems.isEmpty() ? Page.of(SHOW, page) : Page.refused(SHOW, page);
  }

  @Allowed(Role.EDITOR)
  @TakesFiles(most = AnswerForm.MOST_SENT)
  @PostMapping("/{id}/melding")
  Object report(Staff staff, @PathVariable UUID id, @ModelAttribute AnswerForm form, @RequestParam(required = false) @Nullable MultipartFile picture, Flash flash) throws IOException {
    var it = get(staff, id);
    var problems = form.check();
    if (problems.isEmpty() && isForged(form.stampText())) {
      return show(staff, it, form.stamped(stamp()), "melding", PromisePages.Typed.NOTHING, problems.add("state", "commitments.answer.problem.stamp"));
    }
    if (!problems.isEmpty()) {
      return show(staff, it, form, "melding", PromisePages.Typed.NOTHING, problems);
    }
    var report = form.report(picture);
    return switch (commitments.report(By.of(staff), it.id(), report, form.key(report))) {
      case Reported.Done done -> done(it, done, "commitments.reported", flash);
      case Reported.Refused refused -> show(staff, it, form, "melding", PromisePages.Typed.NOTHING, AnswerForm.problems(refused));
      case Reported.NotNow _, Reported.LinkGone _, Reported.TooOften _ -> notNow(it, flash);
    };
  }

  private static String done(Commitment it, Reported.Done done, String key, Flash flash) {
    if (done.meanwhile().isEmpty()) {
      flash.say(key);
    } else {
      flash.warn("commitments.done-meanwhile");
    }
    return back(it);
  }

  private static String notNow(Commitment it, Flash flash) {
    flash.warn("commitments.not-now");
    return back(it);
  }

  private static String back(Commitment it) {
    return "redirect:" + PromisePages.address(it);
  }

  @Allowed(Role.EDITOR)
  @GetMapping("/{id}/ret")
  Page edit(Staff staff, @PathVariable UUID id) {
    var it = get(staff, id);
    return form(it, PromiseForm.of(it, counterpartName(it), stamp()), Problems.none(), List.of());
  }

  private String counterpartName(Commitment it) {
    var counterpart = it.terms().counterpart();
    return counterpart == null ? "" : contacts.find(counterpart).map(known::name).orElse("");
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/ret")
  Object change(Staff staff, @PathVariable UUID id, @ModelAttribute PromiseForm form, Flash flash) {
    var it = get(staff, id);
    var problems = form.check(known, false);
    if (isForged(form.text(form.stamp()))) {
      return form(it, restamped(form), problems.add("why", "commitments.answer.problem.stamp"), List.of());
    }
    if (!problems.isEmpty()) {
      return form(it, form, problems, meanwhile(it, form.seenNumber()));
    }
    var wanted = terms(form, it.terms().owner(), it.terms().unit());
    return switch (commitments.change(By.of(staff), it.id(), wanted, form.text(form.why()), form.seenNumber(), form.toString())) {
      case Reported.Done done -> done(it, done, "commitments.changed", flash);
      case Reported.Refused(var faults, _) -> form(it, form, problems(faults, false), meanwhile(it, form.seenNumber()));
      case Reported.NotNow _, Reported.LinkGone _, Reported.TooOften _ -> notNow(it, flash);
    };
  }

  private List<StepView> meanwhile(Commitment it, int seen) {
    var history = commitments.history(it.id());
    var steps = StepView.of(history, contacts.findAll(StepView.named(history)), true, PromisePages.address(it) + "/billede/");
    return seen < 1 || seen >= steps.size() ? List.of() : steps.subList(seen, steps.size());
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/ejer")
  Object handOver(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String owner,
      @RequestParam(defaultValue = "") String ownerTitle,
      @RequestParam(defaultValue = "") String ownerOrganisation,
      @RequestParam(defaultValue = "") String ownerMail,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(defaultValue = "0") int seen,
      @RequestParam(defaultValue = "") String stamp,
      Flash flash) {
    var it = get(staff, id);
    var typed = new PromisePages.Typed(why, "", owner, ownerTitle, ownerOrganisation, ownerMail);
    var problems = Problems.none();
    PromiseForm.checkWho(problems, known, "owner", owner.strip(), ownerTitle.strip(), ownerOrganisation.strip(), ownerMail.strip(), true);
    if (!problems.isEmpty()) {
      return show(staff, it, AnswerForm.fresh(0, stamp()), "ejer", typed, problems);
    }
    var chosen = known.choose(owner, ownerTitle, ownerOrganisation, ownerMail).orElseThrow();
    return switch (commitments.handOver(By.of(staff), it.id(), chosen.contact(), chosen.unit(), why.strip(), seen, stamp + " " + typed)) {
      case Reported.Done done -> done(it, done, "commitments.handed-over", flash);
      case Reported.Refused(var faults, _) -> show(staff, it, AnswerForm.fresh(0, stamp()), "ejer", typed, problems(faults, false));
      case Reported.NotNow _, Reported.LinkGone _, Reported.TooOften _ -> notNow(it, flash);
    };
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/genoptagelse")
  Object takeUp(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(defaultValue = "") String due,
      @RequestParam(defaultValue = "0") int seen,
      @RequestParam(defaultValue = "") String stamp,
      Flash flash) {
    var it = get(staff, id);
    var typed = new PromisePages.Typed(why, due, "", "", "", "");
    var day = TypedDay.read(due);
    if (!due.isBlank() && day.isEmpty()) {
      return show(staff, it, AnswerForm.fresh(0, stamp()), "igen", typed, Problems.none().add("due", "commitments.answer.problem.date"));
    }
    return switch (commitments.takeUp(By.of(staff), it.id(), why.strip(), day.orElse(null), seen, stamp + " " + typed)) {
      case Reported.Done done -> done(it, done, "commitments.taken-up", flash);
      case Reported.Refused(var faults, _) -> show(staff, it, AnswerForm.fresh(0, stamp()), "igen", typed, problems(faults, false));
      case Reported.NotNow _, Reported.LinkGone _, Reported.TooOften _ -> notNow(it, flash);
    };
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/fortrydelse")
  String undo(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String stamp, Flash flash) {
    var it = get(staff, id);
    return commitments.undo(By.of(staff), it.id(), stamp) instanceof Reported.Done done ? done(it, done, "commitments.answer.undone", flash) : notNow(it, flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/hvem")
  String widen(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String audience, @RequestParam(defaultValue = "") String stamp, Flash flash) {
    var it = get(staff, id);
    var wider = Arrays.stream(CommitmentAudience.values()).filter(each -> each.word().equals(audience)).findFirst().orElseThrow(NotFound::new);
    return commitments.widen(By.of(staff), it.id(), wider, stamp) instanceof Reported.Done done ? done(it, done, "commitments.widened", flash) : notNow(it, flash);
  }

  /// Mails the owner the link that is good, and makes one where none is.
  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/link")
  String send(Staff staff, @PathVariable UUID id, Flash flash) {
    var it = get(staff, id);
    if (post.sendLink(by(staff), it.id())) {
      flash.say("commitments.link.sent");
    } else {
      flash.warn("commitments.link.not-sent");
    }
    return back(it);
  }

  /// A fresh link, shown once for whoever hands it over by hand; the one before is dead.
  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/link/nyt")
  String renew(Staff staff, @PathVariable UUID id, Flash flash) {
    var it = get(staff, id);
    links.renew(by(staff), it.id(), it.terms().owner());
    flash.say("commitments.link.renewed", links.address(it.id(), it.terms().owner()).orElseGet(() -> links.path(it.id(), it.terms().owner())));
    return back(it);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/link/tilbagekaldelse")
  String recall(Staff staff, @PathVariable UUID id, Flash flash) {
    var it = get(staff, id);
    if (links.recall(by(staff), it.id(), null) > 0) {
      flash.say("commitments.link.recalled");
    }
    return back(it);
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/historie")
  String story(Staff staff, @PathVariable UUID id, Flash flash) {
    var it = get(staff, id);
    var story = stories.begin(staff, it.id());
    if (story.isEmpty()) {
      flash.warn("commitments.story.parties");
      return back(it);
    }
    flash.say("commitments.story.begun");
    return "redirect:/redaktion/historier/" + story.get().value();
  }

  @Allowed(Role.CONTRIBUTOR)
  @GetMapping("/{id}/billede/{picture}")
  ResponseEntity<byte[]> picture(Staff staff, @PathVariable UUID id, @PathVariable UUID picture) {
    return PromisePictures.shown(commitments.picture(get(staff, id).id(), picture).orElseThrow(NotFound::new), "no-store");
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/{id}/billede/{picture}/fjernelse")
  String withdrawPicture(Staff staff, @PathVariable UUID id, @PathVariable UUID picture, Flash flash) {
    var it = get(staff, id);
    if (commitments.withdrawPicture(by(staff), it.id(), picture)) {
      flash.say("commitments.picture.removed");
    }
    return back(it);
  }

  @Allowed(Role.EDITOR)
  @GetMapping("/kontakter")
  Page contacts() {
    return Page.of(CONTACTS, new PromisePages.ContactsPage(contacts.outside(), null, PromisePages.Typed.NOTHING, Problems.none()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/kontakter/{id}")
  Object changeContact(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String organisation,
      @RequestParam(defaultValue = "") String mail,
      Flash flash) {
    var typed = new PromisePages.Typed("", "", name, title, organisation, mail);
    var problems = Problems.none();
    if (name.isBlank() && organisation.isBlank()) {
      problems.add("name", "commitments.contact.problem.name");
    }
    if (Letters.moreThan(Contacts.LONGEST_NAME, name) || Letters.moreThan(Contacts.LONGEST_NAME, title) || Letters.moreThan(Contacts.LONGEST_NAME, organisation)) {
      problems.add("name", "commitments.form.problem.long", Contacts.LONGEST_NAME);
    }
    if (!mail.isBlank() && MailAddress.parse(mail.strip()).isEmpty()) {
      problems.add("mail", "commitments.form.problem.mail");
    }
    if (!problems.isEmpty()) {
      return Page.refused(CONTACTS, new PromisePages.ContactsPage(contacts.outside(), new ContactId(id), typed, problems));
    }
    if (contacts.change(new ContactId(id), name.strip(), title.strip(), organisation.strip(), mail.strip())) {
      flash.say("commitments.contact.changed");
    }
    return "redirect:" + PromisePages.DESK + "/kontakter";
  }

  @Allowed(Role.EDITOR)
  @PostMapping("/kontakter/{id}/sletning")
  String eraseContact(Staff staff, @PathVariable UUID id, Flash flash) {
    if (contacts.erase(by(staff), new ContactId(id))) {
      flash.say("commitments.contact.erased");
    }
    return "redirect:" + PromisePages.DESK + "/kontakter";
  }

  private boolean isForged(String stamp) {
    return stamps.look(AnswerPages.STAMP, stamp) == FormStamps.Age.FORGED;
  }

  private String stamp() {
    return stamps.stamp(AnswerPages.STAMP);
  }

  private PromiseForm restamped(PromiseForm it) {
    return new PromiseForm(
        it.sentence(), it.due(), it.owner(), it.ownerTitle(), it.ownerOrganisation(), it.ownerMail(), it.counterpart(), it.counterpartTitle(), it.counterpartOrganisation(),
        it.counterpartMail(), it.owed(), it.amount(), it.sign(), it.place(), it.trialUntil(), it.audience(), it.sourceKind(), it.sourceWords(), it.sourcePath(),
        it.promisedOn(), it.why(), it.seen(), stamp(), it.sendLink());
  }

  private LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }
}
