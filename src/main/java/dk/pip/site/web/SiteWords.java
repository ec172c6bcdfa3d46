package dk.pip.site.web;

import dk.pip.editions.Addresses;
import dk.pip.editions.PublishedEdition;
import dk.pip.editions.PublishedEdition.PublishedStory;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How editions and stories are named in lists.
public final class SiteWords {
  private static final List<Integer> WIDTHS = List.of(480, 960, 1600);

  private SiteWords() {}

  /// `Marts 2026`.
  public static String month(PublishedEdition edition, Texts texts) {
    return Dates.monthCapitalised(edition.month(), texts.language());
  }

  /// The language of a story within a list in Pip's.
  public static PartLanguage language(PublishedStory story, Texts texts) {
    return PartLanguage.of(story.language(), texts.language());
  }

  /// The language of an edition's title within a list in Pip's.
  public static PartLanguage language(PublishedEdition edition, Texts texts) {
    return PartLanguage.of(edition.language(), texts.language());
  }

  /// That only staff may read it; null where everybody may.
  public static @Nullable String forStaff(Audience audience, Texts texts) {
    return audience == Audience.STAFF ? texts.get("site.for-staff") : null;
  }

  /// `Nr. 3, 12. marts 2026`.
  public static String facts(PublishedEdition edition, Texts texts) {
    var day = Dates.local(edition.firstAt()).toLocalDate();
    return texts.get("site.edition.facts", String.valueOf(edition.number()), Dates.date(day, texts.language()));
  }

  public static @Nullable String srcset(PublishedStory story) {
    var hash = story.picture();
    if (hash == null) {
      return null;
    }
    var set = new StringBuilder();
    for (var width : WIDTHS) {
      set.append(set.isEmpty() ? "" : ", ").append(Addresses.picture(hash, width));
      set.append(' ').append(Math.min(width, story.pictureWidth())).append('w');
      if (story.pictureWidth() <= width) {
        break;
      }
    }
    return set.toString();
  }

  public static @Nullable String src(PublishedStory story) {
    var hash = story.picture();
    return hash == null ? null : Addresses.picture(hash, story.pictureWidth() <= 480 ? 480 : 960);
  }
}
