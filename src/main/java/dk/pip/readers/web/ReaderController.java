package dk.pip.readers.web;

import dk.pip.access.Allowed;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.readers.OwnPage;
import dk.pip.readers.Reader;
import dk.pip.readers.ReaderId;
import dk.pip.readers.ReaderLists;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.web.Flash;
import dk.pip.web.LocalAddress;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Looks readers up, and helps those who ask.
@Controller
class ReaderController {
  private static final String PATH = ListController.PATH;
  private static final String PERSON = PATH + "/{number}";
  private static final String TEMPLATE = "readers/reader.jte";
  private static final int MOST_FOUND = 50;
  private static final int MOST_GONE = 500;

  private final ReaderLists lists;
  private final People people;
  private final Clock clock;

  ReaderController(ReaderLists lists, People people, Clock clock) {
    this.lists = lists;
    this.people = people;
    this.clock = clock;
  }

  @Allowed(Role.EDITOR)
  @GetMapping(PATH + "/soeg")
  Page search(@RequestParam(defaultValue = "") String q) {
    var found = q.isBlank() ? List.<Reader>of() : lists.search(q, MOST_FOUND + 1);
    var more = found.size() > MOST_FOUND;
    return Page.of(
        "readers/search.jte",
        new ListPages.Search(q.strip(), more ? found.subList(0, MOST_FOUND) : found, more, clock.instant()));
  }

  @Allowed(Role.EDITOR)
  @GetMapping(PATH + "/virker-ikke")
  Page gone(Staff staff) {
    var names =
        people.list().stream().collect(Collectors.toMap(account -> account.id().value(), Account::name, (one, _) -> one));
    return Page.of("readers/gone.jte", new ListPages.Gone(lists.gone(MOST_GONE), staff.id(), names));
  }

  @Allowed(Role.EDITOR)
  @GetMapping(PERSON)
  Page show(@PathVariable long number) {
    return Page.of(TEMPLATE, new ListPages.Person(get(number), Problems.none(), null, null));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(PERSON + "/fjernelse")
  String takeOff(Staff staff, @PathVariable long number, @RequestParam(name = "liste") UUID list, Flash flash) {
    var own = get(number);
    var place = own.places().stream().filter(one -> one.list().id().value().equals(list)).findFirst();
    lists.takeOff(staff, own.reader().id(), place.orElseThrow(NotFound::new).list().id());
    flash.say("readers.person.taken-off");
    return "redirect:" + PATH + "/" + number;
  }

  @Allowed(Role.EDITOR)
  @PostMapping(PERSON + "/sletning")
  String erase(Staff staff, @PathVariable long number, Flash flash) {
    var own = get(number);
    lists.erase(staff.id(), own.reader().id());
    flash.say(own.hasMandatory() ? "readers.person.erased-but-job" : "readers.person.erased");
    return "redirect:" + PATH;
  }

  /// @param videre where to go on, such as the page of all the addresses that don't work
  @Allowed(Role.EDITOR)
  @PostMapping(PERSON + "/adresse")
  Object correct(
      Staff staff,
      @PathVariable long number,
      @RequestParam(defaultValue = "") String mail,
      @RequestParam(defaultValue = "") String videre,
      Flash flash) {
    var own = get(number);
    var address = MailAddress.parse(mail);
    if (address.isEmpty()) {
      return refused(own, mail, "readers.problem.mail");
    }
    return switch (lists.correct(staff, own.reader().id(), address.get())) {
      case TAKEN -> refused(own, mail, "readers.problem.taken");
      case SAID_NO -> refused(own, mail, "readers.problem.said-no");
      case DONE -> {
        flash.say("readers.person.corrected", address.get().text());
        yield "redirect:" + LocalAddress.orElse(videre, PATH + "/" + number);
      }
    };
  }

  private static Page refused(OwnPage own, String typed, String problem) {
    return Page.refused(TEMPLATE, new ListPages.Person(own, Problems.none().add("mail", problem), typed, null));
  }

  private OwnPage get(long number) {
    return lists.about(new ReaderId(number)).orElseThrow(NotFound::new);
  }
}
