package dk.pip.editions.render;

import dk.pip.editions.Block;
import dk.pip.editions.Manuscript;
import dk.pip.editions.PictureUse;
import dk.pip.markdown.Markdown;
import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Image;
import org.jspecify.annotations.Nullable;

/// Chooses the pictures that travel inside a mail: the lead story's first, then the others in order while there is
/// room.
final class MailPictures {
  static final int MOST_BYTES = 400_000;
  private static final double NEARLY_SQUARE = 1.1;

  /// Sharp on a telephone, and as wide as it is shown.
  private static final List<Integer> WIDTHS = List.of(Pictures.MAIL_WIDTH, MailSetting.MEASURE);

  private static final List<Integer> HALF_WIDTHS = List.of(MailSetting.MEASURE, 2 * MailSetting.THUMB);

  private static final List<Integer> THUMB_WIDTHS = List.of(2 * MailSetting.THUMB, MailSetting.THUMB);

  private final Map<String, Picture> byFile = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();

  MailPictures(Manuscript manuscript) {
    var room = MOST_BYTES;
    var large = files(manuscript, false);
    var all = new LinkedHashSet<>(files(manuscript, true));
    var half = new LinkedHashSet<>(all);
    half.removeAll(large);
    manuscript.edition().stories().forEach(story -> add(all, story.picture()));
    for (var file : all) {
      var widths = large.contains(file) ? WIDTHS : half.contains(file) ? HALF_WIDTHS : THUMB_WIDTHS;
      var picture = inRoom(manuscript.picture(file), widths, room);
      if (picture == null) {
        leftOut.add(file);
      } else {
        room -= byFile.containsValue(picture) ? 0 : picture.bytes().length;
        byFile.put(file, picture);
      }
    }
  }

  /// As sharp as there is room for.
  private @Nullable Picture inRoom(Picture original, List<Integer> widths, int room) {
    for (var width : widths) {
      var picture = Pictures.scaledTo(original, width);
      if (picture.bytes().length <= room || byFile.containsValue(picture)) {
        return picture;
      }
    }
    return null;
  }

  @Nullable Picture find(String file) {
    return byFile.get(file);
  }

  /// Those taken along, each once.
  List<Picture> taken() {
    return byFile.values().stream().distinct().toList();
  }

  List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  /// A Content-ID: the same picture has the same in every mail.
  static String contentId(Picture picture) {
    return picture.sha256().substring(0, 24) + "@picture.pip";
  }

  /// Whether it stands beside another in its gallery.
  static boolean isHalf(Block.Pictures block, PictureUse use, Manuscript manuscript) {
    var picture = manuscript.picture(use);
    return block.pictures().size() > 1 && picture.width() <= picture.height() * NEARLY_SQUARE;
  }

  /// Those that are wider than a teaser's.
  ///
  /// @param halves whether those that stand side by side in galleries are wanted too
  private static Set<String> files(Manuscript manuscript, boolean halves) {
    var files = new LinkedHashSet<String>();
    var stories = manuscript.edition().stories();
    if (!stories.isEmpty()) {
      add(files, stories.getFirst().picture());
    }
    for (var block : manuscript.edition().blocks()) {
      switch (block) {
        case Block.StoryInFull(var story) -> {
          add(files, story.picture());
          addFrom(files, manuscript, story.body());
        }
        case Block.Pictures pictures ->
            pictures.pictures().stream().filter(picture -> halves || !isHalf(pictures, picture, manuscript)).forEach(picture -> add(files, picture));
        case Block.Video video -> {
          add(files, video.still());
          addFrom(files, manuscript, video.transcript());
        }
        case Block.Greeting greeting -> addFrom(files, manuscript, greeting.text());
        case Block.Invitation invitation -> addFrom(files, manuscript, invitation.text());
        case Block.Quiz quiz -> addFrom(files, manuscript, quiz.how());
        case Block.VoteCall vote -> addFrom(files, manuscript, vote.text());
        case Block.Thanks thanks -> addFrom(files, manuscript, thanks.text());
        case Block.FollowUp follow -> addFrom(files, manuscript, follow.text());
        case Block.InfoBox box -> addFrom(files, manuscript, box.text());
        case Block.NextIssue(_, _, _, var text) -> addFrom(files, manuscript, text);
        case Block.AlsoInThisIssue _,
            Block.StoryTeaser _,
            Block.PullQuote _,
            Block.Numbers _,
            Block.PressMention _ -> {}
      }
    }
    return files;
  }

  private static void add(Set<String> files, @Nullable PictureUse use) {
    if (use != null) {
      files.add(use.file());
    }
  }

  private static void addFrom(Set<String> files, Manuscript manuscript, @Nullable String text) {
    if (text != null) {
      Markdown.pictures(text).stream()
          .map(Image::getDestination)
          .filter(manuscript.pictures()::containsKey)
          .forEach(files::add);
    }
  }
}
