package dk.pip.editions.web;

import dk.pip.editions.EditionSummary;
import dk.pip.editions.FollowUps;
import dk.pip.editions.FollowedState;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// A block that is written, in a form that looks like it.
///
/// @param position where it stands, or is to stand
/// @param pictures that the edition has
/// @param revision of the draft that was looked at
/// @param suggestions what is due for a word, where it is about promises
public record BlockPage(
    EditionSummary edition, int position, boolean isNew, BlockForm form, List<String> pictures, int revision, List<FollowUps.Suggestion> suggestions, Problems problems) {
  public BlockPage {
    suggestions = List.copyOf(suggestions);
  }

  public String desk() {
    return "/redaktion/udgaver/" + edition.id().value();
  }

  public String address() {
    return desk() + "/blokke" + (isNew ? "" : "/" + position);
  }

  public String month(Texts texts) {
    return Dates.monthCapitalised(edition.month(), texts.language());
  }

  /// What the browser keeps unsaved text under.
  public String key(String field) {
    return edition.id().value() + " " + (isNew ? "ny " + form.kind().word() : String.valueOf(position)) + " " + field;
  }

  public String label(BlockForm.Field field, Texts texts) {
    return texts.get("editions.block." + form.kind().word() + "." + field.name());
  }

  /// One of the promises that the form has, as readers would see it: »Forsinket, ny dato 29. maj 2026«.
  public String stands(int promise, Texts texts) {
    var prefix = "promises-" + promise + "-";
    var state = form.value(prefix + "state");
    var known = Arrays.stream(FollowedState.values()).anyMatch(it -> it.word().equals(state));
    return known ? texts.get("editions.follow-up.state." + state) + ", " + texts.get("editions.block.follow-up.due", date(form.value(prefix + "due"), texts)) : state;
  }

  /// A day as it is typed in files, in words.
  public String date(String day, Texts texts) {
    try {
      return Dates.date(LocalDate.parse(day), texts.language());
    } catch (DateTimeException e) {
      return day;
    }
  }

  /// The address of a picture of the edition.
  public String picture(String file) {
    return desk() + "/filer/" + file.replace("pictures/", "");
  }
}
