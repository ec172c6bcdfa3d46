package dk.pip.editions;

import dk.pip.shared.Audience;

import dk.pip.shared.Language;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One issue of the newsletter: what stands on its front, and its blocks in order.
///
/// @param number running number within the year, from 1; 0 for a story by itself
/// @param volume year of publication (årgang), if it is counted
/// @param title the title line, which is also the mail's subject
/// @param published the day it came out, for editions brought in from elsewhere; else set when it is published
public record Edition(
    int number,
    @Nullable Integer volume,
    YearMonth month,
    String title,
    Audience audience,
    Language language,
    @Nullable LocalDate published,
    List<Block> blocks,
    EditionKind kind) {

  /// A month's.
  public Edition(
      int number,
      @Nullable Integer volume,
      YearMonth month,
      String title,
      Audience audience,
      Language language,
      @Nullable LocalDate published,
      List<Block> blocks) {
    this(number, volume, month, title, audience, language, published, blocks, EditionKind.MONTHLY);
  }

  public Edition {
    blocks = List.copyOf(blocks);
  }

  Edition with(List<Block> others) {
    return new Edition(number, volume, month, title, audience, language, published, others, kind);
  }

  Edition publishedOn(LocalDate day) {
    return new Edition(number, volume, month, title, audience, language, day, blocks, kind);
  }

  /// Whether it is one story that comes out by itself.
  public boolean isSingle() {
    return kind == EditionKind.SINGLE;
  }

  /// The last part of its address: `2026-02`. A story by itself has no address but its own.
  public String slug() {
    return isSingle() ? Addresses.single(month, stories().isEmpty() ? "" : stories().getFirst().slug()) : month.toString();
  }

  /// The stories in the order in which they stand, full and teasers alike.
  public List<Story> stories() {
    var stories = new ArrayList<Story>();
    for (var block : blocks) {
      switch (block) {
        case Block.StoryInFull(var story) -> stories.add(story);
        case Block.StoryTeaser(var story, _) -> stories.add(story);
        default -> {}
      }
    }
    return stories;
  }
}
