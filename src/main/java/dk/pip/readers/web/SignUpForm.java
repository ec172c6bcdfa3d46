package dk.pip.readers.web;

import dk.pip.readers.ListId;
import dk.pip.readers.ReaderList;
import dk.pip.shared.Language;
import dk.pip.shared.Letters;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Problems;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A sign-up, as it was typed, on our page or on another's.
///
/// @param list the numbers of the lists; may be left out where there is only one
/// @param website a field that people don't see; programs that fill in every field give themselves away
public record SignUpForm(
    @Nullable String mail,
    @Nullable String name,
    @Nullable List<String> list,
    @Nullable String language,
    @Nullable String website) {

  static final SignUpForm EMPTY = new SignUpForm("", "", List.of(), null, null);
  static final int LONGEST_NAME = 100;

  public String mailText() {
    return mail == null ? "" : mail.strip();
  }

  public String nameText() {
    return name == null ? "" : name.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  public boolean chose(ReaderList one) {
    return list != null && list.contains(one.id().value().toString());
  }

  boolean isByAProgram() {
    return website != null && !website.isBlank();
  }

  Optional<MailAddress> address() {
    return MailAddress.parse(mailText());
  }

  Language languageOr(Language other) {
    return "da".equals(language) ? Language.DA : "en".equals(language) ? Language.EN : other;
  }

  /// Those of the offered lists that were chosen; the only one there is needs no choosing.
  List<ListId> lists(List<ReaderList> offered) {
    if (offered.size() == 1) {
      return List.of(offered.getFirst().id());
    }
    return offered.stream().filter(this::chose).map(ReaderList::id).toList();
  }

  Problems check(List<ReaderList> offered) {
    var problems = Problems.none();
    if (address().isEmpty()) {
      problems.add("mail", "readers.problem.mail");
    }
    if (Letters.moreThan(LONGEST_NAME, nameText())) {
      problems.add("name", "readers.problem.name");
    }
    if (lists(offered).isEmpty()) {
      problems.add("lists", "readers.problem.lists");
    }
    return problems;
  }
}
