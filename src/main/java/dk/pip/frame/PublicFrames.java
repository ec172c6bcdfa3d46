package dk.pip.frame;

import dk.pip.municipality.Imprint;
import dk.pip.settings.Settings;
import dk.pip.shared.Texts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Puts the frame of now around public pages: the municipality's settings, the places in the menu, the style sheets of this
/// version of the program.
@Component
public class PublicFrames {
  private static final String FEED = "/feed.atom";
  private static final String PRIVACY = "/privatliv";
  private static final String ACCESSIBILITY = "/was";
  /// How wide the arms are at most, in the bar.
  public static final int ARMS_WIDTH = 480;

  private final Supplier<Imprint> imprint;
  private final Menu menu;
  private final boolean demo;
  private final LongAdder rendered = new LongAdder();

  PublicFrames(Supplier<Imprint> imprint, Menu menu, Settings settings, MeterRegistry meters) {
    this.imprint = imprint;
    this.menu = menu;
    this.demo = settings.demo();
    FunctionCounter.builder("pip.pages.framed", rendered, LongAdder::sum)
        .description("Published pages that a frame was put around")
        .register(meters);
  }

  /// What the frame of every page is made of; once it is another, so are all pages.
  public record Made(Imprint imprint, List<String> places) {}

  public Made madeOf() {
    return new Made(imprint.get(), menu.openToReaders());
  }

  /// The frame of a page as it is now.
  public PublicFrame frame(PageAbout about) {
    return frame(about, imprint.get(), menu.forReaders(Texts.in(about.language()), about.issue() == null ? about.path() : ""), demo);
  }

  /// The whole page, with the frame of now around a content that was kept.
  public String around(PageAbout about, String content) {
    rendered.increment();
    return frame(about).around(content);
  }

  /// How many pages this node has put a frame around since it started.
  public long rendered() {
    return rendered.sum();
  }

  /// The frame of a page on a site, of given parts.
  public static PublicFrame frame(PageAbout about, Imprint imprint, List<MenuEntry> menu, boolean demo) {
    var assets = Assets.of(imprint.theme());
    var site = imprint.site();
    var arms = imprint.arms();
    var open = about.indexed();
    var head =
        new PublicFrame.Head(
            open && site != null ? site + about.path() : null,
            open && site != null ? PublicFrame.shared(about, site, assets.address(Assets.SHARE_CARD)) : null,
            List.of(assets.address(Assets.STYLE)),
            Assets.FIRST_FONTS.stream().map(assets::address).toList(),
            assets.address("img/bird.svg"));
    var places =
        new PublicFrame.Places(
            "/",
            menu,
            arms == null ? null : "/billeder/" + arms.sha256() + "-" + ARMS_WIDTH + ".jpg",
            about.pdf(),
            open && site != null ? FEED : null,
            PRIVACY,
            ACCESSIBILITY);
    return new PublicFrame(imprint, about, head, places, demo);
  }
}
