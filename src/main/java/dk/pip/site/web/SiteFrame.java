package dk.pip.site.web;

import dk.pip.editions.Addresses;
import dk.pip.municipality.Imprint;
import dk.pip.shared.Texts;
import dk.pip.web.Assets;
import dk.pip.web.NavItem;
import dk.pip.web.PublicFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the frame of a public page that belongs to no edition.
public final class SiteFrame {
  public static final String NEWS = "/nyheder";
  public static final String EDITIONS = "/udgaver";
  public static final String FEED = "/feed.atom";
  public static final String PRIVACY = "/privatliv";
  public static final String ACCESSIBILITY = "/was";

  private SiteFrame() {}

  /// @param path the page's address from the site's root
  public static PublicFrame of(
      Imprint imprint, Texts texts, String path, String title, @Nullable String description, boolean demo) {
    var assets = "/stil/" + Assets.of(imprint.theme()).version() + "/";
    var site = imprint.site();
    var arms = imprint.arms();
    var head =
        new PublicFrame.Head(
            site == null ? null : site + path,
            site == null ? null : PublicFrame.SharedPicture.card(site + assets + Assets.SHARE_CARD),
            null,
            List.of(assets + "css/pip.css"),
            Assets.FIRST_FONTS.stream().map(font -> assets + font).toList(),
            assets + "img/bird.svg",
            List.of());
    var places =
        new PublicFrame.Places(
            "/",
            List.of(
                new NavItem(texts.get("web.nav.news"), NEWS, path.startsWith(NEWS)),
                new NavItem(texts.get("web.nav.editions"), EDITIONS, path.equals(EDITIONS))),
            arms == null ? null : Addresses.picture(arms.sha256(), 480),
            null,
            site == null ? null : FEED,
            PRIVACY,
            ACCESSIBILITY);
    return new PublicFrame(texts, imprint, title, description, true, head, places, null, null, demo);
  }
}
