package dk.pip.tips.web;

import dk.pip.access.Allowed;
import dk.pip.access.Anyone;
import dk.pip.keys.FormStamps;
import dk.pip.people.Staff;
import dk.pip.settings.Settings;
import dk.pip.shared.Language;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.tips.Given;
import dk.pip.tips.NewTip;
import dk.pip.tips.SentFile;
import dk.pip.tips.TipLinks;
import dk.pip.tips.TipWay;
import dk.pip.tips.Tips;
import dk.pip.web.Flash;
import dk.pip.web.FromElsewhere;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import dk.pip.web.TakesFiles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Telling something. The public form needs no cookie: all it can do is to tell.
@Controller
class TipFormController {
  static final String PATH = "/tip";
  static final String IN_HOUSE = "/redaktion/praj";
  static final long MOST_SENT = 50_000_000;

  /// More are not even opened.
  private static final int MOST_FILES = 24;

  private static final String FORM = "tips/form.jte";
  private static final String WORDS = "tips/words.jte";

  private final Tips tips;
  private final TipLinks links;
  private final Settings settings;

  TipFormController(Tips tips, TipLinks links, Settings settings) {
    this.tips = tips;
    this.links = links;
    this.settings = settings;
  }

  @Anyone
  @GetMapping(PATH)
  Page form(HttpServletResponse response) {
    // Each form has a stamp of its own.
    response.setHeader("Cache-Control", "no-store");
    return Page.of(FORM, new TipFormPage(TipForm.fresh(links.stamp()), Problems.none(), List.of()));
  }

  @Anyone
  @FromElsewhere
  @TakesFiles(most = MOST_SENT)
  @PostMapping(PATH)
  Object give(
      @ModelAttribute TipForm form,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      @RequestParam(required = false) @Nullable List<MultipartFile> sound,
      @RequestParam(defaultValue = "") String language,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    SecretAddress.protect(response);
    var problems = form.check();
    var stamp = links.look(form.stampText());
    if (problems.isEmpty() && stamp != FormStamps.Age.GOOD) {
      problems.add("text", stamp == FormStamps.Age.TOO_FAST ? "tips.problem.fast" : "tips.problem.old");
    }
    if (!problems.isEmpty()) {
      return refused(form, problems, List.of(), language(language));
    }
    var sent = new ArrayList<>(sent(files));
    sent.addAll(sent(sound));
    var given = new NewTip(TipWay.FORM, language(language), form.textShown(), form.tipper(), sent, form.stampText(), request.getRemoteAddr(), form.isByAProgram());
    return switch (tips.give(given)) {
      case Given.Taken(_, var path) -> "redirect:" + path + "?tak";
      case Given.TooMany _ -> refused(form, Problems.none().add("text", "tips.problem.too-many"), List.of(), language(language)).withStatus(429);
      case Given.Nothing(var why) -> refused(form, Problems.none().add("text", why.isEmpty() ? "tips.problem.nothing" : "tips.problem.no-file"), why, language(language));
    };
  }

  private Language language(String tag) {
    return "da".equals(tag) ? Language.DA : "en".equals(tag) ? Language.EN : settings.language();
  }

  /// What was typed stays. A stamp that was good, or only young, stays too, so that what comes twice is one tip.
  private Page refused(TipForm form, Problems problems, List<String> leftOut, Language language) {
    var look = links.look(form.stampText());
    var kept = look == FormStamps.Age.GOOD || look == FormStamps.Age.TOO_FAST ? form.stamped(form.stampText()) : form.stamped(links.stamp());
    return Page.refused(FORM, new TipFormPage(kept, problems, leftOut)).in(language);
  }

  /// Browsers send an empty part for a field in which no file was chosen.
  static List<SentFile> sent(@Nullable List<MultipartFile> files) throws IOException {
    var sent = new ArrayList<SentFile>();
    for (var file : files == null ? List.<MultipartFile>of() : files) {
      if (!file.isEmpty() && sent.size() < MOST_FILES) {
        var name = file.getOriginalFilename();
        sent.add(new SentFile(name == null ? "" : name, file.getBytes()));
      }
    }
    return sent;
  }

  @Anyone
  @GetMapping(PATH + "/mistet")
  Page lostForm() {
    return Page.of("tips/lost.jte", new TipFormPage(TipForm.fresh(""), Problems.none(), List.of()));
  }

  /// Says the same whether there is anything to mail or not.
  @Anyone
  @FromElsewhere
  @PostMapping(PATH + "/mistet")
  Page lost(@RequestParam(defaultValue = "") String mail, HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    var address = MailAddress.parse(mail);
    if (address.isEmpty()) {
      var form = new TipForm("", "", mail.length() > 300 ? "" : mail, "", null, "", null);
      return Page.refused("tips/lost.jte", new TipFormPage(form, Problems.none().add("mail", "tips.problem.mail"), List.of()));
    }
    return tips.lost(address.get(), request.getRemoteAddr())
        ? Page.of(WORDS, TipWords.of("tips.lost.sent", address.get().text()))
        : Page.of(WORDS, TipWords.of("tips.lost.too-many")).withStatus(429);
  }

  /// For those who work here, and for what somebody told them on the phone.
  @Allowed(Role.CONTRIBUTOR)
  @GetMapping(IN_HOUSE)
  Page inHouse(Staff staff) {
    return Page.of("tips/write.jte", new TipFormPage(TipForm.of(staff, links.stamp()), Problems.none(), List.of()));
  }

  @Allowed(Role.CONTRIBUTOR)
  @TakesFiles(most = MOST_SENT)
  @PostMapping(IN_HOUSE)
  Object writeIn(
      Staff staff,
      @ModelAttribute TipForm form,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      @RequestParam(required = false) @Nullable List<MultipartFile> sound,
      Flash flash)
      throws IOException {
    var problems = form.check();
    var leftOut = List.<String>of();
    if (problems.isEmpty()) {
      var sent = new ArrayList<>(sent(files));
      sent.addAll(sent(sound));
      var given = new NewTip(TipWay.STAFF, settings.language(), form.textShown(), form.tipper(), sent, form.stampText(), "staff " + staff.id().value(), false);
      switch (tips.give(given)) {
        case Given.Taken(var id, _) -> {
          flash.say("tips.written");
          return "redirect:" + (staff.may(Role.EDITOR) ? TipPages.address(id) : IN_HOUSE);
        }
        case Given.TooMany _ -> problems.add("text", "tips.problem.too-many");
        case Given.Nothing(var why) -> {
          leftOut = why;
          problems.add("text", why.isEmpty() ? "tips.problem.nothing" : "tips.problem.no-file");
        }
      }
    }
    return Page.refused("tips/write.jte", new TipFormPage(form.stamped(form.stampText()), problems, leftOut));
  }
}
