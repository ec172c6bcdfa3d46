package dk.pip.editor;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.pip.access.Anyone;
import dk.pip.shared.Templates;
import dk.pip.testing.PipTest;
import dk.pip.testing.WebBrowser;
import dk.pip.web.FramedView;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Tests of the editor in Chromium, on a page with one field that posts what is in it.
abstract class EditorTest extends PipTest {
  private static final String PATH = "/proeve/editor";

  private static WebBrowser browser;
  private static RequestMappingInfo shown;
  private static RequestMappingInfo posted;
  private static TextPage form;

  private final Map<String, Object> field = new HashMap<>();

  /// What the page's form has in it, and what it was sent with last.
  static final class TextPage {
    private Map<String, Object> field = Map.of();
    private String posted = "";

    @Anyone
    View show() {
      return new FramedView(
          "Skriv",
          frame -> {
            var parameters = new HashMap<>(field);
            parameters.put("frame", frame);
            return Templates.html("editor/scripts.jte", Map.of("frame", frame))
                + "<h1>Skriv</h1><form method='post' class='form'>"
                + Templates.html("component/csrf.jte", Map.of("frame", frame))
                + Templates.html("editor/field.jte", parameters)
                + "<button class='button'>Gem</button></form>";
          });
    }

    @Anyone
    View take(@RequestParam String text) {
      posted = text;
      return show();
    }
  }

  @BeforeAll
  static void openBrowser() throws NoSuchMethodException {
    browser = new WebBrowser();
    form = new TextPage();
    var mapping = bean(RequestMappingHandlerMapping.class);
    shown = info(mapping, RequestMethod.GET);
    posted = info(mapping, RequestMethod.POST);
    mapping.registerMapping(shown, form, TextPage.class.getDeclaredMethod("show"));
    mapping.registerMapping(posted, form, TextPage.class.getDeclaredMethod("take", String.class));
  }

  private static RequestMappingInfo info(RequestMappingHandlerMapping mapping, RequestMethod method) {
    return RequestMappingInfo.paths(PATH).methods(method).options(mapping.getBuilderConfiguration()).build();
  }

  @AfterAll
  static void closeBrowser() {
    bean(RequestMappingHandlerMapping.class).unregisterMapping(shown);
    bean(RequestMappingHandlerMapping.class).unregisterMapping(posted);
    browser.close();
  }

  @BeforeEach
  void forgetTheField() {
    field.clear();
    field.putAll(Map.of("name", "text", "label", "Brødtekst", "hint", "Skriv løs.", "value", ""));
    form.posted = "";
  }

  /// Gives the field another parameter of `editor/field.jte`.
  void set(String parameter, Object value) {
    field.put(parameter, value);
  }

  /// The page with a text in the field, in a window of its own.
  Page open(String text) {
    return open(text, browser.window(WebBrowser.WIDE, true));
  }

  Page open(String text, Page window) {
    field.put("value", text);
    form.field = Map.copyOf(field);
    window.navigate(address() + PATH);
    window.locator(".editor.is-ready").waitFor();
    return window;
  }

  Page withoutScripts(String text) {
    field.put("value", text);
    form.field = Map.copyOf(field);
    var page = browser.window(WebBrowser.PHONE, false);
    page.navigate(address() + PATH);
    return page;
  }

  static Page window() {
    return browser.window(WebBrowser.WIDE, true);
  }

  static Locator text(Page page) {
    return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Brødtekst"));
  }

  static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /// Into an empty text, key by key.
  Page type(String... keys) {
    var page = open("");
    WebBrowser.focus(text(page));
    return type(page, keys);
  }

  /// Words as they are, and keys by their names in pointed brackets: `<Enter>`, `<Control+B>`.
  static Page type(Page page, String... keys) {
    for (var key : keys) {
      if (key.matches("<[A-Za-z+0-9]+>")) {
        page.keyboard().press(key.substring(1, key.length() - 1));
      } else {
        page.keyboard().type(key);
      }
    }
    return page;
  }

  static String markdown(Page page) {
    return (String) page.evaluate("document.querySelector('[data-editor]').pipEditor.getMarkdown()");
  }

  /// What the form is sent with. Browsers end lines in posts with two signs.
  static String saved(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Gem").setExact(true)).click();
    page.waitForLoadState();
    return form.posted.replace("\r\n", "\n");
  }
}
