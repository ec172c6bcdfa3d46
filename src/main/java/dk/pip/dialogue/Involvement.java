package dk.pip.dialogue;

import dk.pip.people.StaffId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How staff had a part in it.
///
/// @param level where: a committee or a meeting
/// @param said what they said
/// @param role who said it, as what and never by name
/// @param contact who noted it, where it was somebody who speaks for a side
/// @param staff who noted it, where it was whoever arranges the dialogue
public record Involvement(UUID id, String level, LocalDate day, Form form, String said, String role, @Nullable PartyContactId contact, @Nullable StaffId staff) {
  public static final int LONGEST_LEVEL = 80;
  public static final int LONGEST_ROLE = 80;
  public static final int LONGEST_SAID = 2_000;

  public enum Form {
    INFORMED,
    HEARD,
    AGREED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Form> named(String word) {
      return Arrays.stream(values()).filter(form -> form.word().equals(word)).findFirst();
    }
  }

  public record Words(String level, LocalDate day, Form form, String said, String role) {}

  boolean isBy(Agreements.Author author) {
    return switch (author) {
      case Agreements.Author.Arranger(var it) -> it.id().equals(staff);
      case Agreements.Author.Speaker(var it) -> it.id().equals(contact);
    };
  }
}
