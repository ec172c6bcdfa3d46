package dk.pip.editions.web;

import dk.pip.editions.EditionSummary;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.Objects;

/// Says in words where an edition has come to.
final class EditionStateWords {
  private EditionStateWords() {}

  static String of(EditionSummary edition, Instant now, Texts texts) {
    if (edition.isSingle() && edition.state() == EditionSummary.State.DRAFT) {
      return texts.get("editions.single.ready", near(edition.changedAt(), now, texts), edition.changedBy());
    }
    if (edition.isSingle() && edition.state() == EditionSummary.State.CHANGED) {
      return texts.get("editions.single.changed", near(edition.publishedAt(), now, texts));
    }
    return switch (edition.state()) {
      case DRAFT -> texts.get(edition.change().equals("imported") ? "editions.state.draft" : "editions.state.arranged", near(edition.changedAt(), now, texts), edition.changedBy());
      case SCHEDULED -> texts.get("editions.state.scheduled", near(edition.publishAt(), now, texts));
      case PUBLISHED ->
          texts.get("editions.state.published", near(edition.publishedAt(), now, texts), known(edition.publishedBy()));
      case CHANGED ->
          texts.get(
              edition.hasChangedStories() ? "editions.state.changed-stories" : "editions.state.changed",
              near(edition.publishedAt(), now, texts),
              near(edition.changedAt(), now, texts));
      case WITHDRAWN ->
          texts.get("editions.state.withdrawn", near(edition.withdrawnAt(), now, texts), known(edition.withdrawnBy()));
    };
  }

  private static String near(@org.jspecify.annotations.Nullable Instant then, Instant now, Texts texts) {
    return Dates.near(Objects.requireNonNull(then), now, texts);
  }

  private static String known(@org.jspecify.annotations.Nullable String name) {
    return Objects.requireNonNull(name);
  }
}
