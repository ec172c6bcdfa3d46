package dk.pip.council.web;

import dk.pip.council.ClassMember;
import dk.pip.council.ClassProposal;
import dk.pip.council.ClassProposals;
import dk.pip.council.CouncilDay;
import dk.pip.council.ProposalField;
import dk.pip.council.ProposalPicture;
import dk.pip.council.ProposalWriting;
import dk.pip.council.Spokesperson;
import dk.pip.shared.Problems;
import dk.pip.shared.QrCode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a class's own pages print.
public final class ClassPages {
  private ClassPages() {}

  /// The page that pupils write on.
  ///
  /// @param about what the theme asks, as HTML
  /// @param typed what was typed and couldn't be kept, by field; empty where all is
  /// @param opened names the opened page
  /// @param closed whether the deadline has passed
  /// @param classAddress where pupils write, for the teacher; else null
  /// @param answer what was typed as the class's answer
  public record Class(
      ClassMember member,
      String about,
      Map<ProposalField, ProposalWriting> now,
      Map<ProposalField, String> typed,
      String opened,
      List<ProposalPicture> pictures,
      boolean closed,
      boolean overDeadline,
      @Nullable String classAddress,
      SpeakerForm speaker,
      String answer,
      Problems problems,
      @Nullable String said) {
    public CouncilDay day() {
      return member.day();
    }

    public ClassProposal proposal() {
      return member.proposal();
    }

    public List<ProposalField> fields() {
      return Arrays.asList(ProposalField.values());
    }

    public int base(ProposalField field) {
      return now.getOrDefault(field, new ProposalWriting(field, 0, "", Instant.EPOCH)).revision();
    }

    public String text(ProposalField field) {
      var kept = now.get(field);
      return typed.getOrDefault(field, kept == null ? "" : kept.text());
    }

    public boolean mayWrite() {
      return day().state() == CouncilDay.State.PLANNED && !proposal().isHandedIn();
    }

    public boolean mayTakeBack() {
      return member.teacher() && proposal().isHandedIn() && !closed && !proposal().isLetGo() && !day().lot().isDrawn() && day().state() == CouncilDay.State.PLANNED;
    }

    public boolean mayAnswer() {
      return proposal().notedAt() != null && day().state() == CouncilDay.State.PLANNED;
    }

    public boolean mayAddPicture() {
      return mayWrite() && pictures.size() < ClassProposals.MOST_PICTURES;
    }

    public @Nullable QrCode code() {
      return classAddress == null || !classAddress.startsWith("http") ? null : QrCode.of(classAddress);
    }

    public List<Spokesperson.Pictures> choices() {
      return Arrays.asList(Spokesperson.Pictures.values());
    }
  }

  /// What a field has had, for whoever looks for something that is gone.
  public record Before(ClassMember member, Map<ProposalField, List<ProposalWriting>> all, Instant now) {}
}
