package dk.pip.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.function.BooleanSupplier;

/// A finger on the screen of a phone, as Chromium gets it from the screen: what becomes of it, scrolling or dragging, is the
/// browser's to find out.
public final class Finger {
  /// What somebody has seen who holds still for a while.
  private static final int MOST_MOVES = 600;

  private static final int STEPS = 12;

  private final Page page;
  private final CDPSession screen;
  private double x;
  private double y;

  /// @param page of [WebBrowser#phone]
  public Finger(Page page) {
    this.page = page;
    screen = page.context().newCDPSession(page);
  }

  /// Lays the finger on the middle of something, which is scrolled to before.
  public Finger on(String there) {
    var found = page.locator(there).first();
    found.scrollIntoViewIfNeeded();
    var box = found.boundingBox();
    return at(box.x + box.width / 2, box.y + box.height / 2);
  }

  public Finger at(double across, double down) {
    x = across;
    y = down;
    send("touchStart", true);
    return this;
  }

  /// Draws it on, as far as that, through all places between.
  public Finger to(double across, double down) {
    var fromX = x;
    var fromY = y;
    for (var step = 1; step <= STEPS; step++) {
      x = fromX + (across - fromX) * step / STEPS;
      y = fromY + (down - fromY) * step / STEPS;
      send("touchMove", true);
    }
    return this;
  }

  /// Draws it to something, which the page must scroll into sight where the finger comes near its edge.
  ///
  /// @param part of its height
  /// @param isThere whether the page shows that it would be put there
  public Finger to(String there, double part, BooleanSupplier isThere) {
    var screenHeight = page.viewportSize().height;
    for (var move = 0; move < MOST_MOVES && !isThere.getAsBoolean(); move++) {
      var box = page.locator(there).first().boundingBox();
      // A finger is never quite still.
      x = box.x + box.width / 2 + move % 2;
      y = Math.clamp(box.y + box.height * part, 8, screenHeight - 8);
      send("touchMove", true);
    }
    if (!isThere.getAsBoolean()) {
      throw new AssertionError("The finger doesn't come to " + there);
    }
    return this;
  }

  public void lift() {
    send("touchEnd", false);
  }

  /// The screen loses it, as when a call comes in.
  public void lose() {
    send("touchCancel", false);
  }

  private void send(String type, boolean isOn) {
    var points = new JsonArray();
    if (isOn) {
      var point = new JsonObject();
      point.addProperty("x", x);
      point.addProperty("y", y);
      points.add(point);
    }
    var event = new JsonObject();
    event.addProperty("type", type);
    event.add("touchPoints", points);
    screen.send("Input.dispatchTouchEvent", event);
  }
}
