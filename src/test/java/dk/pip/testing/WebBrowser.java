package dk.pip.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The system's Chromium, for looking at pages at a width, in a scheme, and for asking axe about them.
public final class WebBrowser implements AutoCloseable {
  public static final int PHONE = 390;
  public static final int WIDE = 1280;

  private static final String ASK_AXE =
      """
      async () => {
        const found = await axe.run({exclude: [['iframe']]}, {resultTypes: ['violations'], iframes: false, preload: false});
        return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html} ${node.failureSummary}`));
      }
      """;

  static {
    // As long as clicks and the like wait: a slow machine takes its time, and what is never there is found out all the same.
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
  }

  /// Starting one takes seconds, so the tests of a thread share it. Windows are apart from each other all the same, with cookies and
  /// a cache of their own. It ends with this Java.
  private static final ThreadLocal<Running> SHARED = new ThreadLocal<>();

  private final Browser browser = running().browser();
  private final List<BrowserContext> windows = new ArrayList<>();

  private record Running(Playwright playwright, Browser browser) {
    static Running start() {
      var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      var options =
          new BrowserType.LaunchOptions()
              .setExecutablePath(Path.of("/usr/bin/chromium"))
              .setArgs(
                  List.of(
                      "--no-sandbox",
                      "--disable-gpu",
                      "--disable-quic",
                      "--no-first-run",
                      "--disable-background-networking",
                      "--disable-component-update",
                      "--disable-sync",
                      "--allow-file-access-from-files"));
      return new Running(playwright, playwright.chromium().launch(options));
    }
  }

  private static Running running() {
    var running = SHARED.get();
    if (running == null || !running.browser().isConnected()) {
      running = Running.start();
      SHARED.set(running);
    }
    return running;
  }

  private Page page(Browser.NewContextOptions options) {
    var window = browser.newContext(options);
    windows.add(window);
    return window.newPage();
  }

  public Page open(String address, int width, ColorScheme scheme) {
    var page = page(new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
    page.navigate(address);
    return page;
  }

  /// A window of its own, with cookies of its own.
  ///
  /// @param scripts whether the reader's browser runs them; turned off, axe can't be asked either
  public Page window(int width, boolean scripts) {
    return page(new Browser.NewContextOptions().setViewportSize(width, 900).setJavaScriptEnabled(scripts));
  }

  /// A window on a phone with a screen that is touched; see [Finger].
  public Page phone() {
    return page(new Browser.NewContextOptions().setViewportSize(PHONE, 844).setHasTouch(true).setIsMobile(true));
  }

  /// A wide window with a page for which somebody has signed in.
  public Page signedIn(Person person, String address) {
    var page = window(WIDE, true);
    page.navigate(address);
    signIn(page, person);
    return page;
  }

  /// Signs somebody in on the page that asks for it, and waits for where that leads.
  public static void signIn(Page page, Person person) {
    signIn(page, person.mail(), Person.PASSWORD);
  }

  public static void signIn(Page page, String mail, String password) {
    page.locator("#mail").fill(mail);
    page.locator("#password").fill(password);
    page.locator("#password").press("Enter");
    page.waitForURL(url -> !url.contains("/log-ind"));
  }

  /// What axe finds on the page, a line each. A page that is framed in it, as previews are, is a page of its own and is
  /// asked about by itself.
  public static List<String> axe(Page page) {
    if (Boolean.TRUE.equals(page.evaluate("typeof axe === 'undefined'"))) {
      page.evaluate(AxeBuilder.getAxeScript());
    }
    return ((List<?>) page.evaluate(ASK_AXE)).stream().map(String.class::cast).toList();
  }

  /// What nobody should meet on a page, in the dark on a phone or in the light and wide: what axe finds, what is wider
  /// than its window, and a page that has not one headline, or leads nowhere. A line each; the page is left wide and
  /// light. It must run scripts.
  public static List<String> faults(Page page) {
    var faults = new ArrayList<String>();
    for (var scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      var width = scheme == ColorScheme.DARK ? PHONE : WIDE;
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      page.setViewportSize(width, 900);
      var where = " (%s, %s, %d px)".formatted(page.url(), scheme, width);
      axe(page).forEach(fault -> faults.add(fault + where));
      if (overflow(page) > 0) {
        faults.add("is %d px wider than its window".formatted(overflow(page)) + where);
      }
    }
    if (page.locator("h1").count() != 1) {
      faults.add("has %d headlines of the first rank (%s)".formatted(page.locator("h1").count(), page.url()));
    }
    if (page.locator("header a[href^='/'], header a[href$='.html']").count() == 0) {
      faults.add("leads nowhere (%s)".formatted(page.url()));
    }
    return faults;
  }

  /// How far the page is wider than its window, in pixels; what is wider must scroll by itself.
  public static int overflow(Page page) {
    return ((Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).intValue();
  }

  /// Puts the focus where one is to type. ProseMirror sets its cursor 20 ms after it got the focus, and nobody types faster.
  /// Timers of one length come in order.
  public static void focus(Locator text) {
    text.focus();
    text.page().evaluate("new Promise(done => setTimeout(done, 20))");
  }

  public static void shot(Page page, Path file) {
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
  }

  public static void print(Page page, Path file) {
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    page.pdf(new Page.PdfOptions().setPath(file).setFormat("A4").setPreferCSSPageSize(true));
  }

  @Override
  public void close() {
    windows.forEach(BrowserContext::close);
  }
}
