package dk.pip.people.web;

import dk.pip.people.Audit;
import dk.pip.people.StaffId;
import dk.pip.shared.Dates;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// What of the audit is looked for, as it stands in the address. What is no date lets every day through.
///
/// @param hvem whose deeds
/// @param hvad which kind of deeds, as a catalogue key
/// @param fra the first day
/// @param til the last day
public record AuditForm(
    @Nullable UUID hvem, @Nullable String hvad, @Nullable String fra, @Nullable String til) {
  public String from() {
    return fra == null ? "" : fra;
  }

  public String until() {
    return til == null ? "" : til;
  }

  Audit.Filter filter() {
    var first = day(fra);
    var last = day(til);
    return new Audit.Filter(
        hvem == null ? null : new StaffId(hvem),
        hvad == null || hvad.isBlank() ? null : hvad,
        first == null ? null : Dates.instant(first.atStartOfDay()),
        last == null ? null : Dates.endOf(last));
  }

  /// The address of the page that goes on after an entry.
  String after(UUID entry) {
    var address = UriComponentsBuilder.fromPath(AuditController.PATH);
    fields().forEach(field -> address.queryParam(field.name(), field.value()));
    return address.queryParam("efter", entry).encode().toUriString();
  }

  /// A field that is filled in.
  public record Field(String name, String value) {}

  public List<Field> fields() {
    var fields = new ArrayList<Field>();
    if (hvem != null) {
      fields.add(new Field("hvem", hvem.toString()));
    }
    if (hvad != null && !hvad.isBlank()) {
      fields.add(new Field("hvad", hvad));
    }
    if (day(fra) != null) {
      fields.add(new Field("fra", from()));
    }
    if (day(til) != null) {
      fields.add(new Field("til", until()));
    }
    return fields;
  }

  private static @Nullable LocalDate day(@Nullable String typed) {
    try {
      var day = typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
      return day == null || day.getYear() < 1970 || day.getYear() > 9999 ? null : day;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
