package dk.pip.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.pip.shared.Role;
import dk.pip.testing.Client;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Passkeys in a real browser, with a device that Chromium makes believe there is.
class SignInWithPasskeyTest extends PipTest {
  private static WebBrowser browser;

  @BeforeAll
  static void startBrowser() {
    browser = new WebBrowser();
  }

  @AfterAll
  static void stopBrowser() {
    browser.close();
  }

  @Test
  void addsOneSignsInWithItAndRemovesIt() {
    var page = browser.window(WebBrowser.WIDE, true);
    addDevice(page, true);
    signIn(page, alice);
    add(page, "Min telefon");
    assertThat(page.locator("main").innerText()).contains("Nøglen »Min telefon« er tilføjet");
    assertThat(WebBrowser.faults(page)).isEmpty();

    signOut(page);
    assertThat(WebBrowser.faults(page)).isEmpty();
    page.navigate(site() + "/log-ind?videre=/konto");
    press(page, "Log ind med adgangsnøgle");
    page.waitForURL(site() + "/konto");
    assertThat(page.locator("main").innerText()).contains("Alice Vang", "Sidst brugt");

    page.locator("button:has-text('Fjern')").click();
    page.waitForLoadState();
    assertThat(page.locator("main").innerText()).contains("Nøglen er fjernet her");
    signOut(page);
    press(page, "Log ind med adgangsnøgle");
    page.waitForURL(site() + "/log-ind/noegle");
    assertThat(page.locator("[role=alert]").innerText()).contains("Den adgangsnøgle kender vi ikke");
    assertThat(bean(Audit.class).latest(100)).extracting(Audit.Entry::act)
        .contains("people.audit.passkey-added", "people.audit.passkey-removed");
  }

  @Test
  void letsNobodyInWhoseAccountIsClosed() {
    var page = browser.window(WebBrowser.WIDE, true);
    addDevice(page, true);
    var person = new Person("Rie Dam", "rie@ellebaek.example", Role.READER);
    var staff = bean(People.class).addWithPassword(person.name(), person.mail(), Role.READER, Person.PASSWORD);
    signIn(page, person);
    add(page, "Computer");
    signOut(page);

    as(agnes).post("/indstillinger/personer/{id}/lukning", staff.id());

    press(page, "Log ind med adgangsnøgle");
    page.waitForURL(site() + "/log-ind/noegle");
    assertThat(page.locator("[role=alert]").innerText()).contains("kender vi ikke");
  }

  @Test
  void takesNoKeyThatAsksForNoFinger() {
    var page = browser.window(WebBrowser.WIDE, true);
    addDevice(page, false);
    signIn(page, bob);
    page.navigate(site() + "/konto");
    page.getByLabel("Navn på nøglen").fill("Uden finger");
    press(page, "Tilføj en adgangsnøgle");
    page.getByText("Det blev ikke til noget").waitFor();
    assertThat(bean(JdbcClient.class).sql("select count(*) from people.passkey where name = 'Uden finger'").query(Integer.class).single())
        .isZero();
  }

  @Test
  void takesAnAnswerOnceAndOnlyToItsOwnQuestion() {
    var page = browser.window(WebBrowser.WIDE, true);
    addDevice(page, true);
    signIn(page, charlie);
    add(page, "Telefon");
    signOut(page);
    page.evaluate("() => { HTMLFormElement.prototype.submit = function() { window.signed = this.elements.credential.value } }");
    var first = sign(page);
    here().fill("credential", first).post("/log-ind/noegle").redirectsTo("/redaktion");
    here().fill("credential", first).post("/log-ind/noegle").isRefused().says("kender vi ikke");

    var second = sign(page);
    var other = first.replaceAll(".*\"signature\":\"([^\"]+)\".*", "$1");
    var forged = second.replaceAll("\"signature\":\"[^\"]+\"", "\"signature\":\"" + other + "\"");
    here().fill("credential", forged).post("/log-ind/noegle").isRefused();

    fresh().fill("credential", sign(page)).post("/log-ind/noegle").isRefused(); // at another name

    for (var nonsense : new String[] {"", "{}", "[]", "{\"response\":{\"clientDataJSON\":\"e30\"}}"}) {
      fresh().fill("credential", nonsense).post("/log-ind/noegle").isRefused();
      as(bob).fill("name", "x").fill("credential", nonsense).post("/konto/noegler").redirectsTo("/konto");
    }
    as(emil).post("/konto/noegler/udfordring").sendsToSignIn();
  }

  /// @param asks whether it asks for a finger
  private static void addDevice(Page page, boolean asks) {
    CDPSession devices = page.context().newCDPSession(page);
    devices.send("WebAuthn.enable");
    var options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", asks);
    options.addProperty("isUserVerified", asks);
    options.addProperty("automaticPresenceSimulation", true);
    var device = new JsonObject();
    device.add("options", options);
    devices.send("WebAuthn.addVirtualAuthenticator", device);
  }

  private static void signIn(Page page, Person person) {
    page.navigate(site() + "/log-ind");
    WebBrowser.signIn(page, person);
  }

  private static Client here() {
    return new Client(site());
  }

  /// What the device signs, which isn't sent.
  private static String sign(Page page) {
    page.evaluate("window.signed = null");
    press(page, "Log ind med adgangsnøgle");
    page.waitForCondition(() -> page.evaluate("window.signed") != null);
    return String.valueOf(page.evaluate("window.signed"));
  }

  private static void signOut(Page page) {
    press(page, "Log ud");
  }

  private static void add(Page page, String name) {
    page.navigate(site() + "/konto");
    page.getByLabel("Navn på nøglen").fill(name);
    press(page, "Tilføj en adgangsnøgle");
    page.getByText("er tilføjet").first().waitFor();
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).first().click();
    page.waitForLoadState();
  }

  /// By name: keys are not for addresses of numbers.
  private static String site() {
    return address().replace("127.0.0.1", "localhost");
  }
}
