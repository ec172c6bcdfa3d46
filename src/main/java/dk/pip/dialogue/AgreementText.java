package dk.pip.dialogue;

import dk.pip.commitments.CommitmentAudience;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What an agreement says, whole. Texts are CommonMark, at most [#LONGEST] characters each.
///
/// @param parts those that say something
/// @param audiences for whom each part is; those that aren't there are as the dialogue is
public record AgreementText(
    Map<AgreementPart, String> parts, Map<AgreementPart, CommitmentAudience> audiences, List<Pledge> pledges, List<Appendix> appendices) {
  public static final int LONGEST = 20_000;
  public static final int LONGEST_SENTENCE = 200;
  public static final int MOST_PLEDGES = 60;
  public static final int MOST_APPENDICES = 20;
  public static final AgreementText EMPTY = new AgreementText(Map.of(), Map.of(), List.of(), List.of());

  public AgreementText {
    parts = copy(parts);
    audiences = copy(audiences);
    pledges = List.copyOf(pledges);
    appendices = List.copyOf(appendices);
  }

  private static <T> Map<AgreementPart, T> copy(Map<AgreementPart, T> map) {
    return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(map));
  }

  public String part(AgreementPart part) {
    return parts.getOrDefault(part, "");
  }

  /// For whom a part is: as was said, and else as the dialogue is.
  public CommitmentAudience audience(AgreementPart part, Dialogue of) {
    return of.atMost(audiences.getOrDefault(part, of.audience()));
  }

  public List<Pledge> pledges(Side side) {
    return pledges.stream().filter(it -> it.by() == side).toList();
  }

  /// Only what those may read who are outside, or staff: parts of a wider audience stay, others are as if they weren't there.
  ///
  /// @param eyes the widest audience that may be left out is anything narrower
  public AgreementText seenBy(CommitmentAudience eyes, Dialogue of) {
    var seen = new EnumMap<AgreementPart, String>(AgreementPart.class);
    parts.forEach(
        (part, text) -> {
          if (!eyes.isWiderThan(audience(part, of))) {
            seen.put(part, text);
          }
        });
    return new AgreementText(
        seen,
        audiences,
        pledges.stream().filter(it -> !eyes.isWiderThan(of.atMost(it.audience()))).toList(),
        appendices.stream().filter(it -> !eyes.isWiderThan(of.atMost(it.audience()))).toList());
  }
}
