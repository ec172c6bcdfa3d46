package dk.pip.editions.web;

import dk.pip.editions.EditionSummary;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.util.List;

/// A block that is written, in a form that looks like it.
///
/// @param position where it stands, or is to stand
/// @param pictures that the edition has
/// @param revision of the draft that was looked at
public record BlockPage(EditionSummary edition, int position, boolean isNew, BlockForm form, List<String> pictures, int revision, Problems problems) {

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

  /// The address of a picture of the edition.
  public String picture(String file) {
    return desk() + "/filer/" + file.replace("pictures/", "");
  }
}
