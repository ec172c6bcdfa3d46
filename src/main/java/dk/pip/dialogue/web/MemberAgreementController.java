package dk.pip.dialogue.web;

import dk.pip.access.AllowedTo;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.dialogue.AgreementSignature;
import dk.pip.dialogue.AgreementVersion;
import dk.pip.dialogue.Agreements;
import dk.pip.dialogue.DialogueMember;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.web.FromElsewhere;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import dk.pip.web.TakesFiles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The agreement of whoever speaks for a side, by their own link: read, written, signed or refused. Asking changes nothing.
@Controller
class MemberAgreementController {
  private static final String AGREEMENT = DialogueMember.ADDRESS + "{token}/aftale";
  private static final String VERSION = AGREEMENT + "/{number}";

  private final AgreementDesk desk;
  private final Agreements agreements;
  private final AgreementViews views;

  MemberAgreementController(AgreementDesk desk, Agreements agreements, AgreementViews views) {
    this.desk = desk;
    this.agreements = agreements;
    this.views = views;
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(AGREEMENT)
  Page overview(DialogueMember member, HttpServletRequest request, HttpServletResponse response) {
    SecretAddress.protect(response);
    return desk.overview(Seat.of(member), request.getQueryString());
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(AGREEMENT + "/udkast")
  String begin(DialogueMember member, HttpServletResponse response) {
    SecretAddress.protect(response);
    return "redirect:" + desk.begin(Seat.of(member));
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(AGREEMENT + "/udkast")
  Page edit(DialogueMember member, HttpServletRequest request, HttpServletResponse response) {
    SecretAddress.protect(response);
    return desk.edit(Seat.of(member), request.getQueryString());
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @TakesFiles(most = AgreementDesk.MOST_SENT)
  @PostMapping(AGREEMENT + "/udkast/gem")
  Object save(
      DialogueMember member, @RequestParam MultiValueMap<String, String> sent, @RequestParam(required = false) @Nullable List<MultipartFile> files, HttpServletResponse response)
      throws IOException {
    SecretAddress.protect(response);
    return AgreementDesk.answer(desk.save(Seat.of(member), sent, files));
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(VERSION + "/tilbagetagelse")
  String takeBack(DialogueMember member, @PathVariable int number, HttpServletResponse response) {
    SecretAddress.protect(response);
    return "redirect:" + desk.takeBack(Seat.of(member), number);
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(VERSION)
  Page show(DialogueMember member, @PathVariable int number, HttpServletRequest request, HttpServletResponse response) {
    SecretAddress.protect(response);
    return desk.show(Seat.of(member), number, request.getQueryString(), null);
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(VERSION + "/aftale.pdf")
  ResponseEntity<byte[]> pdf(DialogueMember member, @PathVariable int number) {
    return desk.pdf(Seat.of(member), number);
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(VERSION + "/aftale.zip")
  ResponseEntity<byte[]> file(DialogueMember member, @PathVariable int number) {
    return desk.file(Seat.of(member), number);
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(VERSION + "/bilag/{file}")
  ResponseEntity<byte[]> appendix(DialogueMember member, @PathVariable int number, @PathVariable String file) {
    return desk.appendix(Seat.of(member), number, file);
  }

  private AgreementSignature own(DialogueMember member, AgreementVersion version) {
    return Agreements.of(version, member.contact()).orElseThrow(NotFound::new);
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(VERSION + "/underskrift")
  Object signing(DialogueMember member, @PathVariable int number, HttpServletRequest request, HttpServletResponse response) {
    SecretAddress.protect(response);
    return sign(member, number, "kode".equals(request.getQueryString()), "", Problems.none());
  }

  private Object sign(DialogueMember member, int number, boolean codeSent, String reason, Problems problems) {
    var seat = Seat.of(member);
    var version = desk.version(seat, number);
    var own = own(member, version);
    var address = seat.agreement() + "/" + number;
    if (version.state() != AgreementVersion.State.SIGNING || own.said() != AgreementSignature.Said.WAITING) {
      return "redirect:" + address;
    }
    var view = views.of(member.dialogue(), version, CommitmentAudience.PARTIES, address + "/bilag/");
    var mail = member.contact().mail();
    var signedIn = member.contact().staff() == null ? null : DialoguePages.address(member.dialogue().id()) + "/aftale/" + number + "/underskrift";
    var page = new AgreementPages.Sign(member.dialogue(), view, own, address, false, codeSent, mail == null ? "" : masked(mail.text()), signedIn, reason, problems);
    return problems.isEmpty() ? Page.of("dialogue/sign.jte", page) : Page.refused("dialogue/sign.jte", page);
  }

  /// As much of an address as its owner knows it by.
  private static String masked(String mail) {
    var at = mail.lastIndexOf('@');
    return mail.substring(0, Math.min(2, at)) + "…" + mail.substring(at);
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(VERSION + "/kode")
  Object code(DialogueMember member, @PathVariable int number, HttpServletResponse response) {
    SecretAddress.protect(response);
    var seat = Seat.of(member);
    var version = desk.version(seat, number);
    if (agreements.sendCode(member.dialogue(), version, member.contact())) {
      return "redirect:" + seat.agreement() + "/" + number + "/underskrift?kode";
    }
    return sign(member, number, true, "", Problems.none().add("code", "dialogue.problem.code-not-sent"));
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(VERSION + "/underskrift")
  Object sign(
      DialogueMember member, @PathVariable int number, @RequestParam(defaultValue = "") String hash, @RequestParam(defaultValue = "") String code, HttpServletResponse response) {
    SecretAddress.protect(response);
    var seat = Seat.of(member);
    var version = desk.version(seat, number);
    own(member, version);
    return switch (agreements.sign(member.dialogue(), version, member.contact(), hash, code)) {
      case Agreements.Signing.Done(var inForce) -> "redirect:" + seat.agreement() + "/" + number + (inForce ? "?gaelder" : "?underskrevet");
      case Agreements.Signing.WrongCode(var left) -> sign(member, number, true, "", Problems.none().add("code", "dialogue.problem.code-wrong", left));
      case Agreements.Signing.NoCode _ -> sign(member, number, false, "", Problems.none().add("code", "dialogue.problem.code-old"));
      case Agreements.Signing.NotNow _ -> "redirect:" + seat.agreement() + "/" + number;
    };
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(VERSION + "/afvisning")
  Object refuse(DialogueMember member, @PathVariable int number, @RequestParam(defaultValue = "") String reason, HttpServletResponse response) {
    SecretAddress.protect(response);
    var seat = Seat.of(member);
    var version = desk.version(seat, number);
    own(member, version);
    var why = reason.strip();
    if (why.isEmpty() || Letters.moreThan(Agreements.LONGEST_REASON, why)) {
      return sign(member, number, false, why, Problems.none().add("reason", why.isEmpty() ? "dialogue.problem.reason" : "dialogue.problem.long", Agreements.LONGEST_REASON));
    }
    agreements.refuse(member.dialogue(), version, member.contact(), why);
    return "redirect:" + seat.agreement() + "/" + number + "?afvist";
  }
}
