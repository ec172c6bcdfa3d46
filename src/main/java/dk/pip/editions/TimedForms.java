package dk.pip.editions;

import dk.pip.editions.print.PrintRenderer;
import dk.pip.editions.render.FolderLinks;
import dk.pip.editions.render.WebRenderer;
import dk.pip.editions.render.WebSetting;
import java.time.Clock;
import java.time.Duration;

/// How long an edition takes to be set, form by form and then in all three at once, which is what publishing does.
///
/// @param read the bundle with its pictures read and checked
/// @param all web, mail and print beside each other, with the pictures in their widths and the checks
/// @param processor what the process took of all cores for that
public record TimedForms(Duration read, Duration web, Duration mail, Duration print, Duration all, Duration processor) {

  /// The three at once come first, so that what they find new, as pictures nobody has scaled, is in their time.
  ///
  /// @throws BundleUnreadable if the files are no edition
  public static TimedForms of(BundleFiles files, Clock clock) {
    var at = clock.instant();
    var from = System.nanoTime();
    var bundle = BundleReader.read(files, new CheckedPictures());
    var read = since(from);
    var imprint = bundle.imprint();
    if (imprint == null) {
      throw new IllegalArgumentException("An edition that is timed says whose it is");
    }
    var manuscript = bundle.manuscript(imprint);
    var before = used();
    var all = time(() -> FolderForm.set(bundle, manuscript, at, false));
    var processor = used().minus(before);
    var web =
        time(() -> WebRenderer.render(manuscript, WebSetting.of(new FolderLinks(FolderForm.PRINT), at)));
    var mail = time(() -> Forms.mail(manuscript));
    var print = time(() -> new PrintRenderer().render(manuscript, at));
    return new TimedForms(read, web, mail, print, all, processor);
  }

  private static Duration time(Runnable work) {
    var from = System.nanoTime();
    work.run();
    return since(from);
  }

  private static Duration used() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static Duration since(long from) {
    return Duration.ofNanos(System.nanoTime() - from);
  }
}
