package dk.pip.editions;

import dk.pip.shared.Audience;

import java.time.YearMonth;

/// The addresses of what is published, from the site's root. Those of staff editions lie below `/medarbejder`.
public final class Addresses {
  private Addresses() {}

  public static String edition(Audience audience, String slug) {
    return root(audience) + "/udgaver/" + slug;
  }

  public static String story(Audience audience, YearMonth month, String slug) {
    return root(audience) + "/nyheder/" + month.getYear() + "/" + slug;
  }

  /// Where a story of an edition stands: where readers know it from already, or where the edition puts it.
  public static String story(Edition edition, Story story) {
    var known = story.address();
    return known == null ? story(edition.audience(), edition.month(), story.slug()) : known;
  }

  /// What the edition is called that a story by itself is.
  static String single(YearMonth month, String slug) {
    return "nyhed-" + month.getYear() + "-" + slug;
  }

  /// What a story brings along, below its address.
  public static String attachment(String story, AttachmentUse attachment) {
    return story + "/" + attachment.name();
  }

  /// A picture, scaled to be at most so wide. All end in `.jpg`, PNG too: what it is stands in the answer's header.
  public static String picture(String sha256, int width) {
    return "/billeder/" + sha256 + "-" + width + ".jpg";
  }

  private static String root(Audience audience) {
    return audience == Audience.STAFF ? "/medarbejder" : "";
  }
}
