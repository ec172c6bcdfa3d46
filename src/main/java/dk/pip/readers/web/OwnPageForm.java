package dk.pip.readers.web;

import dk.pip.readers.ListId;
import dk.pip.readers.OwnPages;
import dk.pip.readers.ReaderList;
import dk.pip.shared.Id;
import dk.pip.shared.Language;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a reader wants, as it was typed.
///
/// @param pace `all`, `monthly` or `pause`
/// @param until the day that mails begin again, where the pace is `pause`
public record OwnPageForm(
    @Nullable String name,
    @Nullable String language,
    @Nullable String pace,
    @Nullable String until,
    @Nullable List<String> list) {

  public String nameText() {
    return name == null ? "" : name.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  public String untilText() {
    return until == null ? "" : until.strip();
  }

  public boolean chose(ReaderList one) {
    return list != null && list.contains(one.id().value().toString());
  }

  public String languageTag() {
    return "en".equals(language) ? "en" : "da";
  }

  public String paceText() {
    return pauses() ? "pause" : "monthly".equals(pace) ? "monthly" : "all";
  }

  public boolean pauses() {
    return "pause".equals(pace);
  }

  Problems check(LocalDate today) {
    var problems = Problems.none();
    if (Letters.moreThan(SignUpForm.LONGEST_NAME, nameText())) {
      problems.add("name", "readers.problem.name");
    }
    var day = day();
    if (pauses() && (day == null || !day.isAfter(today) || day.isAfter(today.plusYears(2)))) {
      problems.add("until", "readers.problem.until");
    }
    return problems;
  }

  private @Nullable LocalDate day() {
    try {
      return LocalDate.parse(untilText());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  OwnPages.Wishes wishes(boolean monthlyBefore) {
    var lists =
        (list == null ? List.<String>of() : list)
            .stream().map(Id::read).filter(Objects::nonNull).map(ListId::new).collect(Collectors.toSet());
    // A pause keeps the pace that it interrupts.
    var monthly = pauses() ? monthlyBefore : "monthly".equals(pace);
    return new OwnPages.Wishes(
        nameText(), languageTag().equals("en") ? Language.EN : Language.DA, monthly, pauses() ? day() : null, lists);
  }
}
