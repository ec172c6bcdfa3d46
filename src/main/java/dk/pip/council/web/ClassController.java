package dk.pip.council.web;

import dk.pip.access.AllowedTo;
import dk.pip.council.ClassMember;
import dk.pip.council.ClassProposals;
import dk.pip.council.ClassProposals.Kept;
import dk.pip.council.ClassProposals.Typed;
import dk.pip.council.CouncilDays;
import dk.pip.council.ProposalField;
import dk.pip.council.ProposalPicture;
import dk.pip.council.ProposalWriting;
import dk.pip.council.Spokesperson;
import dk.pip.council.TeacherPost;
import dk.pip.editions.TextHtml;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import dk.pip.shared.TypedText;
import dk.pip.web.FromElsewhere;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import dk.pip.web.TakesFiles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The page on which a class writes its proposal, by a link: pupils write, the teacher also hands in and says who speaks. It works without
/// scripts; with them what is typed is kept as it is typed.
@Controller
class ClassController {
  private static final String PATH = ClassMember.ADDRESS + "{token}";
  private static final String CLASS = "council/class.jte";
  private static final long MOST_SENT = 21_000_000;
  private static final int LONGEST_ANSWER = 1_500;
  private static final int BEFORE = 40;
  private static final Set<String> SAID =
      Set.of("kept", "handed-in", "late", "taken-back", "not-now", "answered", "picture", "picture-gone", "named", "unnamed", "many", "told", "link");

  private final CouncilDays days;
  private final ClassProposals proposals;
  private final TeacherPost post;
  private final Settings settings;
  private final Clock clock;

  ClassController(CouncilDays days, ClassProposals proposals, TeacherPost post, Settings settings, Clock clock) {
    this.days = days;
    this.proposals = proposals;
    this.post = post;
    this.settings = settings;
    this.clock = clock;
  }

  private static String back(ClassMember member, String said) {
    return "redirect:" + member.address() + "?ok=" + said;
  }

  private static void needsTeacher(ClassMember member) {
    if (!member.teacher()) {
      throw new NotFound();
    }
  }

  private ClassPages.Class page(
      ClassMember member, Map<ProposalField, String> typed, SpeakerForm speaker, String answer, Problems problems, @Nullable String said) {
    var id = member.proposal().id();
    var texts = Texts.in(settings.language());
    var closed = Dates.local(clock.instant()).toLocalDate().isAfter(member.day().plan().deadline());
    return new ClassPages.Class(
        member,
        TextHtml.of(member.day().plan().about(), texts, List.of(), Set.of(), _ -> null),
        proposals.now(id),
        typed,
        UUID.randomUUID().toString(),
        proposals.pictures(id),
        closed,
        closed && !member.proposal().isHandedIn(),
        member.teacher() ? post.address(days.classPath(member.delegation())) : null,
        speaker,
        answer,
        problems,
        said != null && SAID.contains(said) ? "council.said." + said : null);
  }

  @AllowedTo(ClassMember.class)
  @GetMapping(PATH)
  Page show(ClassMember member, @RequestParam(required = false) @Nullable String ok, HttpServletResponse response) {
    SecretAddress.protect(response);
    return Page.of(CLASS, page(member, Map.of(), SpeakerForm.EMPTY, member.proposal().answer(), Problems.none(), ok));
  }

  /// Keeps all fields, from a browser without scripts; hands in where that button was pressed.
  @AllowedTo(ClassMember.class)
  @FromElsewhere
  @PostMapping(PATH)
  Object keep(ClassMember member, @RequestParam(defaultValue = "") String opened, @RequestParam(defaultValue = "") String act, HttpServletRequest request, HttpServletResponse response) {
    SecretAddress.protect(response);
    var typed = new EnumMap<ProposalField, Typed>(ProposalField.class);
    var words = new EnumMap<ProposalField, String>(ProposalField.class);
    var problems = Problems.none();
    for (var field : ProposalField.values()) {
      var text = request.getParameter(field.word());
      if (text != null) {
        words.put(field, TypedText.lines(text));
        typed.put(field, new Typed(number(request.getParameter("base-" + field.word())), TypedText.lines(text)));
        if (TypedText.lines(text).length() > ClassProposals.TOO_LONG) {
          problems.add(field.word(), "council.problem.long", field.longest());
        }
      }
    }
    if (!problems.isEmpty()) {
      return Page.refused(CLASS, page(member, words, SpeakerForm.EMPTY, member.proposal().answer(), problems, null));
    }
    if (proposals.keep(member, Letters.first(80, TypedText.lines(opened)), typed).isEmpty()) {
      return back(member, "not-now");
    }
    return "hand-in".equals(act) ? handIn(member) : back(member, "kept");
  }

  private static int number(@Nullable String typed) {
    return typed != null && typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : 0;
  }

  private Object handIn(ClassMember member) {
    return switch (proposals.handIn(member)) {
      case DONE -> back(member, "handed-in");
      case TOO_LATE -> back(member, "late");
      case NOT_NOW -> back(member, "not-now");
      case NOT_READY -> {
        var problems = Problems.none();
        var id = member.proposal().id();
        var now = proposals.now(id);
        for (var field : proposals.faults(id)) {
          var writing = now.get(field);
          if (writing == null || writing.text().isBlank()) {
            problems.add(field.word(), "council.class.problem." + field.word());
          } else {
            problems.add(field.word(), "council.problem.long", field.longest());
          }
        }
        yield Page.refused(CLASS, page(member, Map.of(), SpeakerForm.EMPTY, member.proposal().answer(), problems, null));
      }
    };
  }

  /// Keeps one field as it is typed.
  @AllowedTo(ClassMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/kladde")
  ResponseEntity<Map<String, Object>> draft(
      ClassMember member,
      @RequestParam(defaultValue = "") String opened,
      @RequestParam(defaultValue = "") String field,
      @RequestParam(defaultValue = "0") int base,
      @RequestParam(defaultValue = "") String text,
      HttpServletResponse response) {
    SecretAddress.protect(response);
    var which = List.of(ProposalField.values()).stream().filter(it -> it.word().equals(field)).findFirst().orElseThrow(NotFound::new);
    if (TypedText.lines(text).length() > ClassProposals.TOO_LONG) {
      return ResponseEntity.status(422).body(Map.of("kept", false));
    }
    var kept = proposals.keep(member, Letters.first(80, TypedText.lines(opened)), Map.of(which, new Typed(base, TypedText.lines(text))));
    return kept.map(all -> all.get(which)).map(ClassController::answer).orElseGet(() -> ResponseEntity.status(409).body(Map.of("kept", false)));
  }

  private static ResponseEntity<Map<String, Object>> answer(Kept it) {
    return ResponseEntity.ok(Map.of("kept", true, "own", it.own(), "revision", it.revision(), "text", it.text()));
  }

  /// What all fields have now, for pages that are open elsewhere.
  @AllowedTo(ClassMember.class)
  @GetMapping(PATH + "/nu")
  ResponseEntity<Map<String, Object>> now(ClassMember member, HttpServletResponse response) {
    SecretAddress.protect(response);
    var all = new LinkedHashMap<String, Object>();
    all.put("open", !member.proposal().isHandedIn());
    proposals.now(member.proposal().id()).forEach((field, it) -> all.put(field.word(), Map.of("revision", it.revision(), "text", it.text())));
    return ResponseEntity.ok(all);
  }

  /// What the fields have had before.
  @AllowedTo(ClassMember.class)
  @GetMapping(PATH + "/foer")
  Page before(ClassMember member, HttpServletResponse response) {
    SecretAddress.protect(response);
    var all = new EnumMap<ProposalField, List<ProposalWriting>>(ProposalField.class);
    for (var field : ProposalField.values()) {
      all.put(field, proposals.before(member.proposal().id(), field, BEFORE));
    }
    return Page.of("council/class-before.jte", new ClassPages.Before(member, all, clock.instant()));
  }

  @AllowedTo(ClassMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/aflevering")
  Object handIn(ClassMember member, HttpServletResponse response) {
    SecretAddress.protect(response);
    needsTeacher(member);
    return handIn(member);
  }

  @AllowedTo(ClassMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/tilbagetagning")
  String takeBack(ClassMember member) {
    needsTeacher(member);
    return back(member, proposals.takeBack(member) ? "taken-back" : "not-now");
  }

  @AllowedTo(ClassMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/svar")
  Object answer(ClassMember member, @RequestParam(defaultValue = "") String answer, HttpServletResponse response) {
    SecretAddress.protect(response);
    var text = TypedText.lines(answer).strip();
    if (Letters.moreThan(LONGEST_ANSWER, text)) {
      var problems = Problems.none().add("answer", "council.problem.long", LONGEST_ANSWER);
      return Page.refused(CLASS, page(member, Map.of(), SpeakerForm.EMPTY, text, problems, null));
    }
    return back(member, proposals.answer(member, text) ? "answered" : "not-now");
  }

  // Pictures

  @AllowedTo(ClassMember.class)
  @FromElsewhere
  @TakesFiles(most = MOST_SENT)
  @PostMapping(PATH + "/billeder")
  Object send(
      ClassMember member,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String alt,
      @RequestParam(required = false) @Nullable MultipartFile picture,
      HttpServletResponse response)
      throws IOException {
    SecretAddress.protect(response);
    var problems = Problems.none();
    var words = Letters.first(ClassProposals.LONGEST_ALT, TypedText.lines(alt).strip());
    if (picture == null || picture.isEmpty()) {
      problems.add("picture", "council.picture.problem.none");
    } else {
      var which = ProposalPicture.Kind.DRAWING.name().equals(kind) ? ProposalPicture.Kind.DRAWING : ProposalPicture.Kind.PHOTO;
      switch (proposals.send(member, which, picture.getBytes(), words)) {
        case DONE -> {
          return back(member, "picture") + "#billeder";
        }
        case UNREADABLE -> problems.add("picture", "council.picture.problem.unreadable");
        case FULL -> problems.add("picture", "council.picture.problem.full", ClassProposals.MOST_PICTURES);
        case NOT_NOW -> problems.add("picture", "council.said.not-now");
      }
    }
    return Page.refused(CLASS, page(member, Map.of(), SpeakerForm.EMPTY, member.proposal().answer(), problems, null));
  }

  @AllowedTo(ClassMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/billeder/{picture}/sletning")
  String removePicture(ClassMember member, @PathVariable UUID picture) {
    return back(member, proposals.removePicture(member, picture) ? "picture-gone" : "not-now") + "#billeder";
  }

  @AllowedTo(ClassMember.class)
  @GetMapping(PATH + "/billeder/{picture}")
  ResponseEntity<byte[]> picture(ClassMember member, @PathVariable UUID picture, HttpServletResponse response) {
    SecretAddress.protect(response);
    return ProposalPictures.shown(proposals.picture(member.proposal().id(), picture).orElseThrow(NotFound::new), "no-store");
  }

  // What the teacher alone does

  @AllowedTo(ClassMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/ordfoerere")
  Object name(ClassMember member, @ModelAttribute SpeakerForm form, HttpServletResponse response) {
    SecretAddress.protect(response);
    needsTeacher(member);
    var problems = form.check();
    if (!problems.isEmpty()) {
      return Page.refused(CLASS, page(member, Map.of(), form, member.proposal().answer(), problems, null));
    }
    return back(member, days.name(member, form.text(form.firstName()), form.chosen(), form.isTold()) ? "named" : "many") + "#ordfoerere";
  }

  @AllowedTo(ClassMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/ordfoerere/{speaker}")
  Object rename(ClassMember member, @PathVariable UUID speaker, @ModelAttribute SpeakerForm form) {
    needsTeacher(member);
    var it = member.delegation().spokespersons().stream().filter(each -> each.id().equals(speaker)).findFirst().orElseThrow(NotFound::new);
    var may = form.chosen() == Spokesperson.Pictures.MAY && !form.isTold();
    days.rename(member, speaker, it.firstName(), form.chosen(), form.isTold());
    return back(member, may ? "told" : "named") + "#ordfoerere";
  }

  @AllowedTo(ClassMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/ordfoerere/{speaker}/sletning")
  String unname(ClassMember member, @PathVariable UUID speaker) {
    needsTeacher(member);
    return back(member, days.unname(member, speaker) ? "unnamed" : "not-now") + "#ordfoerere";
  }

  @AllowedTo(ClassMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/klasselink")
  String renew(ClassMember member) {
    needsTeacher(member);
    days.renewClassLink(member);
    return back(member, "link") + "#klasselink";
  }

  @AllowedTo(ClassMember.class)
  @GetMapping(PATH + "/ark.pdf")
  ResponseEntity<byte[]> sheet(ClassMember member, HttpServletResponse response) {
    SecretAddress.protect(response);
    needsTeacher(member);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"klassens-link.pdf\"")
        .body(post.sheet(member.day(), member.delegation(), "council.sheet.class", days.classPath(member.delegation())));
  }
}
