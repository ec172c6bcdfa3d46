package dk.pip.tips.web;

import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import dk.pip.tips.TipFile;
import dk.pip.tips.TipLetter;
import dk.pip.tips.TipState;
import dk.pip.tips.Tips;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What whoever told something sees of it.
///
/// @param path of the page
/// @param said the key of what was just done; null for nothing
/// @param typed what was typed and not taken
/// @param leftOut what could not be taken in just now
public record OwnTipPage(
    Tips.Own own, String path, @Nullable String address, @Nullable String said, String typed, String stamp, Problems problems, List<String> leftOut, Instant now) {
  public OwnTipPage {
    leftOut = List.copyOf(leftOut);
  }

  /// The end of the key of where it stands.
  public String state() {
    var story = own.story();
    if (story != null) {
      return story.isForAll() ? "published" : "published-staff";
    }
    return switch (own.mainState()) {
      case NEW -> own.isRead() ? "read" : "new";
      case SPAM, MERGED -> "new";
      case ASSIGNED -> "assigned";
      case ANSWERED -> "answered";
      case STORY -> "story";
      case DECLINED -> "declined";
    };
  }

  public boolean isOver() {
    return own.mainState() == TipState.DECLINED;
  }

  public String when(Instant at, Texts texts) {
    return Dates.near(at, now, texts);
  }

  public String file(TipFile file) {
    return path + "/filer/" + file.id();
  }

  /// Who wrote it, in words.
  public static String from(TipLetter letter, Texts texts) {
    return texts.get(letter.isFromTipper() ? "tips.own.you" : "tips.own.us");
  }
}
