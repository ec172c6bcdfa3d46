package dk.pip.editions;

import dk.pip.editions.print.PrintRenderer;
import dk.pip.editions.render.MailFooter;
import dk.pip.editions.render.MailForm;
import dk.pip.editions.render.MailRenderer;
import dk.pip.pictures.Pictures;
import dk.pip.shared.Audience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// The forms of an edition that are the same on a site and in a folder: mail and print.
///
/// @param messageId of the mail, without angle brackets
record Forms(MailForm mail, byte[] pdf, Instant at, String messageId) {

  /// An edition in its forms, with the web made in between on the caller's thread.
  record Whole<T>(Forms forms, T web) {}

  /// Sets mail and print beside the web, as a machine has more than one core.
  static <T> Whole<T> set(Manuscript manuscript, Instant at, Supplier<T> web) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var print = threads.submit(() -> new PrintRenderer().render(manuscript, at));
      threads.execute(() -> Pictures.prepare(manuscript.pictures().values()));
      var mail = threads.submit(() -> mail(manuscript));
      var pages = web.get();
      return new Whole<>(new Forms(mail.get(), print.get(), at, messageId(manuscript)), pages);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while an edition was being set", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The edition could not be set", e.getCause());
    }
  }

  static MailForm mail(Manuscript manuscript) {
    return new MailRenderer().render(manuscript, footer(manuscript));
  }

  private static MailFooter footer(Manuscript manuscript) {
    var reason = manuscript.edition().audience() == Audience.STAFF ? MailFooter.Reason.STAFF : MailFooter.Reason.SUBSCRIBED;
    return new MailFooter(reason, null);
  }

  private static String messageId(Manuscript manuscript) {
    var edition = manuscript.edition();
    return edition.slug() + "." + edition.audience().name().toLowerCase(java.util.Locale.ROOT) + "@" + host(manuscript);
  }

  /// What stands after the @ in the ids of the edition's mails.
  static String host(Manuscript manuscript) {
    var site = manuscript.imprint().site();
    return site == null || site.getHost() == null ? "pip.invalid" : site.getHost();
  }

  byte[] message() {
    return mail.message(null, at, messageId);
  }

  /// What the mail has only in part, or not at all.
  List<Finding> leftOut() {
    var shortened = mail.shortened();
    var leftOut = new ArrayList<Finding>();
    for (var headline : shortened.stories()) {
      leftOut.add(Finding.warns(null, 0, "editions.check.mail-shortened", headline));
    }
    if (shortened.texts()) {
      leftOut.add(Finding.warns(null, 0, "editions.check.mail-texts-shortened"));
    }
    if (shortened.blocks() > 0) {
      leftOut.add(Finding.warns(null, 0, "editions.check.mail-blocks-left-out", shortened.blocks()));
    }
    for (var file : mail.leftOut()) {
      leftOut.add(Finding.warns(file, 0, "editions.check.mail-picture-left-out"));
    }
    return leftOut;
  }
}
