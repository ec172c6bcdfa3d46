package dk.pip.dialogue.web;

import dk.pip.commitments.CommitmentAudience;
import dk.pip.dialogue.AgreementChange;
import dk.pip.dialogue.AgreementPart;
import dk.pip.dialogue.AgreementSignature;
import dk.pip.dialogue.AgreementVersion;
import dk.pip.dialogue.Dialogue;
import dk.pip.dialogue.Side;
import dk.pip.frame.PublicFrame;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import dk.pip.thread.ThreadLine;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the pages of agreements print.
public final class AgreementPages {
  private AgreementPages() {}

  /// Those that a part of an agreement may be for.
  public static List<CommitmentAudience> audiences(Dialogue dialogue) {
    return Arrays.stream(CommitmentAudience.values()).filter(it -> !it.isWiderThan(dialogue.audience())).toList();
  }

  /// All versions, and what can be done now.
  ///
  /// @param missing why the draft can't be put up yet, as keys
  /// @param said the key of what was just done; null for nothing
  public record Overview(Seat seat, List<AgreementVersion> versions, List<String> missing, @Nullable String said, Instant now) {
    public @Nullable AgreementVersion open() {
      return versions.stream().filter(it -> it.state() == AgreementVersion.State.DRAFT || it.state() == AgreementVersion.State.SIGNING).findFirst().orElse(null);
    }

    public String address(AgreementVersion version) {
      return seat.agreement() + "/" + version.number();
    }

    public List<AgreementSignature> of(AgreementVersion version, Side side) {
      return version.signatures().stream().filter(it -> it.side() == side).toList();
    }
  }

  /// @param overtaken who has kept something else meanwhile, and what is another in theirs; null where nobody has
  /// @param saidKey what was just done; null for nothing
  public record Draft(
      Seat seat, AgreementVersion version, AgreementForm form, Problems problems, @Nullable Overtaken overtaken, List<String> missing, @Nullable String saidKey, boolean replaces, Instant now) {
    public Dialogue dialogue() {
      return seat.dialogue();
    }

    public List<AgreementPart> parts() {
      return List.of(AgreementPart.values());
    }

    public List<CommitmentAudience> audiences() {
      return AgreementPages.audiences(seat.dialogue());
    }

    public String action() {
      return seat.agreement() + "/udkast/gem";
    }
  }

  public record Overtaken(String by, List<AgreementChange> changes, AgreementView view) {}

  /// A version for those who take part.
  ///
  /// @param own what whoever looks has said or is asked to say; null where it isn't theirs to sign
  /// @param mayWriteStory whether whoever looks may begin a story about it
  public record Version(Seat seat, AgreementView view, @Nullable AgreementSignature own, boolean mayWriteStory, @Nullable String said, Instant now) {
    public String address() {
      return seat.agreement() + "/" + view.version().number();
    }

    public boolean waitsForOwn() {
      return view.version().state() == AgreementVersion.State.SIGNING && own != null && own.said() == AgreementSignature.Said.WAITING;
    }
  }

  /// The page on which somebody signs.
  ///
  /// @param signedIn whether they are signed in with their own account, so that no code is needed
  /// @param codeSent whether a code is on its way
  /// @param signedInAddress where whoever has an account can sign without a code; null where they have none
  public record Sign(
      Dialogue dialogue, AgreementView view, AgreementSignature own, String address, boolean signedIn, boolean codeSent, String mail, @Nullable String signedInAddress, String reason, Problems problems) {}

  /// A list of agreements that everybody, or staff, may read.
  public record ListPage(PublicFrame frame, List<Row> rows, String root, String fingerprint) {
    public ListPage {
      rows = List.copyOf(rows);
    }
  }

  public record Row(Dialogue dialogue, int version, String address) {
    public String term(Texts texts) {
      return DialoguePages.term(dialogue, texts);
    }
  }

  /// An agreement for readers.
  ///
  /// @param versions those that are or were in force, the newest first
  public record ReaderPage(PublicFrame frame, AgreementView view, List<AgreementVersion> versions, ThreadLine thread, String address, String root, String fingerprint) {
    public ReaderPage {
      versions = List.copyOf(versions);
    }

    public String address(AgreementVersion version) {
      return version.number() == versions.getFirst().number() ? address : address + "/" + version.number();
    }

    public String own() {
      return address(view.version());
    }
  }
}
