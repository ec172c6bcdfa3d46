package dk.pip.readers.web;

import dk.pip.access.Allowed;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.people.Account;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.readers.ListId;
import dk.pip.readers.ReaderList;
import dk.pip.readers.ReaderLists;
import dk.pip.readers.Readers;
import dk.pip.readers.SignUps;
import dk.pip.settings.Settings;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class ListController {
  static final String PATH = "/redaktion/laesere";
  static final String LISTS = PATH + "/lister";
  private static final String EDIT = "readers/list-edit.jte";
  private static final int ON_A_PAGE = 50;

  private final Readers readers;
  private final ReaderLists lists;
  private final SignUps signUps;
  private final Outbox outbox;
  private final People people;
  private final Municipality municipality;
  private final Settings settings;
  private final Clock clock;

  ListController(
      Readers readers,
      ReaderLists lists,
      SignUps signUps,
      Outbox outbox,
      People people,
      Municipality municipality,
      Settings settings,
      Clock clock) {
    this.readers = readers;
    this.lists = lists;
    this.signUps = signUps;
    this.outbox = outbox;
    this.people = people;
    this.municipality = municipality;
    this.settings = settings;
    this.clock = clock;
  }

  @Allowed(Role.EDITOR)
  @GetMapping(PATH)
  Page overview(Staff staff) {
    var page =
        new ListPages.Overview(readers.lists(), readers.active(), lists.countGone(), lists.countGone(staff.id()), outbox.countWaiting(), outbox.countRefused());
    return Page.of("readers/lists.jte", page);
  }

  @Allowed(Role.EDITOR)
  @GetMapping(LISTS + "/ny")
  Page addForm(Staff staff) {
    var form = new ListForm("", "", ReaderList.Kind.PUBLIC, false, "", staff.id().value());
    return edit(null, form, Problems.none(), 200);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(LISTS)
  Object add(Staff staff, @ModelAttribute ListForm form, Flash flash) {
    var problems = form.check();
    if (!problems.isEmpty()) {
      return edit(null, form, problems, 422);
    }
    var id = lists.add(staff, form.words());
    flash.say("readers.list.added", form.nameText());
    return "redirect:" + LISTS + "/" + id.value();
  }

  @Allowed(Role.EDITOR)
  @GetMapping(LISTS + "/{id}")
  Page show(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String efter) {
    return show(get(id), q, efter, "", "", Problems.none());
  }

  private Page show(
      ReaderList list, String search, String after, String mail, String name, Problems problems) {
    var some = lists.roll(list.id(), search, after, ON_A_PAGE + 1);
    var entries = some.size() > ON_A_PAGE ? some.subList(0, ON_A_PAGE) : some;
    var next =
        some.size() > ON_A_PAGE
            ? "?q=" + encoded(search) + "&efter=" + encoded(entries.getLast().reader().address())
            : null;
    var owner = list.owner();
    var keeper = owner == null ? null : people.findAccount(new StaffId(owner)).map(Account::name).orElse(null);
    var active = readers.active(list.id());
    var page =
        new ListPages.Show(
            list, active, search, entries, after.isEmpty(), next, keeper, mail, name, problems, clock.instant());
    return Page.of("readers/list.jte", page);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Allowed(Role.EDITOR)
  @GetMapping(LISTS + "/{id}/ret")
  Page editForm(@PathVariable UUID id) {
    var list = get(id);
    return edit(list, ListForm.of(list), Problems.none(), 200);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(LISTS + "/{id}")
  Object change(Staff staff, @PathVariable UUID id, @ModelAttribute ListForm typed, Flash flash) {
    var list = get(id);
    var form =
        new ListForm(typed.name(), typed.about(), list.kind(), typed.mandatory(), typed.section(), typed.owner());
    var problems = form.check();
    if (!problems.isEmpty()) {
      return edit(list, form, problems, 422);
    }
    lists.change(staff, list.id(), form.words());
    flash.say("readers.list.changed");
    return "redirect:" + LISTS + "/" + id;
  }

  private Page edit(@Nullable ReaderList list, ListForm form, Problems problems, int status) {
    var owners =
        people.list().stream().filter(account -> !account.disabled() && account.role().includes(Role.EDITOR)).toList();
    var sections = municipality.details().sections();
    return new Page(EDIT, new ListPages.Edit(list, form, problems, owners, sections), status);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(LISTS + "/{id}/arkivering")
  String archive(Staff staff, @PathVariable UUID id, Flash flash) {
    lists.archive(staff, get(id).id());
    flash.say("readers.list.archived");
    return "redirect:" + LISTS + "/" + id;
  }

  @Allowed(Role.EDITOR)
  @PostMapping(LISTS + "/{id}/genbrug")
  String reuse(Staff staff, @PathVariable UUID id, Flash flash) {
    lists.reuse(staff, get(id).id());
    flash.say("readers.list.reused");
    return "redirect:" + LISTS + "/" + id;
  }

  /// Puts one reader on a list of staff.
  @Allowed(Role.EDITOR)
  @PostMapping(LISTS + "/{id}/laesere")
  Object put(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String mail,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(name = "jaIgen", defaultValue = "false") boolean newYes,
      Flash flash) {
    var list = get(id);
    var address = MailAddress.parse(mail);
    var problems = Problems.none();
    if (address.isEmpty() || list.isPublic()) {
      problems = problems.add("mail", "readers.problem.mail");
    }
    if (Letters.moreThan(SignUpForm.LONGEST_NAME, name)) {
      problems = problems.add("name", "readers.problem.name");
    }
    if (!problems.isEmpty()) {
      return show(list, "", "", mail, name, problems).withStatus(422);
    }
    switch (lists.put(staff, list.id(), address.get(), name.replaceAll("\\p{Cntrl}+", " ").strip(), newYes)) {
      case DONE -> flash.say("readers.list.put", address.get().text());
      case SAID_NO -> flash.warn("readers.list.not-put", address.get().text());
      case LEFT_ANOTHER -> flash.warn("readers.list.left-another", address.get().text());
      case ARCHIVED -> flash.warn("readers.problem.archived");
    }
    return "redirect:" + LISTS + "/" + id;
  }

  /// The form for other sites, as text to be copied.
  @Allowed(Role.EDITOR)
  @GetMapping(PATH + "/formular")
  Page embed() {
    var site = municipality.imprint().site();
    if (site == null) {
      return Page.of("readers/embed.jte", new ListPages.Embed(null));
    }
    Map<String, Object> parameters =
        Map.of(
            "texts", Texts.in(settings.language()),
            "address", site + SignUpController.PATH,
            "privacy", site + "/privatliv",
            "lists", signUps.offered(),
            "wording", signUps.wording(settings.language()));
    var markup = Templates.html("readers/embedded.jte", parameters).strip();
    return Page.of("readers/embed.jte", new ListPages.Embed(markup.replaceAll("\n\\s*\n", "\n")));
  }

  private ReaderList get(UUID id) {
    return readers.findList(new ListId(id)).orElseThrow(NotFound::new);
  }
}
