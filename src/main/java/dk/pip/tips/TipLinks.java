package dk.pip.tips;

import dk.pip.keys.FormStamps;
import dk.pip.keys.Keys;
import dk.pip.municipality.Municipality;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;

/// The links of those who tipped, and the stamps of the form. Numbers in them are drawn by lot, so that a link says neither
/// how many tips there are nor which is whose.
@Service
public class TipLinks {
  public static final String OWN = "/tip/mit/";
  private static final String OWN_PURPOSE = "tip-own";
  private static final String STAMP_PURPOSE = "tip-form";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Keys keys;
  private final Municipality municipality;
  private final FormStamps stamps;

  TipLinks(Keys keys, Municipality municipality, FormStamps stamps) {
    this.keys = keys;
    this.municipality = municipality;
    this.stamps = stamps;
  }

  static long draw() {
    return RANDOM.nextLong(1L << 62);
  }

  /// For a form that is shown now.
  public String stamp() {
    return stamps.stamp(STAMP_PURPOSE);
  }

  public FormStamps.Age look(String stamp) {
    return stamps.look(STAMP_PURPOSE, stamp);
  }

  /// The path of the tipper's own page; empty once they are forgotten.
  public Optional<String> ownPath(Tip tip) {
    return Optional.ofNullable(tip.link()).map(link -> OWN + keys.seal(OWN_PURPOSE, link));
  }

  /// The whole address of it; empty where the site's address is not known.
  Optional<String> ownPage(Tip tip) {
    var site = municipality.imprint().site();
    return site == null ? Optional.empty() : ownPath(tip).map(path -> site + path);
  }

  OptionalLong link(String token) {
    return keys.open(OWN_PURPOSE, token).filter(all -> all.length == 1).stream().mapToLong(all -> all[0]).findFirst();
  }
}
