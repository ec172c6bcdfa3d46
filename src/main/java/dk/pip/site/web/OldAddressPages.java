package dk.pip.site.web;

import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import dk.pip.site.OldAddress;
import dk.pip.site.OldAddressFile;
import dk.pip.site.OldAddresses;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pages of old addresses.
public final class OldAddressPages {
  static final String PATH = "/indstillinger/gamle-adresser";

  private OldAddressPages() {}

  /// @param used those of the file in force that nobody asked for first
  /// @param by who brought it
  public record Start(
      @Nullable OldAddressFile file, String by, List<OldAddresses.Used> used, @Nullable OldAddressFile before, Problems problems) {
    /// `240 adresser, taget i brug 3. marts 2026 af Mette Vang`.
    public String facts(Texts texts) {
      return file == null ? "" : texts.get("site.old.facts", file.rows(), Dates.date(Dates.local(file.at()).toLocalDate(), texts.language()), by);
    }
  }

  /// @param first some of its addresses
  public record Look(OldAddressFile file, List<OldAddress> first) {
    public List<OldAddressFile.Problem> left() {
      return file.problems().stream().filter(problem -> !problem.used()).toList();
    }

    public List<OldAddressFile.Problem> mended() {
      return file.problems().stream().filter(OldAddressFile.Problem::used).toList();
    }

    public String words(OldAddressFile.Problem problem, Texts texts) {
      return texts.get(problem.key(), problem.arguments().toArray());
    }

    public String address() {
      return PATH + "/" + file.id().value();
    }
  }
}
