package dk.pip.mailing.web;

import dk.pip.access.Allowed;
import dk.pip.editions.EditionMails;
import dk.pip.editions.PublicationId;
import dk.pip.editions.PublishedEdition;
import dk.pip.mail.FramedMail;
import dk.pip.mail.Mailer;
import dk.pip.mail.ReadMail;
import dk.pip.mailing.DeliveryTotals;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.MailingId;
import dk.pip.mailing.MailingProgress;
import dk.pip.mailing.Mailings;
import dk.pip.people.Staff;
import dk.pip.readers.ListId;
import dk.pip.readers.Readers;
import dk.pip.shared.Id;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The mailings on the newsroom's desk: made, looked at, followed.
@Controller
class MailingController {
  static final String PLACE = "/redaktion/udsendelser";

  private static final int ON_A_PAGE = 20;
  private static final int FARTHEST = 10_000;
  private static final MailAddress SOMEBODY = new MailAddress("laeser@eksempel.dk");

  private final Mailings mailings;
  private final EditionMails editions;
  private final Readers readers;
  private final Mailer mailer;
  private final Clock clock;

  MailingController(Mailings mailings, EditionMails editions, Readers readers, Mailer mailer, Clock clock) {
    this.mailings = mailings;
    this.editions = editions;
    this.readers = readers;
    this.mailer = mailer;
    this.clock = clock;
  }

  @Allowed(Role.EDITOR)
  @GetMapping(PLACE)
  Page list(@RequestParam(defaultValue = "1") int side) {
    var page = Math.clamp(side, 1, FARTHEST);
    var some = mailings.list((page - 1) * ON_A_PAGE, ON_A_PAGE + 1);
    var rows =
        some.stream()
            .limit(ON_A_PAGE)
            .map(one -> new MailingListPage.Row(one, one.state().begun() ? mailings.account(one) : null))
            .toList();
    var older = some.size() > ON_A_PAGE ? Integer.valueOf(page + 1) : null;
    return Page.of("mailing/list.jte", new MailingListPage(rows, clock.instant(), older));
  }

  /// @param udgave the edition that the choice begins with
  @Allowed(Role.EDITOR)
  @GetMapping(PLACE + "/ny")
  Page makeForm(@RequestParam(defaultValue = "") String udgave) {
    var ready = editions.ready();
    var chosen =
        ready.stream()
            .filter(edition -> edition.id().value().toString().equals(udgave))
            .findFirst()
            .or(() -> ready.stream().findFirst())
            .map(edition -> edition.publication().value().toString())
            .orElse("");
    return Page.of("mailing/make.jte", makePage(ready, chosen, Set.of(), Problems.none()));
  }

  /// @param only `count` to hear only how many it reaches
  @Allowed(Role.EDITOR)
  @PostMapping(PLACE)
  Object make(
      Staff staff,
      @RequestParam(defaultValue = "") String edition,
      @RequestParam(required = false) @Nullable List<String> lists,
      @RequestParam(defaultValue = "") String only,
      Flash flash) {
    var ready = editions.ready();
    var chosen = lists == null ? Set.<String>of() : Set.copyOf(lists);
    if (only.equals("count")) {
      return Page.of("mailing/make.jte", makePage(ready, edition, chosen, Problems.none()));
    }
    var problems = Problems.none();
    var publication = Optional.ofNullable(Id.read(edition));
    if (publication.isEmpty()) {
      problems.add("edition", "mailing.make.no-edition");
    }
    if (chosen.isEmpty()) {
      problems.add("lists", "mailing.make.no-list");
    }
    if (problems.isEmpty()) {
      switch (mailings.make(staff, new PublicationId(publication.get()), ids(chosen))) {
        case Mailings.Made.Ok(var id) -> {
          flash.say("mailing.make.done");
          return "redirect:" + PLACE + "/" + id.value();
        }
        case Mailings.Made.NoEdition _ -> problems.add("edition", "mailing.make.edition-gone");
        case Mailings.Made.NoList _ -> problems.add("lists", "mailing.make.list-gone");
        case Mailings.Made.NoSite _ -> problems.add("edition", "mailing.make.no-site");
      }
    }
    return Page.refused("mailing/make.jte", makePage(ready, edition, chosen, problems));
  }

  @Allowed(Role.EDITOR)
  @GetMapping(PLACE + "/{id}")
  Page show(Staff staff, @PathVariable long id, @RequestParam(defaultValue = "mail") String form) {
    var mailing = get(id);
    var begun = mailing.state().begun();
    var progress = begun ? mailings.progress(mailing) : new MailingProgress(new DeliveryTotals(0, 0, 0, 0, 0, 0, 0, 0), 0, null, null);
    var shown = MailingPage.FORMS.contains(form) ? form : "mail";
    var text = shown.equals("tekst") ? Optional.ofNullable(proof(staff, id).text()).orElse("") : "";
    return Page.of(
        "mailing/show.jte",
        new MailingPage(
            mailing,
            begun ? 0 : readers.count(mailing.lists()),
            mailings.standing(mailing),
            !mailer.hasServer(),
            progress,
            begun ? mailings.refusals(mailing.id()) : List.of(),
            shown,
            text,
            clock.instant()));
  }

  /// The part of the page that renews itself. When the state has changed, the whole page is to be read again.
  ///
  /// @param set the state that the page shows
  @Allowed(Role.EDITOR)
  @GetMapping(PLACE + "/{id}/fremdrift")
  Page progress(@PathVariable long id, @RequestParam(defaultValue = "") String set, HttpServletResponse response) {
    var mailing = get(id);
    if (!mailing.state().name().equals(set)) {
      response.setHeader("HX-Refresh", "true");
    }
    return Page.of(
        "mailing/progress.jte", new ProgressPage(mailing, mailings.progress(mailing), clock.instant()));
  }

  @Allowed(Role.EDITOR)
  @GetMapping(PLACE + "/{id}/mail.html")
  ResponseEntity<byte[]> html(Staff staff, @PathVariable long id) {
    return FramedMail.html(proof(staff, id)).orElseThrow(NotFound::new);
  }

  /// As whoever looks would get it.
  private ReadMail proof(Staff staff, long id) {
    return ReadMail.of(mailings.proof(get(id).id(), MailAddress.parse(staff.mail()).orElse(SOMEBODY)));
  }

  private MakePage makePage(List<PublishedEdition> ready, String edition, Set<String> chosen, Problems problems) {
    var lists = readers.lists().stream().filter(list -> !list.archived()).toList();
    var active =
        readers.active().entrySet().stream().collect(Collectors.toMap(e -> e.getKey().value(), e -> e.getValue()));
    var reach = chosen.isEmpty() ? null : Long.valueOf(readers.count(ids(chosen)));
    return new MakePage(ready, lists, active, edition, chosen, reach, problems);
  }

  private static Set<ListId> ids(Set<String> texts) {
    return texts.stream().flatMap(text -> Optional.ofNullable(Id.read(text)).stream()).map(ListId::new).collect(Collectors.toSet());
  }

  private Mailing get(long id) {
    return mailings.find(new MailingId(id)).orElseThrow(NotFound::new);
  }
}
