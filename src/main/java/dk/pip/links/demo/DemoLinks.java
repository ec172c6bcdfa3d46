package dk.pip.links.demo;

import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.links.LinkChecker;
import dk.pip.links.LinkTrouble;
import dk.pip.links.Links;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The links of the demo, whose places are made up: nobody is asked, and one of them is dead.
@Component
@Profile("demo")
class DemoLinks implements DemoStep {
  private static final String DEAD = "plantebog";
  private static final int DAYS = 5;

  private final LinkChecker checker;
  private final Links links;
  private final Clock clock;

  DemoLinks(LinkChecker checker, Links links, Clock clock) {
    this.checker = checker;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "links";
  }

  @Override
  public List<String> needs() {
    return List.of("editions", "newsroom");
  }

  @Override
  public void fill(DemoFilling filling) {
    filling.say("links.demo");
    checker.noteChanges();
    for (var link : links.listAll()) {
      for (var days = DAYS; days > 0; days--) {
        checker.seen(link.address(), link.address().contains(DEAD) ? LinkTrouble.GONE : null, clock.instant().minus(Duration.ofDays(days)));
      }
    }
  }
}
