package dk.pip.api.web;

import dk.pip.api.Hook;
import dk.pip.api.KeptKey;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// All keys and webhooks.
public record ApiSettingsPage(List<KeptKey> keys, List<Hook> hooks, LocalDate today) {

  /// What it opens, and whether it still does.
  public String about(KeptKey key, Texts texts) {
    return texts.get("api.key.reach." + key.reach().name());
  }

  public String facts(KeptKey key, Texts texts) {
    var facts = new ArrayList<String>();
    var ended = key.endedAt();
    var endsOn = key.endsOn();
    var used = key.lastUsedOn();
    if (ended != null) {
      facts.add(texts.get("api.key.ended", Dates.date(Dates.local(ended).toLocalDate(), texts.language())));
    } else if (endsOn != null) {
      facts.add(texts.get(key.isOver(today) ? "api.key.over" : "api.key.ends", Dates.date(endsOn, texts.language())));
    }
    facts.add(used == null ? texts.get("api.key.never-used") : texts.get("api.key.used", Dates.date(used, texts.language())));
    facts.add(texts.get("api.key.begins", key.begins()));
    return String.join(" ", facts);
  }

  /// How a hook fares, in a sentence.
  public String state(Hook hook, Texts texts) {
    return HookPage.state(hook, texts);
  }
}
