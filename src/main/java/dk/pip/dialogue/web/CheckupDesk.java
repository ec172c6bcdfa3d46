package dk.pip.dialogue.web;

import dk.pip.dialogue.Checkup;
import dk.pip.dialogue.CheckupAnswer;
import dk.pip.dialogue.CheckupPaper;
import dk.pip.dialogue.Checkups;
import dk.pip.dialogue.Dialogues;
import dk.pip.dialogue.Side;
import dk.pip.settings.Settings;
import dk.pip.shared.Sha256;
import dk.pip.shared.Texts;
import dk.pip.web.HandedOver;
import dk.pip.web.NotFound;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Shows what both sides of a checkup have said, from either seat.
@Component
class CheckupDesk {
  private static final Set<String> SAID = Set.of("kept", "handed-in", "opened", "taken-back", "not-now", "noted", "withdrawn", "into", "into-nothing", "full", "draft-not-now");

  private final Checkups checkups;
  private final Dialogues dialogues;
  private final CheckupPaper paper;
  private final Settings settings;

  CheckupDesk(Checkups checkups, Dialogues dialogues, CheckupPaper paper, Settings settings) {
    this.checkups = checkups;
    this.dialogues = dialogues;
    this.paper = paper;
    this.settings = settings;
  }

  static @Nullable String said(@Nullable String word) {
    return word != null && SAID.contains(word) ? "dialogue.checkup.said." + word : null;
  }

  CheckupPages.Gathered gathered(Seat seat, Checkup checkup, @Nullable String said) {
    var rows = checkups.gathered(checkup);
    var id = checkup.next();
    var next = id == null ? null : dialogues.find(id).map(it -> DialoguePages.address(it.id())).orElse(null);
    var mayDraft = !seat.dialogue().isEnded() && CheckupPages.mayDraft(checkup, rows);
    return new CheckupPages.Gathered(seat, checkup, rows, whole(checkup), mayDraft, !seat.isMember() && checkups.mayGoOn(seat.dialogue(), checkup), seat.isMember() ? null : next, said);
  }

  private Map<Side, CheckupAnswer> whole(Checkup checkup) {
    var whole = new EnumMap<Side, CheckupAnswer>(Side.class);
    for (var side : Side.values()) {
      var said = checkups.answers(side.other(), checkup, side).get(CheckupAnswer.WHOLE);
      if (said != null) {
        whole.put(side, said);
      }
    }
    return whole;
  }

  ResponseEntity<byte[]> pdf(Seat seat, Checkup checkup) {
    if (!checkup.isOpened()) {
      throw new NotFound();
    }
    var texts = Texts.in(settings.language());
    var bytes = paper.pdf(seat.dialogue(), checkup, CheckupPages.title(checkup, texts), checkups.gathered(checkup), whole(checkup), texts);
    return HandedOver.file(seat.dialogue().path() + "-" + checkup.kind().word() + "-" + checkup.due() + ".pdf", "application/pdf", bytes, Sha256.hex(bytes), false);
  }

  /// Begins the next version; the address to go on to.
  String draft(Seat seat, Checkup checkup) {
    return switch (checkups.draft(seat.author(), seat.dialogue(), checkup)) {
      case Checkups.Drafted.Done _, Checkups.Drafted.Already _ -> seat.agreement() + "/udkast";
      case Checkups.Drafted.NotNow _, Checkups.Drafted.Nothing _ -> CheckupPages.address(seat, checkup) + "?ok=draft-not-now";
    };
  }
}
