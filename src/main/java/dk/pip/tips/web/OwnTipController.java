package dk.pip.tips.web;

import dk.pip.access.Anyone;
import dk.pip.municipality.Municipality;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.tips.TipFile;
import dk.pip.tips.TipLinks;
import dk.pip.tips.Tips;
import dk.pip.web.FromElsewhere;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import dk.pip.web.TakesFiles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The page of whoever told something, by their own link: where it stands, more to say, and the end of it.
@Controller
class OwnTipController {
  private static final String OWN = TipLinks.OWN + "{token}";
  private static final Map<String, String> SAID =
      Map.of("tak", "tips.own.thanks", "tilfoejet", "tips.own.added", "navn", "tips.own.may-name.saved");

  private final Tips tips;
  private final TipLinks links;
  private final Municipality municipality;
  private final Clock clock;

  OwnTipController(Tips tips, TipLinks links, Municipality municipality, Clock clock) {
    this.tips = tips;
    this.links = links;
    this.municipality = municipality;
    this.clock = clock;
  }

  @Anyone
  @GetMapping(OWN)
  Page show(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
    var query = request.getQueryString();
    return show(token, query == null ? null : SAID.get(query), "", links.stamp(), Problems.none(), List.of(), response);
  }

  private Page show(String token, @Nullable String said, String typed, String stamp, Problems problems, List<String> leftOut, HttpServletResponse response) {
    SecretAddress.protect(response);
    var own = tips.own(token).orElse(null);
    if (own == null) {
      return gone();
    }
    var path = links.ownPath(own.tip()).orElseThrow();
    var site = municipality.imprint().site();
    var page = new OwnTipPage(own, path, site == null ? null : site + path, said, typed, stamp, problems, leftOut, clock.instant());
    var shown = problems.isEmpty() ? Page.of("tips/own.jte", page) : Page.refused("tips/own.jte", page);
    return shown.in(own.tip().language());
  }

  private static Page gone() {
    return Page.of("tips/words.jte", TipWords.of("tips.gone")).withStatus(410);
  }

  @Anyone
  @FromElsewhere
  @TakesFiles(most = TipFormController.MOST_SENT)
  @PostMapping(OWN + "/mere")
  Object add(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String stamp,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      @RequestParam(required = false) @Nullable List<MultipartFile> sound,
      HttpServletResponse response)
      throws IOException {
    SecretAddress.protect(response);
    var typed = TipForm.cleaned(text);
    if (Letters.moreThan(Tips.LONGEST_TEXT, typed)) {
      return show(token, null, typed, stamp, Problems.none().add("text", "tips.problem.long", Tips.LONGEST_TEXT), List.of(), response);
    }
    var sent = new ArrayList<>(TipFormController.sent(files));
    sent.addAll(TipFormController.sent(sound));
    return switch (tips.add(token, typed, sent, stamp)) {
      case Tips.Added.Done(var leftOut) ->
          leftOut.isEmpty() ? "redirect:" + TipLinks.OWN + token + "?tilfoejet" : show(token, "tips.own.added", "", links.stamp(), Problems.none(), leftOut, response);
      case Tips.Added.Nothing(var why) -> show(token, null, typed, stamp, Problems.none().add("text", why.isEmpty() ? "tips.problem.nothing" : "tips.problem.no-file"), why, response);
      case Tips.Added.TooMany _ -> show(token, null, typed, stamp, Problems.none().add("text", "tips.problem.enough"), List.of(), response);
      case Tips.Added.Gone _ -> gone();
    };
  }

  @Anyone
  @FromElsewhere
  @PostMapping(OWN + "/navn")
  Object mayName(@PathVariable String token, @RequestParam(defaultValue = "") String mayName, HttpServletResponse response) {
    SecretAddress.protect(response);
    return tips.mayName(token, "ja".equals(mayName)) ? "redirect:" + TipLinks.OWN + token + "?navn" : gone();
  }

  @Anyone
  @GetMapping(OWN + "/glem")
  Page askToForget(@PathVariable String token, HttpServletResponse response) {
    SecretAddress.protect(response);
    var own = tips.own(token).orElse(null);
    if (own == null) {
      return gone();
    }
    var page = new OwnTipPage(own, links.ownPath(own.tip()).orElseThrow(), null, null, "", "", Problems.none(), List.of(), clock.instant());
    return Page.of("tips/forget.jte", page).in(own.tip().language());
  }

  @Anyone
  @FromElsewhere
  @PostMapping(OWN + "/glem")
  Page forget(@PathVariable String token, HttpServletResponse response) {
    SecretAddress.protect(response);
    var language = tips.own(token).map(own -> own.tip().language()).orElse(null);
    return tips.forget(token)
        .map(textToo -> Page.of("tips/words.jte", TipWords.of(textToo ? "tips.forgotten.all" : "tips.forgotten.name")))
        .map(page -> language == null ? page : page.in(language))
        .orElseGet(OwnTipController::gone);
  }

  @Anyone
  @GetMapping(OWN + "/filer/{file}")
  ResponseEntity<?> file(@PathVariable String token, @PathVariable UUID file, HttpServletResponse response) {
    SecretAddress.protect(response);
    return TipPages.bytes(tips.file(token, file).filter(found -> found.file().kind() != TipFile.Kind.MAIL).orElseThrow(NotFound::new));
  }
}
