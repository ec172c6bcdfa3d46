package dk.pip.ballot;

import dk.pip.readers.ListId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A vote, as far as everybody may know of it while it lasts.
///
/// @param slug the end of its address
/// @param seedHash SHA-256 of the seed by which lots are drawn, shown at the desk from the start, and to everybody as soon as they see the vote
/// @param seed null until it is closed
/// @param agreedBy the names of those who have agreed on who may vote
/// @param electorate how many may vote: cards that were made, or readers; 0 before that, and in the open
/// @param firstRound the vote that this one decides the tie of; null where it is the first
/// @param list whose readers may vote; null where nobody does by a link
/// @param secondKey the public key of the second signer; null before it has come, and where there is none
public record Vote(
    VoteId id,
    String slug,
    String title,
    String about,
    VoteRules rules,
    List<VoteOption> options,
    boolean practice,
    VoteState state,
    String seedHash,
    @Nullable String seed,
    List<String> agreedBy,
    int electorate,
    int replaced,
    @Nullable VoteId firstRound,
    @Nullable ListId list,
    boolean secondSigner,
    byte @Nullable [] publicKey,
    byte @Nullable [] secondKey,
    Instant draftedAt,
    @Nullable Instant opensAt,
    @Nullable Instant closesAt,
    @Nullable Instant openedAt,
    @Nullable Instant lastCallAt,
    @Nullable Instant closedAt) {
  /// The path of the newsroom's list of votes.
  public static final String DESKS = "/redaktion/afstemninger";

  /// Where all votes are shown.
  public static final String FOLDER = "/afstemninger";

  public Vote {
    options = List.copyOf(options);
    agreedBy = List.copyOf(agreedBy);
  }

  /// Its page for everybody, in a practice for whoever knows it.
  public String path() {
    return FOLDER + "/" + slug;
  }

  public Optional<VoteOption> option(String key) {
    return options.stream().filter(it -> it.key().equals(key)).findFirst();
  }

  /// The path of the page where the newsroom runs a vote.
  public static String desk(VoteId id) {
    return DESKS + "/" + id.value();
  }

  public boolean isSecret() {
    return rules.way().isSecret();
  }
}
