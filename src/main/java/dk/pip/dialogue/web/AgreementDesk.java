package dk.pip.dialogue.web;

import dk.pip.commitments.CommitmentAudience;
import dk.pip.dialogue.AgreementPaper;
import dk.pip.dialogue.AgreementStories;
import dk.pip.dialogue.AgreementText;
import dk.pip.dialogue.AgreementVersion;
import dk.pip.dialogue.Agreements;
import dk.pip.dialogue.Appendix;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Problems;
import dk.pip.shared.Sha256;
import dk.pip.shared.Slug;
import dk.pip.shared.Texts;
import dk.pip.web.HandedOver;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.io.IOException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/// Works with an agreement from either seat: that of who arranges it, and that of who speaks for a side.
@Component
class AgreementDesk {
  static final long MOST_SENT = 45_000_000;
  private static final String DRAFT = "dialogue/draft.jte";
  private static final Set<String> SAID = Set.of("gemt", "begyndt", "sendt", "tilbage", "underskrevet", "gaelder", "afvist");
  private static final int LONGEST_NAME = 60;

  private final Agreements agreements;
  private final AgreementViews views;
  private final AgreementPaper paper;
  private final AgreementStories stories;
  private final Settings settings;
  private final Clock clock;

  AgreementDesk(Agreements agreements, AgreementViews views, AgreementPaper paper, AgreementStories stories, Settings settings, Clock clock) {
    this.agreements = agreements;
    this.views = views;
    this.paper = paper;
    this.stories = stories;
    this.settings = settings;
    this.clock = clock;
  }

  static @Nullable String said(@Nullable String query) {
    return query != null && SAID.contains(query) ? "dialogue.said." + query : null;
  }

  Page overview(Seat seat, @Nullable String query) {
    var versions = agreements.versions(seat.dialogue().id());
    var missing = versions.stream().filter(AgreementVersion::isDraft).findFirst().map(it -> agreements.missing(seat.dialogue(), it)).orElse(List.of());
    return Page.of("dialogue/agreement.jte", new AgreementPages.Overview(seat, versions, missing, said(query), clock.instant()));
  }

  String begin(Seat seat) {
    var version = agreements.begin(seat.author(), seat.dialogue());
    return version.isDraft() ? seat.agreement() + "/udkast" : seat.agreement();
  }

  private AgreementVersion draft(Seat seat) {
    return agreements.open(seat.dialogue().id()).filter(AgreementVersion::isDraft).orElseThrow(NotFound::new);
  }

  Page edit(Seat seat, @Nullable String query) {
    var draft = draft(seat);
    return page(seat, draft, AgreementForm.of(draft, seat.dialogue()), Problems.none(), null, said(query));
  }

  private Page page(Seat seat, AgreementVersion draft, AgreementForm form, Problems problems, AgreementPages.@Nullable Overtaken overtaken, @Nullable String said) {
    var missing = agreements.missing(seat.dialogue(), draft);
    var page =
        new AgreementPages.Draft(
            seat, draft, form.withRoom(seat.dialogue()), problems, overtaken, missing, said, agreements.before(draft).isPresent(), clock.instant());
    return problems.isEmpty() && overtaken == null ? Page.of(DRAFT, page) : Page.refused(DRAFT, page);
  }

  /// Keeps what was typed; puts it up to be signed where that was asked for.
  ///
  /// @return a page, or the address to go on to
  Object save(Seat seat, MultiValueMap<String, String> sent, @Nullable List<MultipartFile> files) throws IOException {
    var usual = seat.dialogue().audience();
    var form = AgreementForm.read(sent, seat.dialogue());
    var draft = agreements.open(seat.dialogue().id()).orElse(null);
    if (draft == null || !draft.isDraft()) {
      return seat.agreement();
    }
    var problems = form.check();
    var appendices = new ArrayList<>(draft.text().appendices());
    take(files, usual, appendices, problems);
    if (!problems.isEmpty()) {
      return page(seat, draft, form, problems, null, null);
    }
    var text = form.text(appendices);
    return switch (agreements.save(seat.author(), draft, form.revision(), text, form.why())) {
      case Agreements.Saved.Done(var now) -> sent.containsKey("send") ? putUp(seat, now, text) : seat.agreement() + "/udkast?gemt";
      case Agreements.Saved.Overtaken(var now) -> overtaken(seat, now, form, text);
      case Agreements.Saved.Closed _ -> seat.agreement();
    };
  }

  /// A page as it is, an address as the way there.
  static Object answer(Object saved) {
    return saved instanceof Page page ? page : "redirect:" + saved;
  }

  private Page overtaken(Seat seat, AgreementVersion now, AgreementForm form, AgreementText typed) {
    var view = views.of(seat.dialogue(), now, CommitmentAudience.PARTIES, "");
    var overtaken = new AgreementPages.Overtaken(now.savedBy(), Agreements.between(typed, now.text()), view);
    return page(seat, now, form.withRevision(now.revision()), Problems.none(), overtaken, null);
  }

  private Object putUp(Seat seat, AgreementVersion draft, AgreementText text) {
    return switch (agreements.putUp(seat.author(), seat.dialogue(), draft, draft.revision())) {
      case Agreements.PutUp.Done(var version) -> seat.agreement() + "/" + version.number() + "?sendt";
      case Agreements.PutUp.NotYet _ -> page(seat, draft, AgreementForm.of(draft, seat.dialogue()), Problems.none().add("send", "dialogue.problem.not-yet"), null, null);
      case Agreements.PutUp.Overtaken _ -> overtaken(seat, agreements.version(draft.dialogue(), draft.number()).orElseThrow(), AgreementForm.of(draft, seat.dialogue()), text);
    };
  }

  private void take(@Nullable List<MultipartFile> files, CommitmentAudience usual, List<Appendix> appendices, Problems problems) throws IOException {
    for (var file : files == null ? List.<MultipartFile>of() : files) {
      if (file.isEmpty()) {
        continue;
      }
      var name = name(file.getOriginalFilename(), appendices);
      var type = type(name);
      if (type == null) {
        problems.add("files", "dialogue.problem.file-kind", name);
      } else if (file.getSize() > Agreements.LONGEST_APPENDIX) {
        problems.add("files", "dialogue.problem.file-large", name);
      } else if (appendices.size() >= AgreementText.MOST_APPENDICES) {
        problems.add("files", "dialogue.problem.files", AgreementText.MOST_APPENDICES);
        return;
      } else {
        appendices.add(agreements.keep(name, type, file.getBytes(), usual));
      }
    }
  }

  private static final Map<String, String> TYPES =
      Map.of(
          "pdf", "application/pdf",
          "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "odt", "application/vnd.oasis.opendocument.text",
          "ods", "application/vnd.oasis.opendocument.spreadsheet",
          "txt", "text/plain",
          "csv", "text/csv",
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg");

  private static @Nullable String type(String name) {
    return TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  /// A name of letters, digits and hyphens, which no other appendix has.
  private static String name(@Nullable String original, List<Appendix> others) {
    var typed = original == null ? "" : original;
    var last = typed.substring(Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\')) + 1);
    var dot = last.lastIndexOf('.');
    var slug = Slug.of(Normalizer.normalize(dot > 0 ? last.substring(0, dot) : last, Normalizer.Form.NFC), LONGEST_NAME);
    var plain = slug.isEmpty() ? "bilag" : slug;
    var ending = dot > 0 ? "." + Slug.of(last.substring(dot + 1), 8) : "";
    var name = plain + ending;
    for (var number = 2; isTaken(name, others); number++) {
      name = plain + "-" + number + ending;
    }
    return name;
  }

  private static boolean isTaken(String name, List<Appendix> others) {
    return others.stream().anyMatch(it -> it.name().equalsIgnoreCase(name));
  }

  AgreementVersion version(Seat seat, int number) {
    return agreements.version(seat.dialogue().id(), number).orElseThrow(NotFound::new);
  }

  /// @param staff whoever is signed in; null for whoever comes by a link
  Page show(Seat seat, int number, @Nullable String query, @Nullable Staff staff) {
    var version = version(seat, number);
    var address = seat.agreement() + "/" + number;
    var view = views.of(seat.dialogue(), version, CommitmentAudience.PARTIES, address + "/bilag/");
    var member = seat.member();
    var own = member == null ? null : Agreements.of(version, member.contact()).orElse(null);
    return Page.of("dialogue/version.jte", new AgreementPages.Version(seat, view, own, staff != null && stories.mayBegin(staff, seat.dialogue(), version), said(query), clock.instant()));
  }

  String takeBack(Seat seat, int number) {
    var version = version(seat, number);
    agreements.takeBack(seat.author(), seat.dialogue(), version);
    return seat.agreement() + "?tilbage";
  }

  ResponseEntity<byte[]> pdf(Seat seat, int number) {
    return pdf(views.of(seat.dialogue(), version(seat, number), CommitmentAudience.PARTIES, ""), false);
  }

  ResponseEntity<byte[]> pdf(AgreementView view, boolean forAll) {
    var bytes = paper.pdf(view.dialogue(), view.version(), view.text(), Texts.in(settings.language()));
    return HandedOver.file(fileName(view, "pdf"), "application/pdf", bytes, Sha256.hex(bytes), forAll);
  }

  static String fileName(AgreementView view, String ending) {
    return view.dialogue().path() + "-v" + view.version().number() + "." + ending;
  }

  ResponseEntity<byte[]> file(AgreementView view, boolean forAll) {
    if (view.version().hash() == null) {
      throw new NotFound();
    }
    var bytes = agreements.file(view.dialogue(), view.version(), view.eyes());
    return HandedOver.file(fileName(view, "zip"), "application/zip", bytes, Sha256.hex(bytes), forAll);
  }

  ResponseEntity<byte[]> file(Seat seat, int number) {
    return file(views.of(seat.dialogue(), version(seat, number), CommitmentAudience.PARTIES, ""), false);
  }

  ResponseEntity<byte[]> appendix(Seat seat, int number, String name) {
    return appendix(version(seat, number).text().appendices(), name, false);
  }

  ResponseEntity<byte[]> appendix(List<Appendix> appendices, String name, boolean forAll) {
    var found = appendices.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow(NotFound::new);
    var bytes = agreements.bytes(found).orElseThrow(NotFound::new);
    return HandedOver.file(found.name(), found.contentType(), bytes, found.sha256(), forAll);
  }
}
