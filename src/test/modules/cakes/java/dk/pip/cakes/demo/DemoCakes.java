package dk.pip.cakes.demo;

import dk.pip.cakes.Cakes;
import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

@Component
@Profile("demo")
class DemoCakes implements DemoStep {
  private final Cakes cakes;

  DemoCakes(Cakes cakes) {
    this.cakes = cakes;
  }

  @Override
  public String name() {
    return "cakes";
  }

  @Override
  public List<String> needs() {
    return List.of("editions");
  }

  @Override
  public void fill(DemoFilling filling) {
    filling.say("cakes.demo");
    cakes.promise(filling.editor(), "Drømmekage");
  }
}
