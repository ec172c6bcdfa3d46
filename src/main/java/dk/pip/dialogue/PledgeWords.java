package dk.pip.dialogue;

import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Locale;

/// What is said of a pledge beside its sentence.
public final class PledgeWords {
  private PledgeWords() {}

  /// What stands above the pledges of a side.
  public static String heading(Dialogue dialogue, Side side, Texts texts) {
    var key = dialogue.level() == DialogueLevel.PARTNER ? "dialogue.pledges.of.partner." + side.word() : "dialogue.pledges.of";
    return texts.get(key, dialogue.party(side).name());
  }

  /// Its date, sign of success, money, end of the trial, and what the other side does for it, one after the other.
  public static String facts(Dialogue dialogue, Pledge it, Texts texts) {
    var facts = new ArrayList<String>();
    facts.add(texts.get("dialogue.pledge.due", Dates.date(it.due(), texts.language())));
    if (!it.sign().isEmpty()) {
      facts.add(texts.get("dialogue.pledge.sign", it.sign()));
    }
    var amount = it.amount();
    if (amount != null) {
      facts.add(texts.get("dialogue.pledge.amount", NumberFormat.getIntegerInstance(Locale.forLanguageTag(texts.language().tag())).format(amount)));
    }
    var trial = it.trialUntil();
    if (trial != null) {
      facts.add(texts.get("dialogue.pledge.trial", Dates.date(trial, texts.language())));
    }
    if (!it.owed().isEmpty()) {
      facts.add(texts.get("dialogue.pledge.owed", dialogue.party(it.by().other()).name(), it.owed()));
    }
    return String.join(" · ", facts);
  }
}
