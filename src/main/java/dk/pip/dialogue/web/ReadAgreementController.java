package dk.pip.dialogue.web;

import dk.pip.access.Anyone;
import dk.pip.access.StaffAddresses;
import dk.pip.access.StaffSite;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.dialogue.AgreementVersion;
import dk.pip.dialogue.Agreements;
import dk.pip.dialogue.AgreementsInThread;
import dk.pip.dialogue.Dialogue;
import dk.pip.dialogue.Dialogues;
import dk.pip.frame.PageAbout;
import dk.pip.frame.PublicFrame;
import dk.pip.settings.Settings;
import dk.pip.shared.Texts;
import dk.pip.thread.Eyes;
import dk.pip.thread.Threads;
import dk.pip.web.NotFound;
import dk.pip.web.PublicPages;
import dk.pip.web.Served;
import dk.pip.web.StaffPages;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Agreements that everybody, or staff, may read: those in force, and the versions that were.
@Controller
class ReadAgreementController implements StaffAddresses {
  static final String PUBLIC = "/aftaler";
  static final String STAFF = StaffSite.ROOT + PUBLIC;
  private static final String READ = "dialogue/read.jte";
  private static final String ONE = "/{path}";
  private static final String VERSION = "/{number}";

  private final Dialogues dialogues;
  private final Agreements agreements;
  private final AgreementViews views;
  private final AgreementDesk desk;
  private final Threads threads;
  private final PublicPages pages;
  private final StaffPages staff;
  private final Settings settings;

  ReadAgreementController(
      Dialogues dialogues, Agreements agreements, AgreementViews views, AgreementDesk desk, Threads threads, PublicPages pages, StaffPages staff, Settings settings) {
    this.dialogues = dialogues;
    this.agreements = agreements;
    this.views = views;
    this.desk = desk;
    this.threads = threads;
    this.pages = pages;
    this.staff = staff;
    this.settings = settings;
  }

  @Anyone
  @GetMapping(PUBLIC)
  Served list() {
    return pages.page(about(PUBLIC), "dialogue/agreements.jte", frame -> list(frame, CommitmentAudience.PUBLIC));
  }

  @StaffSite
  @GetMapping(STAFF)
  Served listForStaff() {
    return staff.page(about(STAFF), "dialogue/agreements.jte", frame -> list(frame, CommitmentAudience.STAFF));
  }

  private PageAbout about(String path) {
    var texts = Texts.in(settings.language());
    return PageAbout.of(settings.language(), path, texts.get("dialogue.agreements"), texts.get("dialogue.agreements.about"));
  }

  private static String root(CommitmentAudience eyes) {
    return eyes == CommitmentAudience.STAFF ? STAFF : PUBLIC;
  }

  private AgreementPages.ListPage list(PublicFrame frame, CommitmentAudience eyes) {
    var inForce = agreements.allInForce();
    var rows =
        dialogues.all().stream()
            .filter(it -> inForce.containsKey(it.id()) && !eyes.isWiderThan(it.audience()))
            .sorted(Comparator.comparing(Dialogue::from).reversed().thenComparing(Dialogue::title))
            .map(it -> new AgreementPages.Row(it, Objects.requireNonNull(inForce.get(it.id())).version(), root(eyes) + "/" + it.path()))
            .toList();
    return new AgreementPages.ListPage(frame, rows, root(eyes), agreements.fingerprint());
  }

  private Dialogue dialogue(String path, CommitmentAudience eyes) {
    return dialogues.at(path).filter(it -> !eyes.isWiderThan(it.audience())).orElseThrow(NotFound::new);
  }

  private List<AgreementVersion> versions(Dialogue dialogue) {
    var versions = agreements.versions(dialogue.id()).stream().filter(AgreementVersion::wasInForce).toList();
    if (versions.isEmpty()) {
      throw new NotFound();
    }
    return versions;
  }

  private static AgreementVersion numbered(List<AgreementVersion> versions, int number) {
    return versions.stream().filter(it -> it.number() == number).findFirst().orElseThrow(NotFound::new);
  }

  @Anyone
  @GetMapping(PUBLIC + ONE)
  Served read(@PathVariable String path) {
    return read(path, null, CommitmentAudience.PUBLIC);
  }

  @Anyone
  @GetMapping(PUBLIC + ONE + VERSION)
  Served read(@PathVariable String path, @PathVariable int number) {
    return read(path, number, CommitmentAudience.PUBLIC);
  }

  @StaffSite
  @GetMapping(STAFF + ONE)
  Served readByStaff(@PathVariable String path) {
    return read(path, null, CommitmentAudience.STAFF);
  }

  @StaffSite
  @GetMapping(STAFF + ONE + VERSION)
  Served readByStaff(@PathVariable String path, @PathVariable int number) {
    return read(path, number, CommitmentAudience.STAFF);
  }

  /// @param number null for the version that is in force
  private Served read(String path, @Nullable Integer number, CommitmentAudience eyes) {
    var dialogue = dialogue(path, eyes);
    var versions = versions(dialogue);
    var version = number == null ? versions.getFirst() : numbered(versions, number);
    var isForStaff = eyes == CommitmentAudience.STAFF;
    var address = root(eyes) + "/" + dialogue.path();
    Function<PublicFrame, AgreementPages.ReaderPage> page =
        frame ->
            new AgreementPages.ReaderPage(
                frame,
                views.of(dialogue, version, eyes, address + "/" + version.number() + "/bilag/"),
                versions,
                threads.line(AgreementsInThread.ref(dialogue.id()), isForStaff ? Eyes.STAFF : Eyes.EVERYBODY),
                address,
                root(eyes),
                agreements.fingerprint());
    var about = about(dialogue, version.number() == versions.getFirst().number() ? address : address + "/" + version.number());
    return isForStaff ? staff.page(about, READ, page) : pages.page(about, READ, page);
  }

  private PageAbout about(Dialogue dialogue, String path) {
    return PageAbout.of(settings.language(), path, dialogue.title(), dialogue.purpose().isBlank() ? null : dialogue.purpose());
  }

  @Anyone
  @GetMapping(PUBLIC + ONE + VERSION + "/aftale.pdf")
  ResponseEntity<byte[]> pdf(@PathVariable String path, @PathVariable int number) {
    return desk.pdf(view(path, number, CommitmentAudience.PUBLIC), true);
  }

  @StaffSite
  @GetMapping(STAFF + ONE + VERSION + "/aftale.pdf")
  ResponseEntity<byte[]> pdfForStaff(@PathVariable String path, @PathVariable int number) {
    return desk.pdf(view(path, number, CommitmentAudience.STAFF), false);
  }

  private AgreementView view(String path, int number, CommitmentAudience eyes) {
    var dialogue = dialogue(path, eyes);
    return views.of(dialogue, numbered(versions(dialogue), number), eyes, "");
  }

  @Anyone
  @GetMapping(PUBLIC + ONE + VERSION + "/aftale.zip")
  ResponseEntity<byte[]> file(@PathVariable String path, @PathVariable int number) {
    return desk.file(view(path, number, CommitmentAudience.PUBLIC), true);
  }

  @StaffSite
  @GetMapping(STAFF + ONE + VERSION + "/aftale.zip")
  ResponseEntity<byte[]> fileForStaff(@PathVariable String path, @PathVariable int number) {
    return desk.file(view(path, number, CommitmentAudience.STAFF), false);
  }

  @Anyone
  @GetMapping(PUBLIC + ONE + VERSION + "/bilag/{file}")
  ResponseEntity<byte[]> appendix(@PathVariable String path, @PathVariable int number, @PathVariable String file) {
    return desk.appendix(view(path, number, CommitmentAudience.PUBLIC).text().appendices(), file, true);
  }

  @StaffSite
  @GetMapping(STAFF + ONE + VERSION + "/bilag/{file}")
  ResponseEntity<byte[]> appendixForStaff(@PathVariable String path, @PathVariable int number, @PathVariable String file) {
    return desk.appendix(view(path, number, CommitmentAudience.STAFF).text().appendices(), file, false);
  }

  @Override
  public boolean leadsSomewhere(String path) {
    if (path.equals(STAFF)) {
      return true;
    }
    if (!path.startsWith(STAFF + "/")) {
      return false;
    }
    var name = path.substring(STAFF.length() + 1).replaceFirst("/.*", "");
    return dialogues.at(name).filter(it -> !CommitmentAudience.STAFF.isWiderThan(it.audience()) && agreements.inForce(it.id()).isPresent()).isPresent();
  }
}
