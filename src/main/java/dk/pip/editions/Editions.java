package dk.pip.editions;

import dk.pip.editions.render.History;
import dk.pip.events.Events;
import dk.pip.hold.Hold;
import dk.pip.municipality.Imprint;
import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.shared.Audience;
import dk.pip.shared.DatabaseFault;
import dk.pip.shared.Dates;
import dk.pip.shared.Id;
import dk.pip.shared.Letters;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The front door of editions: brings them in, checks, publishes, corrects and withdraws them. Who may do what is said
/// at the routes; who did it is kept with what was done, and in the audit in the same transaction.
///
/// An edition, what is planned for it and its withdrawal are one state. Whatever changes it holds the edition's lock, looks
/// there at the state that it started from, and does nothing when that is no longer so: a withdrawal ends what was planned,
/// whoever is about to publish it, and nothing but a person's own word brings a withdrawn edition back.
@Service
public class Editions {
  private static final Logger LOG = LoggerFactory.getLogger(Editions.class);
  private static final int MOST_TRIES = 3;
  private static final int MOST_READY = 100;
  private static final int LONGEST_TITLE = 120;

  private final Drafts drafts;
  private final Approvals approvals;
  private final DraftStories stories;
  private final Publications publications;
  private final Histories histories;
  private final Typesetter typesetter;
  private final PictureIntake intake;
  private final WithheldPictures withheld;
  private final DraftChecks draftChecks;
  private final AllowedNumbers numbers;
  private final Previews previews;
  private final ChangeWatch changes;
  private final Supplier<Imprint> imprint;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Events events;
  private final Hold hold;
  private final Clock clock;

  Editions(
      Drafts drafts,
      Approvals approvals,
      DraftStories stories,
      Publications publications,
      Histories histories,
      Typesetter typesetter,
      PictureIntake intake,
      WithheldPictures withheld,
      DraftChecks draftChecks,
      AllowedNumbers numbers,
      Previews previews,
      ChangeWatch changes,
      Supplier<Imprint> imprint,
      Audit audit,
      TransactionTemplate transaction,
      Events events,
      Hold hold,
      Clock clock) {
    this.drafts = drafts;
    this.approvals = approvals;
    this.stories = stories;
    this.publications = publications;
    this.histories = histories;
    this.typesetter = typesetter;
    this.intake = intake;
    this.withheld = withheld;
    this.draftChecks = draftChecks;
    this.numbers = numbers;
    this.previews = previews;
    this.changes = changes;
    this.imprint = imprint;
    this.audit = audit;
    this.transaction = transaction;
    this.events = events;
    this.hold = hold;
    this.clock = clock;
  }

  /// What came of an import.
  public sealed interface ImportResult {
    /// @param isNew false if there was an edition of that month for that audience, of which this is now the newest draft
    record Imported(EditionId id, boolean isNew) implements ImportResult {}

    record Unreadable(List<Finding> findings) implements ImportResult {}
  }

  /// What came of a publication.
  public sealed interface PublishResult {
    record Published(PublicationId id, int version) implements PublishResult {}

    /// Checks that block publication failed.
    record Refused(List<Finding> findings) implements PublishResult {}

    /// The newest draft is what readers see already.
    record NothingNew() implements PublishResult {}

    /// A version is out, so readers must be told what was corrected.
    record CorrectionMissing() implements PublishResult {}

    /// Readers don't see the edition, as somebody has withdrawn it, and nothing was said about bringing it back.
    record Withdrawn() implements PublishResult {}

    /// What was planned has ended or been changed while it was being made.
    record NoLongerPlanned() implements PublishResult {}

    /// Others changed the edition again and again while it was being made.
    record Busy() implements PublishResult {}
  }

  /// What came of a plan.
  public enum PlanResult {
    PLANNED,
    TIME_PAST,
    /// The edition is withdrawn, and nothing was said about bringing it back.
    WITHDRAWN
  }

  /// An edition set for the site, and what the checks said of it.
  private record Preview(Drafts.Content content, Manuscript manuscript, History history, Rendition rendition, List<Finding> findings) {
    boolean mayBePublished() {
      return findings.stream().noneMatch(finding -> finding.level() == Finding.Level.BLOCKS);
    }
  }

  public List<EditionSummary> list() {
    return drafts.list();
  }

  /// The months' editions, and the stories that come or came out by themselves.
  public List<EditionSummary> listWithSingles() {
    var all = new ArrayList<>(drafts.list());
    all.addAll(drafts.singles(Integer.MAX_VALUE));
    return all;
  }

  /// The newest of the stories that come or came out by themselves.
  public List<EditionSummary> newestSingles(int most) {
    return drafts.singles(most);
  }

  /// The stories that come or came out by themselves in a month.
  public List<EditionSummary> singles(YearMonth month) {
    return drafts.singles(month);
  }

  /// Those of them that aren't out, or will be changed at a time.
  public List<EditionSummary> singlesUnderWay() {
    return drafts.singlesUnderWay();
  }

  /// A story as it comes or came out by itself.
  public Optional<EditionSummary> single(StoryId story) {
    return drafts.single(story);
  }

  /// The story that an edition of one is; empty for a month's.
  public Optional<StoryId> storyOf(EditionSummary single) {
    return single.isSingle() ? drafts.storiesOf(single.id(), single.revision()).values().stream().findFirst() : Optional.empty();
  }

  /// Stories that came out by themselves, or are to, and that no edition has taken in yet; the newest first.
  public Map<StoryId, EditionSummary> singlesWithoutEdition(Audience audience) {
    return drafts.singlesWithoutEdition(audience, MOST_READY);
  }

  /// Those of an edition's stories that readers find by themselves too.
  public List<EditionSummary> shownSinglesOf(EditionId id) {
    return drafts.shownSinglesOf(id);
  }

  /// What came of wanting a story to come out by itself.
  public sealed interface SingleResult {
    record Begun(EditionId id) implements SingleResult {}

    /// Readers can see it already.
    record Out() implements SingleResult {}

    /// It isn't approved, or isn't there.
    record NotApproved() implements SingleResult {}
  }

  /// Makes ready that a story comes out by itself, as an edition of its own: it is looked at, checked, published, corrected and
  /// withdrawn as any other, and may stand in a month's edition before or after. [#undoImport] takes that back.
  public SingleResult beginSingle(Staff by, StoryId id) {
    return inTransaction(
        () -> {
          var story = stories.describe(List.of(id)).get(id);
          if (story == null || !story.isApproved()) {
            return new SingleResult.NotApproved();
          }
          var there = drafts.single(id).filter(it -> it.audience() == story.audience()).orElse(null);
          if (there != null) {
            return new SingleResult.Begun(there.id());
          }
          if (drafts.placements(List.of(id)).getOrDefault(id, List.of()).stream().anyMatch(it -> it.isShown() && it.audience() == story.audience())) {
            return new SingleResult.Out();
          }
          var now = clock.instant();
          var month = YearMonth.from(Dates.local(now));
          var edition = new EditionId(Id.fresh(now));
          var title = Letters.shortened(LONGEST_TITLE, story.headline());
          var slug = knownSlug(id, story.audience()).orElseGet(() -> freeSlug(story, month));
          if (!drafts.addSingle(edition, story.audience(), month, Addresses.single(month, slug), title, now)) {
            // Somebody else has just done so.
            return drafts.single(id).<SingleResult>map(it -> new SingleResult.Begun(it.id())).orElseGet(SingleResult.Out::new);
          }
          var revision = drafts.begin(edition, EditionFile.single(month.toString(), title, story.audience(), slug).text(), title, 0, now, by);
          drafts.addStory(edition, revision, slug, id);
          tell(by, List.of(), List.of(id));
          note(by, "editions.audit.begun", edition);
          return new SingleResult.Begun(edition);
        });
  }

  /// The last part of the address that readers know a story from.
  Optional<String> knownSlug(StoryId story, Audience audience) {
    return Optional.ofNullable(publications.addresses(List.of(story), audience).get(story)).map(path -> path.substring(path.lastIndexOf('/') + 1));
  }

  /// A name that no other story has had in the year.
  private String freeSlug(DraftStories.Ready story, YearMonth month) {
    var slug = story.slug();
    for (var i = 2; !publications.everUsed(List.of(Addresses.story(story.audience(), month, slug))).isEmpty() || drafts.findId(story.audience(), Addresses.single(month, slug)).isPresent(); i++) {
      slug = story.slug() + "-" + i;
    }
    return slug;
  }

  /// A story by itself that isn't out belongs to the month in which it comes out, and is called as its headline is by then.
  private void putInMonth(EditionId id, Instant at) {
    inTransaction(
        () -> {
          var single = drafts.lock(id) ? drafts.find(id).filter(it -> it.isSingle() && it.version() == null).orElse(null) : null;
          var file = single == null ? null : EditionFile.read(drafts.editionText(id, single.revision())).orElse(null);
          if (single != null && file != null) {
            var inDraft = drafts.storiesOf(id, single.revision());
            var month = YearMonth.from(Dates.local(at));
            var story = stories.describe(inDraft.values()).values().stream().findFirst();
            var title = story.map(it -> Letters.shortened(LONGEST_TITLE, it.headline())).filter(it -> !it.isBlank()).orElse(single.title());
            if (!month.equals(single.month()) || !title.equals(single.title())) {
              var slug = inDraft.keySet().stream().findFirst().orElse("");
              drafts.moveSingle(single, month, Addresses.single(month, slug), title, file.with("month", month.toString()).with("title", title).text());
            }
          }
          return true;
        });
  }

  public Optional<EditionSummary> find(EditionId id) {
    return drafts.find(id);
  }

  public List<Version> versions(EditionId id) {
    return publications.versions(id);
  }

  /// Brings a bundle in as an edition, or as the next draft of the one that has its month and audience. What is
  /// published stays as it is until it is published again, and [#undoImport] takes the draft away.
  public ImportResult importBundle(Staff staff, BundleFiles files) {
    Bundle bundle;
    try {
      bundle = BundleReader.read(files, intake);
    } catch (BundleUnreadable e) {
      return new ImportResult.Unreadable(e.findings());
    }
    for (var tries = 1; ; tries++) {
      try {
        return inTransaction(() -> keep(staff, bundle));
      } catch (DataIntegrityViolationException e) {
        // Somebody else has just brought in the first draft of the same month, or taken the last one away.
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  private ImportResult keep(Staff staff, Bundle bundle) {
    var edition = bundle.edition();
    var now = clock.instant();
    var fresh = new EditionId(Id.fresh(now));
    var isNew = false;
    var id = fresh;
    do {
      var there = drafts.findId(edition.audience(), edition.slug());
      isNew = there.isEmpty() && drafts.add(fresh, edition, now);
      id = there.orElse(fresh);
      // Somebody else may just have brought in the first of that month, or taken it away.
    } while (!drafts.lock(id));
    var before = drafts.newestRevision(id);
    var known = drafts.storiesOf(id, before);
    if (before > 0) {
      // Its stories get other texts, and undoing must find what they had.
      drafts.keepAside(id, before);
    }
    var taken = stories.takeIn(staff, edition.audience(), known, texts(bundle), bundle.pictures(), drafts.keep(edition));
    var revision = drafts.addDraft(id, bundle, taken, now, staff);
    tell(staff, known.values(), drafts.storiesOf(id, revision).values());
    note(staff, "editions.audit.imported", id);
    LOG.info("Edition {} imported as draft {} by {}", id.value(), revision, staff.id().value());
    return new ImportResult.Imported(id, isNew);
  }

  /// The stories' files as they came, by slug.
  private static Map<String, String> texts(Bundle bundle) {
    var texts = new LinkedHashMap<String, String>();
    bundle.edition().stories().forEach(story -> texts.put(story.slug(), new String(bundle.files().files().get(BundleFiles.story(story.slug())), StandardCharsets.UTF_8)));
    return texts;
  }

  /// Tells the newsroom where the stories stand by now.
  void tell(@Nullable Staff by, Collection<StoryId> before, Collection<StoryId> after) {
    var concerned = new LinkedHashSet<>(before);
    concerned.addAll(after);
    if (!concerned.isEmpty()) {
      stories.placed(by, drafts.placements(concerned));
    }
  }

  /// All places of stories, those in drafts and those that readers see.
  public Map<StoryId, List<Placement>> placements(Collection<StoryId> of) {
    return drafts.placements(of);
  }

  /// The stories of an edition's newest version, with where readers find them.
  public Map<StoryId, Placement> publishedStories(EditionId id) {
    var revision = drafts.find(id).map(EditionSummary::publishedRevision).orElse(null);
    var published = new LinkedHashMap<StoryId, Placement>();
    if (revision != null) {
      drafts
          .placements(drafts.storiesOf(id, revision).values())
          .forEach((story, places) -> places.stream().filter(place -> place.edition().equals(id) && place.isPublished()).forEach(place -> published.put(story, place)));
    }
    return published;
  }

  /// Takes the newest draft away again, unless readers see it. An edition whose only draft it was goes with it.
  ///
  /// @return whether there was a draft to take away
  public boolean undoImport(Staff staff, EditionId id) {
    return inTransaction(
        () -> {
          if (!drafts.lock(id)) {
            return false;
          }
          var summary = drafts.find(id).orElseThrow();
          var published = summary.publishedRevision();
          if (published != null && published == summary.revision()) {
            return false;
          }
          note(staff, undone(summary.change()), id);
          var taken = drafts.taken(id, summary.revision());
          drafts.removeDraft(id, summary.revision());
          var before = drafts.newestRevision(id);
          if (before == 0) {
            drafts.remove(id);
          }
          if (summary.change().equals("imported")) {
            var attachments = drafts.keptAside(id, before);
            taken.values().forEach(story -> stories.giveBack(staff, story, attachments));
          }
          tell(staff, taken.values().stream().map(DraftStories.Taken::id).toList(), drafts.storiesOf(id, before).values());
          LOG.info("Draft {} of edition {} removed by {}", summary.revision(), id.value(), staff.id().value());
          return true;
        });
  }

  /// What taking a draft away is called in the audit.
  private static String undone(String change) {
    return switch (change) {
      case "imported" -> "editions.audit.import-undone";
      case "begun" -> "editions.audit.begin-undone";
      default -> "editions.audit.change-undone";
    };
  }

  /// The newest draft as the bundle it came as.
  public Optional<BundleFiles> export(EditionId id) {
    return drafts.find(id).map(summary -> drafts.live(id, summary.revision()).files());
  }

  /// Sets the newest draft as a folder of files that can be looked at, and checks it.
  ///
  /// @throws BundleUnreadable when it can't be read any more, as by a Pip that reads more strictly than the one that took
  ///     it in, or can't be set
  public Optional<FolderForm> preview(EditionId id) {
    return drafts.find(id).map(summary -> readable(id, () -> withFindings(summary, folder(summary))));
  }

  /// Sets the newest draft as a mail to try on a few people.
  ///
  /// @throws BundleUnreadable as [#preview] does
  public Optional<TestMail> testMail(EditionId id) {
    return drafts.find(id).filter(summary -> !summary.isSingle()).map(summary -> readable(id, () -> testMail(summary)));
  }

  private TestMail testMail(EditionSummary summary) {
    var bundle = read(summary);
    return TestMail.set(bundle.manuscript(imprint.get()), clock.instant());
  }

  /// Whatever is wrong with a draft, its editors are told and can take it away.
  private static <T> T readable(EditionId id, Supplier<T> work) {
    try {
      return work.get();
    } catch (BundleUnreadable e) {
      throw e;
    } catch (RuntimeException e) {
      if (DatabaseFault.isTransient(e)) {
        throw e;
      }
      LOG.error("Edition {} can't be set", id.value(), e);
      throw new BundleUnreadable(List.of(Finding.blocks(null, 0, "editions.unreadable.fault")));
    }
  }

  /// Sets the newest draft for the web alone, for whoever is arranging it; its findings are those of the content. What was set
  /// whole within the last minute is given whole.
  ///
  /// @throws BundleUnreadable as [#preview] does
  public Optional<FolderForm> webPreview(EditionId id) {
    return drafts.find(id).map(summary -> readable(id, () -> withFindings(summary, web(summary))));
  }

  /// One file of what the previews show, made as [#preview] or, where the web has it, as [#webPreview] makes it; checked by
  /// nobody, as a page asks for many.
  ///
  /// @throws BundleUnreadable as [#preview] does
  public Optional<byte[]> previewFile(EditionId id, String path) {
    return drafts
        .find(id)
        .map(summary -> readable(id, () -> FolderForm.isOfTheWeb(path) ? web(summary) : folder(summary)))
        .flatMap(form -> Optional.ofNullable(form.files().get(path)));
  }

  private FolderForm folder(EditionSummary summary) {
    var draft = previewed(summary);
    return previews.get(draft, () -> {
      var bundle = read(summary);
      return FolderForm.set(bundle, bundle.manuscript(draft.imprint()), clock.instant(), false);
    });
  }

  private FolderForm web(EditionSummary summary) {
    var draft = previewed(summary);
    return previews.known(draft).orElseGet(() -> previews.get(draft.webAlone(), () -> {
      var bundle = read(summary);
      return FolderForm.web(bundle, bundle.manuscript(draft.imprint()), clock.instant());
    }));
  }

  private Previews.Draft previewed(EditionSummary summary) {
    return new Previews.Draft(summary.id(), summary.revision(), drafts.revisions(summary.id(), summary.revision()), imprint.get(), publications.changeNumber(), true);
  }

  private FolderForm withFindings(EditionSummary summary, FolderForm form) {
    return new FolderForm(form.manuscript(), form.files(), draftChecks.of(summary, form.manuscript().edition(), form.findings()));
  }

  /// Whether somebody must approve the newest draft, and has.
  public Approval approval(EditionSummary summary) {
    return draftChecks.approval(summary);
  }

  /// What came of an approval.
  public enum ApproveResult {
    APPROVED,
    /// It was changed since it was looked at.
    CHANGED,
    /// Whoever made the last change can't approve it.
    OWN,
    GONE
  }

  /// Lets the newest draft come out, as somebody who did not make its last change.
  ///
  /// @param seen the revision that was looked at
  public ApproveResult approve(Staff by, EditionId id, int seen) {
    return inTransaction(
        () -> {
          var summary = drafts.lock(id) ? drafts.find(id).orElse(null) : null;
          if (summary == null) {
            return ApproveResult.GONE;
          }
          if (summary.revision() != seen) {
            return ApproveResult.CHANGED;
          }
          if (!approval(summary).isFor(by.id())) {
            return ApproveResult.OWN;
          }
          approvals.approve(id, draftChecks.state(summary), clock.instant(), by);
          note(by, "editions.audit.approved", id);
          return ApproveResult.APPROVED;
        });
  }

  /// Answers for a number that is taken for a civil registration number and is none, so that the edition may come out with it.
  ///
  /// @param number as [Finding#number] names it
  /// @param reason for the audit and for whoever looks at the checks
  /// @return false where the edition is gone or the number was answered for
  public boolean allowNumber(Staff by, EditionId id, String number, String reason) {
    return inTransaction(
        () -> {
          var done = drafts.lock(id) && numbers.add(id, number, reason, by, clock.instant());
          if (done) {
            drafts.find(id).ifPresent(edition -> audit.record(by.id(), act(edition, "editions.audit.number-allowed"), name(edition) + ": " + reason));
          }
          return done;
        });
  }

  /// Takes that back.
  public boolean endNumber(Staff by, EditionId id, String number) {
    return inTransaction(
        () -> {
          var done = drafts.lock(id) && numbers.remove(id, number);
          if (done) {
            note(by, "editions.audit.number-ended", id);
          }
          return done;
        });
  }

  /// Takes an approval back.
  public boolean endApproval(Staff by, EditionId id) {
    return inTransaction(
        () -> {
          var ended = drafts.lock(id) && approvals.end(id);
          if (ended) {
            note(by, "editions.audit.approval-ended", id);
          }
          return ended;
        });
  }

  private Preview preview(EditionSummary summary, Instant at, @Nullable String correction) {
    var content = drafts.live(summary.id(), summary.revision());
    var bundle = dated(summary, read(content), at);
    var manuscript = bundle.manuscript(imprint.get());
    var findings = new ArrayList<>(draftChecks.of(summary, bundle.edition(), Checks.ofContentToPublish(bundle)));
    var history =
        correction == null
            ? histories.first(summary.id(), manuscript, content.stories(), content.revisions(), at)
            : histories.of(summary.id(), published(summary), manuscript, content.stories(), at, correction);
    var rendition = typesetter.set(manuscript, at, history);
    findings.addAll(Checks.ofForms(bundle, manuscript, SetForms.of(rendition), List.copyOf(findings)));
    return new Preview(content, manuscript, history, rendition, findings);
  }

  /// Publishes the newest draft now, wholly or not at all: pages, mail, text and PDF are made first and then kept in one
  /// transaction. After the first version it is a correction, and readers are told what was corrected.
  ///
  /// @throws BundleUnreadable as [#preview] does
  public PublishResult publish(Staff staff, EditionId id, @Nullable String correction) {
    return publish(staff, id, correction, false);
  }

  /// @param bringBack whether readers are to see it again if it is withdrawn
  public PublishResult publish(Staff staff, EditionId id, @Nullable String correction, boolean bringBack) {
    return publish(new Order(staff, staff.name(), correction, bringBack, null), id);
  }

  /// Who wants it published.
  ///
  /// @param staff null for the timer
  /// @param plan that the timer found due; null for now
  private record Order(
      @Nullable Staff staff, String by, @Nullable String correction, boolean bringBack, Publications.@Nullable Plan plan) {}

  private PublishResult publish(Order order, EditionId id) {
    if (drafts.find(id).filter(it -> it.isSingle() && it.version() == null).isPresent()) {
      putInMonth(id, clock.instant());
    }
    for (var tries = 0; tries < MOST_TRIES; tries++) {
      var known = drafts.find(id);
      if (known.isEmpty()) {
        return new PublishResult.NoLongerPlanned();
      }
      var summary = known.get();
      var version = summary.version();
      if (summary.isWithdrawn() && !order.bringBack()) {
        return new PublishResult.Withdrawn();
      }
      if (version != null && !summary.isWithdrawn() && summary.isAsPublished()) {
        return new PublishResult.NothingNew();
      }
      if (version != null && (order.correction() == null || order.correction().isBlank())) {
        return new PublishResult.CorrectionMissing();
      }
      var note = version == null ? null : order.correction();
      var now = clock.instant();
      var at = version == null ? firstPublished(summary, now) : now;
      var preview = readable(id, () -> preview(summary, at, note));
      if (!preview.mayBePublished()) {
        return new PublishResult.Refused(preview.findings());
      }
      try {
        var published = inTransaction(() -> keep(order, summary, at, note, preview));
        if (published != null) {
          changes.look();
          return published;
        }
      } catch (DuplicateKeyException e) {
        // Another edition has just taken an address that this one has; the checks say so the next time.
        LOG.info("Edition {} met another on its way out, and is tried again", id.value());
      }
    }
    return new PublishResult.Busy();
  }

  /// The time of the first version: now, or for an edition that came out before and is brought in from elsewhere, eight
  /// in the morning of that day.
  private Instant firstPublished(EditionSummary summary, Instant now) {
    var day = summary.isSingle() ? null : read(summary).edition().published();
    var then = day == null ? now : Dates.instant(day.atTime(8, 0));
    return then.isBefore(now) ? then : now;
  }

  private Bundle read(EditionSummary summary) {
    return dated(summary, read(drafts.live(summary.id(), summary.revision())), clock.instant());
  }

  /// A story by itself says when it came out first.
  private Bundle dated(EditionSummary summary, Bundle bundle, Instant now) {
    return summary.isSingle()
        ? bundle.with(bundle.edition().publishedOn(Dates.local(publications.firstAt(summary.id()).orElse(now)).toLocalDate()))
        : bundle;
  }

  /// The newest version as it was set; null when it can't be read any more, which must not stand in the way of a correction.
  private @Nullable Manuscript published(EditionSummary summary) {
    try {
      var bundle = read(drafts.frozen(summary.id(), Objects.requireNonNull(summary.publishedRevision())));
      return bundle.manuscript(imprint.get());
    } catch (BundleUnreadable e) {
      LOG.warn("What edition {} was published from can't be read any more; all its stories count as corrected", summary.id().value());
      return null;
    }
  }

  private Bundle read(Drafts.Content content) {
    var pictures = withheld.shown(content.pictures());
    var bundle = BundleReader.read(content.files(), (_, _) -> pictures);
    var found = RelatedElsewhere.found(bundle, slugs -> publications.named(slugs, bundle.edition().audience(), bundle.edition().month()));
    var addresses = publications.addresses(content.stories().values(), bundle.edition().audience());
    return addresses.isEmpty() ? found : found.with(KnownAddresses.in(found.edition(), story -> Optional.ofNullable(content.stories().get(story.slug())).map(addresses::get).orElse(null)));
  }

  /// Null when somebody changed, published, withdrew or brought back the edition since it was set.
  private @Nullable PublishResult keep(
      Order order, EditionSummary summary, Instant at, @Nullable String correction, Preview preview) {
    var id = summary.id();
    if (!drafts.lock(id)) {
      return null;
    }
    var version = publications.newestVersion(id) + 1;
    var expected = summary.version() == null ? 1 : summary.version() + 1;
    if (drafts.newestRevision(id) != summary.revision()
        || version != expected
        || !Objects.equals(publications.withdrawnAt(id).orElse(null), summary.withdrawnAt())) {
      return null;
    }
    var plan = order.plan();
    if (plan != null && !publications.endSchedule(plan)) {
      return new PublishResult.NoLongerPlanned();
    }
    var content = drafts.live(id, summary.revision());
    if (!content.sameAs(preview.content())) {
      return null;
    }
    // From here on those who publish take turns, so that no two stories come to stand at one address.
    publications.noteChange();
    if (!publications.takenPaths(id, DraftChecks.paths(preview.manuscript().edition(), content.stories())).isEmpty()) {
      return null;
    }
    var publication = new PublicationId(Id.fresh(at));
    var before = version == 1 ? List.<StoryId>of() : drafts.storiesOf(id, Objects.requireNonNull(summary.publishedRevision())).values();
    // A draft is published once: what was changed in its stories alone makes the next.
    var isPublished = Objects.equals(summary.publishedRevision(), summary.revision());
    var revision = isPublished ? drafts.change(summary, null, summary.title(), summary.number(), Map.of(), Set.of(), Map.of(), clock.instant(), new Drafts.Maker(order.by(), order.staff() == null ? null : order.staff().id()), "corrected", "") : summary.revision();
    drafts.freeze(id, revision, content);
    publications.add(
        publication,
        id,
        version,
        revision,
        at,
        order.by(),
        correction,
        preview.manuscript(),
        preview.history().changedAt(),
        preview.rendition(),
        content.files().zip(),
        content.stories(),
        approvals.find(id, draftChecks.state(summary)).map(Approval.Given::name).orElse(null));
    histories.add(publication, preview.history());
    if (publications.endSchedule(id).isPresent()) {
      note(order, "editions.audit.plan-ended", summary);
    }
    if (publications.endWithdrawal(id)) {
      note(order, "editions.audit.brought-back", summary);
    }
    tell(order.staff(), before, drafts.storiesOf(id, revision).values());
    note(order, version == 1 ? "editions.audit.published" : "editions.audit.corrected", summary);
    events.publish(
        version == 1 ? new EditionPublished(id, publication, at) : new EditionCorrected(id, publication, version, at));
    LOG.info("Edition {} published as version {}", id.value(), version);
    return new PublishResult.Published(publication, version);
  }

  /// Plans the publication of whatever is the newest draft at that time.
  ///
  /// @param bringBack whether readers are to see the edition again then if it is withdrawn
  public PlanResult schedule(Staff staff, EditionId id, Instant at, @Nullable String correction, boolean bringBack) {
    if (!at.isAfter(clock.instant())) {
      return PlanResult.TIME_PAST;
    }
    putInMonth(id, at);
    return inTransaction(
        () -> {
          drafts.lock(id);
          var withdrawn = publications.withdrawnAt(id).isPresent();
          if (withdrawn && !bringBack) {
            return PlanResult.WITHDRAWN;
          }
          publications.schedule(new Publications.Plan(id, at, staff.name(), correction, withdrawn));
          note(staff, "editions.audit.planned", id);
          return PlanResult.PLANNED;
        });
  }

  public boolean endSchedule(Staff staff, EditionId id) {
    return inTransaction(
        () -> {
          drafts.lock(id);
          var ended = publications.endSchedule(id).isPresent();
          if (ended) {
            note(staff, "editions.audit.plan-ended", id);
          }
          return ended;
        });
  }

  /// Publishes what was planned and is due. Called by the timer on one node; an edition whose checks fail stays
  /// unpublished, and the newsroom is told why. One that fails keeps no other waiting, and a restored copy that is held
  /// publishes nothing.
  void publishDue() {
    if (hold.isHeld()) {
      return;
    }
    for (var plan : publications.due(clock.instant())) {
      try {
        publishPlanned(plan);
      } catch (RuntimeException e) {
        if (DatabaseFault.isTransient(e)) {
          throw e;
        }
        LOG.error("Edition {} can't be published as planned", plan.edition().value(), e);
        fail(plan, "editions.schedule.unreadable");
      }
    }
  }

  private void publishPlanned(Publications.Plan plan) {
    var id = plan.edition();
    switch (publish(new Order(null, plan.scheduledBy(), plan.correction(), plan.bringsBack(), plan), id)) {
      case PublishResult.Published _ -> {}
      case PublishResult.NothingNew _ -> end(plan);
      case PublishResult.CorrectionMissing _ -> fail(plan, "editions.schedule.correction-missing");
      case PublishResult.Refused _ -> fail(plan, "editions.schedule.refused");
      case PublishResult.Withdrawn _ -> fail(plan, "editions.schedule.withdrawn");
      case PublishResult.NoLongerPlanned _ -> LOG.info("Edition {} is no longer to be published as it was planned", id.value());
      case PublishResult.Busy _ -> LOG.warn("Edition {} was changed while it was to be published; tried again shortly", id.value());
    }
  }

  private void end(Publications.Plan plan) {
    inTransaction(
        () -> {
          if (publications.endSchedule(plan)) {
            note(plan, "editions.audit.plan-ended");
          }
          return true;
        });
  }

  private void fail(Publications.Plan plan, String key) {
    LOG.warn("Edition {} was not published at its time: {}. An editor must see to it", plan.edition().value(), key);
    inTransaction(
        () -> {
          if (publications.scheduleFailed(plan, key)) {
            note(plan, "editions.audit.plan-failed");
          }
          return true;
        });
  }

  /// Takes an edition away from readers, with its stories, and ends what was planned for it. Nothing is deleted; [#restore]
  /// brings it back.
  public boolean withdraw(Staff staff, EditionId id, String reason) {
    return letBeSeen(
        () -> {
          drafts.lock(id);
          if (publications.newestVersion(id) == 0) {
            return false;
          }
          var ended = publications.endSchedule(id);
          if (ended.isPresent()) {
            note(staff, "editions.audit.plan-ended", id);
          }
          if (publications.withdraw(id, clock.instant(), staff.name(), reason, ended.orElse(null))) {
            note(staff, "editions.audit.withdrawn", id);
            tellOfPublished(staff, id);
            publications.noteChange();
            events.publish(new EditionWithdrawn(id, clock.instant()));
            LOG.info("Edition {} withdrawn by {}", id.value(), staff.id().value());
          }
          return true;
        });
  }

  /// Lets readers see a withdrawn edition again, as it was. What its withdrawal ended stays ended.
  public boolean restore(Staff staff, EditionId id) {
    return letBeSeen(
        () -> {
          drafts.lock(id);
          if (!publications.endWithdrawal(id)) {
            return false;
          }
          note(staff, "editions.audit.brought-back", id);
          tellOfPublished(staff, id);
          publications.noteChange();
          events.publish(new EditionBroughtBack(id, clock.instant()));
          LOG.info("Edition {} restored by {}", id.value(), staff.id().value());
          return true;
        });
  }

  private void tellOfPublished(Staff staff, EditionId id) {
    drafts.find(id).map(EditionSummary::publishedRevision).ifPresent(revision -> tell(staff, List.of(), drafts.storiesOf(id, revision).values()));
  }

  private void note(Staff staff, String act, EditionId id) {
    drafts.find(id).ifPresent(edition -> audit.record(staff.id(), act(edition, act), name(edition)));
  }

  private void note(Publications.Plan plan, String act) {
    drafts.find(plan.edition()).ifPresent(edition -> audit.record(null, act(edition, act), planned(edition, plan.scheduledBy())));
  }

  private void note(Order order, String act, EditionSummary edition) {
    var staff = order.staff();
    if (staff == null) {
      audit.record(null, act(edition, act), planned(edition, order.by()));
    } else {
      audit.record(staff.id(), act(edition, act), name(edition));
    }
  }

  private static String name(EditionSummary edition) {
    return edition.isSingle() ? edition.title() : edition.title() + ", " + edition.slug();
  }

  /// What is done to a story by itself is called so.
  private static String act(EditionSummary edition, String act) {
    return edition.isSingle() ? "editions.audit.single." + act.substring(act.lastIndexOf('.') + 1) : act;
  }

  /// Nobody is signed in where the timer works; who planned it stands in the line.
  private static String planned(EditionSummary edition, String by) {
    return name(edition) + " (" + by + ")";
  }

  /// Does something that readers see, and lets those of this node see it at once.
  private boolean letBeSeen(Supplier<Boolean> work) {
    var done = inTransaction(work);
    changes.look();
    return done;
  }

  private <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
    return transaction.execute(_ -> work.get());
  }
}
