package dk.pip.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The system's Chromium, for looking at pages at a width, in a scheme, and for asking axe about them.
public final class WebBrowser implements AutoCloseable {
  private final Playwright playwright =
      Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser =
      playwright
          .chromium()
          .launch(
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
                          "--allow-file-access-from-files")));

  public Page open(String address, int width, ColorScheme scheme) {
    var page = browser.newPage(new Browser.NewPageOptions().setViewportSize(width, 900).setColorScheme(scheme));
    page.navigate(address);
    return page;
  }

  /// A window of its own, with cookies of its own.
  ///
  /// @param scripts whether the reader's browser runs them; turned off, axe can't be asked either
  public Page window(int width, boolean scripts) {
    var options = new Browser.NewContextOptions().setViewportSize(width, 900).setJavaScriptEnabled(scripts);
    return browser.newContext(options).newPage();
  }

  /// What axe finds on the page, a line each. A page that is framed in it, as previews are, is a page of its own and is
  /// asked about by itself.
  public static List<String> axe(Page page) {
    var found = new ArrayList<String>();
    for (var rule : new AxeBuilder(page).exclude("iframe").analyze().getViolations()) {
      for (var node : rule.getNodes()) {
        found.add(rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary());
      }
    }
    return found;
  }

  /// How far the page is wider than its window, in pixels; what is wider must scroll by itself.
  public static int overflow(Page page) {
    return ((Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).intValue();
  }

  /// What is wrong with the page in the dark on a phone and in the light on a desk: what axe finds, and how far it is
  /// wider than its window. The page must run scripts.
  public static List<String> faults(Page page) {
    var found = new ArrayList<String>();
    for (var width : new int[] {390, 1280}) {
      page.setViewportSize(width, 900);
      var scheme = width < 600 ? ColorScheme.DARK : ColorScheme.LIGHT;
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      axe(page).forEach(fault -> found.add(page.url() + " " + width + ": " + fault));
      if (overflow(page) > 0) {
        found.add(page.url() + " is wider than " + width);
      }
    }
    return found;
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
    browser.close();
    playwright.close();
  }
}
