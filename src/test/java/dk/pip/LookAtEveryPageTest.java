package dk.pip;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dk.pip.ballot.BallotForm;
import dk.pip.ballot.NewVote;
import dk.pip.ballot.VoteOfficial;
import dk.pip.ballot.VoteOption;
import dk.pip.ballot.VoteRules;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.Votes;
import dk.pip.ballot.counting.CountingRule;
import dk.pip.ballot.counting.TieRule;
import dk.pip.commitments.CommitmentId;
import dk.pip.commitments.CommitmentLinks;
import dk.pip.commitments.Commitments;
import dk.pip.council.CouncilDays;
import dk.pip.council.CrowdedDay;
import dk.pip.council.DayMinutes;
import dk.pip.council.DayResult;
import dk.pip.council.DelegationColour;
import dk.pip.council.floor.Deed;
import dk.pip.council.floor.Floor;
import dk.pip.council.floor.FloorBy;
import dk.pip.demo.Demo;
import dk.pip.dialogue.Agreements;
import dk.pip.dialogue.CheckupKind;
import dk.pip.dialogue.Checkups;
import dk.pip.dialogue.DialogueMember;
import dk.pip.dialogue.Dialogues;
import dk.pip.dialogue.Leaflets;
import dk.pip.dialogue.PartyContact;
import dk.pip.dialogue.Side;
import dk.pip.dialogue.TalkPoint;
import dk.pip.dialogue.Talks;
import dk.pip.keys.Keys;
import dk.pip.mail.Mailbox;
import dk.pip.mail.ReadMail;
import dk.pip.people.People;
import dk.pip.readers.ReaderId;
import dk.pip.readers.ReaderLinks;
import dk.pip.readers.ReaderLists;
import dk.pip.readers.Readers;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Role;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.OtherServer;
import dk.pip.testing.WebBrowser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/// Looks at every page of the demo, one of each kind, as somebody would who follows all links, signed out and then as
/// administrator, and at those that come after something was done or went wrong. A page that no link leads to fails the
/// test. With `-Dpip.look=FOLDER` it leaves pictures there of what it saw.
class LookAtEveryPageTest {
  /// What is asked for by programs, saved by people or framed in a page; what leads on at once; the set-up, which
  /// `WalkSetUpTest` looks at, and signing in by a directory, which `SignInByDirectoryTest` does;
  /// and comments, which `ModerateCommentTest` does.
  private static final Pattern NO_PAGE =
      Pattern.compile(
          String.join(
              "|",
              "/(api/v1|favicon|robots|health|billeder|stil|opsaetning|log-ind/katalog).*",
              "/(feed\\.|feeds/|sitemap|dele/|medarbejder/feed|soeg/forslag|medarbejder/soeg/forslag|medarbejder/skribenter|medarbejder/afdelinger).*",
              "(/medarbejder)?/kommentar(/min/\\{token})?",
              "/redaktion",
              "/(redaktion/loefter|medarbejder/mine-loefter|loefte/svar|loefter|medarbejder/loefter)/.*billede.*",
              ".*/udgaver/nyeste",
              "/dialog/\\{id\\}/min",
              ".*/referat/nu",
              "/(redaktion/elevbyraad|elevbyraad)/.*/billede/\\{picture}",
              "/klasse/\\{token}/(nu|billeder/\\{picture})",
              ".*/live",
              "/stem/tilstand/.*",
              ".*/(\\{(file|picture):.*|(del|side)/\\{number}|filer/\\{name}|fremdrift|mail.html|\\{file}|(vist|original)/\\{width})",
              ".*\\.(zip|csv|eml|json|pdf|ics)"));

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern CHOICE = Pattern.compile("\\b(form|vis)=[a-z-]+");
  private static final @Nullable String PICTURES = System.getProperty("pip.look");

  private static OtherServer server;
  private static WebBrowser browser;
  private static List<PathPattern> routes;

  private final Set<String> seen = new HashSet<>();
  private final List<String> faults = new ArrayList<>();

  @BeforeAll
  static void startTheDemo() {
    server = OtherServer.startFilled();
    browser = new WebBrowser();
    routes =
        server.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
            .filter(mapping -> mapping.getMethodsCondition().getMethods().stream().anyMatch(m -> m.name().equals("GET")))
            .flatMap(mapping -> Objects.requireNonNull(mapping.getPathPatternsCondition()).getPatterns().stream())
            .sorted()
            .toList();
  }

  @AfterAll
  static void stopTheDemo() {
    browser.close();
    server.close();
  }

  @Test
  void looksAtEveryPage() {
    var anybody = window();
    walk(anybody, "/", "/feeds", "/skribenter", "/postkasse", "/log-ind", "/tilmeld", "/sprog", "/design", "/findes-ikke", "/medarbejder/findes-ikke", "/velkommen/x", "/log-ind/link/x", "/laeser/x", "/laes/x", "/api", "/indlejring/historier?antal=3", "/loefter", "/indlejring/loefter?antal=3");
    var mette = window();
    signIn(mette, Role.ADMINISTRATOR);
    walk(mette, "/redaktion/udgaver", "/medarbejder", "/medarbejder/nyheder", "/medarbejder/udgaver", "/postkasse", "/design", "/sprog", "/redaktion/laesere/soeg?q=finn", "/redaktion/soeg?q=finn", "/redaktion/links?vis=alle", "/redaktion/historier/omtale", "/redaktion/traad?om=/redaktion/historier/" + storyInHand());
    refuse(mette, "/redaktion/laesere/lister/ny", "/redaktion/laesere/importer");
    refuse(mette, "/redaktion/udsendelser/ny", "/indstillinger/api/noegler/ny", "/indstillinger/api/webhooks/ny", "/indstillinger/personer/ny", "/indstillinger/enheder/ny", "/kodeord", "/redaktion/fremhaevet/ny", "/redaktion/loefter/nyt");
    var promise = server.bean(JdbcClient.class).sql("select id::text from commitments.commitment where sentence like 'Bænken%'").query(String.class).single();
    walk(mette, "/medarbejder/loefter", "/redaktion/loefter", "/redaktion/loefter/kontakter", "/redaktion/loefter/orlov", "/redaktion/loefter/" + promise);
    refuse(mette, "/redaktion/loefter/" + promise + "/ret");
    var story = "/redaktion/historier/" + storyInHand();
    walk(mette, story + "/billeder?til=top", story + "/video", story + "/bilag", story + "/omtale", story + "/relaterede");
    walk(mette, unsortedMail());
    walk(mette, "/redaktion/vejledninger", "/medarbejder/vejledninger", guide() + "/billeder");
    refuse(mette, "/redaktion/vejledninger/ny");
    var desk = bringIn(mette);
    walk(mette, desk);
    refuse(mette, desk + "/tilbagetraekning", desk + "/proeve");
    importReaders(mette);
    bringOldAddresses(mette);
    invite(mette, anybody);
    send(mette);
    walk(anybody, "/postkasse");
    signUp(anybody);
    walk(anybody, inNewestMail("/laeser/"));
    walk(anybody, inNewestMail("/afmeld/"));
    walk(anybody, linkOfPromise(promise), linkOfPromise(promise) + "/orlov");
    refuse(anybody, linkOfPromise(promise), linkOfPromise(promise) + "/orlov");
    refuse(anybody, "/tip/mistet");
    walk(anybody, "/tip/mit/x", "/tip/mit/" + server.bean(Keys.class).seal("tip-own", linkOfTip()));
    var bo = window();
    signIn(bo, Role.READER);
    walk(bo, "/redaktion/udgaver/ny", "/medarbejder/min-arbejdsplads", "/medarbejder/mine-loefter");
    server.bean(JdbcClient.class).sql("insert into hold.restored (restored_at, backup_at) values (now(), now())").update();
    walk(mette, "/indstillinger/frigivelse");
    talks(mette, anybody);
    floor(mette, anybody);
    checkups(mette, anybody);
    agreements(mette, anybody);
    votes(mette, anybody);
    councilDays(mette, anybody);

    assertThat(faults).isEmpty();
    assertThat(routes)
        .filteredOn(route -> !NO_PAGE.matcher(route.getPatternString()).matches())
        .allMatch(route -> seen.stream().anyMatch(kind -> kind.startsWith(route + " ")), "has been looked at");
  }

  /// A council day while it is held: its links, the chair's console, the screens and a class's phone.
  private void floor(Page mette, Page anybody) {
    var hall = server.bean(CrowdedDay.class).plan(CrowdedDay.byCards());
    var days = server.bean(CouncilDays.class);
    walk(anybody, hall.chair());
    days.begin(hall.day());
    var floor = server.bean(Floor.class);
    floor.act(hall.day(), FloorBy.chair("Dirigenten"), null, Deed.Begin.of(days.get(hall.day())));
    floor.act(hall.day(), FloorBy.chair("Dirigenten"), null, new Deed.GoTo(8));
    walk(mette, "/redaktion/elevbyraad/" + hall.day().value() + "/salen", hall.path() + "/dirigent");
    walk(anybody, hall.chair(), hall.chair() + "/skaerm", hall.phones().getFirst(), hall.path() + "/skaerm", hall.path() + "/foelg");
  }

  /// Talks as whoever arranges them and as their members, who come by links of their own.
  private void talks(Page mette, Page anybody) {
    var dialogues = server.bean(Dialogues.class);
    var talks = server.bean(Talks.class);
    var dialogue = dialogues.all().stream().filter(it -> !talks.of(it.id()).isEmpty()).findFirst().orElseThrow();
    var contact = dialogues.signers(dialogue.id(), Side.COUNTERPART).getFirst();
    var member = new DialogueMember(dialogue, contact, dialogues.token(contact));
    var arranged = "/dialog/" + dialogue.id().value() + "/samtaler";
    walk(mette, arranged, "/dialog/aarshjul", "/dialog/" + dialogue.id().value() + "/aarshjul");
    walk(anybody, member.address() + "/aarshjul");
    refuse(mette, arranged + "/ny");
    for (var talk : talks.of(dialogue.id())) {
      var address = arranged + "/" + talk.id().value();
      walk(mette, address, address + "/ret", address + "/historie");
      var below = member.address() + "/samtale/" + talk.id().value();
      walk(anybody, member.address() + "/samtaler", below, below + "/forberedelse", below + "/referat", below + "/spoergeark");
      talks.points(talk).stream().filter(it -> it.kind() == TalkPoint.Kind.DISAGREED).forEach(it -> walk(anybody, below + "/punkter/" + it.id() + "/ord"));
      talks.notes(talk).stream().filter(it -> it.contact().equals(contact.id())).findFirst().ifPresent(it -> walk(anybody, below + "/noter/" + it.id()));
      for (var leaflet : server.bean(Leaflets.class).of(member, talk)) {
        walk(anybody, below + "/spoergeark/" + leaflet.id().value(), leaflet.path());
      }
    }
  }

  /// How it goes with what was agreed, asked for the first time.
  private void checkups(Page mette, Page anybody) {
    var dialogues = server.bean(Dialogues.class);
    var checkups = server.bean(Checkups.class);
    var dialogue = dialogues.all().stream().filter(checkups::maySend).findFirst().orElseThrow();
    var contact = dialogues.signers(dialogue.id(), Side.COUNTERPART).getFirst();
    var arranged = "/dialog/" + dialogue.id().value();
    var below = new DialogueMember(dialogue, contact, dialogues.token(contact)).address();
    walk(mette, arranged + "/opfoelgninger", arranged + "/inddragelse", "/dialog/temaer", "/dialog/temaer/2026");
    var checkup = checkups.open(null, dialogue, CheckupKind.MID_TERM, LocalDate.now(ZoneId.of("Europe/Copenhagen")).plusWeeks(3)).orElseThrow();
    walk(mette, arranged + "/opfoelgninger/" + checkup.value());
    walk(anybody, below + "/opfoelgninger", below + "/inddragelse", below + "/opfoelgning/" + checkup.value());
  }

  /// A vote of readers, and the demo’s by cards, as voters see them, everybody, and those who run them.
  private void votes(Page mette, Page anybody) {
    var votes = server.bean(Votes.class);
    var by = new VoteOfficial("demo 1", "Birthe Skov");
    var list = server.bean(Readers.class).lists().getFirst().id();
    var options = List.of(new VoteOption("a", "Ja", 0), new VoteOption("b", "Nej", 0));
    var rules = new VoteRules(BallotForm.ONE, VoteWay.READERS, CountingRule.PLURALITY, TieRule.REPORT, 0, 0);
    var id = votes.draft(by, new NewVote("Skal bænken flyttes til søen?", "", rules, options, false, null, null, list, false));
    walk(mette, "/redaktion/afstemninger", "/redaktion/afstemninger/ny", "/redaktion/afstemninger/" + id.value() + "/rettelse");
    walk(mette, "/redaktion/afstemninger/" + id.value());
    votes.agree(by, id);
    votes.agree(new VoteOfficial("demo 2", "Ole Holm"), id);
    votes.open(by, id);
    var readers = new ArrayList<ReaderId>();
    server.bean(ReaderLists.class).each(list, entry -> readers.add(entry.reader().id()));
    var own = "/laeser/" + server.bean(ReaderLinks.class).pageToken(readers.getFirst()) + "/stem";
    walk(anybody, "/stem", "/stem/station", own, own + "/" + votes.get(id).slug(), "/afstemninger", votes.get(id).path());
    walk(mette, "/redaktion/afstemninger/" + id.value(), "/redaktion/afstemninger/" + votes.list().getLast().id().value());
  }

  /// Council days of the demo, in the newsroom, for everybody, for a class and for the chair; and a result that is no promise yet.
  private void councilDays(Page mette, Page anybody) {
    var days = server.bean(CouncilDays.class);
    var last = days.at("2026").orElseThrow();
    var desk = "/redaktion/elevbyraad/";
    walk(anybody, "/elevbyraad", last.path(), last.path(last.proposals().getFirst()), last.path() + "/raekkefoelge", last.path() + "/referat");
    walk(mette, "/redaktion/elevbyraad", desk + last.id().value(), desk + last.id().value() + "/referat", desk + last.id().value() + "/forslag/" + last.proposals().getFirst().id().value());
    var minutes = server.bean(DayMinutes.class);
    walk(anybody, minutes.path(minutes.find(last.id()).orElseThrow()));
    var next = days.plan(null, last.plan().withTitle("Elevbyrådsdagen 2031"));
    days.join(null, next, new CouncilDays.NewDelegation("Åskolen", "6. e", DelegationColour.TEAL, "Å", "", ""));
    var day = days.get(next);
    var delegation = day.delegations().getFirst();
    var teacher = days.link(null, next, delegation.id());
    walk(anybody, teacher, teacher + "/foer", days.classPath(delegation));
    walk(mette, desk + next.value(), desk + next.value() + "/klasser/" + delegation.id().value());
    refuse(mette, "/redaktion/elevbyraad/ny", desk + next.value() + "/klasser/ny");
    walk(mette, "/redaktion/elevbyraad/ny", desk + next.value() + "/ret", desk + next.value() + "/klasser/ny");
    var proposal = day.proposals().getFirst().id();
    days.decide(next, new DayResult(List.of(new DayResult.Grant(proposal, 0)), "", "", ""));
    walk(mette, desk + next.value() + "/forslag/" + proposal.value() + "/loefte");
  }

  /// An agreement for readers, written in, and signed by link and by whoever is signed in.
  private void agreements(Page mette, Page anybody) {
    var dialogues = server.bean(Dialogues.class);
    var agreements = server.bean(Agreements.class);
    var dialogue = dialogues.all().stream().filter(it -> agreements.versions(it.id()).size() > 1).findFirst().orElseThrow();
    var contact = dialogues.signers(dialogue.id(), Side.COUNTERPART).getFirst();
    var arranged = "/dialog/" + dialogue.id().value() + "/aftale";
    var below = new DialogueMember(dialogue, contact, dialogues.token(contact)).address() + "/aftale";
    walk(anybody, "/aftaler/" + dialogue.path(), "/aftaler/" + dialogue.path() + "/1", below);
    walk(mette, "/medarbejder/aftaler", "/medarbejder/aftaler/" + dialogue.path(), "/medarbejder/aftaler/" + dialogue.path() + "/1", arranged, arranged + "/1");
    var people = server.bean(People.class);
    var administrator = people.list().stream().filter(it -> it.role() == Role.ADMINISTRATOR).flatMap(it -> people.find(it.id()).stream()).findFirst().orElseThrow();
    var words = new PartyContact.Words(Side.MANAGEMENT, administrator.name(), "direktør", MailAddress.parse(administrator.mail()).orElseThrow(), administrator.id(), true);
    dialogues.add(administrator, dialogue, words).orElseThrow();
    var author = new Agreements.Author.Speaker(contact);
    var draft = agreements.begin(author, dialogue);
    walk(anybody, below + "/udkast");
    walk(mette, arranged + "/udkast");
    agreements.save(author, draft, draft.revision(), draft.text(), "Fordi det er blevet forår.");
    var saved = agreements.version(dialogue.id(), draft.number()).orElseThrow();
    agreements.putUp(author, dialogue, saved, saved.revision());
    walk(anybody, below + "/" + draft.number() + "/underskrift", below + "/" + draft.number());
    walk(mette, arranged + "/" + draft.number() + "/underskrift", arranged + "/" + draft.number());
  }

  private void signIn(Page page, Role role) {
    var person = Demo.people().stream().filter(each -> each.role() == role).findFirst().orElseThrow();
    page.navigate(server.address() + "/log-ind");
    page.getByLabel("Mailadresse").fill(person.mail());
    page.getByLabel("Kodeord").fill("forkert");
    press(page, "Log ind");
    look(page, "sign-in failed");
    WebBrowser.signIn(page, person.mail(), Demo.PASSWORD);
  }

  private static String linkOfPromise(String id) {
    var promise = new CommitmentId(UUID.fromString(id));
    return server.bean(CommitmentLinks.class).path(promise, server.bean(Commitments.class).get(promise).terms().owner());
  }

  /// A mail that nobody took.
  private static String unsortedMail() {
    var sql =
        """
        with mail as (
          insert into incoming.mail (hash, arrived_at, state, for_tips, size, sender, subject, why)
          values ('\\x01', now(), 'OPEN', true, 26000000, 'Hans Jensen <hans@borger.example>', 'En film fra søen', 'large')
          returning id)
        insert into incoming.piece (mail_id, number, bytes)
        select id, 0, convert_to(E'From: hans@borger.example\\nSubject: En film\\n\\nSe filmen fra søen.\\n\\nMvh Hans\\n', 'UTF8') from mail
        returning mail_id::text
        """;
    return "/redaktion/ufordelt-post/" + server.bean(JdbcClient.class).sql(sql).query(String.class).single();
  }

  private static String guide() {
    return "/redaktion/vejledninger/" + server.bean(JdbcClient.class).sql("select id::text from guides.guide where parent_id is not null order by id limit 1").query(String.class).single();
  }

  private static String storyInHand() {
    return server.bean(JdbcClient.class).sql("select id::text from newsroom.story where state = 'DRAFT' order by id limit 1").query(String.class).single();
  }

  private static long linkOfTip() {
    return server.bean(JdbcClient.class).sql("select link from tips.tip where state = 'ANSWERED'").query(Long.class).single();
  }

  /// An edition for staff, published; before it a file that is none.
  ///
  /// @return the address of its desk
  private String bringIn(Page page) {
    page.navigate(server.address() + "/redaktion/udgaver/ny");
    choose(page, "udgave.zip", "PK".getBytes(StandardCharsets.UTF_8));
    press(page, "Hent ind");
    look(page, "no edition");
    var forStaff = Bundles.small().replacing(Bundles.EDITION, "2026-03", "2026-02\naudience: staff");
    choose(page, "udgave.zip", forStaff.replacing(Bundles.EDITION, "kind: story", "kind: story-teaser").zip());
    press(page, "Hent ind");
    look(page, "edition brought in");
    var desk = path(page);
    follow(page, "Udgiv…");
    press(page, "Udgiv");
    look(page, "edition published");
    return desk;
  }

  private void bringOldAddresses(Page page) {
    page.navigate(server.address() + "/indstillinger/gamle-adresser");
    choose(page, "gamle.csv", "fra;til\n/gammel;/nyheder\nuden;/udgaver\n/ud;https://ond.example/\n".getBytes(StandardCharsets.UTF_8));
    press(page, "Se filen igennem");
    seen.add(kind(path(page)));
    look(page, "old addresses looked over");
  }

  private void importReaders(Page page) {
    page.navigate(server.address() + "/redaktion/laesere/importer");
    choose(page, "læsere.csv", "Navn;E-mail\nIda Toft;ida@borger.example\nBo;ingen\n".getBytes(StandardCharsets.UTF_8));
    press(page, "Se filen igennem");
    look(page, "readers to import");
    press(page, "Hent ind");
    look(page, "readers without origin");
    page.getByLabel("Hvor har de sagt ja?").fill("På papir ved byfesten");
    press(page, "Hent ind");
    page.getByText("Mailadressen er ikke hel").waitFor();
    look(page, "readers imported");
  }

  private void invite(Page page, Page invited) {
    page.navigate(server.address() + "/indstillinger/personer/ny");
    page.getByLabel("Navn").fill("Ida Toft");
    page.getByLabel("Mailadresse").fill("ida@ellebaek.example");
    press(page, "Giv adgang");
    look(page, "invitation");
    walk(invited, inNewestMail("/velkommen/"));
    refuse(invited, "/log-ind/link");
    invited.getByLabel("Mailadresse").fill("ida@ellebaek.example");
    press(invited, "Send linket");
    look(invited, "link asked for");
    Await.until("link in a mail", () -> newestMail("/log-ind/link/").isPresent());
    walk(invited, inNewestMail("/log-ind/link/"));
  }

  private void send(Page page) {
    page.navigate(server.address() + "/redaktion/udsendelser/ny");
    page.getByLabel("Kultur i Ellebæk").check();
    press(page, "Gør klar");
    var mailing = path(page);
    walk(page, mailing, "/redaktion/udsendelser");
    refuse(page, mailing + "/proeve");
    page.navigate(server.address() + mailing);
    press(page, "Godkend");
    walk(page, mailing);
    page.navigate(server.address() + mailing + "/start");
    page.locator("main form button").first().click();
    look(page, "mailing begun");
    page.getByText("Sendt. Færdig").first().waitFor();
    walk(page, mailing, mailing + "/laeser?adresse=finn.krog@borger.example");
  }

  private void signUp(Page page) {
    refuse(page, "/tilmeld");
    page.getByLabel("Mailadresse").fill("bodil@borger.example");
    page.getByLabel("Borgere").check();
    press(page, "Meld mig til");
    look(page, "signed up");
    walk(page, inNewestMail("/tilmeld/bekraeft/"));
    press(page, "Ja, meld mig til");
    look(page, "confirmed");
  }

  /// The newest link to a place that a mail in the mailbox has.
  private static String inNewestMail(String place) {
    return newestMail(place).orElseThrow();
  }

  private static Optional<String> newestMail(String place) {
    var mailbox = server.bean(Mailbox.class);
    return mailbox.list().stream()
        .map(kept -> ReadMail.of(mailbox.message(kept.id()).orElseThrow()).text())
        .filter(Objects::nonNull)
        .map(Pattern.compile("https?://[^\\s/]+(" + place + "[^\\s?]+)")::matcher)
        .filter(Matcher::find)
        .findFirst()
        .map(found -> found.group(1));
  }

  /// Sends the pages' forms with as little in them as may be, which they don't take.
  private void refuse(Page page, String... paths) {
    for (var path : paths) {
      page.navigate(server.address() + path);
      page.locator("main textarea").all().forEach(Locator::clear);
      page.locator("main form[method=post] button").last().click();
      page.waitForLoadState();
      assertThat(page.locator("main [role=alert]").count()).as(path).isEqualTo(1);
      look(page, "refused " + path);
    }
  }

  /// Goes to the addresses and on from there, to one page of each kind.
  private void walk(Page page, String... starts) {
    var ahead = new ArrayDeque<>(List.of(starts));
    for (var start : starts) {
      seen.add(kind(start));
    }
    while (!ahead.isEmpty()) {
      var path = ahead.removeFirst();
      var answer = page.navigate(server.address() + path);
      if (answer != null && answer.status() >= 500) {
        faults.add(kind(path) + " answers " + answer.status());
      }
      look(page, kind(path));
      for (var link : links(page)) {
        if (seen.add(kind(link))) {
          ahead.add(link);
        }
      }
    }
  }

  private static List<String> links(Page page) {
    var script =
        """
        [...document.querySelectorAll('a[href]:not([download]), iframe[src]')].map(it => new URL(it.href || it.src))
          .filter(it => it.origin === location.origin && !/(mail\\.html|\\.(?!html)[a-z]+)$/.test(it.pathname) && !it.pathname.startsWith('/api/v1') && !it.pathname.includes('/filer/'))
          .map(it => it.pathname + it.search)
        """;
    return ((List<?>) page.evaluate(script)).stream().map(String.class::cast).toList();
  }

  /// What a page is one of many of: its route, what is chosen on it, and what is previewed.
  private static String kind(String address) {
    var uri = URI.create(address);
    var path = PathContainer.parsePath(uri.getPath());
    var route = routes.stream().filter(each -> each.matches(path)).findFirst().map(PathPattern::getPatternString);
    var within = route.filter(each -> each.endsWith("**")).isPresent();
    var shown = within ? uri.getPath().replaceAll(".*/(visning|versioner/\\d+)/|/.*", "") : "";
    var chosen = CHOICE.matcher(Objects.requireNonNullElse(uri.getQuery(), ""));
    return route.orElse(uri.getPath()) + " " + shown + (chosen.find() ? chosen.group() : "");
  }

  private void look(Page page, String name) {
    for (var fault : WebBrowser.faults(page)) {
      faults.add(name + ": " + fault);
    }
    if (PICTURES != null) {
      var file = ID.matcher(name).replaceAll("").replaceAll("[^a-z0-9æøå]+", "-");
      picture(page, file, WebBrowser.WIDE, ColorScheme.LIGHT);
      picture(page, file, WebBrowser.WIDE, ColorScheme.DARK);
      picture(page, file, WebBrowser.PHONE, ColorScheme.LIGHT);
    }
  }

  private static void picture(Page page, String name, int width, ColorScheme scheme) {
    page.setViewportSize(width, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    WebBrowser.shot(page, Path.of(PICTURES, "%s-%d-%s.png".formatted(name, width, scheme).toLowerCase()));
  }

  private static Page window() {
    return browser.window(WebBrowser.WIDE, true);
  }

  private static String path(Page page) {
    return URI.create(page.url()).getPath();
  }

  private static void choose(Page page, String name, byte[] bytes) {
    page.locator("input[type=file]").setInputFiles(new FilePayload(name, "application/octet-stream", bytes));
  }

  private static void follow(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first().click();
    page.waitForLoadState();
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).first().click();
    page.waitForLoadState();
  }
}
