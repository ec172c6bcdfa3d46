package dk.pip.frame;

import dk.pip.municipality.Imprint;
import dk.pip.settings.Settings;
import dk.pip.shared.LineBreaks;
import dk.pip.shared.Texts;
import gg.jte.Content;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Puts the frame of now around public pages: the municipality's settings, the places in the menu, the style sheets of this
/// version of the program.
@Component
public class PublicFrames {
  private static final String FEED = "/feed.atom";
  private static final String TIPS = "/tip";
  private static final String PRIVACY = "/privatliv";
  private static final String ACCESSIBILITY = "/was";
  private static final String SEARCH = "/soeg";
  /// How wide the arms are at most, in the bar.
  public static final int ARMS_WIDTH = 480;

  private final Supplier<Imprint> imprint;
  private final Menu menu;
  private final LivingParts parts;
  private final boolean demo;
  // Those who know what is published are themselves given frames.
  private final ObjectProvider<PageFacts.Source> facts;
  private final LongAdder rendered = new LongAdder();

  PublicFrames(Supplier<Imprint> imprint, Menu menu, LivingParts parts, Settings settings, ObjectProvider<PageFacts.Source> facts, MeterRegistry meters) {
    this.imprint = imprint;
    this.menu = menu;
    this.parts = parts;
    this.demo = settings.demo();
    this.facts = facts;
    FunctionCounter.builder("pip.pages.framed", rendered, LongAdder::sum)
        .description("Published pages that a frame was put around")
        .register(meters);
  }

  /// What the frame of every page is made of; once it is another, so are all pages.
  ///
  /// @param parts the states of what modules show on pages that are others'
  public record Made(Imprint imprint, List<String> places, List<Object> parts) {}

  public Made madeOf() {
    return new Made(imprint.get(), menu.openToReaders(), parts.states());
  }

  /// The frame of a page as it is now.
  public PublicFrame frame(PageAbout about) {
    var known = about.indexed() ? facts.stream().flatMap(source -> source.find(about).stream()).findFirst().orElse(null) : null;
    return frame(about, known, imprint.get(), menu.forReaders(Texts.in(about.language()), about.issue() == null ? about.path() : "", about.isForStaff()), demo);
  }

  /// The whole page, with the frame of now around a content that was kept.
  public String around(PageAbout about, String content) {
    rendered.increment();
    return frame(about).around(content);
  }

  /// The same with what modules show below it now.
  public String aroundLiving(PageAbout about, String content) {
    if (!about.isStory()) {
      return around(about, content);
    }
    var below = parts.on(LivingPart.Place.BELOW_STORY, about);
    return around(about, below.isEmpty() ? content : content + "<div class=\"below-story\">" + LineBreaks.onWeb(String.join("", below), about.language()) + "</div>");
  }

  /// What modules show at a place of a page that is being made.
  public List<Content> parts(LivingPart.Place place, PageAbout about) {
    return parts.on(place, about).stream().map(html -> (Content) output -> output.writeContent(html)).toList();
  }

  /// How many pages this node has put a frame around since it started.
  public long rendered() {
    return rendered.sum();
  }

  /// The frame of a page on a site, of given parts.
  public static PublicFrame frame(PageAbout about, Imprint imprint, List<MenuEntry> menu, boolean demo) {
    return frame(about, null, imprint, menu, demo);
  }

  private static PublicFrame frame(PageAbout about, @Nullable PageFacts facts, Imprint imprint, List<MenuEntry> menu, boolean demo) {
    var assets = Assets.of(imprint.theme());
    var site = imprint.site();
    var arms = imprint.arms();
    var open = about.indexed();
    var shared = open && site != null ? shared(about, facts, site, assets) : null;
    var head =
        new PublicFrame.Head(
            open && site != null ? site + about.path() : null,
            shared,
            List.of(assets.address(Assets.STYLE)),
            Assets.FIRST_FONTS.stream().map(assets::address).toList(),
            assets.address("img/bird.svg"),
            facts == null ? null : facts.article(),
            site == null || shared == null ? null : LinkedData.of(about, facts, imprint, site, shared),
                facts == null ? null : facts.feed());
    var places =
        new PublicFrame.Places(
            about.isForStaff() ? PageAbout.STAFF : "/",
            menu,
            arms == null ? null : "/billeder/" + arms.sha256() + "-" + ARMS_WIDTH + ".jpg",
            about.pdf(),
            open && site != null ? FEED : null,
            PRIVACY,
            ACCESSIBILITY,
            TIPS,
            new PublicFrame.SearchField(about.isForStaff() ? PageAbout.STAFF + SEARCH : SEARCH, assets.address("search/suggest.js")));
    return new PublicFrame(imprint, about, head, places, demo);
  }

  /// What is drawn for the page now, with scheme and host; where nothing is, its own picture or that of all pages.
  private static PageAbout.SharedPicture shared(PageAbout about, @Nullable PageFacts facts, URI site, Assets assets) {
    var drawn = facts == null ? null : facts.picture();
    return drawn == null
        ? PublicFrame.shared(about, site, assets.address(Assets.SHARE_CARD))
        : new PageAbout.SharedPicture(site + drawn.address(), drawn.width(), drawn.height(), drawn.alt());
  }
}
