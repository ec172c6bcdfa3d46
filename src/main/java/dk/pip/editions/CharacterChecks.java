package dk.pip.editions;

import dk.pip.papers.PrintCharacters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the characters of a bundle's texts that are no more than a sign on paper.
final class CharacterChecks {
  private static final int MOST_LINES = 20;
  private static final int MOST_IN_A_LINE = 12;

  /// What is for those who can't see a picture, and remarks, are not printed.
  private static final Pattern UNPRINTED = Pattern.compile("\\s*(- +)?alt:.*");

  private static final Pattern REMARK = Pattern.compile("\\s*#.*");

  /// What stands large on paper; the edition's own title, which begins its line, does not.
  private static final Pattern HEADLINE = Pattern.compile("headline:.*|\\s+(- +)?title:.*|- +title:.*");

  private CharacterChecks() {}

  static List<Finding> of(Bundle bundle) {
    var findings = new ArrayList<Finding>();
    var more = 0;
    for (var file : bundle.files().files().entrySet()) {
      if (!BundleFiles.isText(file.getKey())) {
        continue;
      }
      var lines = new String(file.getValue(), StandardCharsets.UTF_8).split("\n", -1);
      for (var i = 0; i < lines.length; i++) {
        var missing = isPrinted(file.getKey(), lines[i]) ? PrintCharacters.missingIn(lines[i]) : List.<String>of();
        if (missing.isEmpty()) {
          continue;
        }
        // An emoji says nothing that the words beside it don't.
        if (HEADLINE.matcher(lines[i]).matches() && !missing.stream().allMatch(PrintCharacters::isPicture)) {
          findings.add(Finding.blocks(file.getKey(), i + 1, "editions.check.not-printable-headline", words(missing)));
          continue;
        }
        if (findings.size() >= MOST_LINES) {
          more++;
          continue;
        }
        findings.add(Finding.warns(file.getKey(), i + 1, "editions.check.not-printable", words(missing)));
      }
    }
    if (more > 0) {
      findings.add(Finding.warns(null, 0, "editions.check.not-printable-more", more));
    }
    if (findings.isEmpty()) {
      findings.add(Finding.passed("editions.check.printable"));
    }
    return findings;
  }

  private static boolean isPrinted(String file, String line) {
    return !UNPRINTED.matcher(line).matches() && !(file.equals(BundleFiles.EDITION) && REMARK.matcher(line).matches());
  }

  private static String words(List<String> characters) {
    var shown = String.join(" ", characters.subList(0, Math.min(MOST_IN_A_LINE, characters.size())));
    return characters.size() > MOST_IN_A_LINE ? shown + " …" : shown;
  }
}
