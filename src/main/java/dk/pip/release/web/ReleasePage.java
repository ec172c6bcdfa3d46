package dk.pip.release.web;

import dk.pip.hold.HoldNotice;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.MailingId;
import dk.pip.mailing.MailingStateWords;
import dk.pip.mailing.RestoredMailings;
import dk.pip.release.Release;
import dk.pip.release.Release.Choice;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What waits in a restored copy, and what will happen to whom when it is let go on.
///
/// @param waiting null when nothing is held back
/// @param choices what has been chosen so far
public record ReleasePage(
    Release.@Nullable Waiting waiting, Map<MailingId, Choice> choices, Problems problems, Instant now) {
  static final String PLACE = "/indstillinger/frigivelse";

  public ReleasePage {
    choices = Map.copyOf(choices);
  }

  /// The name of the field for what becomes of a mailing.
  static String field(MailingId id) {
    return "udsendelse-" + id.value();
  }

  public String field(RestoredMailings.Waiting one) {
    return field(one.mailing().id());
  }

  public boolean chosen(RestoredMailings.Waiting one, Choice choice) {
    return choices.get(one.mailing().id()) == choice;
  }

  public String lists(Mailing mailing) {
    return String.join(", ", mailing.listNames());
  }

  public String state(Mailing mailing, Texts texts) {
    return MailingStateWords.of(mailing, now, texts);
  }

  public String sentence(Release.Waiting all, Texts texts) {
    return HoldNotice.sentence(all.copy(), texts);
  }

  public String near(Instant then, Texts texts) {
    return Dates.near(then, now, texts);
  }
}
