package dk.pip.testing;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/// How somebody uses a page: with a pointer, or with the keyboard and nothing else.
public enum Hand {
  POINTER {
    @Override
    public void press(Page page, AriaRole role, String name) {
      named(page, role, name).click();
    }

    @Override
    public void write(Page page, Locator field, String text) {
      field.focus();
      page.keyboard().press("Control+End");
      page.keyboard().type(text);
    }
  },

  KEYBOARD {
    @Override
    public void press(Page page, AriaRole role, String name) {
      var there = named(page, role, name);
      reach(page, there);
      page.keyboard().press(role == AriaRole.CHECKBOX ? "Space" : "Enter");
    }

    @Override
    public void write(Page page, Locator field, String text) {
      reach(page, field);
      page.keyboard().press("Control+End");
      page.keyboard().type(text);
    }
  };

  private static final int MOST_STEPS = 150;

  /// Presses a button, follows a link or ticks a box.
  ///
  /// @param name all of it
  public abstract void press(Page page, AriaRole role, String name);

  /// Writes at the end of a field.
  public abstract void write(Page page, Locator field, String text);

  public void press(Page page, String button) {
    press(page, AriaRole.BUTTON, button);
    page.waitForLoadState();
  }

  public void follow(Page page, String link) {
    press(page, AriaRole.LINK, link);
    page.waitForLoadState();
  }

  public void write(Page page, String label, String text) {
    write(page, page.getByLabel(label).first(), text);
  }

  private static Locator named(Page page, AriaRole role, String name) {
    // What only a screen reader hears stands apart from what is seen.
    var pattern = Pattern.compile("^" + name.replaceAll("[.*+?()\\[\\]$^|]", "\\\\$0").replace(": ", " ?: ") + "$");
    var named = page.getByRole(role, new Page.GetByRoleOptions().setName(pattern)).first();
    named.waitFor();
    return named;
  }

  /// With the tab key, from wherever the focus is.
  private static void reach(Page page, Locator there) {
    there.waitFor();
    for (var step = 0; step < MOST_STEPS; step++) {
      if (Boolean.TRUE.equals(there.evaluate("it => it === document.activeElement"))) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("The tab key doesn't lead to " + there + " on " + page.url());
  }
}
