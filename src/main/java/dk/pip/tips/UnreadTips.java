package dk.pip.tips;

import org.springframework.stereotype.Component;

/// How many tips nobody has read, for the menu: by itself, as the menu stands around the pages of editions, which tips know.
@Component
public class UnreadTips {
  private final TipTable tips;

  UnreadTips(TipTable tips) {
    this.tips = tips;
  }

  public long count() {
    return tips.countUnread();
  }
}
