package dk.pip.council;

import org.jspecify.annotations.Nullable;

/// What a class has written.
///
/// @param cost in kroner; null where it isn't a number yet
/// @param costWords how the class came to it, or what it wrote instead of a number
public record ProposalText(String title, String what, String why, String place, @Nullable Long cost, String costWords) {
  public static final ProposalText EMPTY = new ProposalText("", "", "", "", null, "");
}
