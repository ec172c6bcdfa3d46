package dk.pip.dialogue.web;

import dk.pip.access.AllowedTo;
import dk.pip.dialogue.Checkup;
import dk.pip.dialogue.CheckupAnswer;
import dk.pip.dialogue.CheckupId;
import dk.pip.dialogue.CheckupKind;
import dk.pip.dialogue.CheckupPoint;
import dk.pip.dialogue.CheckupRules;
import dk.pip.dialogue.Checkups;
import dk.pip.dialogue.DialogueMember;
import dk.pip.shared.Problems;
import dk.pip.web.FromElsewhere;
import dk.pip.web.KeepAnswer;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// How it goes, said by whoever speaks for a side, by their own link. Asking changes nothing.
@Controller
class CheckupMemberController {
  private static final String HOME = DialogueMember.ADDRESS + "{token}";
  private static final String PATH = HOME + "/opfoelgning/{checkup}";

  private final Checkups checkups;
  private final CheckupDesk desk;

  CheckupMemberController(Checkups checkups, CheckupDesk desk) {
    this.checkups = checkups;
    this.desk = desk;
  }

  private Checkup checkup(DialogueMember member, UUID id) {
    return checkups.find(member.dialogue(), new CheckupId(id)).orElseThrow(NotFound::new);
  }

  private static View back(DialogueMember member, Checkup checkup, String said) {
    return new RedirectView(member.address() + checkup.path() + "?ok=" + said);
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(HOME + "/opfoelgninger")
  Page all(DialogueMember member, HttpServletResponse response) {
    SecretAddress.protect(response);
    return Page.of("dialogue/checkups.jte", new CheckupPages.All(Seat.of(member), checkups.of(member.dialogue().id()), false, CheckupKind.MID_TERM, "", Problems.none(), true));
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(PATH)
  Page show(DialogueMember member, @PathVariable UUID checkup, @RequestParam(required = false) @Nullable String ok, HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = checkup(member, checkup);
    if (it.isOpened()) {
      return Page.of("dialogue/checkup.jte", desk.gathered(Seat.of(member), it, CheckupDesk.said(ok)));
    }
    var points = checkups.points(it);
    return Page.of("dialogue/checkup-form.jte", form(member, it, points, checkups.form(member, it, points), Map.of(), fresh(), Problems.none(), CheckupDesk.said(ok)));
  }

  private static String fresh() {
    return UUID.randomUUID().toString();
  }

  private CheckupPages.Form form(
      DialogueMember member,
      Checkup it,
      List<CheckupPoint> points,
      Map<String, CheckupAnswer> answers,
      Map<String, CheckupAnswer> theirs,
      String opened,
      Problems problems,
      @Nullable String said) {
    var shown = new HashMap<String, String>();
    answers.forEach((key, answer) -> shown.put(key, answer.print()));
    theirs.forEach((key, answer) -> shown.put(key, answer.print()));
    return new CheckupPages.Form(member, it, points, answers, shown, theirs, opened, problems, said);
  }

  /// Keeps, and hands in where that button was pressed.
  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH)
  View keep(
      DialogueMember member,
      @PathVariable UUID checkup,
      @RequestParam(defaultValue = "") String act,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = checkup(member, checkup);
    var points = checkups.points(it);
    var typed = CheckupForm.read(sent, it.kind(), member.side(), points);
    var handsIn = "hand-in".equals(act);
    var problems = CheckupRules.lengths(typed.answers());
    if (!problems.isEmpty()) {
      return refused(member, it, points, typed, Map.of(), typed.opened(), typed.was(), problems);
    }
    return switch (checkups.keep(member, it, typed.opened(), typed.was(), typed.answers(), handsIn)) {
      case Checkups.Kept.Closed _ -> back(member, it, "not-now");
      case Checkups.Kept.Overtaken overtaken -> {
        overtaken.theirs().forEach((key, other) -> problems.add("asks-" + key, "dialogue.talk.problem.overtaken", other.by()));
        yield refused(member, it, points, typed, overtaken.theirs(), fresh(), Map.of(), problems);
      }
      case Checkups.Kept.Done _ -> handsIn ? handIn(member, it, points, typed) : back(member, it, "kept");
    };
  }

  private View handIn(DialogueMember member, Checkup it, List<CheckupPoint> points, CheckupForm typed) {
    return switch (checkups.handIn(member, it)) {
      case Checkups.HandedIn.Done _ -> back(member, it, "handed-in");
      case Checkups.HandedIn.Opened _ -> back(member, it, "opened");
      case Checkups.HandedIn.NotNow _ -> back(member, it, "not-now");
      case Checkups.HandedIn.Refused(var problems) -> refused(member, it, points, typed, Map.of(), fresh(), Map.of(), problems);
    };
  }

  /// The form again with what was typed.
  ///
  /// @param was the prints that the page keeps; where none are given, those of what stands there now
  private Page refused(
      DialogueMember member, Checkup it, List<CheckupPoint> points, CheckupForm typed, Map<String, CheckupAnswer> theirs, String opened, Map<String, String> was, Problems problems) {
    var answers = new HashMap<>(checkups.form(member, it, points));
    var shown = new HashMap<String, String>();
    answers.forEach((key, answer) -> shown.put(key, was.getOrDefault(key, answer.print())));
    answers.putAll(typed.answers().stream().collect(Collectors.toMap(CheckupAnswer::key, answer -> answer)));
    return Page.refused("dialogue/checkup-form.jte", new CheckupPages.Form(member, it, points, answers, shown, theirs, opened, problems, null));
  }

  /// Keeps what is typed while it is typed.
  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/kladde")
  ResponseEntity<Map<String, Object>> keepWhileTyping(DialogueMember member, @PathVariable UUID checkup, @RequestParam MultiValueMap<String, String> sent) {
    var it = checkup(member, checkup);
    var answer = new KeepAnswer(List.of());
    var typed = CheckupForm.read(sent, it.kind(), member.side(), checkups.points(it));
    if (typed.answers().isEmpty()) {
      return it.isOpened() || it.hasHandedIn(member.side()) ? answer.closed(0) : answer.kept(0);
    }
    if (!CheckupRules.lengths(typed.answers()).isEmpty()) {
      return answer.refused();
    }
    return switch (checkups.keep(member, it, typed.opened(), typed.was(), typed.answers(), false)) {
      case Checkups.Kept.Closed _ -> answer.closed(0);
      case Checkups.Kept.Overtaken overtaken -> answer.overtaken(0, overtaken.by());
      case Checkups.Kept.Done _ -> answer.kept(0);
    };
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/tilbagetagning")
  View takeBack(DialogueMember member, @PathVariable UUID checkup) {
    var it = checkup(member, checkup);
    return back(member, it, checkups.takeBack(member, it) ? "taken-back" : "not-now");
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/udkast")
  String draft(DialogueMember member, @PathVariable UUID checkup) {
    return "redirect:" + desk.draft(Seat.of(member), checkup(member, checkup));
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(PATH + "/opfoelgning.pdf")
  ResponseEntity<byte[]> pdf(DialogueMember member, @PathVariable UUID checkup) {
    return desk.pdf(Seat.of(member), checkup(member, checkup));
  }
}
