package dk.pip.dialogue;

import dk.pip.people.StaffId;
import dk.pip.shared.MailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person who speaks for a side.
///
/// @param title what they are there as: `forstander`
/// @param mail null once they are forgotten
/// @param staff whose account it is, where they have one
/// @param signs whether their signature is the side's
/// @param leftAt since when they speak for it no more
public record PartyContact(
    PartyContactId id,
    DialogueId dialogue,
    Side side,
    String name,
    String title,
    @Nullable MailAddress mail,
    @Nullable StaffId staff,
    boolean signs,
    @Nullable Instant leftAt) {

  public record Words(Side side, String name, String title, MailAddress mail, @Nullable StaffId staff, boolean signs) {}

  public boolean isHere() {
    return leftAt == null;
  }
}
