package dk.pip.people.web;

import dk.pip.shared.Problems;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// @param next where to go when signed in
/// @param signedOut whether somebody has just signed out here
/// @param ended whether it is time to ask the directory again
/// @param directory what people know the municipality's directory by; null where there is none
public record SignInPage(
    String mail, String next, Problems problems, boolean signedOut, boolean ended, @Nullable String directory) {
  /// Where one signs in by the directory.
  public String directoryAddress() {
    return next.isEmpty()
        ? "/log-ind/katalog"
        : "/log-ind/katalog?videre=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
  }
}
