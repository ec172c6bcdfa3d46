package dk.pip.dialogue.web;

import dk.pip.access.Allowed;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.dialogue.AgreementSignature;
import dk.pip.dialogue.AgreementStories;
import dk.pip.dialogue.AgreementVersion;
import dk.pip.dialogue.Agreements;
import dk.pip.dialogue.DialogueId;
import dk.pip.dialogue.DialogueMember;
import dk.pip.dialogue.Dialogues;
import dk.pip.people.Staff;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.TakesFiles;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The agreement of a dialogue for who arranges it; and signing for those who are signed in with their own account.
@Controller
@RequestMapping(DialoguePages.PATH + "/{id}/aftale")
class AgreementController {
  private static final String VERSION = "/{number}";

  private final Dialogues dialogues;
  private final AgreementDesk desk;
  private final Agreements agreements;
  private final AgreementViews views;
  private final AgreementStories stories;

  AgreementController(Dialogues dialogues, AgreementDesk desk, Agreements agreements, AgreementViews views, AgreementStories stories) {
    this.dialogues = dialogues;
    this.desk = desk;
    this.agreements = agreements;
    this.views = views;
    this.stories = stories;
  }

  private Seat seat(Staff staff, UUID id) {
    return Seat.of(staff, dialogues.arranged(staff, new DialogueId(id)).orElseThrow(NotFound::new));
  }

  @Allowed(Role.READER)
  @GetMapping
  Page overview(Staff staff, @PathVariable UUID id, HttpServletRequest request) {
    return desk.overview(seat(staff, id), request.getQueryString());
  }

  @Allowed(Role.READER)
  @PostMapping("/udkast")
  String begin(Staff staff, @PathVariable UUID id) {
    return "redirect:" + desk.begin(seat(staff, id));
  }

  @Allowed(Role.READER)
  @GetMapping("/udkast")
  Page edit(Staff staff, @PathVariable UUID id, HttpServletRequest request) {
    return desk.edit(seat(staff, id), request.getQueryString());
  }

  @Allowed(Role.READER)
  @TakesFiles(most = AgreementDesk.MOST_SENT)
  @PostMapping("/udkast/gem")
  Object save(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, @RequestParam(required = false) @Nullable List<MultipartFile> files) throws IOException {
    return AgreementDesk.answer(desk.save(seat(staff, id), sent, files));
  }

  @Allowed(Role.READER)
  @PostMapping(VERSION + "/tilbagetagelse")
  String takeBack(Staff staff, @PathVariable UUID id, @PathVariable int number) {
    return "redirect:" + desk.takeBack(seat(staff, id), number);
  }

  @Allowed(Role.READER)
  @GetMapping(VERSION)
  Page show(Staff staff, @PathVariable UUID id, @PathVariable int number, HttpServletRequest request) {
    return desk.show(seat(staff, id), number, request.getQueryString(), staff);
  }

  @Allowed(Role.READER)
  @GetMapping(VERSION + "/aftale.pdf")
  ResponseEntity<byte[]> pdf(Staff staff, @PathVariable UUID id, @PathVariable int number) {
    return desk.pdf(seat(staff, id), number);
  }

  @Allowed(Role.READER)
  @GetMapping(VERSION + "/aftale.zip")
  ResponseEntity<byte[]> file(Staff staff, @PathVariable UUID id, @PathVariable int number) {
    return desk.file(seat(staff, id), number);
  }

  @Allowed(Role.READER)
  @GetMapping(VERSION + "/bilag/{file}")
  ResponseEntity<byte[]> appendix(Staff staff, @PathVariable UUID id, @PathVariable int number, @PathVariable String file) {
    return desk.appendix(seat(staff, id), number, file);
  }

  /// Begins a story with what may be told.
  @Allowed(Role.CONTRIBUTOR)
  @PostMapping(VERSION + "/historie")
  String story(Staff staff, @PathVariable UUID id, @PathVariable int number, Flash flash) {
    var seat = seat(staff, id);
    var story = stories.begin(staff, seat.dialogue(), desk.version(seat, number)).orElseThrow(NotFound::new);
    flash.say("dialogue.story.begun");
    return "redirect:/redaktion/historier/" + story.value();
  }

  /// Whoever signs as they are signed in need not arrange anything.
  private DialogueMember member(Staff staff, UUID id) {
    var dialogue = dialogues.find(new DialogueId(id)).orElseThrow(NotFound::new);
    return dialogues.member(staff, dialogue).orElseThrow(NotFound::new);
  }

  @Allowed(Role.READER)
  @GetMapping(VERSION + "/underskrift")
  Object signing(Staff staff, @PathVariable UUID id, @PathVariable int number) {
    var member = member(staff, id);
    var version = agreements.version(member.dialogue().id(), number).orElseThrow(NotFound::new);
    var own = Agreements.of(version, member.contact()).orElseThrow(NotFound::new);
    if (version.state() != AgreementVersion.State.SIGNING || own.said() != AgreementSignature.Said.WAITING) {
      return "redirect:" + member.address() + "/aftale/" + number;
    }
    var view = views.of(member.dialogue(), version, CommitmentAudience.PARTIES, member.address() + "/aftale/" + number + "/bilag/");
    return Page.of(
        "dialogue/sign.jte",
        new AgreementPages.Sign(member.dialogue(), view, own, DialoguePages.address(member.dialogue().id()) + "/aftale/" + number, true, false, "", null, "", Problems.none()));
  }

  @Allowed(Role.READER)
  @PostMapping(VERSION + "/underskrift")
  String sign(Staff staff, @PathVariable UUID id, @PathVariable int number, @RequestParam(defaultValue = "") String hash) {
    var member = member(staff, id);
    var version = agreements.version(member.dialogue().id(), number).orElseThrow(NotFound::new);
    var signing = agreements.sign(staff, member.dialogue(), version, member.contact(), hash);
    var said = signing instanceof Agreements.Signing.Done(var inForce) ? inForce ? "?gaelder" : "?underskrevet" : "";
    return "redirect:" + member.address() + "/aftale/" + number + said;
  }
}
