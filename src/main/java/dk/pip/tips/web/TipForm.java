package dk.pip.tips.web;

import dk.pip.people.Staff;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import dk.pip.tips.Tipper;
import dk.pip.tips.Tips;
import org.jspecify.annotations.Nullable;

/// A tip, as it was typed.
///
/// @param mayName `ja` where they may be named
/// @param stamp of the form, from which one sees when it was shown
/// @param website a field that people don't see; programs that fill in every field give themselves away
public record TipForm(
    @Nullable String text,
    @Nullable String name,
    @Nullable String mail,
    @Nullable String phone,
    @Nullable String mayName,
    @Nullable String stamp,
    @Nullable String website) {
  static final int LONGEST_NAME = 100;
  static final int LONGEST_PHONE = 40;

  static TipForm fresh(String stamp) {
    return new TipForm("", "", "", "", null, stamp, null);
  }

  static TipForm of(Staff staff, String stamp) {
    return new TipForm("", staff.name(), staff.mail(), "", null, stamp, null);
  }

  TipForm stamped(String other) {
    return new TipForm(text, name, mail, phone, mayName, other, null);
  }

  public String textShown() {
    return text == null ? "" : cleaned(text);
  }

  /// Without what the database can't keep and nobody can see.
  static String cleaned(String typed) {
    return typed.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cc}&&[^\n\t]]|\\p{Cs}", "").strip();
  }

  public String nameShown() {
    return line(name);
  }

  public String mailShown() {
    return line(mail);
  }

  public String phoneShown() {
    return line(phone);
  }

  private static String line(@Nullable String typed) {
    return typed == null ? "" : typed.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  public boolean mayBeNamed() {
    return "ja".equals(mayName);
  }

  public String stampText() {
    return stamp == null ? "" : stamp;
  }

  boolean isByAProgram() {
    return website != null && !website.isBlank();
  }

  Tipper tipper() {
    return new Tipper(nameShown(), mailShown().isEmpty() ? "" : MailAddress.orAsTyped(mailShown()), phoneShown(), mayBeNamed() && !nameShown().isEmpty());
  }

  Problems check() {
    var problems = Problems.none();
    if (Letters.moreThan(Tips.LONGEST_TEXT, textShown())) {
      problems.add("text", "tips.problem.long", Tips.LONGEST_TEXT);
    }
    if (Letters.moreThan(LONGEST_NAME, nameShown())) {
      problems.add("name", "tips.problem.name", LONGEST_NAME);
    }
    if (!mailShown().isEmpty() && MailAddress.parse(mailShown()).isEmpty()) {
      problems.add("mail", "tips.problem.mail");
    }
    if (Letters.moreThan(LONGEST_PHONE, phoneShown())) {
      problems.add("phone", "tips.problem.phone");
    }
    return problems;
  }
}
