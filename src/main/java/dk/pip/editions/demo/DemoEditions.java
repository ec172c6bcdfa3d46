package dk.pip.editions.demo;

import dk.pip.demo.DemoFiles;
import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.editions.BundleFiles;
import dk.pip.editions.Editions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The demo's editions: all are out but the newest, which is a draft.
@Component
@Profile("demo")
class DemoEditions implements DemoStep {
  private final Editions editions;

  DemoEditions(Editions editions) {
    this.editions = editions;
  }

  @Override
  public String name() {
    return "editions";
  }

  @Override
  public void fill(DemoFilling filling) {
    var names = names();
    for (var name : names) {
      filling.say("editions.demo", name);
      var outcome = editions.importBundle(filling.editor(), BundleFiles.of(DemoFiles.in(name)));
      if (outcome instanceof Editions.ImportResult.Imported(var id, _)) {
        editions.approve(filling.administrator(), id, 1);
      }
      if (!name.equals(names.getLast()) && outcome instanceof Editions.ImportResult.Imported(var id, _)) {
        var published = editions.publish(filling.editor(), id, null);
        if (!(published instanceof Editions.PublishResult.Published)) {
          throw new IllegalStateException("The demo's own edition was not published: " + published);
        }
      }
    }
  }

  private static List<String> names() {
    var text = new String(DemoFiles.read("index.txt"), StandardCharsets.UTF_8);
    return text.lines().filter(line -> !line.isBlank()).toList();
  }
}
