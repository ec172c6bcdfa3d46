package dk.pip.editions;

import dk.pip.markdown.LinkTarget;
import java.util.Optional;

/// An address on the web that nobody on the way can read or change, out of what somebody typed.
public final class SecureAddress {
  private static final int LONGEST = 2_000;

  private SecureAddress() {}

  /// @return as it may stand in a story; empty for what is none, such as one that begins with `http://`
  public static Optional<String> of(String typed) {
    var target = LinkTarget.of(typed);
    var isOne = target.leads() && target.address().startsWith("https://") && target.address().length() <= LONGEST && Fields.isWebAddress(target.address());
    return isOne ? Optional.of(target.address()) : Optional.empty();
  }

  /// Whose page it leads to: `ellebaek.example`.
  public static String host(String address) {
    return LinkTarget.host(address);
  }
}
