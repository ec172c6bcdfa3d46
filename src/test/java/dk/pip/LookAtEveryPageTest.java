package dk.pip;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dk.pip.demo.Demo;
import dk.pip.mail.Mailbox;
import dk.pip.mail.ReadMail;
import dk.pip.shared.Role;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.OtherServer;
import dk.pip.testing.WebBrowser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
  /// `WalkSetUpTest` looks at, and signing in by a directory, which `SignInByDirectoryTest` does.
  private static final Pattern NO_PAGE =
      Pattern.compile(
          "/(favicon|robots|feed|health|billeder|stil|opsaetning|log-ind/katalog).*|/redaktion|.*/(del/\\{number}|filer/\\{name}|fremdrift|mail.html|\\{file}|(vist|original)/\\{width})"
              + "|.*\\.(zip|csv|eml|json)");

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
    walk(anybody, "/", "/postkasse", "/log-ind", "/tilmeld", "/sprog", "/design", "/findes-ikke", "/velkommen/x", "/log-ind/link/x", "/laeser/x", "/laes/x");
    var mette = window();
    signIn(mette, Role.ADMINISTRATOR);
    walk(mette, "/redaktion/udgaver", "/postkasse", "/design", "/sprog", "/redaktion/laesere/soeg?q=finn", "/redaktion/soeg?q=finn");
    refuse(mette, "/redaktion/laesere/lister/ny", "/redaktion/laesere/importer");
    refuse(mette, "/redaktion/udsendelser/ny", "/indstillinger/personer/ny", "/indstillinger/enheder/ny", "/kodeord");
    var story = "/redaktion/historier/" + storyInHand();
    walk(mette, story + "/billeder?til=top", story + "/video", story + "/bilag", story + "/omtale", story + "/relaterede");
    var desk = bringIn(mette);
    walk(mette, desk);
    refuse(mette, desk + "/tilbagetraekning", desk + "/proeve");
    importReaders(mette);
    invite(mette, anybody);
    send(mette);
    walk(anybody, "/postkasse");
    signUp(anybody);
    walk(anybody, inNewestMail("/laeser/"));
    walk(anybody, inNewestMail("/afmeld/"));
    var bo = window();
    signIn(bo, Role.READER);
    walk(bo, "/redaktion/udgaver/ny");
    server.bean(JdbcClient.class).sql("insert into hold.restored (restored_at, backup_at) values (now(), now())").update();
    walk(mette, "/indstillinger/frigivelse");

    assertThat(faults).isEmpty();
    assertThat(routes)
        .filteredOn(route -> !NO_PAGE.matcher(route.getPatternString()).matches())
        .allMatch(route -> seen.stream().anyMatch(kind -> kind.startsWith(route + " ")), "has been looked at");
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

  private static String storyInHand() {
    return server.bean(JdbcClient.class).sql("select id::text from newsroom.story where state = 'DRAFT' order by id limit 1").query(String.class).single();
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
      page.navigate(server.address() + path);
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
          .filter(it => it.origin === location.origin && !/(mail\\.html|\\.(?!html)[a-z]+)$/.test(it.pathname))
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
