package dk.pip.mailing;

import dk.pip.editions.EditionId;
import dk.pip.editions.PublicationId;
import dk.pip.readers.ListId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An edition's mail to the readers of some lists, as lists and pages show it.
///
/// @param listNames as they were when it was made
/// @param startAt when it is to begin, if that is later than now
/// @param planned how many readers; 0 until it begins
/// @param trouble what keeps it from going on at the moment
/// @param leftBy who decided that the uncertain deliveries are left as they are
/// @param forgottenAt when the names and addresses of its readers were deleted
public record Mailing(
    MailingId id,
    EditionId edition,
    PublicationId publication,
    String subject,
    List<ListId> lists,
    List<String> listNames,
    State state,
    WhenUncertain whenUncertain,
    Instant createdAt,
    String createdBy,
    @Nullable Instant approvedAt,
    @Nullable String approvedBy,
    @Nullable Instant startAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    int planned,
    @Nullable Trouble trouble,
    @Nullable String leftBy,
    @Nullable Instant forgottenAt) {

  /// From a draft to its end.
  public enum State {
    /// Made, and to be approved.
    DRAFT,
    /// May begin.
    APPROVED,
    /// Begins at its time.
    SCHEDULED,
    /// Its time was missed by more than an hour; somebody says whether it is to begin.
    ASKING,
    SENDING,
    PAUSED,
    /// Ends as soon as what is on the wire has its answer.
    CANCELLING,
    CANCELLED,
    FINISHED;

    public boolean over() {
      return this == CANCELLED || this == FINISHED;
    }

    /// Whether the audience is frozen.
    public boolean begun() {
      return this == SENDING || this == PAUSED || this == CANCELLING || over();
    }
  }

  /// What keeps a mailing from going on.
  ///
  /// @param said in the words of the mail server, the net or Pip; empty where nobody says anything
  public record Trouble(Kind kind, String said) {
    /// Where the trouble is.
    public enum Kind {
      /// The letters can't be written.
      LETTERS,
      /// The mail server can't be reached, or won't have us.
      SERVER,
      /// No node sends, so far as any has given a sign of life.
      NOBODY
    }

    /// Of the catalogue, in a sentence.
    public String key() {
      return switch (kind) {
        case SERVER -> "mailing.progress.trouble";
        case LETTERS -> "mailing.progress.letters";
        case NOBODY -> "mailing.progress.nobody";
      };
    }

    /// Of the catalogue: what that means.
    public String meaning() {
      return switch (kind) {
        case SERVER -> "mailing.progress.trouble-text";
        case LETTERS -> "mailing.progress.letters-text";
        case NOBODY -> "mailing.progress.nobody-text";
      };
    }
  }

  /// What happens with a delivery that was handed over and never answered.
  public enum WhenUncertain {
    /// It is named, and somebody decides.
    HOLD,
    /// It is sent again with the same Message-ID; the reader may get it twice.
    RESEND
  }

  public Mailing {
    lists = List.copyOf(lists);
    listNames = List.copyOf(listNames);
  }
}
