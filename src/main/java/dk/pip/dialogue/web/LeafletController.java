package dk.pip.dialogue.web;

import dk.pip.access.AllowedTo;
import dk.pip.access.Anyone;
import dk.pip.dialogue.DialogueMember;
import dk.pip.dialogue.Dialogues;
import dk.pip.dialogue.Leaflet;
import dk.pip.dialogue.LeafletId;
import dk.pip.dialogue.Leaflets;
import dk.pip.dialogue.Talk;
import dk.pip.dialogue.TalkId;
import dk.pip.dialogue.Talks;
import dk.pip.papers.OnePage;
import dk.pip.shared.Problems;
import dk.pip.web.FromElsewhere;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Leaflets of questions: made, printed and gathered by the members of a side, read by whoever has the short address.
@Controller
class LeafletController {
  private static final String PATH = DialogueMember.ADDRESS + "{token}/samtale/{talk}/spoergeark";
  private static final String ALL = "dialogue/leaflets.jte";
  private static final String ONE = "dialogue/leaflet.jte";
  private static final Set<String> SAID = Set.of("made", "removed", "gathered", "dropped", "shown", "waits", "not-now");

  private final Leaflets leaflets;
  private final Talks talks;
  private final Dialogues dialogues;

  LeafletController(Leaflets leaflets, Talks talks, Dialogues dialogues) {
    this.leaflets = leaflets;
    this.talks = talks;
    this.dialogues = dialogues;
  }

  private Talk talk(DialogueMember member, UUID id) {
    return talks.find(member, new TalkId(id)).orElseThrow(NotFound::new);
  }

  private Leaflet leaflet(DialogueMember member, Talk talk, UUID id) {
    return leaflets.find(member, talk, new LeafletId(id)).orElseThrow(NotFound::new);
  }

  private static @Nullable String said(@Nullable String word) {
    return word != null && SAID.contains(word) ? "dialogue.leaflet.said." + word : null;
  }

  private static String address(DialogueMember member, Talk talk) {
    return member.address() + Talks.address(talk) + "/spoergeark";
  }

  private static View back(DialogueMember member, Talk talk, Leaflet leaflet, String said) {
    return new RedirectView(address(member, talk) + "/" + leaflet.id().value() + "?ok=" + said);
  }

  /// What stands on the leaflet, for those with whom it is used; nobody answers here.
  @Anyone
  @GetMapping(Leaflet.ADDRESS + "{code}")
  Page read(@PathVariable String code, HttpServletResponse response) {
    SecretAddress.protect(response);
    return Page.of("dialogue/leaflet-read.jte", new LeafletPages.Read(leaflets.at(code).orElseThrow(NotFound::new)));
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(PATH)
  Page all(DialogueMember member, @PathVariable UUID talk, @RequestParam(required = false) @Nullable String ok, HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = talk(member, talk);
    var form = new LeafletForm(it.title(), "", String.join("\n", it.questions().stream().limit(Leaflet.MOST_QUESTIONS).toList()));
    return Page.of(ALL, new LeafletPages.All(member, it, leaflets.of(member, it), form, Problems.none(), said(ok)));
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH)
  View make(DialogueMember member, @PathVariable UUID talk, @ModelAttribute LeafletForm form, HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = talk(member, talk);
    var problems = form.check();
    if (problems.isEmpty() && it.isOn() && !leaflets.fits(member.dialogue(), it, member.side(), form.words())) {
      problems.add("questions", "dialogue.leaflet.problem.one-page");
    }
    if (!problems.isEmpty()) {
      return Page.refused(ALL, new LeafletPages.All(member, it, leaflets.of(member, it), form, problems, null));
    }
    var made = leaflets.make(member, it, form.words());
    return made.isEmpty()
        ? new RedirectView(address(member, it) + "?ok=not-now")
        : new RedirectView(address(member, it) + "/" + made.get().value() + "?ok=made");
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(PATH + "/{leaflet}")
  Page show(
      DialogueMember member, @PathVariable UUID talk, @PathVariable UUID leaflet, @RequestParam(required = false) @Nullable String ok, HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = talk(member, talk);
    return Page.of(ONE, page(member, it, leaflet(member, it, leaflet), ThemeForm.EMPTY, Problems.none(), said(ok)));
  }

  private LeafletPages.One page(DialogueMember member, Talk talk, Leaflet leaflet, ThemeForm form, Problems problems, @Nullable String said) {
    var others =
        dialogues.contacts(member.dialogue().id()).stream().filter(it -> it.side() == member.side() && it.isHere() && !it.id().equals(member.contact().id())).count();
    return new LeafletPages.One(member, talk, leaflet, leaflets.themes(member, leaflet), leaflets.shownAddress(leaflet), others, form, problems, said);
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(PATH + "/{leaflet}/ark.pdf")
  ResponseEntity<byte[]> sheet(DialogueMember member, @PathVariable UUID talk, @PathVariable UUID leaflet, HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = talk(member, talk);
    return switch (leaflets.sheet(member.dialogue(), it, leaflet(member, it, leaflet))) {
      case OnePage.Fits(var pdf, _) -> pdf(pdf, "spoergeark.pdf");
      case OnePage.TooMuch _ -> throw new NotFound();
    };
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(PATH + "/{leaflet}/kort.pdf")
  ResponseEntity<byte[]> cards(DialogueMember member, @PathVariable UUID talk, @PathVariable UUID leaflet, HttpServletResponse response) {
    SecretAddress.protect(response);
    return pdf(leaflets.cards(leaflet(member, talk(member, talk), leaflet)), "kort.pdf");
  }

  private static ResponseEntity<byte[]> pdf(byte[] bytes, String name) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"").body(bytes);
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/{leaflet}/sletning")
  View remove(DialogueMember member, @PathVariable UUID talk, @PathVariable UUID leaflet) {
    var it = talk(member, talk);
    var found = leaflet(member, it, leaflet);
    return leaflets.remove(member, found) ? new RedirectView(address(member, it) + "?ok=removed") : back(member, it, found, "not-now");
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/{leaflet}/temaer")
  View gather(DialogueMember member, @PathVariable UUID talk, @PathVariable UUID leaflet, @ModelAttribute ThemeForm form, HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = talk(member, talk);
    var found = leaflet(member, it, leaflet);
    var problems = form.check();
    if (!problems.isEmpty()) {
      return Page.refused(ONE, page(member, it, found, form, problems, null));
    }
    return back(member, it, found, leaflets.gather(member, found, form.theme()) ? "gathered" : "not-now");
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/{leaflet}/temaer/{theme}/sletning")
  View drop(DialogueMember member, @PathVariable UUID talk, @PathVariable UUID leaflet, @PathVariable UUID theme) {
    var it = talk(member, talk);
    var found = leaflet(member, it, leaflet);
    return back(member, it, found, leaflets.drop(member, found, theme) ? "dropped" : "not-now");
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/{leaflet}/visning")
  View ready(DialogueMember member, @PathVariable UUID talk, @PathVariable UUID leaflet) {
    var it = talk(member, talk);
    var found = leaflet(member, it, leaflet);
    var said =
        switch (leaflets.ready(member, found)) {
          case SHOWN -> "shown";
          case WAITS -> "waits";
          case NOT_NOW -> "not-now";
        };
    return back(member, it, found, said);
  }
}
