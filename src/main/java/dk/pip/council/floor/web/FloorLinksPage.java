package dk.pip.council.floor.web;

import dk.pip.ballot.Vote;
import dk.pip.ballot.VoteWay;
import dk.pip.council.CouncilDay;
import dk.pip.council.Delegation;
import dk.pip.shared.QrCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The links of a day's floor.
///
/// @param site the address of the site; empty where it isn't known
/// @param chair the path of the chair's console; null where there is none yet
public record FloorLinksPage(CouncilDay day, String address, String site, @Nullable String chair, List<Card> cards) {
  /// What is given to the spokespersons of a class.
  ///
  /// @param path null where there is none yet
  public record Card(Delegation delegation, @Nullable String path, @Nullable QrCode code) {}

  /// Whether the vote is a secret one by cards.
  public boolean isByCards() {
    return day.plan().rules().way() == VoteWay.CARDS && day.state() != CouncilDay.State.HELD;
  }

  /// Where the newsroom makes the cards; null where the vote isn't drafted.
  public @Nullable String ofVote() {
    var vote = day.vote();
    return vote == null ? null : Vote.desk(vote);
  }

  /// The path of the hall's screen.
  public String hall() {
    return day.path() + "/skaerm";
  }

  /// The path of the page for those who follow from elsewhere.
  public String follow() {
    return day.path() + "/foelg";
  }

  /// Whether somebody still has no link.
  public boolean isIncomplete() {
    return chair == null || cards.stream().anyMatch(card -> card.path() == null);
  }
}
