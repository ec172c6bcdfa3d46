package dk.pip.dialogue;

import dk.pip.dialogue.AgreementSignature.Said;
import dk.pip.papers.Paper;
import dk.pip.papers.Papers;
import dk.pip.papers.Part;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// An agreement on paper: PDF/UA, with the box of signatures and the hash that they are of.
@Component
public class AgreementPaper {
  private final Papers papers;

  AgreementPaper(Papers papers) {
    this.papers = papers;
  }

  /// @param text what whoever gets it may see
  public byte[] pdf(Dialogue dialogue, AgreementVersion version, AgreementText text, Texts texts) {
    var parts = new ArrayList<Part>();
    parts.add(
        new Part.Facts(
            List.of(
                new Part.Fact(texts.get("dialogue.paper.management"), dialogue.management().name()),
                new Part.Fact(texts.get("dialogue.paper.counterpart"), dialogue.counterpart().name()),
                new Part.Fact(
                    texts.get("dialogue.paper.term"), texts.get("dialogue.term", Dates.date(dialogue.from(), texts.language()), Dates.date(dialogue.until(), texts.language()))))));
    if (!version.changedWhy().isEmpty()) {
      parts.add(new Part.Note(texts.get("dialogue.paper.why", version.changedWhy())));
    }
    add(AgreementPart.CORE_TASK, text, texts, parts);
    for (var side : Side.values()) {
      var pledges = text.pledges(side);
      if (!pledges.isEmpty()) {
        parts.add(new Part.Heading(PledgeWords.heading(dialogue, side, texts)));
        parts.add(new Part.Numbered(pledges.stream().map(it -> escaped(it.sentence()) + "\n\n" + escaped(PledgeWords.facts(dialogue, it, texts))).toList()));
      }
    }
    for (var part : AgreementPart.values()) {
      if (part != AgreementPart.CORE_TASK) {
        add(part, text, texts, parts);
      }
    }
    if (!text.appendices().isEmpty()) {
      parts.add(new Part.Appendices(text.appendices().stream().map(Appendix::name).toList()));
    }
    if (!version.signatures().isEmpty()) {
      var signatures =
          version.signatures().stream()
              .filter(it -> it.said() != Said.REFUSED)
              .map(it -> new Part.Signature(it.name(), it.title().isEmpty() ? dialogue.party(it.side()).name() : it.title() + ", " + dialogue.party(it.side()).name(), it.at()))
              .toList();
      parts.add(new Part.Signatures(signatures, version.hash()));
    }
    var paper = new Paper(dialogue.title(), texts.language(), dialogue.purpose().isBlank() ? null : dialogue.purpose(), parts).inVersion(Integer.toString(version.number()));
    var settled = version.settledAt();
    return papers.pdf(version.wasInForce() ? settled == null ? paper : paper.madeAt(settled) : paper.asDraft());
  }

  private static void add(AgreementPart part, AgreementText text, Texts texts, List<Part> parts) {
    if (!text.part(part).isEmpty()) {
      parts.add(new Part.Heading(texts.get("dialogue.part." + part.word())));
      parts.add(new Part.Text(text.part(part)));
    }
  }

  /// Plain words, in which CommonMark is to find nothing.
  static String escaped(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]()#+\\-.!|<>~&])", "\\\\$1");
  }
}
