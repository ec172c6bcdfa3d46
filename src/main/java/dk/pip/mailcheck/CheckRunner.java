package dk.pip.mailcheck;

import dk.pip.mailcheck.SampleMail.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Makes all checks beside each other. What others have not answered in time is not known.
final class CheckRunner {
  private static final Duration LONGEST = Duration.ofSeconds(9);

  private final MailSetUp setUp;
  private final Dns dns;
  private final RelayProbe probe;
  private final Supplier<Optional<Sample>> sample;

  private record Task(Callable<List<Check>> work, Check late) {}

  CheckRunner(MailSetUp setUp, Dns dns, RelayProbe probe, Supplier<Optional<Sample>> sample) {
    this.setUp = setUp;
    this.dns = dns;
    this.probe = probe;
    this.sample = sample;
  }

  Report run(Instant now) {
    var tasks = tasks(now);
    var content = new ContentChecks(setUp);
    var checks = new ArrayList<Check>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // The mail needs nobody's answer, so it is not cut off.
      var mail = threads.submit(() -> content.mail(sample.get().orElse(null)));
      var results = threads.invokeAll(tasks.stream().map(Task::work).toList(), LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      for (var i = 0; i < results.size(); i++) {
        try {
          checks.addAll(results.get(i).get());
        } catch (CancellationException e) {
          checks.add(tasks.get(i).late());
        }
      }
      checks.add(content.button());
      checks.addAll(mail.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A check of mail failed", e.getCause());
    }
    return new Report(now, checks);
  }

  private List<Task> tasks(Instant now) {
    var tasks = new ArrayList<Task>();
    var sender = setUp.sender();
    var servers = setUp.mail().servers();
    for (var server : servers.isEmpty() ? List.of(setUp.mail()) : servers) {
      var late = Check.failed("mailcheck.relay.unreachable", server.host() + ":" + server.port(), "timeout");
      tasks.add(new Task(() -> new RelayChecks(probe, setUp, server, now).check(), late));
    }
    if (sender == null) {
      tasks.addFirst(at(Check.failed("mailcheck.sender.none")));
    } else {
      var domain = sender.domain();
      var checks = new DomainChecks(dns, setUp, sender);
      tasks.addFirst(at(Check.passed("mailcheck.sender.right", sender.text())));
      tasks.add(new Task(checks::spf, Check.unknown("mailcheck.spf.unanswered", domain)));
      tasks.add(new Task(checks::dkim, Check.unknown("mailcheck.dkim.unanswered", domain)));
      tasks.add(new Task(checks::dmarc, Check.unknown("mailcheck.dmarc.unanswered", domain)));
      tasks.add(new Task(checks::mx, Check.unknown("mailcheck.mx.unanswered", domain)));
      tasks.add(new Task(checks::ptr, Check.unknown("mailcheck.ptr.address-unknown")));
      tasks.add(new Task(checks::inside, Check.unknown("mailcheck.inside.unknown", domain)));
    }
    return tasks;
  }

  private static Task at(Check check) {
    return new Task(() -> List.of(check), check);
  }
}
